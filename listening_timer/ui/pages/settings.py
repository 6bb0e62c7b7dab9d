"""Settings: what this machine's owner prefers; each change holds at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot

from listening_timer.records import Digits
from listening_timer.settings import Palette, Settings
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.steppers import ChoiceRow
from listening_timer.ui.words import tr

YES, NO = "yes", "no"
SIZES = (100, 125, 150, 175, 200)


class SettingsPage(Page):
    """The choices of this machine."""

    changed = Signal(object)
    """All settings as they are now (`Settings`)."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        yes_no = [(YES, tr("Yes")), (NO, tr("No"))]
        self._palette = ChoiceRow(
            theme,
            tr("Colours"),
            [("system", tr("As the system")), ("day", tr("Day")), ("evening", tr("Evening"))],
        )
        self._text = ChoiceRow(
            theme, tr("Text size"), [(str(size), tr("{n} %").format(n=size)) for size in SIZES]
        )
        self._digits = ChoiceRow(
            theme,
            tr("Time of a turn"),
            [
                (Digits.CLOCK, tr("Minutes and seconds")),
                (Digits.MINUTES, tr("Minutes")),
                (Digits.RING, tr("The ring alone")),
            ],
        )
        self._motion = ChoiceRow(theme, tr("The token glides"), yes_no)
        self._names = ChoiceRow(theme, tr("Names in the window's title"), yes_no)
        self._full = ChoiceRow(theme, tr("Start in full screen"), yes_no)

        self.heading.set_text(tr("Settings"))
        self.subline.set_text(tr("They hold at once, for everyone who uses this computer."))
        for row in (
            self._palette,
            self._text,
            self._digits,
            self._motion,
            self._names,
            self._full,
        ):
            card = Card(theme)
            card.body.addWidget(row)
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.show_settings(settings)

        self._bind(self._palette, lambda held, value: replace(held, palette=Palette(value)))
        self._bind(self._text, lambda held, value: replace(held, text=int(value)))
        self._bind(self._digits, lambda held, value: replace(held, digits=Digits(value)))
        self._bind(self._motion, lambda held, value: replace(held, motion=value == YES))
        self._bind(self._names, lambda held, value: replace(held, names_in_title=value == YES))
        self._bind(self._full, lambda held, value: replace(held, fullscreen_at_start=value == YES))

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Show what holds."""
        self._settings = settings
        self._palette.choose(settings.palette)
        self._text.choose(str(settings.text))
        self._digits.choose(settings.digits)
        self._motion.choose(YES if settings.motion else NO)
        self._names.choose(YES if settings.names_in_title else NO)
        self._full.choose(YES if settings.fullscreen_at_start else NO)

    def _bind(self, row: ChoiceRow, change: Callable[[Settings, str], Settings]) -> None:
        """Let a choice change the settings that hold."""

        def take(value: str) -> None:
            self._settings = change(self._settings, value)
            self.changed.emit(self._settings)

        row.chosen.connect(take)
