"""Switching run: the whole program in this process, led from one history to another."""

from __future__ import annotations

import asyncio
from pathlib import Path

import shiboken6

from listening_timer.app.services.first_window import Application
from listening_timer.history.store import History
from listening_timer.ui.settings.page import SettingsPage
from listening_timer.ui.window import MainWindow
from tests.helpers.app.export_import import PATIENCE, name_file, wait_until
from tests.helpers.app.whole_run import start_run
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.qt.widget_actions import find_button, press, spoken_text, wait_for_tasks

MORE = "More for this history"
OTHER, NEW, OURS = "Open another history…", "New history…", "Back to ours"
STAYS = "This history stays open."


def history_of(path: Path, *names: str) -> Path:
    """A history file in which these two have talked once."""
    with History.open(path) as history:
        if names:
            left, right = names
            add_session(history, 1, (left, right))
    return path


class SwitchingRun:
    """The program, and the window that it shows now."""

    def __init__(self, app: Application, history: Path | None = None) -> None:
        self.windows: list[MainWindow] = []
        first, self.ending = start_run(app, history, self.windows.append)
        self.windows.append(first.window)

    @property
    def window(self) -> MainWindow:
        """The window that came last."""
        return self.windows[-1]

    async def ready(self, page: str = "begin") -> None:
        """Wait until a page shows, and the program behind it is built."""
        await wait_until(lambda: self.window.page_id() == page and self.window.isVisible())
        await wait_until(lambda: self.window.findChild(SettingsPage) is not None)
        await wait_for_tasks()

    async def open_history(self) -> str:
        """Go to History, from Welcome by the ways to talk; what is read there."""
        if not self.offers("History"):
            press(self.window, "Other ways to talk")
            press(self.window, "More about each way to talk")
        press(self.window, "History")
        await wait_until(lambda: self.window.page_id() == "history")
        await wait_for_tasks()
        return spoken_text(self.window)

    async def menu(self) -> list[str]:
        """Open the menu of the page; what it offers."""
        if self.window.page_id() != "history":
            await self.open_history()
        press(self.window, MORE)
        await wait_until(self.window.sheet.is_open)
        return [each for each in spoken_text(self.window.sheet).splitlines() if each]

    async def switch(self, entry: str, path: Path | None = None, page: str = "begin") -> None:
        """Choose an entry of the menu and name a file; wait for the window that comes."""
        before = self.window
        await self.ask(entry, path)
        await wait_until(lambda: self.window is not before)
        await wait_until(lambda: not shiboken6.isValid(before))
        await self.ready(page)

    async def ask(self, entry: str, path: Path | None = None) -> None:
        """Choose an entry of the menu and name a file."""
        await self.menu()
        press(self.window.sheet, entry)
        if path is not None:
            await name_file(self.window, path)

    async def refused(self, entry: str, path: Path | None = None) -> str:
        """The same where it fails; the sentence that says why."""
        await self.ask(entry, path)
        sheet = self.window.sheet
        await wait_until(lambda: sheet.is_open() and sheet.accessibleName() == STAYS)
        told = sheet.accessibleDescription()
        press(sheet, "Done")
        await wait_for_tasks()
        return told

    def offers(self, words: str) -> bool:
        """Whether a button of this name shows."""
        try:
            find_button(self.window, words)
        except AssertionError:
            return False
        return True

    async def close(self) -> int:
        """Close the window, whatever is asked on it; the exit status."""
        self.window.sheet.dismiss()
        self.window.close()
        status = await asyncio.wait_for(self.ending, PATIENCE)
        self.window.deleteLater()
        return status
