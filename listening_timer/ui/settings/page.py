"""Settings page of this computer; each change takes effect at once.

A setting that can be chosen is one entry in `_sections`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot

from listening_timer.config.settings import Motion, Palette, Settings, Unread
from listening_timer.model.preferences import Digits, Paper, Prompting
from listening_timer.text.cleaning import clean_line
from listening_timer.text.error_messages import LONGEST_PATH
from listening_timer.ui.begin.options import prompting_options
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Section
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow, Tiles
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import tr

Options = Mapping[object, str]
"""The values of a setting, and the word for each."""


@dataclass(frozen=True, slots=True)
class Control:
    """How a setting is chosen: its field, its label and its options."""

    field: str
    label: str
    options: Options
    explain: Callable[[Settings], str] = lambda _settings: ""
    """What the choice means, on the line below it."""
    is_open: Callable[[Settings], bool] = lambda _settings: True
    """Whether there is anything to choose."""
    overruled: bool | None = None
    """What holds instead, and is shown, while there is nothing to choose."""

    def value(self, settings: Settings) -> object:
        """What holds."""
        if self.overruled is None or self.is_open(settings):
            return getattr(settings, self.field)
        return self.overruled


class SettingsPage(Page):
    """The settings of this computer."""

    changed = Signal(object)
    """All settings as they are now (`Settings`)."""
    page_requested = Signal(str)
    """Show another page: `what-is-kept`, `who-can-help`, `not-for-you` or `about`."""

    sound_requested = Signal()
    """Play one tone as a test."""

    def __init__(self, theme: Theme, settings: Settings, unread: Unread | None = None) -> None:
        """`unread`: what could not be read of the settings file; shown until something changes."""
        super().__init__(theme)
        self._settings = settings
        self._rows: dict[str, tuple[Control, ChoiceRow, Text]] = {}
        self._play = LinkButton(theme, tr("Play a sound"))
        not_read = "" if unread is None else _not_read(unread)
        self._unread = Text(theme, TextStyle.BODY, not_read, folds=True)

        self.heading.set_text(tr("Settings"))
        self.subline.set_text(tr("Every change takes effect at once."))
        tiles = Tiles(theme, 30, columns=2, least=400)
        for controls in _sections():
            tiles.addWidget(self._section(controls))
        self.body.addWidget(self._unread)
        self.body.addSpacing(theme.px(6))
        self.body.addLayout(tiles)
        self.body.addLayout(self._links())
        self.body.addStretch(1)
        self.show_settings(settings)

        self._play.clicked.connect(self.sound_requested)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        self._explain()

    @Slot(bool)
    def show_tried(self, heard: bool) -> None:  # noqa: FBT001 - a slot
        """Say whether the test tone could be played."""
        if self._settings.volume and heard:
            self._explain()
        elif self._settings.volume:
            _control, _row, line = self._rows["volume"]
            line.say(_of_silence())

    def _explain(self) -> None:
        """Show what holds, what it means, and what there is to choose."""
        self._play.setEnabled(self._settings.volume > 0)
        for control, row, line in self._rows.values():
            row.choose(str(control.value(self._settings)))
            line.set_text(control.explain(self._settings))
            row.set_open(control.is_open(self._settings))

    def _section(self, controls: Sequence[Control]) -> Section:
        section = Section(self._theme, spacing=12)
        for control in controls:
            row = self._row(control)
            line = Text(self._theme, TextStyle.LABEL, soft=True, folds=True)
            section.body.addWidget(row)
            if control.field == "volume":
                section.body.addWidget(self._play, 0, Qt.AlignmentFlag.AlignLeading)
            section.body.addWidget(line)
            self._rows[control.field] = control, row, line
        section.body.addStretch(1)
        return section

    def _row(self, control: Control) -> ChoiceRow:
        """The options of a setting; the one that is chosen changes it."""
        values = {str(value): value for value in control.options}
        words = [(str(value), words) for value, words in control.options.items()]
        row = ChoiceRow(self._theme, control.label, words)

        def take(chosen: str) -> None:
            self._settings = replace(self._settings, **{control.field: values[chosen]})
            self._explain()
            self._unread.set_text("")
            self.changed.emit(self._settings)

        row.chosen.connect(take)
        return row

    def _links(self) -> Flow:
        links = Flow(self._theme, 20)
        for page, text in (
            ("what-is-kept", tr("What is kept")),
            ("who-can-help", tr("Who can help here")),
            ("not-for-you", tr("When this is not for you")),
            ("about", tr("About")),
        ):
            link = LinkButton(self._theme, text)
            link.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            links.addWidget(link)
        return links


def _sections() -> tuple[tuple[Control, ...], ...]:
    """The settings that can be chosen, a tuple a section."""
    palettes: Options = {
        Palette.SYSTEM: tr("Same as the system"),
        Palette.DAY: tr("Day"),
        Palette.EVENING: tr("Evening"),
    }
    digits: Options = {
        Digits.CLOCK: tr("With seconds"),
        Digits.MINUTES: tr("In minutes"),
        Digits.RING: tr("Ring only"),
    }
    motions: Options = {
        Motion.SYSTEM: tr("Same as the system"),
        Motion.SMOOTH: tr("Smoothly"),
        Motion.STILL: tr("No movement"),
    }
    sizes: Options = {each: str(each) for each in (100, 125, 150, 175, 200)}
    volumes: Options = {0: tr("Off"), **{each: str(each) for each in (20, 40, 60, 80, 100)}}
    prompts: Options = dict(prompting_options())
    papers: Options = {
        Paper.SYSTEM: tr("Same as the system"),
        Paper.A4: tr("A4", "a size of paper"),
        Paper.LETTER: tr("Letter", "a size of paper"),
    }
    yes_no: Options = {True: tr("Yes"), False: tr("No")}
    return (
        (
            Control("palette", tr("Colours"), palettes),
            Control("text", tr("Text size"), sizes),
        ),
        (
            Control("digits", tr("How time is shown"), digits),
            Control("motion", tr("How the stone moves"), motions),
            Control("keep_buttons", tr("Keep the buttons in sight"), yes_no, _of_buttons),
        ),
        (
            Control("volume", tr("Volume"), volumes, _of_volume),
            Control("soon", tr("A minute before the end"), yes_no, _of_soon),
        ),
        (
            Control("letters", tr("Single-letter shortcuts"), yes_no, _of_letters),
            Control(
                "break_key",
                tr("B starts a break"),
                yes_no,
                lambda _settings: tr("Some clickers send B by themselves."),
                is_open=lambda settings: settings.letters,
            ),
        ),
        (
            Control("prompts", tr("Prompts"), prompts, _of_prompts),
            Control(
                "keep_nothing",
                tr("What is kept"),
                {False: tr("Keep our talks"), True: tr("Keep nothing")},
                _of_keeping,
                is_open=lambda settings: not settings.practice,
                overruled=True,
            ),
        ),
        (
            Control(
                "names_in_title",
                tr("Names in the window title"),
                yes_no,
                is_open=lambda settings: not settings.practice,
                overruled=False,
            ),
            Control("fullscreen_at_start", tr("Start in full screen"), yes_no),
            Control("practice", tr("Practice mode"), yes_no, _of_practice),
            Control("paper", tr("Paper"), papers),
        ),
    )


def _not_read(unread: Unread) -> str:
    """What could not be read of the settings file, and what applies instead."""
    path = clean_line(str(unread.path), LONGEST_PATH)
    if not unread.keys:
        return tr(
            "{path} couldn’t be read: it isn’t TOML in UTF-8. The usual settings are used."
        ).format(path=path)
    keys = ", ".join(unread.keys)
    return tr("Some of {path} couldn’t be read: {keys}. The settings in use are below.").format(
        path=path, keys=keys
    )


def _of_volume(settings: Settings) -> str:
    """When sounds are played."""
    if settings.volume:
        return tr("A soft tone marks every step, so you can talk without looking.")
    return tr("There’s no sound. The light around the stone still shows.")


def _of_soon(settings: Settings) -> str:
    """What tells that a long turn is near its end."""
    if settings.soon:
        return tr("A softer tone and light, in turns of five minutes or more.")
    return tr("Nothing tells you before the end.")


def _of_silence() -> str:
    """That no sound could be played, and what that means."""
    return tr("This computer made no sound. The light around the stone still shows.")


def _of_prompts(settings: Settings) -> str:
    """What a prompting level does."""
    match settings.prompts:
        case Prompting.OFF:
            return tr("None come by themselves. Press T for one, or choose it under “…”.")
        case Prompting.LIGHT:
            return tr("A small line says where they are. None come by themselves.")
        case Prompting.FULL:
            return tr("One as a turn begins and one halfway. Each stays for 40 seconds.")


def _of_keeping(settings: Settings) -> str:
    """What is saved of a talk for which nobody has chosen."""
    if settings.keeps_sessions:
        return ""
    return tr("No talk is saved, unless you choose it before you begin.")


def _of_practice(settings: Settings) -> str:
    """What practice mode does, and for whom it is."""
    if settings.practice:
        return tr("Every talk begins empty, without names if you like, and isn’t kept.")
    return tr("For a therapist: no couple reads anything of the couple before.")


def _of_buttons(settings: Settings) -> str:
    """What becomes of the buttons while nobody touches anything."""
    if settings.keep_buttons:
        return ""
    return tr("While you talk they fade after ten seconds. Any movement or key brings them back.")


def _of_letters(settings: Settings) -> str:
    """What the letter and sign keys do."""
    if settings.letters:
        return tr("Only during a talk. Press ? to see them.")
    return tr("Space, Enter, arrows and Page keys still work; buttons do the rest.")
