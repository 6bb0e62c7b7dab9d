"""Program with the keyboard focus in one of its text fields; prints when it is ready.

Run as `python -m tests.helpers.process.focused_field_child FILE PAGE SESSION NAME`: it goes to a
page, focuses the field of this accessible name, selects its text and prints `ready`. With the
page `offered` it goes nowhere, waits until the field shows a text, and prints `shows PAGE TEXT`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from listening_timer.app.program import Program
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.start import run_window
from listening_timer.model.options import WindowOptions
from listening_timer.model.records import LastTime, Unfinished
from tests.helpers.qt.widget_actions import find_field, press

LOOK_MS = 50
"""So often it is looked whether the field is there."""

CHIPS = {
    "What it is, in a line": "A small promise",
    "Something for next time": "When will you talk again?",
}
"""The chip of the closing page that opens the card with a field."""


def attach(page: str, session: str, name: str) -> None:
    """Go there as soon as the program is open."""
    opened = Program.open

    def open_there(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        if self.window.page_id() == "begin" and page in ("change", "offered"):
            self.begin.open_change()
        elif page != "offered":
            spawn(_go(self, page, session, name), _complain)
        timer = QTimer(self)
        timer.timeout.connect(lambda: _look(self, page, name, timer))
        timer.start(LOOK_MS)

    Program.open = open_there


def tell(*words: str) -> None:
    """Say one fact, now."""
    print(*words, flush=True)  # noqa: T201 - what this helper is for


def _complain(error: BaseException) -> None:
    sys.stderr.write(f"{error!r}\n")


async def _go(program: Program, page: str, session: str, name: str) -> None:
    queue = program.stage._queue  # pyright: ignore[reportPrivateUsage] - the one door
    match page:
        case "after":
            program.stage.show_closing(await queue.query(lambda history: history.session(session)))
            after = program.stage.closing.page
            press(after, CHIPS.get(name, "A note"))
            after.take_plan("closing.plan.routine.both")
            after.plan_changed.emit()
        case "history":
            await program.history_area.open_for_editing(session)
        case "correcting":
            await program.history_area.browse.open_session(session)
            press(program.window, "Correct a name or a length")
            press(program.window, "Ann · sharing 10:40")
        case "people":
            await program.history_area.browse.load()
            await program.history_area.editing.people._open("history")  # pyright: ignore[reportPrivateUsage] - the one that can be awaited
            press(program.window, "Change the name of Ann")
        case _:
            raise ValueError(page)


def _look(program: Program, page: str, name: str, timer: QTimer) -> None:
    try:
        found = find_field(program.window, name)
    except StopIteration:
        return
    if page == "offered":
        if found.text():
            timer.stop()
            tell("shows", program.window.page_id(), found.text())
    elif found.hasFocus():
        timer.stop()
        found.selectAll()
        tell("ready")
    else:
        found.setFocus()


if __name__ == "__main__":
    attach(*sys.argv[2:])
    sys.exit(run_window(WindowOptions(history=Path(sys.argv[1]))))
