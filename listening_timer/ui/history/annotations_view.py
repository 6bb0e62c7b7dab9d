"""Annotations of a session, read-only: notes, thanks, promises with their outcomes, tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.model.annotations import Promise, Word, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import isolated
from listening_timer.ui.history.search import marked
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Quote, Text
from listening_timer.ui.widgets.layouts import Column, remove_from
from listening_timer.ui.words.agreements import meeting_words, outcome_options, outcome_text
from listening_timer.ui.words.annotations import (
    as_seated,
    promise_caption,
    tone_of,
    word_caption,
)
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

FOLD_ABOVE_CHARS = 1_200
"""Longer texts (characters) are cut at first: a long one takes a second to lay out."""
_IN_ORDER = (WordKind.FEELING, WordKind.NOTE, WordKind.APPRECIATION)
_LAST = (WordKind.NEXT_TIME,)
"""After the promises."""


class AnnotationsView(QWidget):
    """Every annotation with whose it is, in a fixed order; search hits are marked."""

    outcome_chosen = Signal(str, str)
    """The outcome of a promise: its id, and the outcome's value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[QWidget] = []
        self._links: dict[str, LinkButton] = {}
        self._answered = ""
        self._column = Column(theme, 16)

        self.setLayout(self._column)

    @property
    def has_words(self) -> bool:
        """Whether there is any annotation."""
        return bool(self._parts)

    def show_said(self, detail: SessionDetail, people: People, query: str) -> None:
        """Replace what is shown; the focus stays on the promise that was just answered."""
        here = QApplication.focusWidget()
        answers = here is not None and self.isAncestorOf(here)
        self._links.clear()
        remove_from(self._column, *self._parts)
        self._parts = list(self._made(detail, people, query))
        for part in self._parts:
            self._column.addWidget(part)
        if answers and self._answered in self._links:
            self._links[self._answered].setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, detail: SessionDetail, people: People, query: str) -> Iterator[QWidget]:
        yield from self._quotes(_IN_ORDER, detail, people, query)
        for promise in as_seated(detail.promises, people):
            if promise.text:
                yield self._promise(promise, people, query)
        yield from self._quotes(_LAST, detail, people, query)
        tags = [word.text for word in detail.words if word.kind is WordKind.TAG]
        if tags:
            text = Text(self._theme, TextStyle.LABEL, soft=True)
            words = tr("Tags: {tags}").format(tags=" · ".join(map(isolated, tags)))
            text.set_marked(marked(words, query))
            yield text
        if detail.meeting is not None:
            yield Text(self._theme, TextStyle.LABEL, meeting_words(detail.meeting), soft=True)

    def _quotes(
        self, kinds: Iterable[WordKind], detail: SessionDetail, people: People, query: str
    ) -> Iterator[Quote]:
        for kind in kinds:
            for word in as_seated(detail.words, people):
                if word.kind is kind:
                    yield self._quote(word_caption(word, people), word, people, query)

    def _quote(self, caption: str, said: Word | Promise, people: People, query: str) -> Quote:
        quote = Quote(self._theme, tone_of(said, people) or Tone.MOSS)
        quote.body.addWidget(Text(self._theme, TextStyle.LABEL, caption, soft=True))
        text = Text(self._theme, TextStyle.BODY)
        more = LinkButton(self._theme, tr("Show all of it"))
        quote.body.addWidget(text)
        quote.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        start = said.text[:FOLD_ABOVE_CHARS]
        folds = len(said.text) > FOLD_ABOVE_CHARS and _hits(said.text, query) == _hits(start, query)
        text.set_marked(marked(isolated(f"{start.rstrip()} …" if folds else said.text), query))
        more.setVisible(folds)

        def unfold() -> None:
            text.set_marked(marked(isolated(said.text), query))
            more.hide()

        more.clicked.connect(unfold)
        return quote

    def _promise(self, promise: Promise, people: People, query: str) -> Quote:
        """A promise, its outcome, and a choice to set it."""
        quote = self._quote(promise_caption(promise, people), promise, people, query)
        became = outcome_text(promise.outcome)
        quote.body.addWidget(Text(self._theme, TextStyle.LABEL, became, bold=True, folds=True))
        asks = tr("Change this answer") if became else tr("How did it go?")
        link = self._links[promise.id] = LinkButton(self._theme, asks)
        choice = ChoiceRow(self._theme, "", outcome_options())
        choice.set_heard(promise.text)
        choice.choose(promise.outcome or "")
        choice.hide()
        quote.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        quote.body.addWidget(choice)
        link.setAccessibleDescription(promise.text)
        link.set_unfolded(False)

        def unfold() -> None:
            choice.setVisible(choice.isHidden())
            link.set_unfolded(not choice.isHidden())

        def tell(outcome: str) -> None:
            self._answered = promise.id
            self.outcome_chosen.emit(promise.id, outcome)

        link.clicked.connect(unfold)
        choice.chosen.connect(tell)
        return quote


def _hits(text: str, query: str) -> int:
    return sum(is_hit for _piece, is_hit in marked(text, query))
