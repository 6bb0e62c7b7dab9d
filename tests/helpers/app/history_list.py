"""Looking back over a history of one's own size, whose doors can be watched and shut."""

from __future__ import annotations

from collections.abc import Callable, Coroutine

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.app.history import browse
from listening_timer.app.history.browse import ReviewArea
from listening_timer.app.services.event_loop import Report
from listening_timer.app.services.first_window import dressed
from listening_timer.app.services.write_queue import Keeper
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.history.store import History
from listening_timer.model.records import HistoryError
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.window import MainWindow
from tests.app.conftest import Reports, Using
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import DAY, keep, word
from tests.helpers.qt.widget_actions import done

SEARCH = "Search in topics, notes, thanks, promises and tags"
BESIDE = "beside"
SMALL = 4
"""So many rows come at a time."""


class Visit:
    """The history page in its window, over a history of as many sessions, one each day."""

    def __init__(self, app: QApplication, keeper: Keeper, report: Report) -> None:
        self.keeper = keeper
        theme = dressed(app, user_paths(), Settings())
        self.window = MainWindow(theme)
        self.area = ReviewArea(theme, self.window, keeper, report, lambda: (WALL + 9 * DAY, 60))
        self.page = self.area.page
        self.window.add_page(BESIDE, QWidget())
        self.window.show_page(BESIDE)
        self.window.show()

    async def fill(self, count: int) -> None:
        """Hold so many sessions; every third one has a note about the river."""

        def held(history: History) -> None:
            for number in range(count):
                session = keep(history, number, day=number)
                if number % 3 == 0:
                    history.write_word(word(session, f"We walked. The river was high {number}."))

        await self.keeper.ask(held)

    @property
    def list(self) -> RowList:
        """The list of sessions."""
        return self.page.findChildren(RowList)[0]

    def rows(self) -> list[str]:
        """What a reader hears of the rows that are known."""
        model, role = self.list.model(), Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(at, 0).data(role)) for at in range(model.rowCount())]

    def close(self) -> None:
        """Let the window go."""
        self.window.let_go()
        self.window.deleteLater()


class Counted:
    """A door of the history that counts who comes, and can be shut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.shut = ""
        """The code of the error that whoever comes is told."""
        self.lets_in: tuple[object, ...] | None = None
        """The values of those who may come all the same, from the second on."""
        real = getattr(History, name)

        def door(history: History, *values: object) -> object:
            self.calls.append(values)
            if self.shut and values[1:] != self.lets_in:
                raise HistoryError(self.shut, path="history.db")
            return real(history, *values)

        monkeypatch.setattr(History, name, door)


Going = Callable[[Visit], Coroutine[object, object, None]]
Look = Callable[[Going, int], None]
"""Looks back over so many sessions."""


def looking(
    app: QApplication, using: Using, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> Look:
    """Look back, four rows at a time; nothing unexpected may happen."""
    monkeypatch.setattr(browse, "PAGE", SMALL)

    def look(going: Going, count: int) -> None:
        async def all_of_it(keeper: Keeper) -> None:
            made = Visit(app, keeper, reports)
            await made.fill(count)
            await going(made)
            await done()
            made.close()

        using(all_of_it)
        assert reports == []

    return look
