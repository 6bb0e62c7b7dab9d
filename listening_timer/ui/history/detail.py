"""Session detail card: actions, timeline to scale, ratings, annotations, planned and actual times.

It opens for reading; one button turns the annotations into fields, another one back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.timeline import stretches
from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Outcome, SessionDetail
from listening_timer.text.cleaning import isolated
from listening_timer.ui.history.annotations_view import AnnotationsView
from listening_timer.ui.history.correction_form import CorrectionForm
from listening_timer.ui.history.detail_tables import figures, planned_table, rating_table
from listening_timer.ui.history.edit_form import EditForm
from listening_timer.ui.history.search import marked
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Holder
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.words.i18n import (
    day_text,
    local_time,
    text_of,
    time_text,
    tr,
)
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import held_marks, spoken, timeline_parts


class Detail(Card):
    """Shows one session; its annotations can be edited, its names and lengths corrected."""

    delete_requested = Signal(str)
    """Delete this session; its id."""
    export_requested = Signal(str)
    """Export this session to a file; its id."""
    writing_began = Signal()
    """The edit form was opened; tags can be suggested."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.session = ""
        """The id of the session that is shown; empty if none is."""
        self._query = ""
        self._detail: SessionDetail | None = None
        self._day = Text(theme, TextStyle.TITLE)
        self._facts = Text(theme, TextStyle.LABEL, soft=True)
        self._timeline = Timeline(theme)
        self._timeline.setAccessibleName(tr("Picture of the talk"))
        self._figures, self._ratings, self._planned = Holder(), Holder(), Holder()
        self._said = AnnotationsView(theme)
        self._write = LinkButton(theme, tr("Add or edit words"))
        self.form = EditForm(theme)
        self.outcome_chosen = self._said.outcome_chosen
        self._correct = LinkButton(theme, tr("Correct"))
        self.correcting = CorrectionForm(theme)
        self._plan_title = Text(theme, TextStyle.LABEL, tr("Planned and actual times"), soft=True)
        self._export = LinkButton(theme, tr("Export"))
        self._delete = LinkButton(theme, tr("Delete"))
        self._links = self._write, self._correct, self._export, self._delete
        self._inner = QWidget()

        self._column = Column(theme, 18, (0, 0, 14, 0))
        top = Column(theme, 4)
        top.addWidget(self._day)
        top.addWidget(self._facts)
        links = Flow(theme, 20)
        for link in self._links:
            links.addWidget(link)
        top.addLayout(links)
        self._column.addLayout(top)
        for widget in (
            self.form,
            self.correcting,
            self._timeline,
            self._figures,
            self._ratings,
            self._said,
            self._plan_title,
            self._planned,
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._inner.setLayout(self._column)
        self._scroll = Scroll(theme, self._inner, on_card=True)
        self.body.addWidget(self._scroll, 1)
        for link, name in zip(
            self._links[1:],
            (tr("Correct a name or a length"), tr("Export this talk"), tr("Delete this talk")),
            strict=True,
        ):
            link.setAccessibleName(name)
        self.form.hide()
        self.correcting.hide()
        self.clear()

        self._export.clicked.connect(lambda: self.export_requested.emit(self.session))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.session))
        self._write.clicked.connect(self.write)
        self.form.done.connect(self.read)
        self._correct.clicked.connect(self.correct)
        self.correcting.done.connect(self._on_correcting_done)
        self.correcting.fields_changed.connect(self._offer_to_correct)

    @property
    def day(self) -> str:
        """The day of the session, in words; empty if no session is shown."""
        return "" if self._detail is None else self._day.said()

    @Slot()
    def clear(self) -> None:
        """Show nothing; edited annotations are saved, an open correction stays for later."""
        self.keep()
        self.form.hide()
        self.session, self._detail = "", None
        self._inner.setVisible(False)

    def show_trouble(self, sentence: str, session_id: str) -> None:
        """Say why this session cannot be shown; it can still be deleted."""
        self.clear()
        self.correcting.leave()
        self.session = session_id
        self._day.set_text(tr("This talk can’t be shown."))
        self._show_parts(known=False, writing=False)
        self._delete.setVisible(bool(session_id))
        self._inner.setVisible(True)
        self._facts.say(sentence)

    def show_session(self, detail: SessionDetail, query: str = "") -> None:
        """Show a session for reading, with the hits of `query` marked."""
        self.keep()
        if detail.row.id != self.correcting.session:
            self.correcting.leave()
        self.session, self._detail, self._query = detail.row.id, detail, query
        self._inner.setVisible(True)  # first: a hidden widget gets no height in a scroll area
        self._show(detail)
        self._show_parts(known=True, writing=False)
        self._scroll.verticalScrollBar().setValue(0)

    def renew(self, detail: SessionDetail) -> None:
        """Update the session that is shown; what is being edited stays."""
        if detail.row.id != self.session:
            return
        self._detail = detail
        self._show(detail)
        if self.is_writing:
            self.form.renew(detail)
        self._show_parts(known=True, writing=self.is_writing)

    @property
    def is_writing(self) -> bool:
        """Whether the edit form is open."""
        return not self.form.isHidden()

    @Slot()
    def write(self) -> None:
        """Open the edit form."""
        if self._detail is not None:
            self.form.open(self._detail, _people(self._detail))
            self._show_parts(known=True, writing=True)
            self.form.take_focus()
            QTimer.singleShot(0, self.form, self._bring_form_into_view)
            self.writing_began.emit()

    @Slot()
    def read(self) -> None:
        """Close the edit form; what was written is saved."""
        self.keep()
        if self._detail is not None:
            self._show_parts(known=True, writing=False)
            self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def correct(self) -> None:
        """Open the correction form."""
        if self._detail is not None:
            self.correcting.open(self._detail, _people(self._detail))
            self.correcting.take_focus()

    def correct_again(self, session_id: str, sentence: str) -> bool:
        """Reopen the correction form after a failed save, and say why.

        False where that session is no longer shown.
        """
        shown = self.session == session_id == self.correcting.session
        if not shown or self._detail is None:
            return False
        self.correcting.renew(self._detail, _people(self._detail))
        self.correcting.show_again(sentence)
        return True

    @Slot()
    def _offer_to_correct(self) -> None:
        reads = self._detail is not None and not self.is_writing
        self._correct.setVisible(reads and self.correcting.isHidden())

    @Slot()
    def _on_correcting_done(self) -> None:
        self._offer_to_correct()
        self._correct.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, *, again: bool = False) -> None:
        """Emit `edited` for changes; `again`: also for those emitted but not confirmed as saved."""
        if self.is_writing:
            self.form.keep(again=again)

    def say_trouble(self, session_id: str, sentence: str) -> bool:
        """Say why an annotation could not be saved, and show the edit form with its text.

        False where that session is no longer shown.
        """
        if session_id != self.session or self._detail is None:
            return False
        if not self.is_writing:
            self._show_parts(known=True, writing=True)
        self.form.say_trouble(sentence)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was written when the page is left."""
        self.keep()
        super().hideEvent(event)

    def _show(self, detail: SessionDetail) -> None:
        row, people = detail.row, _people(detail)
        parts, state = stretches(detail.events, detail.state.limits), detail.state
        begin, end = (time_text(row.started + ms, row.offset) for ms in (0, row.length))
        facts = [f"{begin} – {end}", text_of(row.format_name)]
        if row.outcome is Outcome.EARLY:
            facts.append(tr("ended early"))
        if detail.trims:
            facts.append(tr("length corrected"))
        self._day.set_text(day_text(row.started, row.offset))
        year = str(local_time(row.started, row.offset).year)
        topics = (word.text for word in detail.words if word.kind is WordKind.TOPIC)
        about = "".join(f" · {isolated(topic)}" for topic in topics)
        before = " · ".join([year, *facts])
        self._facts.set_marked(((before, False), *marked(about, self._query)))
        told, marks = spoken(parts, people), held_marks(detail.events, parts)
        self._timeline.set(timeline_parts(parts, people), begin, end, told, marks)
        theme = self._theme
        cards, ratings = figures(theme, detail, state, people), rating_table(theme, detail, people)
        self._figures.hold(cards)
        self._ratings.hold(ratings)
        self._planned.hold(planned_table(theme, state, people))
        self._said.show_said(detail, people, self._query)
        if not self.correcting.isHidden():
            self.correcting.renew(detail, people)

    def _show_parts(self, *, known: bool, writing: bool) -> None:
        """Show the parts for reading or for editing; unless `known`, none of them."""
        for part in (self._timeline, self._figures, self._export, self._delete):
            part.setVisible(known)
        self._ratings.setVisible(known and self._detail is not None and bool(self._detail.ratings))
        for part in (self._write, self._plan_title, self._planned):
            part.setVisible(known and not writing)
        has_words = self._detail is not None and self._said.has_words
        self._said.setVisible(known and not writing and has_words)
        self.form.setVisible(known and writing)
        self._offer_to_correct()
        forms = *self.form.in_order(), *controls(self.correcting)
        set_tab_order_after(self, [*self._links, *forms, *controls(self._said)])

    @Slot()
    def _bring_form_into_view(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self.form.y()))


def _people(detail: SessionDetail) -> People:
    return People(detail.row.name_a, detail.row.name_b, detail.row.side_a)
