"""Claims about tags: one of a kind, short, offered where they are known, and taken off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import MOST_TAG
from listening_timer.ui.history.tag_editor import MOST_OFFERED, TagField
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.qt.widget_actions import press, spoken_text


@pytest.fixture
def talk() -> SessionDetail:
    """A talk with one tag."""
    history = History.memory()
    session = add_session(history)
    history.write_word(Word("t", session, WordKind.TAG, None, "Garden", 1))
    return history.session(session)


@pytest.fixture
def tags(theme: Theme, talk: SessionDetail) -> TagField:
    """The field of that talk, with the keyboard in its line."""
    made = TagField(theme)
    made.show_tags(talk)
    made.show()
    made.activateWindow()
    line(made).setFocus()
    return made


def line(tags: TagField) -> Field:
    """Where one types."""
    return tags.findChildren(Field)[0]


def told(tags: TagField) -> list[tuple[str, str]]:
    """What is told from now on: the texts of tags, and their ids where one is taken off."""
    found: list[tuple[str, str]] = []

    def tell(word: Word) -> None:
        assert word.kind is WordKind.TAG
        found.append((word.text, "" if word.text else word.id))

    tags.edited.connect(tell)
    return found


def type_in(tags: TagField, text: str) -> None:
    """Type into the line, and let what follows show."""
    line(tags).clear()
    if text.isprintable():
        QTest.keyClicks(line(tags), text)
    else:  # what no key types, but a paste may bring
        line(tags).insert(text)
    QApplication.sendPostedEvents()


def enter(tags: TagField, text: str) -> None:
    """Type into the line, and press Enter."""
    type_in(tags, text)
    QTest.keyClick(line(tags), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "added"),
    [
        ("money", "money"),
        ("  money ", "money"),
        ("mon\u200bey\u202e", "mon\u200bey"),
        ("weather", "Weather"),
        ("", None),
        ("   ", None),
        ("\u200b", None),
    ],
)
def test_enter_adds_a_tag(tags: TagField, typed: str, added: str | None) -> None:
    """Cleaned, once, spelt as other talks have it; what cannot be seen is no tag."""
    tags.set_known(["Weather"])
    found = told(tags)
    enter(tags, typed)
    assert found == ([(added, "")] if added else [])
    assert line(tags).text() == ""


@pytest.mark.parametrize("typed", ["Garden", "garden", "GARDEN"])
def test_a_tag_is_one_of_a_kind(tags: TagField, typed: str) -> None:
    """In any case it is there already, and that is said."""
    found = told(tags)
    enter(tags, typed)
    assert found == []
    assert "This talk already has that tag." in spoken_text(tags)


def test_what_is_too_long_is_cut_and_told(tags: TagField) -> None:
    """Thirty letters, and a word about it."""
    found = told(tags)
    type_in(tags, "x" * (MOST_TAG + 1))
    assert "at most 30 letters" in spoken_text(tags)
    QTest.keyClick(line(tags), Qt.Key.Key_Return)
    assert found == [("x" * MOST_TAG, "")]


def test_known_tags_are_offered_as_one_types(tags: TagField) -> None:
    """A few, none that the talk has, those that begin so in any case and accent; one press adds."""
    tags.set_known(["garden", "Café", "calls", *(f"other {n}" for n in range(9))])
    QApplication.sendPostedEvents()
    offered = sum(f"other {n}" in spoken_text(tags) for n in range(9))
    assert offered == MOST_OFFERED - 2
    type_in(tags, "CA")
    assert "other 0" not in spoken_text(tags)
    found = told(tags)
    press(tags, "Café")
    assert found == [("Café", "")]


def test_a_tag_is_taken_off(tags: TagField) -> None:
    """Its press tells which one it is."""
    found = told(tags)
    QApplication.sendPostedEvents()
    press(tags, "Remove “Garden”")
    assert found == [("", "t")]


def test_what_stands_above_tags_and_line_is_equally_large(tags: TagField) -> None:
    """Neither of the two is a heading of the other."""
    tags.set_known(["money"])
    QApplication.sendPostedEvents()
    captions = ("A tag to find it by", "Tags of other talks")
    fonts = [text.font() for text in tags.findChildren(Text) if text.said() in captions]
    assert len(fonts) == len(captions)
    assert fonts[0] == fonts[1]


def test_a_menu_over_the_line_adds_nothing(tags: TagField) -> None:
    """Whoever opens it, to paste something, has not finished typing."""
    found = told(tags)
    type_in(tags, "mo")
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MouseFocusReason):
        assert found == []
        QApplication.sendEvent(line(tags), QFocusEvent(QEvent.Type.FocusOut, reason))
    assert found == [("mo", "")]


def test_tab_to_what_is_offered_adds_nothing(tags: TagField) -> None:
    """Whoever goes on to choose has not finished typing; whoever leaves has."""
    tags.set_known(["money", "moving"])
    found = told(tags)
    type_in(tags, "mo")
    QTest.keyClick(line(tags), Qt.Key.Key_Tab)
    assert found == []
    tags.keep()
    assert found == [("mo", "")]


def test_a_tag_that_could_not_be_kept_stands_in_the_line_again(
    tags: TagField, talk: SessionDetail
) -> None:
    """It can be added again; once it is kept, nothing comes back."""
    found = told(tags)
    type_in(tags, "money")
    tags.keep()
    tags.give_back()
    assert line(tags).text() == "money"
    tags.keep()
    tags.keep(again=True)
    assert found == [("money", "")] * 3
    kept = Word("m", talk.row.id, WordKind.TAG, None, "money", 1)
    tags.show_tags(replace(talk, words=(*talk.words, kept)))
    tags.keep(again=True)
    tags.give_back()
    assert (len(found), line(tags).text()) == (3, "")
