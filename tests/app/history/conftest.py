"""The history page in its window: to be browsed, and to be edited."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.write_queue import WriteQueue
from tests.app.conftest import Reports, Using
from tests.helpers.app.history_page import Edit, Editing, HistoryEditor, Look, history_browser


@pytest.fixture
def visit(
    qapp: QApplication, using: Using, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> Look:
    """Look back over so many sessions, four rows at a time; nothing unexpected may happen."""
    return history_browser(qapp, using, reports, monkeypatch)


@pytest.fixture
def edits(qapp: QApplication, using: Using, reports: Reports) -> Edit:
    """Edit three sessions of Ann and Bo; nothing unexpected may happen."""

    def use(go: Editing) -> None:
        async def all_of_it(queue: WriteQueue) -> None:
            looking = HistoryEditor(qapp, queue, reports)
            await go(looking)
            looking.close()

        using(all_of_it)

    return use
