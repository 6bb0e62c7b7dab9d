"""What all tests share: an offscreen Qt, a private home, and quiet leftovers."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
