"""Claims about the settings page: each choice changes one setting, at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.config.settings import Settings, Unread
from listening_timer.ui.settings.page import SettingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from listening_timer.ui.widgets.labels import Text
from tests.helpers.app.sample_settings import CHANGED
from tests.helpers.qt.widget_actions import find, find_option

NAMES = [field.name for field in fields(Settings)]
NOT_CHOSEN = {"welcomed", "window", "help_lines"}
"""Remembered, or written on a page of their own, and not chosen."""
VOLUME, LETTERS = "Volume", "Single-letter shortcuts"

Build = Callable[[Settings], tuple[SettingsPage, list[Settings]]]


@pytest.fixture
def build(theme: Theme) -> Build:
    """Build a page of these settings; with it, all that it reports as changed."""

    def page_of(settings: Settings) -> tuple[SettingsPage, list[Settings]]:
        page, told = SettingsPage(theme, settings), list[Settings]()
        page.changed.connect(told.append)
        return page, told

    return page_of


def chosen(page: SettingsPage) -> list[tuple[str, str]]:
    """The chosen options: the name of the row, and of the option."""
    return [
        (option.accessibleDescription(), option.accessibleName())
        for option in page.findChildren(Option)
        if option.isChecked()
    ]


def lines(page: SettingsPage) -> set[str]:
    """All texts of the page."""
    return {text.said() for text in page.findChildren(Text)}


def test_each_choice_changes_one_setting(build: Build) -> None:
    """Each setting has a row; a press on an option tells all settings with this one changed.

    What is told is what a page of those settings shows.
    """
    base = replace(CHANGED, letters=True, practice=False)  # else there is nothing to choose
    page, told = build(base)
    found: list[str] = []
    for row in page.findChildren(ChoiceRow):
        changed: set[str] = set()
        for option in row.findChildren(Option):
            page.show_settings(base)
            if not option.isChecked():
                option.click()
                changed |= {n for n in NAMES if getattr(told[-1], n) != getattr(base, n)}
                assert chosen(build(told[-1])[0]) == chosen(page)
        found.extend(changed)
    assert sorted(found) == sorted(set(NAMES) - NOT_CHOSEN)


def test_settings_from_elsewhere_are_shown(build: Build) -> None:
    """Settings from elsewhere are shown in every row, and nobody is told of them."""
    page, told = build(Settings(practice=True))
    before, changed = chosen(page), replace(CHANGED, practice=False)
    page.show_settings(changed)
    assert chosen(page) == chosen(build(changed)[0])
    assert set(chosen(page)) & set(before) == {("What is kept", "Keep nothing")}
    assert len(chosen(page)) == len(page.findChildren(ChoiceRow))
    assert told == []


def test_practice_mode_overrules(build: Build) -> None:
    """What holds then is shown and cannot be chosen; what was chosen comes back without it."""
    page, told = build(Settings(names_in_title=True))
    usual = chosen(page)
    find_option(page, "Practice mode", "Yes").click()
    page.show_settings(told[-1])
    assert {("What is kept", "Keep nothing"), ("Names in the window title", "No")} <= set(
        chosen(page)
    )
    assert not find_option(page, "What is kept", "Keep our talks").isEnabled()
    find_option(page, "Practice mode", "No").click()
    page.show_settings(told[-1])
    assert chosen(page) == usual


def test_the_line_says_what_prompts_do(build: Build) -> None:
    """It follows the choice at once: three choices, three lines."""
    page, _told = build(Settings())
    said: list[set[str]] = []
    for words in ("None", "When you ask", "Now and then"):
        find_option(page, "Prompts", words).click()
        said.append(lines(page))
    off, light, full = said
    assert len(off ^ light) == len(light ^ full) == len(full ^ off) == 2
    assert "40 s" in "".join(full - light)


def test_a_sound_can_be_tried(build: Build, aloud: list[str]) -> None:
    """The button asks for one; where none came, one sentence says so and that the light shows.

    It is said aloud as well; a sound that came needs no words.
    """
    page, _told = build(Settings())
    page.show()
    asked: list[None] = []
    page.sound_requested.connect(lambda: asked.append(None))
    find(page, QAbstractButton, "Play a sound").click()
    assert len(asked) == 1
    usual = lines(page)
    page.show_tried(heard=False)
    assert lines(page) - usual == set(aloud)
    assert len(aloud) == 1
    assert "made no sound" in aloud[0]
    assert "light" in aloud[0]
    page.show_tried(heard=True)
    assert lines(page) == usual
    assert len(aloud) == 1


def test_what_is_off_cannot_be_tried(build: Build) -> None:
    """Without sound there is nothing to try, and the line says that the light shows all the same.

    A tone that was tried just before, and is told of late, changes nothing about that.
    """
    page, _told = build(Settings())
    usual = lines(page)
    find_option(page, VOLUME, "Off").click()
    assert not find(page, QAbstractButton, "Play a sound").isEnabled()
    silent = lines(page)
    assert "light" in "".join(silent - usual)
    page.show_tried(heard=False)
    assert lines(page) == silent


def test_b_is_disabled_where_no_letter_is_a_key(build: Build) -> None:
    """Without letters there is nothing to choose for B; what was chosen stays."""
    page, told = build(Settings())
    options = [find_option(page, "B starts a break", words) for words in ("Yes", "No")]
    for words, enabled in (("No", False), ("Yes", True)):
        find_option(page, LETTERS, words).click()
        assert [option.isEnabled() for option in options] == [enabled] * 2
        assert told[-1].break_key
        assert options[0].isChecked()


def test_links_lead_to_the_other_pages(build: Build) -> None:
    """The first page, the page for whoever this is not for, and About."""
    page, _changed = build(Settings())
    told: list[str] = []
    page.page_requested.connect(told.append)
    for name in ("What is kept", "Who can help here", "When this is not for you", "About"):
        find(page, QAbstractButton, name).click()
    assert told == ["what-is-kept", "who-can-help", "not-for-you", "about"]


def test_no_choice_is_called_by_its_colour_alone(build: Build) -> None:
    """Every row has a title in words, and every option says which row it belongs to."""
    page, _told = build(Settings())
    for row in page.findChildren(ChoiceRow):
        assert row.accessibleName() in lines(page)
        for option in row.findChildren(QAbstractButton):
            assert option.accessibleDescription() == row.accessibleName()


@pytest.mark.parametrize(("keys", "words"), [((), "UTF-8"), (("text", "volume"), "text, volume")])
def test_what_could_not_be_read_is_said_until_something_is_changed(
    theme: Theme, keys: tuple[str, ...], words: str
) -> None:
    """The file and the keys in question stand on the page in one line; a choice ends that.

    Where all was read, no line speaks of it.
    """
    path = Path("/home/ann/settings.toml")
    page = SettingsPage(theme, Settings(), Unread(path, keys))
    usual = lines(SettingsPage(theme, Settings()))
    (line,) = lines(page) - usual
    assert str(path) in line
    assert words in line
    find_option(page, "Colours", "Evening").click()
    assert lines(page) == usual
