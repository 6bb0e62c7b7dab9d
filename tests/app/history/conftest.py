"""The history page in its window: to be browsed, and to be edited."""

from __future__ import annotations

from asyncio import Runner
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.history import browse
from listening_timer.app.services.write_queue import WriteQueue
from tests.app.conftest import Reports
from tests.helpers.app.history_page import SMALL, HistoryBrowser, HistoryEditor, Visit
from tests.helpers.qt.widget_actions import wait_for_tasks


@pytest.fixture
def visit(
    qapp: QApplication,
    runner: Runner,
    queue: WriteQueue,
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Visit]:
    """Opens the page over so many sessions, four rows at a time."""
    monkeypatch.setattr(browse, "PAGE", SMALL)
    opened: list[HistoryBrowser] = []

    async def visit(count: int, *, load: bool = True) -> HistoryBrowser:
        opened.append(HistoryBrowser(qapp, queue, reports))
        await opened[-1].fill(count)
        if load:
            await opened[-1].area.load()
            await wait_for_tasks()
        return opened[-1]

    async def close() -> None:
        await wait_for_tasks()
        for each in opened:
            each.close()

    yield visit
    runner.run(close())


@pytest.fixture
def looking(
    qapp: QApplication, runner: Runner, queue: WriteQueue, reports: Reports
) -> Iterator[HistoryEditor]:
    """The page on which three sessions of Ann and Bo can be edited, once it is opened."""

    async def made() -> HistoryEditor:
        return HistoryEditor(qapp, queue, reports)

    async def close() -> None:
        editor.close()

    editor = runner.run(made())
    yield editor
    runner.run(close())
