"""Claims about the editor of a format: it shows and keeps all that a file can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.exercise.format_draft import FormatDraft
from listening_timer.exercise.format_parser import parse, to_mapping
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Format, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.ui.formats.draft_words import NEW, chosen_step, copy_of, step_entries
from listening_timer.ui.formats.editor import FormatEditor
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton
from listening_timer.ui.widgets.choices import Stepper
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.list.option_line import OptionLine
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.exercise.strategies import written_formats
from tests.helpers.plain_text import plain
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import (
    find,
    lay_out,
    press,
    shown_text,
    type_into_field,
)
from tests.helpers.qt.widget_windows import activate

SHARE_FULLY = SHIPPED["share-fully"]
TWELVE = make_format(", ".join(["share A 2, handover 30, share B 2, handover 30"] * 3))
ON_THEME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    """A window with the keyboard, to put the sheet in."""
    made = MainWindow(theme)
    made.resize(1280, 800)
    activate(qtbot, made)
    return made


@pytest.fixture
def editor(theme: Theme, window: MainWindow) -> FormatEditor:
    """The sheet with a copy of a format that ships."""
    made = FormatEditor(theme, FormatDraft(SHARE_FULLY))
    made.open(FormatDraft(copy_of(SHARE_FULLY)), title="Make your own")
    window.add_page("editor", made)
    window.show_page("editor")
    return made


def kept(editor: FormatEditor) -> list[Format]:
    """What was to be kept from now on."""
    found: list[Format] = []
    editor.kept.connect(found.append)
    return found


def steps(editor: FormatEditor) -> list[str]:
    """The lines of the list: what each step is, and how long it takes."""
    lay_out(editor)
    lines = [line for line in editor.findChildren(OptionLine) if line.isVisibleTo(editor)]
    lines.sort(key=lambda line: line.mapTo(editor, line.rect().topLeft()).y())
    names = [f"{line.accessibleName()} {line.accessibleDescription()}" for line in lines]
    told = [plain(name).replace("\u00a0", " ").partition(". ") for name in names]
    assert [number for number, _dot, _name in told] == [str(n + 1) for n in range(len(told))]
    return [name for _number, _dot, name in told]


def chosen(editor: FormatEditor) -> str:
    """The step that is chosen, as it is called."""
    [line] = [line for line in editor.findChildren(OptionLine) if line.isChecked()]
    return plain(line.accessibleName()).partition(". ")[2]


@ON_THEME
@given(fmt=written_formats(), name=st.sampled_from([{"en": "A", "de": "B"}, {"fr": "C"}]))
def test_what_a_file_can_hold_is_shown_and_kept(
    theme: Theme, fmt: Format, name: dict[str, str]
) -> None:
    """Opened and kept without a change, it is the same; each step has its line, in order."""
    fmt = replace(fmt, name=name, cue={"en": "About us", "x": "Über uns"})
    editor = FormatEditor(theme, FormatDraft(SHARE_FULLY))
    editor.open(FormatDraft(fmt), title="")
    found = kept(editor)
    for index in range(len(fmt.phases)):
        editor.choose_step(index)
    assert not editor.changed
    assert len(editor.findChildren(OptionLine)) >= len(fmt.phases)
    editor.accept()
    assert found == [fmt]
    editor.deleteLater()


ENTRIES = [entry.id for entry in step_entries()]


@ON_THEME
@given(fmt=written_formats(), data=st.data())
def test_what_it_keeps_is_what_a_file_can_hold(
    theme: Theme, fmt: Format, data: st.DataObject
) -> None:
    """Whatever its own functions do, it keeps a sound format, or says what is wrong."""
    editor = FormatEditor(theme, FormatDraft(fmt))
    found = kept(editor)
    for _ in range(data.draw(st.integers(1, 8))):
        if editor.draft.steps and data.draw(st.booleans()):
            editor.choose_step(data.draw(st.integers(0, len(editor.draft.steps) - 1)))
        change_something(editor, data)
    editor.accept()
    assert bool(found) is (editor.draft.problem is None)
    assert all(parse(to_mapping(made)) == made for made in found)
    editor.deleteLater()


def change_something(editor: FormatEditor, data: st.DataObject) -> None:
    """One thing that the editor can do, as chosen by `data`."""
    entry = data.draw(st.sampled_from(ENTRIES))
    changes = [lambda: editor.take(editor.draft.with_bell(data.draw(st.sampled_from(Bell))))]
    if not editor.draft.full:
        changes.append(lambda: editor.add_step(entry))
    if editor.draft.steps:
        changes += [
            lambda: editor.choose_kind(entry),
            lambda: editor.move_step(data.draw(st.sampled_from([-1, 1]))),
            editor.remove_step,
        ]
    data.draw(st.sampled_from(changes))()


def test_a_copy_is_kept_as_it_is_with_one_press(editor: FormatEditor) -> None:
    """It has a name of its own at once, the rest is that of the format."""
    found = kept(editor)
    press(editor, "Keep it")
    [fmt] = found
    assert (fmt.id, fmt.name) == (NEW, {"en": "Share fully, then switch, our way"})
    assert replace(fmt, id=SHARE_FULLY.id, name=SHARE_FULLY.name) == SHARE_FULLY


def test_sums_follow_at_once(editor: FormatEditor) -> None:
    """The total, and how long each shares, or by how much one has more."""
    assert "24 min in all · 10 min each" in shown_text(editor).replace("\u00a0", " ")
    press(editor, "Longer")
    said = shown_text(editor).replace("\u00a0", " ")
    assert "25 min in all\n" in said
    assert "Sharing: Who begins has 1 min more. Both should have the same." in said
    assert steps(editor)[1] == "Who begins · sharing 11 min"
    press(editor, "4. The other one · sharing")
    press(editor, "Longer")
    assert "26 min in all · 11 min each" in shown_text(editor).replace("\u00a0", " ")
    assert "more." not in shown_text(editor)


def test_steps_are_moved_removed_and_added(editor: FormatEditor) -> None:
    """The chosen one moves along; a new one comes after it, and never after the close."""
    before = steps(editor)
    press(editor, "Later")
    assert steps(editor)[1:3] == [before[2], before[1]]
    assert chosen(editor) == "Who begins · sharing"
    press(editor, "Earlier")
    assert steps(editor) == before
    press(editor, "Remove this step")
    assert steps(editor) == before[:1] + before[2:]
    assert chosen(editor) == "quiet moment"
    editor.add_step("talk.")
    assert steps(editor)[2] == "talking 10 min"
    press(editor, "7. closing")
    editor.add_step("quiet.")
    assert steps(editor)[-2:] == ["quiet 5 min", "closing waits for you"]


def test_another_kind_of_step_is_chosen_from_all(editor: FormatEditor) -> None:
    """Each kind, and for whom, once; the step then has the length that is usual for it."""
    kinds = [chosen_step(entry)[0] for entry in ENTRIES]
    assert {kinds.count(kind) for kind in PhaseKind} == {1, 2}
    assert len(set(ENTRIES)) == len(ENTRIES)
    asked: list[None] = []
    editor.kind_requested.connect(lambda: asked.append(None))
    press(editor, "Change…")
    assert asked
    editor.choose_kind("appreciate.B")
    assert steps(editor)[1] == "The other one · thanks 1 min"


def test_texts_are_kept_in_the_language_they_are_typed_in(editor: FormatEditor) -> None:
    """Other languages stay; a line that is emptied goes, a name that is emptied is asked for."""
    fmt = replace(SHARE_FULLY, name={"de": "Alles", "en": "All"}, cue={"en": "Us", "de": "Wir"})
    editor.open(FormatDraft(fmt), title="")
    type_into_field(editor, "Its name", "Everything")
    assert editor.draft.format.name == {"de": "Alles", "en": "Everything"}
    type_into_field(editor, "What to talk about, if you like", " ")
    assert editor.draft.format.cue == {"de": "Wir"}
    type_into_field(editor, "A line to show in this step, if you like", "Something hard")
    assert editor.draft.steps[1].cue == {"en": "Something hard"}
    type_into_field(editor, "Its name", "Two  of us ")
    assert editor.draft.format.name["en"] == "Two of us"
    assert find(editor, Field, "Its name").text() == "Two  of us "
    found = kept(editor)
    type_into_field(editor, "Its name", " ")
    assert "Please give it a name." in shown_text(editor)
    press(editor, "Keep it")
    assert found == []
    assert editor.window().focusWidget().accessibleName() == "Its name"


WRONG = {
    "Please say in one line what it is.": replace(SHARE_FULLY, about={"en": ""}),
    "Please add a step.": replace(SHARE_FULLY, phases=()),
    "Please add a step in which somebody speaks.": replace(
        SHARE_FULLY, phases=SHARE_FULLY.phases[-1:]
    ),
    "This is too long: 6 h in all is the most.": FormatDraft(make_format("talk 60"))
    .added(0, PhaseKind.TALK, None)
    .added(0, PhaseKind.TALK, None)
    .added(0, PhaseKind.TALK, None)
    .added(0, PhaseKind.TALK, None)
    .added(0, PhaseKind.TALK, None)
    .added(0, PhaseKind.TALK, None)
    .format,
    "The other one has no turn yet.": FormatDraft(make_format("share A, share B", Bell.OPEN))
    .removed(1)
    .format,
    "Arriving can only come first.": FormatDraft(SHARE_FULLY).moved(0, 1).format,
    "Closing can only come last.": FormatDraft(SHARE_FULLY).moved(6, -1).format,
    "A quiet moment needs somebody’s turn before it.": FormatDraft(SHARE_FULLY).moved(2, -1).format,
    "Please put a quiet moment before this turn, as between the others.": FormatDraft(SHARE_FULLY)
    .moved(2, 1)
    .format,
    "Saying back needs a turn of the same person before it.": FormatDraft(SHARE_FULLY)
    .added(3, PhaseKind.REFLECT, Role.A)
    .added(3, PhaseKind.REFLECT, Role.B)
    .format,
    "Without a bell no time is left for silence. Please choose another.": FormatDraft(SHARE_FULLY)
    .with_bell(Bell.OPEN)
    .with_early(Early.SILENCE)
    .format,
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_is_told_where_it_is(editor: FormatEditor, sentence: str) -> None:
    """One sentence, on the sheet, that says what to do; pressing on keeps nothing."""
    editor.open(FormatDraft(WRONG[sentence]), title="")
    found = kept(editor)
    lay_out(editor)
    assert shown_text(editor).replace("\u00a0", " ").count(sentence) == 1
    press(editor, "Keep it")
    assert found == []
    lay_out(editor)
    assert layout_faults(editor.window()) == []


def test_a_step_that_is_wrong_has_its_sentence_below(editor: FormatEditor) -> None:
    """And pressing on leads to it."""
    editor.take(FormatDraft(SHARE_FULLY).moved(6, -1))
    press(editor, "Keep it")
    assert chosen(editor) == "closing"
    assert editor.window().focusWidget().accessibleName() == "Change…"


def test_keys_alone_make_one(editor: FormatEditor, window: MainWindow) -> None:
    """Arrows choose a step, Tab leads to its controls, Space presses, Enter keeps."""
    found = kept(editor)
    editor.setFocus()
    assert plain(window.focusWidget().accessibleName()) == "2. Who begins · sharing"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(window.focusWidget(), key)
    assert chosen(editor) == "The other one · sharing"
    for name in ("Change…", "Shorter"):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget().accessibleName() == name
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    find(editor, Field, "Its name").setFocus()
    type_into_field(editor, "Its name", "Ours")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    [fmt] = found
    assert [turn.planned for turn in fmt.turns] == [5 * MINUTE] * 2
    assert fmt.name == {"en": "Ours"}


def test_at_an_edge_the_keyboard_goes_to_the_other_button(
    editor: FormatEditor, window: MainWindow
) -> None:
    """Moved to the first place, the step can only go later; without steps, one can be added."""
    find(editor, GlyphButton, "Earlier").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.focusWidget().accessibleName() == "Later"
    while editor.draft.steps:
        press(editor, "Remove this step")
    assert window.focusWidget().accessibleName() == "Add a step…"
    assert not any(stepper.isVisible() for stepper in editor.findChildren(Stepper))


def test_a_length_of_a_file_stays_among_those_of_plus_and_minus(editor: FormatEditor) -> None:
    """37 s is shown as such; one press leads to the next usual length."""
    editor.take(FormatDraft(SHARE_FULLY).with_length(2, 37 * SECOND))
    editor.choose_step(2)
    assert steps(editor)[2] == "quiet moment 37 s"
    press(editor, "Longer")
    assert steps(editor)[2] == "quiet moment 45 s"
    press(editor, "Shorter")
    assert steps(editor)[2] == "quiet moment 30 s"


def test_changes_of_the_list_can_be_heard(
    editor: FormatEditor, window: MainWindow, aloud: list[str]
) -> None:
    """Where a moved step stands now, which is next after a removed one, and what is wrong."""
    press(editor, "Later")
    assert [plain(line).replace("\u00a0", " ") for line in aloud][-1:] == [
        "3. Who begins · sharing 10 min"
    ]
    press(editor, "Remove this step")
    assert plain(aloud[-1]).startswith("3. The other one · sharing")
    assert any("Both should have the same." in line for line in aloud)
    editor.add_step("talk.")
    assert window.focusWidget().accessibleName() == "4. talking"


def test_no_bell_takes_the_lengths_of_turns_away(editor: FormatEditor) -> None:
    """And gives them back with another bell."""
    before = steps(editor)
    press(editor, "No bell")
    assert steps(editor)[1] == "Who begins · sharing no set end"
    assert "no set end" in shown_text(editor)
    press(editor, "Bell and stop")
    assert steps(editor) == before


@pytest.mark.parametrize("fmt", [SHARE_FULLY, TWELVE], ids=["usual", "twelve"])
def test_it_has_its_room_in_every_look(
    theme: Theme, window: MainWindow, any_look: QSize, fmt: Format
) -> None:
    """At 1024 x 640 with text of 200 % too: nothing is cut, all is reached, named and ringed."""
    QAccessible.setActive(True)
    editor = FormatEditor(theme, FormatDraft(fmt))
    window.add_page("editor", editor)
    window.resize(any_look)
    window.show_page("editor")
    for step in (0, 3, len(fmt.phases) - 1):
        editor.choose_step(step)
        editor.setFocus()
        assert page_faults(window) == []
    QAccessible.setActive(False)


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_usual_letters_have_their_room(
    theme: Theme, window: MainWindow, size: tuple[int, int]
) -> None:
    """In small and large windows no length is cut, whatever the step is."""
    fmt = SHIPPED["feel-and-bridge"]
    editor = FormatEditor(theme, FormatDraft(fmt))
    window.add_page("editor", editor)
    window.resize(*size)
    window.show_page("editor")
    for step in range(len(fmt.phases)):
        editor.choose_step(step)
        lay_out(window)
        assert layout_faults(window) == []
