"""History page: sessions or their words, newest first, and one session in detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.model.records import (
    Filter,
    SessionDetail,
    SessionRow,
    WordFilter,
    WordRow,
)
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.history.detail import Detail
from listening_timer.ui.history.filters import FilterPanel
from listening_timer.ui.history.list import NO_EXCERPTS, Excerpts
from listening_timer.ui.history.page_header import EmptyHistory, HistoryHeader
from listening_timer.ui.history.search_words import meanings
from listening_timer.ui.history.split_view import HistorySplitView
from listening_timer.ui.history.undo_bar import UndoBar
from listening_timer.ui.history.words import WordsView
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.keyboard import takes_escape
from listening_timer.ui.widgets.layouts import Column, Stack
from listening_timer.ui.widgets.page import content_inset
from listening_timer.ui.widgets.scroll import TYPED_IN
from listening_timer.ui.words.i18n import local_time


class HistoryPage(QWidget):
    """A list that loads more as it is scrolled, and the detail of one session beside it.

    Where the window is narrow for its text size, the list takes the whole page; a session that is
    opened takes its place. A list of words always takes the whole page.
    """

    shown = Signal()
    """The page was shown, however somebody came to it."""
    filter_changed = Signal()
    """Search text or filter has changed: see `filter`."""
    values_requested = Signal()
    """Load the people, formats and tags to filter by."""
    words_changed = Signal()
    """Another list of words is wanted: see `wanted_words`."""
    word_opened = Signal(str)
    """Show the session of this id, which was opened from a list of words."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__()
        self._theme, self._wall, self._marked, self._alone = theme, wall, "", ""
        self.detail, self.undo_bar = Detail(theme), UndoBar(theme)
        self.panel = FilterPanel(theme, wall)
        self.header = header = HistoryHeader(theme)
        self.tabs = header.tabs
        self._talks = HistorySplitView(theme, self.detail, self.panel)
        self.words = WordsView(theme)
        self._nothing = EmptyHistory(theme)
        self.list, self.search = self._talks.list, self._talks.list.search
        self._stack = Stack()
        self.search.listen(self)
        self.chosen, self.more_requested = self.list.rows.chosen, self.list.more_requested
        self.again_requested = self.list.again_requested
        self.menu_requested, self.people_requested = header.menu_requested, header.people_requested
        self.export_requested = header.export_requested
        self.import_requested = header.import_requested
        self.begin_requested = self._nothing.begin_requested

        for part in (self._talks, self.words, self._nothing):
            self._stack.addWidget(part)
        whole = Column(theme, 16, (0, 34, 0, 14))
        whole.addWidget(self.header)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.undo_bar)
        self.setLayout(whole)

        self._connect()
        theme.changed.connect(self._fit)

    def _connect(self) -> None:
        self.list.rows.opened.connect(self._on_entered)
        self.search.filters_requested.connect(self._on_entered)
        self.search.changed.connect(self._on_filter_changed)
        self.search.removed.connect(self.panel.clear)
        self.panel.changed.connect(self._on_filter_changed)
        self.panel.done.connect(self._talks.show_list)
        self.list.all_requested.connect(self.show_all)
        self._talks.turned.connect(self._on_talks_turned)
        self.header.tallies_requested.connect(self.show_marks)
        self.header.back_requested.connect(self._on_header_back_requested)
        self.search.wished.connect(self._on_search_wished)
        self.tabs.changed.connect(self._on_tabs_changed)
        self.words.changed.connect(self.words_changed)
        self.words.all_requested.connect(self._on_words_all_requested)
        self.words.opened.connect(self.open_alone)

    def voice(self) -> AccessibleInfo:
        """Accessible pane, named by its heading."""
        return AccessibleInfo(AccessibleRole.Pane, name=self.header.heading())

    def set_marks(self, card: QWidget) -> None:
        """Set the card for marks between two sessions, which takes the place of the detail."""
        self._talks.set_aside(card)

    def takes_marks(self) -> bool:
        """Whether that card could be shown: beside the list of sessions."""
        return self.isVisible() and self._stack.currentWidget() is self._talks and not self._alone

    def show_marks(self) -> None:
        """Show that card."""
        self.tabs.choose(None)
        self._talks.show_aside()

    def follow_day(self) -> None:
        """Follow the local date: time spans to filter by are relative to it."""
        self.panel.follow_day()

    def filter(self) -> Filter:
        """The filter with the search text."""
        text = self.search.text()
        return replace(self.panel.wanted(), text=text, meanings=meanings(text))

    def show_sessions(
        self, sessions: Sequence[SessionRow], excerpts: Excerpts = NO_EXCERPTS, *, more: bool
    ) -> None:
        """Show the newest sessions that match; select the first, or the one selected before."""
        talks = bool(sessions) or self.filter() != Filter()
        self._show(self._home() if talks else self._nothing)
        self._talks.set_empty(empty=not sessions)
        if not sessions:
            self.detail.clear()
        self.list.show_sessions(sessions, excerpts, self._today(), self.query(), more=more)

    def add_sessions(
        self, sessions: Sequence[SessionRow], excerpts: Excerpts = NO_EXCERPTS, *, more: bool
    ) -> None:
        """Append older sessions."""
        self.list.add_sessions(sessions, excerpts, self._today(), more=more)

    def wanted_words(self) -> WordFilter | None:
        """The list of words that is chosen, with its search; None where it is that of sessions."""
        which, text = self.tabs.words(), self.words.text()
        if which is None:
            return None
        return WordFilter(which, self.tabs.person(), text, meanings(text))

    def show_words(self, words: Sequence[WordRow], wanted: WordFilter, *, more: bool) -> None:
        """Show the newest words of a list."""
        narrowed = wanted != WordFilter(wanted.which)
        self.words.show_words(words, wanted.which, self._today(), narrowed=narrowed, more=more)

    def add_words(self, words: Sequence[WordRow], *, more: bool) -> None:
        """Append older words."""
        self.words.add_words(words, self._today(), more=more)

    def current(self) -> str:
        """The id of the selected session; empty if none is."""
        return self._alone or self.list.rows.current()

    def remove_session(self, session_id: str) -> None:
        """Remove a session from the list; its neighbour becomes selected if it was."""
        self.list.remove_session(session_id)
        if session_id == self._alone:
            self._leave_alone()
        if not self.current():
            self.show_sessions([], more=False)

    def query(self) -> str:
        """The search text with topic and tag, to be marked as hits."""
        if self._alone:
            return self.words.text()
        wanted = self.filter()
        return " ".join(part for part in (wanted.text, wanted.topic, wanted.tag) if part)

    @Slot(object)
    def show_detail(self, detail: SessionDetail) -> None:
        """Show one session in detail; what is being edited in it stays."""
        query = self.query()
        if self.detail.session == detail.row.id and self._marked == query:
            self.detail.renew(detail)
        else:
            self.detail.show_session(detail, query)
        self._marked = query

    def show_list_trouble(self, sentence: str) -> None:
        """Say why the list could not be read."""
        self._show(self._home())
        self._talks.set_empty(empty=True, trouble=True)
        self.detail.clear()
        self.list.show_trouble(sentence)

    def choose(self, session_id: str) -> None:
        """Select a session of the list."""
        self.list.rows.choose(session_id)

    def open_session(self, session_id: str) -> None:
        """Select a session and show its detail, also on a narrow page."""
        self.tabs.choose(None)
        self.choose(session_id)
        self._talks.show_detail()

    @Slot(str)
    def open_alone(self, session_id: str) -> None:
        """Show a session in place of the list of words from which it was opened."""
        self._alone = session_id
        self.detail.clear()
        self._talks.show_alone(alone=True)
        self._stack.setCurrentWidget(self._talks)
        self._on_talks_turned()
        self.header.take_keyboard()
        self.word_opened.emit(session_id)

    @Slot()
    def show_all(self) -> None:
        """Reset search and filter."""
        self.search.clear()
        self.panel.clear()
        self._talks.show_list()

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does where it leads back, unless in full screen."""
        if self._leads_back() and takes_escape(self, event):
            return True
        return super().event(event)

    def _leads_back(self) -> bool:
        """Whether Escape leads back to a list of words: not from a field, nor in full screen."""
        typed = isinstance(self.focusWidget(), TYPED_IN)
        return bool(self._alone) and not typed and not self.window().isFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send unhandled Up and Down to the list; Escape leads back to it."""
        arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        listed = next((each for each in (self.list, self.words) if each.rows.isVisible()), None)
        if arrow and listed is not None and not listed.rows.hasFocus():
            listed.take_keyboard()
            listed.rows.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._leads_back():
            self._leave_alone()
            self.words.take_keyboard()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        inset = content_inset(self._theme)
        for part in (self.header, self._nothing, self.undo_bar):
            part.setContentsMargins(inset, 0, inset, 0)
        self.words.fit(inset)
        self._talks.fit(self.width())

    def _today(self) -> str:
        return local_time(*self._wall()).date().isoformat()

    def _home(self) -> QWidget:
        """The part that shows the list that is chosen, or the session opened from it."""
        return self._talks if self._alone or self.tabs.words() is None else self.words

    def _show(self, part: QWidget) -> None:
        """Show the sessions, the words or the empty page."""
        self._stack.setCurrentWidget(part)
        self._on_talks_turned()

    @Slot()
    def _on_talks_turned(self) -> None:
        shown, words = self._stack.currentWidget(), self.tabs.words() is not None
        self.header.arrange(
            listed=shown is not self._nothing,
            narrow=self._talks.is_narrow(),
            back=shown is self._talks and self._talks.is_inside(),
            words=words,
        )
        self.undo_bar.keep_room(keep=shown is not self._nothing and not self._talks.is_narrow())

    @Slot()
    def _on_header_back_requested(self) -> None:
        if self._alone:
            self._leave_alone()
            self.words.take_keyboard()
        else:
            self._talks.show_list()

    def _leave_alone(self) -> None:
        """Show the list of words again, where it was left."""
        self._alone = ""
        self._talks.show_alone(alone=False)
        self._show(self._home())
        self.chosen.emit(self.current())

    @Slot()
    def _on_tabs_changed(self) -> None:
        if self._stack.currentWidget() is not self._nothing:
            self._show(self._home())
        self.words_changed.emit()

    @Slot()
    def _on_words_all_requested(self) -> None:
        self.tabs.show_both()
        self.words.look_for("")
        self.words_changed.emit()

    @Slot()
    def _on_entered(self) -> None:
        """Something is shown beside the list now, or in its place."""
        if self._talks.is_inside():
            self.header.take_keyboard()
        if self._talks.shows_panel():
            self.values_requested.emit()

    @Slot()
    def _on_filter_changed(self) -> None:
        self.search.show_words(self.panel.words())
        self.filter_changed.emit()

    @Slot()
    def _on_search_wished(self) -> None:
        if self._stack.currentWidget() is self.words:
            self.words.search()
        elif self._stack.currentWidget() is self._talks and not self._alone:
            self._talks.search()
