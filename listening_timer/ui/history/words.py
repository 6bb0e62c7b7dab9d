"""Words of all talks: thanks, promises or notes by month, with a search; or why there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.annotations import PromiseKind
from listening_timer.model.records import WordList, WordRow
from listening_timer.text.cleaning import isolated
from listening_timer.ui.history.list import ListEnd
from listening_timer.ui.history.search import marked
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row, Stack
from listening_timer.ui.widgets.list.model import Key, ListRow
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.widgets.list.word_painter import SIDE, WordPainter
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.words.agreements import outcome_text
from listening_timer.ui.words.annotations import by_text
from listening_timer.ui.words.i18n import month_text, short_day_text, tr
from listening_timer.ui.words.people import People

FIELD_PX = 520
"""Most width of the search field (design px, at 100 % text)."""


class WordsView(QWidget):
    """A list that loads more as it is scrolled; a row opens its talk."""

    opened = Signal(str)
    """Show this session; its id."""
    changed = Signal()
    """The search text has changed."""
    all_requested = Signal()
    """Nothing fits: show all words again."""
    more_requested = Signal()
    """Load the next words, or try again."""
    again_requested = Signal()
    """Reading the list has failed: try again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: dict[str, WordRow] = {}
        self._which, self._query = WordList.THANKS, ""
        hint = tr("Search these words")
        self._field = SearchField(theme, hint, hint, bare=True)
        self.rows = RowList(theme, tr("Words, newest first"), self._made, WordPainter(theme))
        self._end = ListEnd(theme)
        self._none = NoWords(theme)
        self._stack, self._line = Stack(), Row(theme)

        self._line.addWidget(self._field, 1)
        self._line.addStretch(0)
        for part in (self.rows, self._none):
            self._stack.addWidget(part)
        self._column, inner = Column(theme, 14), QWidget()
        self._column.addLayout(self._line)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._end)
        inner.setLayout(self._column)
        whole = Column(theme)
        whole.addWidget(inner)
        self.setLayout(whole)

        self._field.textChanged.connect(self.changed)
        self._field.results_requested.connect(self.take_keyboard)
        self.rows.opened.connect(self._on_rows_opened)
        self.rows.more_requested.connect(self.more_requested)
        self._end.again_requested.connect(self.more_requested)
        self._none.all_requested.connect(self.all_requested)
        self._none.again_requested.connect(self.again_requested)

    def fit(self, inset: int) -> None:
        """Lay out `inset` px from the edges of the page; rows begin earlier, for their outline."""
        side = self._theme.px(SIDE)
        edge = max(0, inset - side)
        self._column.setContentsMargins(edge, 0, edge, 0)
        self._line.setContentsMargins(side, 0, side, 0)
        self._field.setMaximumWidth(self._theme.px(FIELD_PX) * self._theme.text_percent // 100)

    def text(self) -> str:
        """The search text."""
        return self._field.text().strip()

    def look_for(self, text: str) -> None:
        """Search for this, as if it had been typed."""
        self._field.setText(text)

    def search(self) -> None:
        """Focus the search field and select its text."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @Slot()
    def take_keyboard(self) -> None:
        """Focus the rows, so that arrows move through them."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(
        self, words: Sequence[WordRow], which: WordList, today: str, *, narrowed: bool, more: bool
    ) -> None:
        """Replace the rows; the current one stays if it is still there.

        `today` is an ISO date. `narrowed`: they are only some of the list, as was asked for.
        """
        keep, same = self.rows.current(), which is self._which
        self._which, self._query = which, self.text()
        self._words = {word.id: word for word in words}
        self._end_no_more()
        if not words:
            self._none.tell(which, found=narrowed)
        self._stack.setCurrentIndex(0 if words else 1)
        self.rows.setAccessibleName(list_name(which))
        self.rows.show_rows(word_keys(words, today), more=more, keep=keep if same else "")

    def add_words(self, words: Sequence[WordRow], today: str, *, more: bool) -> None:
        """Append older words."""
        self._end_no_more()
        self._words |= {word.id: word for word in words}
        self.rows.add_rows(word_keys(words, today), more=more)

    def count(self) -> int:
        """The number of words that are loaded."""
        return len(self._words)

    def show_trouble(self, sentence: str) -> None:
        """Say why the list could not be read."""
        self._stack.setCurrentIndex(1)
        self._end_no_more()
        self._none.say_trouble(sentence)

    def show_end_trouble(self, sentence: str) -> None:
        """Say why no further words could be read; those shown stay."""
        self._end.say(sentence)

    def _end_no_more(self) -> None:
        if self._end.has_keyboard():
            self.take_keyboard()
        self._end.hide()

    def _made(self, identity: str) -> ListRow:
        return word_row(self._words[identity], self._query)

    @Slot()
    def _on_rows_opened(self) -> None:
        word = self._words.get(self.rows.current())
        if word is not None:
            self.opened.emit(word.session)


def word_keys(words: Sequence[WordRow], today: str) -> list[Key]:
    """Row keys of words in list order, with month headings as of `today` (ISO date)."""
    return [(word.id, month_text(word.date, today)) for word in words]


def word_row(word: WordRow, query: str = "") -> ListRow:
    """A word's row; `query` is marked in it."""
    people = People(word.name_a, word.name_b, word.side_a)
    return ListRow(
        short_day_text(word.started, word.offset),
        outcome_text(word.outcome),
        marked(isolated(word.text), query),
        _by(word, people),
        None if word.who is None else people.tone(word.who),
    )


def _by(word: WordRow, people: People) -> str:
    """Whose a word is; empty for one of both that is no promise."""
    if word.kind not in (None, PromiseKind.PROMISE):
        return by_text(tr("Time together"))
    if word.who is not None:
        return by_text(people.name(word.who))
    return "" if word.kind is None else by_text(tr("Both of you"))


def list_name(which: WordList) -> str:
    """Accessible name of a list of words."""
    match which:
        case WordList.THANKS:
            return tr("Thanks, newest first")
        case WordList.PROMISES:
            return tr("Promises, newest first")
        case WordList.NOTES:
            return tr("Notes, newest first")


class NoWords(QWidget):
    """In place of the list: what will be here, that nothing was found, or why it was not read."""

    all_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._stone = RestingStone(theme, size=120)
        self._why = Text(theme, TextStyle.CUE, soft=True, align=middle)
        self._more = Text(theme, TextStyle.BODY, soft=True, align=middle, folds=True)
        self._all = QuietButton(theme, tr("Show all of them"))
        self._again = QuietButton(theme, tr("Try again"))

        column = Column(theme, 14)
        column.addStretch(2)
        column.addWidget(self._stone, 0, middle)
        for words in (self._why, self._more):
            column.addWidget(words)
        for button in (self._all, self._again):
            column.addWidget(button, 0, middle)
        column.addStretch(3)
        self.setLayout(column)

        self._all.clicked.connect(self.all_requested)
        self._again.clicked.connect(self.again_requested)

    def tell(self, which: WordList, *, found: bool) -> None:
        """Say what will be here; `found`: that nothing of it was found."""
        self._offer(self._all if found else None)
        self._more.set_text(tr("You can search for words, names and months.") if found else "")
        self._why.say(tr("Nothing found.") if found else _will_be_here(which))

    def say_trouble(self, sentence: str) -> None:
        """Say why the list could not be read."""
        self._offer(self._again)
        self._more.set_text("")
        self._why.say(sentence)

    def _offer(self, way_on: QuietButton | None) -> None:
        for button in (self._all, self._again):
            button.setVisible(button is way_on)


def _will_be_here(which: WordList) -> str:
    match which:
        case WordList.THANKS:
            return tr("The thanks that you write after a talk will appear here.")
        case WordList.PROMISES:
            return tr("What you promise each other will appear here.")
        case WordList.NOTES:
            return tr("The notes that you write about a talk will appear here.")
