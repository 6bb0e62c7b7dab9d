"""Claims about pressing the main button with the mouse: once is once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.exercise.phase_kinds import PhaseKind
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import find_button


async def test_a_double_click_passes_once(harness: ProgramInProcess) -> None:
    """Who double-clicks out of habit hands over, and takes no floor; later a click does."""
    harness.sit_down()
    window = harness.program.window
    harness.later(2)
    for words, kind in (
        ("We are both ready", PhaseKind.SHARE),
        ("I have shared everything", PhaseKind.HANDOVER),
        ("Bo’s turn", PhaseKind.SHARE),
    ):
        main = find_button(window, words)
        QTest.mouseClick(main, Qt.MouseButton.LeftButton)
        QTest.mouseClick(main, Qt.MouseButton.LeftButton)
        assert harness.state.phase.kind is kind
        harness.later(2)
