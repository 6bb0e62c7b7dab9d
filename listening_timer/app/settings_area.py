"""Settings area: applies each setting where it holds, at once; shows and saves the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.begin_area import BeginArea
from listening_timer.app.help_pages import HelpPages
from listening_timer.app.history.area import HistoryArea
from listening_timer.app.services.context import Context
from listening_timer.app.session.area import StageArea
from listening_timer.app.session.recovery import RecoveryArea
from listening_timer.app.session.sounds import SoundArea
from listening_timer.app.session.tallies import TallyArea
from listening_timer.config.settings import HelpLine, Motion, Settings
from listening_timer.model.preferences import Digits
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.settings.page import SettingsPage


class SettingsArea(QObject):
    """The Settings page, the settings as they are now, and what each of them switches."""

    practice_switched = Signal()
    """Practice mode was switched on or off: Begin proposes something else now."""

    def __init__(  # noqa: PLR0913 - each area that a setting reaches
        self,
        context: Context,
        begin: BeginArea,
        stage: StageArea,
        sounds: SoundArea,
        tallies: TallyArea,
        recovery: RecoveryArea,
        help_pages: HelpPages,
    ) -> None:
        super().__init__()
        self._context, self.current = context, context.settings
        self._begin, self._stage, self._sounds = begin, stage, sounds
        self._tallies, self._recovery, self._help_pages = tallies, recovery, help_pages
        self._history: HistoryArea | None = None
        self._reduced_motion = False
        self.page = SettingsPage(context.theme, context.settings, context.unread)
        context.window.add_page("settings", self.page)
        for switch in self._setting_switches().values():
            switch(context.settings)
        self.page.changed.connect(self.set_settings)
        self.page.sound_requested.connect(sounds.try_one)
        sounds.tried.connect(self.page.show_tried)
        stage.people_changed.connect(self._show_names)
        stage.run_ended.connect(self._on_stage_run_ended)
        help_pages.help_lines_changed.connect(self._on_help_pages_help_lines_changed)
        stage.input.digits_requested.connect(self._on_digits_requested)

    def set_history(self, area: HistoryArea) -> None:
        """Apply the settings to the history area too, which is built on first use."""
        self._history = area
        area.set_letters(letters=self.current.letters)
        area.set_paper(self.current.paper)

    @Slot(object)
    def set_settings(self, settings: Settings) -> None:
        """Apply what is new in the settings, and save them."""
        before, self.current = self.current, settings
        for field, switch in self._setting_switches().items():
            if getattr(settings, field) != getattr(before, field):
                switch(settings)
        if settings.practice is not before.practice:
            self.practice_switched.emit()
        self.page.show_settings(settings)
        self._context.save_settings(settings)

    def _setting_switches(self) -> Mapping[str, Callable[[Settings], None]]:
        """What each setting switches, by its field: at the start, and when it has changed."""
        theme, stage = self._context.theme, self._stage
        return {
            "palette": lambda settings: theme.set_palette_choice(settings.palette.value),
            "text": lambda settings: theme.set_text_percent(settings.text),
            "motion": lambda _settings: self._apply_motion(),
            "digits": lambda settings: stage.stage.set_digits(settings.digits),
            "volume": lambda settings: self._sounds.set_volume(settings.volume),
            "soon": lambda settings: self._sounds.set_soon(settings.soon),
            "prompts": self._use_prompts,
            "letters": self._use_keys,
            "keep_buttons": lambda settings: stage.quiet.set_keeps_buttons(settings.keep_buttons),
            "break_key": self._use_keys,
            "paper": self._use_paper,
            "names_in_title": lambda _settings: self._context.window.show_names(""),
            "help_lines": self._use_help_lines,
            "practice": self._use_practice,
            "keep_nothing": self._use_practice,
        }

    def _use_practice(self, settings: Settings) -> None:
        self._begin.set_usual(practice=settings.practice, keep=settings.keeps_sessions)
        self._recovery.set_names_hidden(hidden=settings.practice)
        navigation = self._context.window.navigation
        navigation.show_at_home("demonstration", shown=settings.practice)
        self._context.window.set_anonymous(anonymous=settings.practice)

    def _use_help_lines(self, settings: Settings) -> None:
        self._help_pages.set_help_lines(settings.help_lines)

    def _use_prompts(self, settings: Settings) -> None:
        self._begin.choices.set_usual_prompting(settings.prompts)
        self._stage.prompting = settings.prompts

    def _use_keys(self, settings: Settings) -> None:
        self._stage.input.set_keys(letters=settings.letters, break_key=settings.break_key)
        self._tallies.set_letters(letters=settings.letters)
        if self._history is not None:
            self._history.set_letters(letters=settings.letters)

    def _use_paper(self, settings: Settings) -> None:
        if self._history is not None:
            self._history.set_paper(settings.paper)

    @Slot(bool)
    def set_reduced_motion(self, still: bool) -> None:  # noqa: FBT001 - the value itself
        """Set whether the system asks for reduced motion."""
        self._reduced_motion = still
        self._apply_motion()

    def _apply_motion(self) -> None:
        """Animate the token or not: by the setting, else as the system asks."""
        chosen = self.current.motion
        self._stage.set_motion(
            not self._reduced_motion if chosen is Motion.SYSTEM else chosen is Motion.SMOOTH
        )

    def remember_sessions(self) -> None:
        """Remember for the next start that there are sessions, so that Begin is painted first."""
        if not self.current.welcomed:
            self.set_settings(replace(self.current, welcomed=True))

    @Slot(str)
    def _show_names(self, names: str) -> None:
        self._context.window.show_names(names if self.current.names_in_title else "")

    @Slot(tuple)
    def _on_help_pages_help_lines_changed(self, lines: tuple[HelpLine, ...]) -> None:
        if lines != self.current.help_lines:
            self.set_settings(replace(self.current, help_lines=lines))

    @Slot()
    def _on_digits_requested(self) -> None:
        """Show time in the next style; only a talk remembers it."""
        order = [Digits.CLOCK, Digits.MINUTES, Digits.RING]
        after = order[(order.index(self._stage.stage.digits) + 1) % len(order)]
        if self._stage.kind.is_recorded:
            self.set_settings(replace(self.current, digits=after))
        else:
            self._stage.stage.set_digits(after)

    @Slot(object)
    def _on_stage_run_ended(self, _kind: RunKind) -> None:
        self._stage.stage.set_digits(self.current.digits)
