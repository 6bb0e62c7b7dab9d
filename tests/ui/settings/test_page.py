"""Claims about the settings: each choice changes one thing, at once."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.config.settings import Settings, Unread
from listening_timer.model.records import Prompting
from listening_timer.ui.settings.page import NO, OFF, YES, SettingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from tests.helpers.app.sample_settings import CHANGED

CHOICES = [field.name for field in fields(Settings) if field.name not in ("welcomed", "window")]
"""All but what is remembered and not chosen."""


def rows(page: SettingsPage) -> dict[str, ChoiceRow]:
    """The page's choices by what they change."""
    return {
        "palette": page._palette,
        "text": page._text,
        "motion": page._motion,
        "digits": page._digits,
        "volume": page._volume,
        "prompts": page._prompts,
        "letters": page._letters,
        "break_key": page._break,
        "names_in_title": page._names,
        "fullscreen_at_start": page._full,
    }


def value_of(settings: Settings, name: str) -> str:
    """One setting as its option is called."""
    value = getattr(settings, name)
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def test_every_setting_can_be_chosen(theme: Theme) -> None:
    """Each setting but `welcomed`, which is no choice, has its row, and each row is on the page."""
    page = SettingsPage(theme, Settings())
    assert set(rows(page)) == set(CHOICES)
    assert set(rows(page).values()) == set(page.findChildren(ChoiceRow))


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_changes_one_thing(theme: Theme, name: str) -> None:
    """A press tells all settings with this one changed, and the rest as it was."""
    page = SettingsPage(theme, Settings(text=125))
    told: list[Settings] = []
    page.changed.connect(told.append)
    rows(page)[name]._options[value_of(CHANGED, name)].click()
    assert told == [replace(Settings(text=125), **{name: getattr(CHANGED, name)})]


def test_what_holds_is_shown(theme: Theme) -> None:
    """Settings from elsewhere are shown in every row, and nobody is told of them."""
    page = SettingsPage(theme, Settings())
    told: list[Settings] = []
    page.changed.connect(told.append)
    page.show_settings(CHANGED)
    for name, row in rows(page).items():
        assert row.current() == value_of(CHANGED, name)
    assert told == []


def test_the_line_says_what_prompts_do(theme: Theme) -> None:
    """It follows the choice at once: three choices, three lines."""
    page = SettingsPage(theme, Settings())
    lines: list[str] = []
    for prompts in Prompting:
        page._prompts._options[prompts].click()
        lines.append(page._prompts_line.said())
    assert len(set(lines)) == 3
    assert "40 s" in lines[list(Prompting).index(Prompting.FULL)]


def test_a_sound_can_be_tried(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button asks for one; where none came, one sentence says so and that the light shows.

    It is said aloud as well; a sound that came needs no words.
    """
    page = SettingsPage(theme, Settings())
    aloud: list[str] = []

    def say(_near: QWidget, sentence: str) -> None:
        aloud.append(sentence)

    monkeypatch.setattr(accessibility, "announce", say)
    page.show()
    asked: list[None] = []
    page.sound_requested.connect(lambda: asked.append(None))
    page._play.click()
    assert len(asked) == 1
    usual = page._volume_line.said()
    page.show_tried(heard=False)
    assert "No sound came" in page._volume_line.said()
    assert "light" in page._volume_line.said()
    assert aloud == [page._volume_line.said()]
    page.show_tried(heard=True)
    assert page._volume_line.said() == usual
    assert len(aloud) == 1


def test_what_is_off_cannot_be_tried(theme: Theme) -> None:
    """Without sound there is nothing to try, and the line says that the light shows all the same.

    A tone that was tried just before, and is told of late, changes nothing about that.
    """
    page = SettingsPage(theme, Settings())
    page._volume._options[OFF].click()
    assert not page._play.isEnabled()
    line = page._volume_line.said()
    assert "light" in line
    page.show_tried(heard=False)
    assert page._volume_line.said() == line


def test_b_rests_where_no_letter_is_a_key(theme: Theme) -> None:
    """Without letters there is nothing to choose for B; what was chosen stays."""
    page = SettingsPage(theme, Settings())
    page._letters._options[NO].click()
    assert not any(option.isEnabled() for option in page._break._options.values())
    assert page._break.current() == YES
    page._letters._options[YES].click()
    assert all(option.isEnabled() for option in page._break._options.values())


def test_links_lead_to_the_other_pages(theme: Theme) -> None:
    """The first page, the page for whoever this is not for, and About."""
    page = SettingsPage(theme, Settings())
    told: list[str] = []
    page.page_requested.connect(told.append)
    names = ("The welcome page", "When this is not for you", "About")
    buttons = {button.accessibleName(): button for button in page.findChildren(QAbstractButton)}
    for name in names:
        buttons[name].click()
    assert told == ["welcome", "not-for-you", "about"]


def test_no_choice_is_called_by_its_colour_alone(theme: Theme) -> None:
    """Every row has a title in words, and every option says which row it belongs to."""
    page = SettingsPage(theme, Settings())
    titles = {text.said() for text in page.findChildren(Text)}
    for row in page.findChildren(ChoiceRow):
        assert row.accessibleName() in titles
        for option in row.findChildren(QAbstractButton):
            assert option.accessibleDescription() == row.accessibleName()


def test_what_could_not_be_read_is_said_until_something_is_changed(theme: Theme) -> None:
    """The file and the keys in question stand on the page in one line; a choice ends that."""
    path = Path("/home/ann/settings.toml")
    said = {
        Unread(path): "UTF-8",
        Unread(path, ("text", "volume")): "text, volume",
    }
    for unread, words in said.items():
        page = SettingsPage(theme, Settings(), unread)
        lines = [line for line in page.findChildren(Text) if str(path) in line.accessibleName()]
        assert len(lines) == 1
        assert words in lines[0].accessibleName()
        rows(page)["letters"].chosen.emit(NO)
        assert lines[0].accessibleName() == ""


def test_nothing_is_said_of_a_sound_file(theme: Theme) -> None:
    """Where all was read, no line speaks of it."""
    page = SettingsPage(theme, Settings())
    assert not [line for line in page.findChildren(Text) if "read" in line.accessibleName()]
