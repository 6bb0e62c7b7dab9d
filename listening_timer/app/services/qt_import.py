"""First import of Qt, which keeps Python's own `import`.

PySide replaces it by one that reads the source of every module that is imported afterwards, for a
`from __feature__ import …`; there is none here. That would be 12 ms of each start, and 3 MiB.
"""

from __future__ import annotations

import builtins
from importlib import import_module


def import_qt() -> None:
    """Import Qt's core, before any module that uses it."""
    pythons_own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = pythons_own
