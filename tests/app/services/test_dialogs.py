"""Claims about the dialogs for files: large enough to touch, within the window, and leaving."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from listening_timer.app.services.dialogs import FileDialogs, FileType
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.settings import Settings
from tests.app.conftest import Reports
from tests.helpers.app.export_import import (
    dialog_of,
    dismiss,
    name_file,
    name_line,
    store_dialog_settings,
)
from tests.helpers.app.fake_context import make_context
from tests.helpers.qt.widget_actions import wait_for_tasks

TALKS = FileType("Talks", (".json", ".db"))


@pytest.mark.parametrize(("size", "percent"), [(QSize(1280, 800), 100), (QSize(1024, 640), 200)])
async def test_a_finger_finds_its_buttons(  # noqa: PLR0913 - what a window is made of
    qapp: QApplication,
    reports: Reports,
    tmp_path: Path,
    size: QSize,
    percent: int,
    queue: WriteQueue,
) -> None:
    """44 pixels each way, in the smallest window and in the largest text; all of it in sight."""
    store_dialog_settings(tmp_path)
    context = make_context(qapp, queue, reports, Settings(text=percent))
    window = context.window
    window.resize(size)
    window.show()
    files = FileDialogs(context)
    spawn(_ask(files), reports)
    dialog = await dialog_of(window)
    targets = [*dialog.findChildren(QAbstractButton), name_line(dialog)]
    sizes = [each.size() for each in targets if each.isVisible()]
    assert len(sizes) > 5
    assert all(min(each.width(), each.height()) >= 44 for each in sizes)
    assert QSize(dialog.size()).boundedTo(window.size()) == dialog.size()
    await dismiss(window)
    await wait_for_tasks()
    window.close_for_good()
    window.deleteLater()


async def _ask(files: FileDialogs) -> None:
    assert await files.ask_open_path("Import", [TALKS]) is None


async def test_the_next_dialog_begins_where_the_last_one_was(
    qapp: QApplication, reports: Reports, tmp_path: Path, queue: WriteQueue
) -> None:
    """For as long as the program runs; the dialogs themselves are gone."""
    store_dialog_settings(tmp_path / "noted")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    found: list[Path | None] = []
    context = replace(make_context(qapp, queue, reports), documents=tmp_path)
    window = context.window
    window.show()
    files = FileDialogs(context)

    async def ask() -> None:
        found.append(await files.ask_save_path("Save as", "talks", TALKS))
        found.append(await files.ask_save_path("Save as", "talks", TALKS))

    spawn(ask(), reports)
    await name_file(window, folder / "mine")
    await name_file(window)
    await wait_for_tasks()
    assert window.findChildren(QFileDialog) == []
    window.close_for_good()
    window.deleteLater()
    assert found == [folder / "mine.json", folder / "talks.json"]
