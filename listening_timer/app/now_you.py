"""Now you: one minute each, from its page through the stage to its end; nothing of it is kept."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.session.area import StageArea
from listening_timer.exercise.formats import Side
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.begin.now_you import DONE, NowYouEndPage, NowYouPage
from listening_timer.ui.begin.options import Setup


class NowYouArea(QObject):
    """Two people try it for a minute each, and are back where they came from."""

    whole_talk_requested = Signal()
    """Open the page that talks begin from."""

    def __init__(self, context: Context, stage: StageArea) -> None:
        super().__init__()
        self._context, self._stage, self._window = context, stage, context.window
        self._back = ""

        stage.run_ended.connect(self._on_stage_run_ended)

    @cached_property
    def page(self) -> NowYouPage:
        """The page before it; built on first use."""
        page = NowYouPage(self._context.theme, self._context.catalogs.now_you)
        self._window.add_page("now-you", page)
        page.begin_requested.connect(self._on_page_begin_requested)
        page.back_requested.connect(self._go_back)
        return page

    @cached_property
    def end_page(self) -> NowYouEndPage:
        """The page after it; built on first use."""
        page = NowYouEndPage(self._context.theme)
        self._window.add_page("now-you-end", page)
        page.answered.connect(self._on_end_page_answered)
        return page

    def open(self, back: str, names: tuple[str, str] = ("", ""), first: Side = Side.LEFT) -> None:
        """Show the page before it, with the names known so far (left and right).

        `back`: id of the page that it leads back to, at once or after its end.
        """
        self._back = back
        self.page.start_over(*names, first)
        self._window.show_page("now-you")

    def show_end(self) -> None:
        """Thank both; the press that passed the last thanks does nothing here."""
        self.page.start_over()
        self.end_page.thank()
        self._window.show_page("now-you-end")
        self._stage.input.keys.debounce.restart()

    @Slot(object)
    def _on_page_begin_requested(self, setup: Setup) -> None:
        self._stage.begin(setup, RunKind.NOW_YOU)

    @Slot(object)
    def _on_stage_run_ended(self, kind: RunKind) -> None:
        if kind is RunKind.NOW_YOU:
            self.show_end()

    @Slot(str)
    def _on_end_page_answered(self, answer: str) -> None:
        if answer == DONE:
            self._go_back()
        else:
            self.whole_talk_requested.emit()

    @Slot()
    def _go_back(self) -> None:
        self.page.start_over()
        self._window.show_page(self._back)
