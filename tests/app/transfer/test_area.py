"""Claims about bringing talks in: it says what it will do, does all of it or nothing, and tells."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from listening_timer.app.transfer import area as bringing_in
from listening_timer.app.transfer.area import TransferArea, import_result_text
from listening_timer.history.store import History
from listening_timer.model.records import ImportResult
from listening_timer.transfer.export import Progress
from tests.helpers.app.export_import import (
    PATIENCE,
    TALKS,
    dialogs,
    dismiss,
    name_file,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_session, session_id
from tests.helpers.qt.widget_actions import press, type_key, wait_for_tasks

QUESTION = "Add these talks?"
DELETED = "deleted on the other computer, so"


@pytest.fixture
def file(folder: Path) -> Path:
    """A file of two talks that are here and two that are not."""
    with History.memory() as other:
        for number in range(2, 6):
            add_session(other, number, day=number)
        export(other, folder / "talks.json")
    return folder / "talks.json"


async def count(harness: ProgramInProcess) -> int:
    """How many talks there are now."""
    return await harness.queue.query(lambda history: history.count())


async def wish(harness: ProgramInProcess, area: TransferArea, path: Path) -> None:
    """Choose a file and answer that it is meant."""
    area.import_file()
    await name_file(harness.program.window, path)
    await wait_for_message(harness, QUESTION)
    press(harness.program.window.sheet, "Add")


async def test_it_says_what_it_will_do_and_what_it_did(
    file: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """Nothing has changed while it asks; afterwards each kind has its number."""
    heard: list[int] = []
    area.imported.connect(lambda: heard.append(1))
    area.import_file()
    await name_file(harness.program.window, file.name)
    said = await wait_for_message(harness, QUESTION)
    assert said.startswith("Talks in talks.json ")
    assert said.endswith("What was deleted on either side stays deleted.")
    assert await count(harness) == TALKS
    press(harness.program.window.sheet, "Add")
    assert await wait_for_message(harness, "Added") == "2 talks are new. 2 were already here."
    assert heard == [1]
    press(harness.program.window.sheet, "Done")
    await wait_for_tasks()
    await wish(harness, area, file)
    assert await wait_for_message(harness, "Nothing new") == "The 4 talks in it were already here."
    assert await count(harness) == TALKS + 2


async def test_what_was_deleted_here_can_be_had_again(
    file: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """It is told that it stays deleted; a press leaves it so, another one adds it."""
    await harness.queue.query(lambda history: history.delete(session_id(2)))
    await wish(harness, area, file)
    said = "2 talks are new. One was already here. One had been deleted here, and stays deleted."
    assert await wait_for_message(harness, "Added") == said
    press(harness.program.window.sheet, "Leave it deleted")
    await wait_for_tasks()
    assert not harness.program.window.sheet.is_open()
    await wish(harness, area, file)
    said = "3 were already here. One had been deleted here, and stays deleted."
    assert await wait_for_message(harness, "Nothing new") == said
    assert await count(harness) == TALKS + 1
    press(harness.program.window.sheet, "Add it again")
    assert await wait_for_message(harness, "Added") == "One talk is new. 3 were already here."
    assert await count(harness) == TALKS + 2


async def test_nothing_happens_unless_it_is_meant(
    file: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """Escape in the dialog and Enter on the question both leave all as it is."""
    area.import_file()
    await dismiss(harness.program.window)
    await wait_for_tasks()
    area.import_file()
    area.import_file()  # pressed twice, it is one
    await name_file(harness.program.window, file)
    await wait_for_message(harness, QUESTION)
    type_key(harness.program.window, Qt.Key.Key_Return)
    await wait_for_tasks()
    assert dialogs(harness.program.window) == []
    assert not harness.program.window.sheet.is_open()
    assert await count(harness) == TALKS


@pytest.mark.parametrize(
    ("name", "content"),
    [("talks.json", b"no talks\n"), ("talks.db", b"\0" * 4096), ("nothing.json", None)],
)
async def test_a_bad_file_is_told_in_a_sentence(
    tmp_path: Path,
    name: str,
    content: bytes | None,
    harness: ProgramInProcess,
    area: TransferArea,
) -> None:
    """What is wrong stands on the sheet, and nothing has changed."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    await wish(harness, area, tmp_path / name)
    sentence = await wait_for_message(harness, "This file couldn’t be imported.")
    assert name in sentence
    assert "{" not in sentence
    press(harness.program.window.sheet, "Done")
    await wait_for_tasks()
    assert await count(harness) == TALKS


async def test_it_can_be_stopped(
    file: Path, monkeypatch: pytest.MonkeyPatch, harness: ProgramInProcess, area: TransferArea
) -> None:
    """Cancel takes the sheet away at once; nothing has come in, and that is told."""
    halted, free = threading.Event(), threading.Event()
    real = bringing_in.merge_file

    def halting(
        history: History, source: Path, progress: Progress, *, again: bool = False
    ) -> ImportResult:
        del again

        def tell(now: int, total: int) -> bool:
            if now:
                halted.set()
                assert free.wait(PATIENCE)
            return progress(now, total)

        return real(history, source, tell)

    monkeypatch.setattr(bringing_in, "merge_file", halting)
    await wish(harness, area, file)
    await wait_for_message(harness, "Importing talks")
    await wait_until(halted.is_set)
    press(harness.program.window.sheet, "Cancel")
    assert not harness.program.window.sheet.is_open()
    free.set()
    assert await wait_for_message(harness, "Stopped") == "Nothing was added."
    assert await count(harness) == TALKS


@pytest.mark.parametrize(
    ("brought", "title", "words"),
    [
        (
            ImportResult(12, 3, 41, 2),
            "Added",
            (
                "12 talks are new. 3 were updated. "
                f"2 had been {DELETED} they were deleted here too. 41 were already here."
            ),
        ),
        (
            ImportResult(1, 1, 1, 1),
            "Added",
            (
                "One talk is new. One was updated. "
                f"One had been {DELETED} it was deleted here too. One was already here."
            ),
        ),
        (
            ImportResult(changed=2, unchanged=1),
            "Added",
            "No talk is new. 2 were updated. One was already here.",
        ),
        (ImportResult(unchanged=20), "Nothing new", "The 20 talks in it were already here."),
        (ImportResult(unchanged=1), "Nothing new", "The one talk in it was already here."),
        (ImportResult(), "Nothing new", "There are no talks in it."),
    ],
)
def test_each_kind_has_its_sentence(brought: ImportResult, title: str, words: str) -> None:
    """What did not happen is not said, and the first sentence says that talks are counted.

    Nobody reads that something was brought in where nothing was.
    """
    assert import_result_text(brought) == (title, words)
