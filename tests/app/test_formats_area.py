"""Claims about formats of one's own: made, offered everywhere, changed, exchanged, removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.app.formats_area import FORMAT
from listening_timer.config.paths import HOME
from listening_timer.exercise.formats import MINUTE, Bell, Format
from listening_timer.history.store import History
from listening_timer.library.format_writer import write
from listening_timer.library.formats import load
from listening_timer.text.cleaning import isolated
from listening_timer.ui.formats.page import FormatCard
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.list.option_line import OptionLine
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    dismiss,
    name_file,
    store_dialog_settings,
    wait_for_message,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.format_files import GOOD, SHIPPED, TURNS
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    find,
    press,
    shown_text,
    spoken_text,
    type_into_field,
    wait_for_question,
    wait_for_tasks,
)

OURS = "Ours on Sundays"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own; file dialogs note nothing elsewhere."""
    monkeypatch.setenv(HOME, str(tmp_path))
    store_dialog_settings(tmp_path / "noted")
    return tmp_path


def own_files(home: Path) -> dict[str, Format]:
    """The user's own formats as their files hold them, by the files' names."""
    return {file.name: load(file) for file in sorted((home / "formats").glob("*"))}


async def make(harness: ProgramInProcess, of: str = "short-turns", name: str = OURS) -> None:
    """Make one's own from a copy, under a name, and keep it."""
    await begin_to_keep(harness, of, name)
    await wait_for_tasks()


async def begin_to_keep(harness: ProgramInProcess, of: str, name: str) -> None:
    """Make one's own from a copy, under a name, up to the press that keeps it."""
    await harness.open_page("formats")
    harness.program.formats.page.choose(of)
    press(harness.program.window, "Make your own")
    type_into_field(harness.program.window, "Its name", name)
    press(harness.program.window, "Keep it")


async def choose_action(harness: ProgramInProcess, words: str) -> None:
    """Choose this from the menu of the format that is shown."""
    press(harness.program.window, "More")
    await wait_for_question(harness.program.window.sheet)
    press(harness.program.window.sheet, words)


async def test_begin_with_this_format(harness: ProgramInProcess) -> None:
    """The format that is read about is the one that is proposed, and the talk then has."""
    harness.program.open_page("formats")
    harness.program.formats.page.choose("short-turns")
    press(harness.program.window, "Choose this one")
    assert harness.page == "welcome"
    assert "Short turns · 8 minutes each" in spoken_text(harness.program.begin.welcome)
    harness.sit_down()
    assert harness.state.format.id == "short-turns"


async def test_one_of_our_own_is_offered_everywhere_at_once(
    home: Path, harness: ProgramInProcess
) -> None:
    """A copy is one file, with an id from its name; Formats, the sheet and Begin have it."""
    program = harness.program
    program.begin.open_change()
    await make(harness)
    assert own_files(home) == {
        "my-ours-on-sundays.toml": load(home / "formats" / "my-ours-on-sundays.toml")
    }
    assert harness.page == "formats"
    assert find(program.formats.page, FormatCard, OURS).isChecked()
    assert "yours" in shown_text(find(program.formats.page, FormatCard, OURS))
    assert find(program.begin.change, OptionLine, OURS)
    press(program.window, "Choose this one")
    harness.sit_down()
    assert harness.state.format.id == "my-ours-on-sundays"
    assert harness.state.format.phases == SHIPPED["short-turns"].phases


async def test_one_of_our_own_is_changed_in_its_file(home: Path, harness: ProgramInProcess) -> None:
    """It keeps its file and its id, even under another name; a talk held before is as it was."""
    program = harness.program
    await make(harness)
    press(program.window, "Choose this one")
    harness.sit_down()
    before = harness.state.format
    harness.talk_to_the_end()
    program.stage.closing.page.keep_requested.emit()
    await wait_for_tasks()
    await harness.open_page("formats")
    program.formats.page.choose(before.id)
    press(program.window, "Change it")
    type_into_field(program.window, "Its name", "Ours on Mondays")
    find(program.formats.editor, Option, "No bell").click()
    press(program.window, "Keep it")
    await wait_for_tasks()
    [(name, fmt)] = own_files(home).items()
    assert (name, fmt.id, fmt.bell) == (f"{before.id}.toml", before.id, Bell.OPEN)
    assert fmt.name == {"en": "Ours on Mondays"}
    assert find(program.formats.page, FormatCard, "Ours on Mondays").isChecked()
    [row] = await harness.queue.query(lambda history: history.sessions())
    detail = await harness.queue.query(lambda history: history.session(row.id))
    assert detail.state.format == before


async def test_what_ships_cannot_be_changed(harness: ProgramInProcess) -> None:
    """It offers a copy alone, and no removal."""
    await harness.open_page("formats")
    shown = spoken_text(harness.program.formats.page)
    assert "Make your own" in shown
    assert "Change it" not in shown
    press(harness.program.window, "More")
    await wait_for_question(harness.program.window.sheet)
    assert "Remove" not in spoken_text(harness.program.window.sheet)
    await harness.answer("closed")


@pytest.mark.parametrize("answer", ["leave", "remove"])
async def test_one_of_our_own_is_removed_once_that_is_confirmed(
    home: Path, harness: ProgramInProcess, answer: str
) -> None:
    """Its file goes, and everything offers what is left; where it was chosen, another is."""
    await make(harness)
    press(harness.program.window, "Choose this one")
    await harness.open_page("formats")
    await choose_action(harness, "Remove it…")
    await wait_for_message(harness, f"Remove “{isolated(OURS)}”?")
    await harness.answer(answer)
    removed = answer == "remove"
    assert bool(own_files(home)) is not removed
    choices = harness.program.begin.choices
    assert choices.format.id == ("share-fully" if removed else "my-ours-on-sundays")
    assert len(choices.formats) == len(SHIPPED) + (not removed)
    assert (OURS in shown_text(harness.program.formats.page)) is not removed


@pytest.mark.parametrize("answer", ["stay", "leave"])
async def test_changes_are_thrown_away_once_that_is_confirmed(
    home: Path, harness: ProgramInProcess, answer: str
) -> None:
    """Cancel asks where something was changed, and leaves at once where nothing was."""
    await harness.open_page("formats")
    for changed in (False, True):
        press(harness.program.window, "Make your own")
        if changed:
            type_into_field(harness.program.window, "Its name", "Ours")
        press(harness.program.window, "Cancel")
        if changed:
            await wait_for_message(harness, "Throw away what you changed?")
            await harness.answer(answer)
        await wait_for_tasks()
        stays = changed and answer == "stay"
        assert harness.page == ("format-editor" if stays else "formats")
    assert own_files(home) == {}


async def test_what_is_being_made_comes_back_after_a_crash(
    home: Path, open_program: OpenProgram, tmp_path: Path
) -> None:
    """Names, steps and rules are a draft within 2 s, and gone once the format is kept."""
    path = tmp_path / "history.db"
    harness = open_program(History.open(path))
    harness.show()
    await harness.open_page("formats")
    harness.program.formats.make("first-try")
    editor = harness.program.formats.editor
    editor.take(editor.draft.with_length(1, 7 * MINUTE).with_bell(Bell.STOP))
    editor.take(editor.draft.with_texts(name={"en": ""}))
    made = editor.draft
    harness.program.drafts.flush()
    drafts = await harness.queue.query(lambda history: history.drafts())
    assert [draft.field for draft in drafts] == [FORMAT]
    await harness.close()
    harness = open_program(History.open(path), drafts=drafts)
    harness.show()
    assert harness.page == "format-editor"
    editor = harness.program.formats.editor
    assert (editor.draft, editor.changed) == (made, True)
    editor.take(editor.draft.with_length(1, 3 * MINUTE))
    type_into_field(harness.program.window, "Its name", OURS)
    press(harness.program.window, "Keep it")
    await wait_for_tasks()
    assert list(own_files(home)) == ["my-ours-on-sundays.toml"]
    harness.program.drafts.flush()
    assert not await harness.queue.query(lambda history: history.drafts())


async def test_a_format_goes_to_another_computer_as_one_file(
    home: Path, harness: ProgramInProcess, folder: Path
) -> None:
    """Saved as a file, removed and opened again it is the same; opened once more it is known."""
    window, file = harness.program.window, folder / "ours.toml"
    await make(harness)
    [(name, made)] = own_files(home).items()
    await choose_action(harness, "Save as a file…")
    await name_file(window, file)
    await wait_for_tasks()
    assert load(file) == made
    await choose_action(harness, "Remove it…")
    await wait_for_message(harness, f"Remove “{isolated(OURS)}”?")
    await harness.answer("remove")
    await choose_action(harness, "Open a file…")
    await name_file(window, file)
    said = await wait_for_message(harness, f"Add “{isolated(OURS)}”?")
    words = plain(said).replace("\u00a0", " ")
    assert "18 min in all · 8 min each: Who begins sharing 2 min" in words
    await harness.answer("add")
    assert own_files(home) == {name: made}
    assert find(harness.program.formats.page, FormatCard, OURS).isChecked()
    await choose_action(harness, "Open a file…")
    await name_file(window, file)
    await wait_for_message(harness, "Nothing new")
    await harness.answer("done")


@pytest.mark.parametrize("answer", ["leave", "add", "replace"])
async def test_a_file_with_a_known_id_replaces_it_or_stands_beside_it(
    home: Path, harness: ProgramInProcess, folder: Path, answer: str
) -> None:
    """That is asked; kept both, the new one gets an id of its own."""
    await make(harness)
    [(name, made)] = own_files(home).items()
    file = folder / "other.toml"
    file.write_text(GOOD.replace("mine", made.id) + TURNS, "utf-8")
    await choose_action(harness, "Open a file…")
    await name_file(harness.program.window, file)
    await wait_for_message(harness, f"Add “{isolated('Mine')}”?")
    await harness.answer(answer)
    found = own_files(home)
    assert list(found) == ([name] if answer != "add" else ["my-mine.toml", name])
    assert found[name] == (load(file) if answer == "replace" else made)


async def test_a_file_with_an_id_that_ships_replaces_nothing(
    home: Path, harness: ProgramInProcess, folder: Path
) -> None:
    """It is added under an id of its own; what ships itself is here already."""
    window = harness.program.window
    file = folder / "short.toml"
    file.write_text(GOOD.replace("mine", "short-turns") + TURNS, "utf-8")
    await harness.open_page("formats")
    await choose_action(harness, "Open a file…")
    await name_file(window, file)
    await wait_for_message(harness, f"Add “{isolated('Mine')}”?")
    await harness.answer("add")
    assert list(own_files(home)) == ["my-mine.toml"]
    file.write_text(write(SHIPPED["short-turns"]), "utf-8")
    await choose_action(harness, "Open a file…")
    await name_file(window, file)
    await wait_for_message(harness, "Nothing new")
    await harness.answer("done")


async def test_a_bad_file_is_told_with_its_key(
    home: Path, harness: ProgramInProcess, folder: Path
) -> None:
    """One sentence with the file, the place and what would be right; nothing is added."""
    file = folder / "walk.toml"
    file.write_text(GOOD + TURNS.replace("minutes = 5", "minutes = 99", 1), "utf-8")
    await harness.open_page("formats")
    await choose_action(harness, "Open a file…")
    await name_file(harness.program.window, file)
    said = await wait_for_message(harness, "This file couldn’t be opened.")
    assert said == "walk.toml, phase 1, minutes must be from 1 to 60, not 99."
    await harness.answer("done")
    await choose_action(harness, "Open a file…")
    await dismiss(harness.program.window)
    await wait_for_tasks()
    assert own_files(home) == {}


async def test_a_folder_that_forbids_writing_is_told_and_nothing_is_lost(
    home: Path, harness: ProgramInProcess
) -> None:
    """What was made stays on the sheet, under a sentence that says what to do."""
    (home / "formats").write_text("in the way", "utf-8")
    await begin_to_keep(harness, "short-turns", OURS)
    said = await wait_for_message(harness, "It couldn’t be saved.")
    assert "could not be made; check who may write there" in said
    await harness.answer("done")
    assert harness.page == "format-editor"
    assert harness.program.formats.editor.changed
