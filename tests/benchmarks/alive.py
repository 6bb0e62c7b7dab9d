"""How alive the window is while 100,000 sessions are looked at, taken out and brought in.

The window's own areas do it, as people press them. A timer of 5 ms ticks meanwhile: whatever a
tick comes later than that is a gap, in which no key would have been answered. Aims: no gap over
50 ms, and a wish to stop is answered within 200 ms, on the screen and by the work itself.
Called with another number, so many sessions.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from listening_timer.app.lifecycle import collecting_garbage, loop_runner
from listening_timer.app.services.first_window import Application
from listening_timer.app.transfer.area import TransferArea
from listening_timer.history.store import History
from listening_timer.model.records import Filter
from tests.benchmarks._grown import RARE, grown
from tests.benchmarks._tools import load, say
from tests.benchmarks.loopgap import AIM, Gaps
from tests.helpers.app.export_import import (
    moved_in,
    name_file,
    store_dialog_settings,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import press, type_into_field, type_key, wait_for_tasks

SIZE = 100_000
STOPS_WITHIN = 200
"""Ms."""
SOON = 3.0
"""Seconds of work after which somebody wishes to stop."""
SETTLES = 0.5
FIELD = "Search in topics, notes, thanks, promises and tags"
QUERIES = ("kinder", RARE, "nowhere at all")


class Alive:
    """One window over so many sessions, and a second history for what is brought in."""

    def __init__(self, harness: ProgramInProcess, area: TransferArea, folder: Path) -> None:
        self._harness, self._area, self._folder = harness, area, folder
        self._window = harness.program.window
        self._gaps = Gaps()
        self._gaps.setParent(self._window)  # and so it ends with it
        self._gaps.start(self._window)

    @contextmanager
    def _watched(self, what: str) -> Generator[None]:
        """Say how long something took, and where the window stood still."""
        self._gaps.gaps.clear()
        began = time.monotonic()
        yield
        took = time.monotonic() - began
        longest = sorted(self._gaps.gaps, reverse=True)[:3]
        beyond = sum(gap[0] > AIM for gap in self._gaps.gaps)
        gaps = ", ".join(f"{gap:.1f} ({worked:.1f} ours)" for gap, _at, worked, _page in longest)
        say(f"{what}: {took:.1f} s; longest gaps {gaps} ms; {beyond} over {AIM:.0f}; {load()}")

    async def all(self) -> None:
        """Look back over weeks, search, take out, stop, bring in, stop."""
        with self._watched("insights opened"):
            self._harness.program.open_page("insights")
            await wait_for_tasks()
            await asyncio.sleep(SETTLES)
        with self._watched("all weeks"):
            press(self._window, "All")
            await wait_for_tasks()
            await asyncio.sleep(SETTLES)
        self._harness.program.open_page("history")
        with self._watched("history opened"):
            await wait_for_tasks()
            await asyncio.sleep(SETTLES)
        for query in QUERIES:
            with self._watched(f"a search for {query!r}"):
                type_into_field(self._window, FIELD, query)
                await wait_for_tasks()
                await asyncio.sleep(SETTLES)
        await self._export("all.json")
        await self._stop_export()

    async def _export(self, name: str) -> None:
        self._area.export_sessions(Filter())
        await wait_for_tasks()
        press(self._window, "Choose a place")
        with self._watched("the dialog"):
            await name_file(self._window, name)
        with self._watched("taken out"):
            await wait_for_message(self._harness, "Exporting talks")
            await self._until_told("Saved")
        press(self._window.sheet, "Done")
        await wait_for_tasks()

    async def _stop_export(self) -> None:
        self._area.export_sessions(Filter())
        await wait_for_tasks()
        press(self._window, "Choose a place")
        await name_file(self._window, "stopped.json")
        await wait_for_message(self._harness, "Exporting talks")
        await self._stop()
        left = [path.name for path in self._folder.iterdir() if "stopped" in path.name]
        say(f"left of it: {left or 'nothing'}")

    async def import_file(self, name: str) -> None:
        """Bring in a file: once stopped soon, then all of it."""
        for stops in (True, False):
            self._area.import_file()
            await name_file(self._window, name)
            await wait_for_message(self._harness, "Add these talks?")
            press(self._window.sheet, "Import")
            await wait_for_message(self._harness, "Importing talks")
            if stops:
                await self._stop()
                count = await self._harness.queue.query(lambda history: history.count())
                say(f"talks there afterwards: {count}")
                continue
            with self._watched("brought in"):
                await self._until_told("Added")
            say(self._window.sheet.accessibleDescription())
            press(self._window.sheet, "Done")
            await wait_for_tasks()

    async def _until_told(self, title: str) -> None:
        while self._window.sheet.accessibleName() != title:  # noqa: ASYNC110 - as long as it takes
            await asyncio.sleep(0.01)

    async def _stop(self) -> None:
        """Press Escape a while later, and see when the screen and the work answer."""
        await asyncio.sleep(SOON)
        began = time.monotonic()
        type_key(self._window, Qt.Key.Key_Escape)
        on_screen = time.monotonic() - began
        with self._watched("stopped"):
            await wait_until(lambda: self._window.sheet.accessibleName() == "Stopped")
        by_work = time.monotonic() - began
        say(
            f"stopped on the screen after {on_screen * 1000:.1f} ms, by the work after "
            f"{by_work * 1000:.1f}; aim {STOPS_WITHIN}"
        )
        press(self._window.sheet, "Done")
        await wait_for_tasks()


async def _lived(app: Application, path: Path, size: int) -> None:
    """Everything, over a grown history and then over an empty one."""
    for file in (path, path.with_name("empty.db")):
        with ThreadPoolExecutor(1) as opener:
            opening = opener.submit(History.open, file)
            history = await asyncio.wrap_future(opening)
        open_program = partial(ProgramInProcess, app, _fault)
        harness, area = await moved_in(open_program, path.parent, history)
        alive = Alive(harness, area, path.parent)
        await asyncio.sleep(SETTLES)
        with collecting_garbage():
            await (alive.all() if file == path else alive.import_file("all.json"))
        await harness.close()
    say(f"with {size:,} sessions")


def _fault(error: BaseException) -> None:
    """Tell what went wrong; the loop has taken Python's own way of telling."""
    traceback.print_exception(error)


def main() -> None:
    """Make the file, then live with it."""
    size = int(sys.argv[1]) if sys.argv[1:] else SIZE
    say(load())
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LISTENING_TIMER_HOME"] = folder
        store_dialog_settings(Path(folder) / "noted")
        path = Path(folder) / "history.db"
        grown(path, size)
        app = Application(sys.argv[:1])
        with loop_runner(app, _fault) as runner:
            runner.run(_lived(app, path, size))


if __name__ == "__main__":
    main()
