"""Claims about the first import of Qt: Python's own `import` stays as it is."""

from __future__ import annotations

import subprocess
import sys

KEEPS = """
import builtins
pythons_own = builtins.__import__
from listening_timer.app.services.qt_import import import_qt
import_qt()
from PySide6.QtWidgets import QWidget
print(builtins.__import__ is pythons_own, QWidget.__name__)
"""


def test_import_is_pythons_own_after_qt_is_imported() -> None:
    """PySide's, which reads every module's source, is gone; Qt's other modules are still found."""
    done = subprocess.run(
        [sys.executable, "-c", KEEPS], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("True QWidget", "")
