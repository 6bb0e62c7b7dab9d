"""Claims about several histories: no word of one is on any page or in any file of another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from listening_timer.app.services import event_loop
from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import HOME
from tests.helpers.app.export_import import name_file, store_dialog_settings, wait_until
from tests.helpers.app.switching_run import OTHER, OURS, SwitchingRun
from tests.helpers.history.marked_history import MARKS, WALK, marked_histories, marks_of, others
from tests.helpers.pdf_reader import text_of
from tests.helpers.qt.widget_actions import folder_bytes, press, spoken_text

FORMS = {
    "Everything": ".json",
    "A table": ".csv",
    "Text to read": ".md",
    "Pages to print": ".pdf",
    "A letter": "-letter.pdf",
    "Your planned talks": ".ics",
}


@pytest.fixture
def histories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Three histories by their markers; the first is the default one."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("welcomed = true\n", "utf-8")
    monkeypatch.setenv(HOME, str(home))
    store_dialog_settings(tmp_path / "noted")
    (tmp_path / "files").mkdir()
    return marked_histories(home / "history.db", tmp_path)


async def walk(run: SwitchingRun, steps: Sequence[str]) -> str:
    """Go through pages by what is pressed; all that is read on the way, and every title."""
    found = [read(run)]
    for words in steps:
        press(run.window, words)
        await settled(run)
        found.append(read(run))
    return "\n".join(found)


async def export_all(run: SwitchingRun, folder: Path) -> None:
    """Export everything in every form there is, each into a file of this folder."""
    folder.mkdir()
    for form, ending in FORMS.items():
        await run.open_history()
        press(run.window, "Export")
        await settled(run)
        press(run.window, form)
        press(run.window, "Choose a place")
        await name_file(run.window, folder / f"talks{ending}")
        await wait_until(lambda: run.window.sheet.is_open() and run.offers("Done"))
        press(run.window.sheet, "Done")
        await settled(run)


def words_in(folder: Path) -> str:
    """All that can be read in the files of a folder, and their names, in small letters."""
    printed = [text_of(each) for each in folder.rglob("*.pdf")]
    return f"{folder_bytes(folder).decode(errors='replace')}\n{' '.join(printed)}".lower()


async def settled(run: SwitchingRun) -> None:
    """Wait until nothing more happens, or something is asked."""
    await wait_until(lambda: not event_loop.running or run.window.sheet.is_open())


def read(run: SwitchingRun) -> str:
    """What can be read in the window now, with its title, in small letters."""
    return f"{run.window.windowTitle()}\n{spoken_text(run.window)}".lower()


async def test_three_histories_know_nothing_of_each_other(
    qapp: Application, histories: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every page of each, one after another and back: its own words, and none of the others."""
    run = SwitchingRun(qapp)
    await run.ready("history")
    for mark in MARKS:
        if mark != MARKS[0]:
            await run.switch(OTHER, histories[mark], page="history")
        found = await walk(run, WALK)
        assert [each for each in marks_of(mark) if each not in found] == []
        assert [each for each in others(mark) if each in found] == []
        await export_all(run, tmp_path / "files" / mark)
    await run.switch(OURS)
    found = await walk(run, ("History", *WALK[1:]))
    assert [each for each in others(MARKS[0]) if each in found] == []
    assert await run.close() == 0
    for mark in MARKS:
        written = words_in(tmp_path / "files" / mark)
        assert mark in written
        assert [each for each in others(mark) if each in written] == []
        kept = histories[mark].read_bytes().lower()
        assert [each for each in others(mark) if each.encode() in kept] == []
    histories[MARKS[0]].unlink()
    left = words_in(tmp_path / "home") + words_in(tmp_path / "noted")
    captured = capfd.readouterr()
    assert [each for each in MARKS if each in (left + captured.out + captured.err).lower()] == []
