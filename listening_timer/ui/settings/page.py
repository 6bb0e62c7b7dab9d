"""Settings page of this computer; each change takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.config.settings import Motion, Palette, Settings, Unread
from listening_timer.model.records import Digits, Prompting
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.begin.options import prompting_options
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow, Tiles
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import tr

YES, NO = "yes", "no"
SIZES = (100, 125, 150, 175, 200)
VOLUMES = (20, 40, 60, 80, 100)
OFF = "0"
LONGEST_PATH = 240
"""Longest path shown, in characters."""


class SettingsPage(Page):
    """The settings of this computer."""

    changed = Signal(object)
    """All settings as they are now (`Settings`)."""
    page_requested = Signal(str)
    """Show another page: `welcome`, `not-for-you` or `about`."""

    sound_requested = Signal()
    """Play one tone as a test."""

    def __init__(self, theme: Theme, settings: Settings, unread: Unread | None = None) -> None:
        """`unread`: what could not be read of the settings file; shown until something changes."""
        super().__init__(theme)
        self._settings = settings
        self._palette = ChoiceRow(theme, tr("Colours"), _palettes())
        self._text = ChoiceRow(
            theme, tr("Text size in percent"), [(str(size), str(size)) for size in SIZES]
        )
        self._digits = ChoiceRow(theme, tr("How time is shown"), _digits())
        self._motion = ChoiceRow(theme, tr("How the stone moves"), _motions())
        self._volume = ChoiceRow(theme, tr("Volume of the sounds in percent"), _volumes())
        self._play = LinkButton(theme, tr("Play a sound"))
        self._volume_line = Text(theme, TextStyle.LABEL, soft=True)
        self._prompts = ChoiceRow(theme, tr("Prompts"), prompting_options())
        self._prompts_line = Text(theme, TextStyle.LABEL, soft=True)
        self._letters = ChoiceRow(theme, tr("Letters and signs work as keys"), _yes_no())
        self._letters_line = Text(theme, TextStyle.LABEL, soft=True)
        self._break = ChoiceRow(theme, tr("B starts a break"), _yes_no())
        self._break_line = Text(
            theme, TextStyle.LABEL, tr("Some clickers send B by themselves."), soft=True
        )
        self._names = ChoiceRow(theme, tr("Names in the window’s title"), _yes_no())
        self._full = ChoiceRow(theme, tr("Start in full screen"), _yes_no())

        not_read = "" if unread is None else _not_read(unread)
        self._unread = Text(theme, TextStyle.BODY, not_read, folds=True)

        self.heading.set_text(tr("Settings"))
        self.subline.set_text(tr("Every change takes effect at once."))
        tiles = Tiles(theme, 16, columns=2, least=400)
        for parts in (
            (self._palette, self._text),
            (self._digits, self._motion),
            (self._volume, self._play, self._volume_line),
            (self._prompts, self._prompts_line),
            (self._names, self._full),
            (self._letters, self._letters_line),
            (self._break, self._break_line),
        ):
            tiles.addWidget(self._card(*parts))
        self.body.addWidget(self._unread)
        self.body.addLayout(tiles)
        self.body.addLayout(self._links())
        self.body.addStretch(1)
        self.show_settings(settings)

        self._play.clicked.connect(self.sound_requested)
        self._bind(self._palette, lambda held, value: replace(held, palette=Palette(value)))
        self._bind(self._text, lambda held, value: replace(held, text=int(value)))
        self._bind(self._digits, lambda held, value: replace(held, digits=Digits(value)))
        self._bind(self._motion, lambda held, value: replace(held, motion=Motion(value)))
        self._bind(self._volume, lambda held, value: replace(held, volume=int(value)))
        self._bind(self._prompts, lambda held, value: replace(held, prompts=Prompting(value)))
        self._bind(self._letters, lambda held, value: replace(held, letters=value == YES))
        self._bind(self._break, lambda held, value: replace(held, break_key=value == YES))
        self._bind(self._names, lambda held, value: replace(held, names_in_title=value == YES))
        self._bind(self._full, lambda held, value: replace(held, fullscreen_at_start=value == YES))

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        self._palette.choose(settings.palette)
        self._text.choose(str(settings.text))
        self._digits.choose(settings.digits)
        self._motion.choose(settings.motion)
        self._volume.choose(str(settings.volume))
        self._prompts.choose(settings.prompts)
        for row, holds in (
            (self._letters, settings.letters),
            (self._break, settings.break_key),
            (self._names, settings.names_in_title),
            (self._full, settings.fullscreen_at_start),
        ):
            row.choose(YES if holds else NO)
        self._explain()

    @Slot(bool)
    def show_tried(self, heard: bool) -> None:  # noqa: FBT001 - a slot
        """Say whether the test tone could be played."""
        if self._settings.volume and heard:
            self._volume_line.set_text(_of_volume())
        elif self._settings.volume:
            self._volume_line.say(_of_silence())

    def _explain(self) -> None:
        """Update the explanations; the choice for B is enabled only while letters are keys."""
        self._play.setEnabled(self._settings.volume > 0)
        self._volume_line.set_text(_of_volume() if self._settings.volume else _of_no_volume())
        self._prompts_line.set_text(_of_prompts(self._settings.prompts))
        self._letters_line.set_text(_of_letters(are_keys=self._settings.letters))
        self._break.set_open(self._settings.letters)

    def _card(self, *parts: QWidget) -> Card:
        card = Card(self._theme, pad=20, spacing=12)
        for part in parts:
            if isinstance(part, LinkButton):
                card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                card.body.addWidget(part)
        card.body.addStretch(1)
        return card

    def _links(self) -> Flow:
        links = Flow(self._theme, 20)
        for page, text in (
            ("welcome", tr("The welcome page")),
            ("not-for-you", tr("When this is not for you")),
            ("about", tr("About")),
        ):
            link = LinkButton(self._theme, text)
            link.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            links.addWidget(link)
        return links

    def _bind(self, row: ChoiceRow, change: Callable[[Settings, str], Settings]) -> None:
        """Connect a choice to a change of the settings."""

        def take(value: str) -> None:
            self._settings = change(self._settings, value)
            self._explain()
            self._unread.set_text("")
            self.changed.emit(self._settings)

        row.chosen.connect(take)


_Options = list[tuple[str, str]]


def _not_read(unread: Unread) -> str:
    """What could not be read of the settings file, and what applies instead."""
    path = clean_line(str(unread.path), LONGEST_PATH)
    if not unread.keys:
        return tr("{path} could not be read: it is no UTF-8 text in TOML. The usual holds.").format(
            path=path
        )
    keys = ", ".join(unread.keys)
    return tr("Not everything in {path} could be read: {keys}. What holds is below.").format(
        path=path, keys=keys
    )


def _volumes() -> _Options:
    return [(OFF, tr("Off")), *((str(volume), str(volume)) for volume in VOLUMES)]


def _of_volume() -> str:
    """When sounds are played."""
    return tr("A soft bowl sounds as you begin, as a turn ends, as you switch and as you close.")


def _of_no_volume() -> str:
    """What is shown instead of sounds."""
    return tr("Nothing sounds. The light around the stone shows all the same.")


def _of_silence() -> str:
    """That no sound could be played, and what that means."""
    return tr("No sound came from this computer. The light around the stone shows all the same.")


def _yes_no() -> _Options:
    return [(YES, tr("Yes")), (NO, tr("No"))]


def _palettes() -> _Options:
    return [
        (Palette.SYSTEM, tr("As the system")),
        (Palette.DAY, tr("Day")),
        (Palette.EVENING, tr("Evening")),
    ]


def _motions() -> _Options:
    return [
        (Motion.SYSTEM, tr("As the system")),
        (Motion.SMOOTH, tr("Smoothly")),
        (Motion.STILL, tr("Not at all")),
    ]


def _digits() -> _Options:
    return [
        (Digits.CLOCK, tr("With seconds")),
        (Digits.MINUTES, tr("In minutes")),
        (Digits.RING, tr("The ring alone")),
    ]


def _of_prompts(prompts: Prompting) -> str:
    """What a prompting level does."""
    match prompts:
        case Prompting.OFF:
            return tr("Nothing comes by itself. T gives a prompt, and so does “…”.")
        case Prompting.LIGHT:
            return tr("A button “A prompt” is there when you want one. None comes by itself.")
        case Prompting.FULL:
            return tr(
                "One prompt as a turn begins, one when half of it is over; each stays for 40 s."
            )


def _of_letters(*, are_keys: bool) -> str:
    """What the letter and sign keys do."""
    if are_keys:
        return tr("They act while you talk; “?” shows them all.")
    return tr("Space, Enter, arrows and Page keys act; buttons do the rest.")
