"""Help lines page: whom a practice names as help, first on "When this is not for you"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.config.settings import LONGEST_HELP, MOST_HELP_LINES, HelpLine, help_line
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import full_line_text, tr

_LEAST_DIGITS = 3
"""Digits of the shortest number that one can call."""
_NAME, _PHONE = 0, 1


class _Entry(QWidget):
    """A text field, and what is wrong with it below."""

    def __init__(self, theme: Theme, placeholder: str, accessible_name: str, most: int) -> None:
        super().__init__()
        self.field = Field(theme, placeholder, accessible_name, bare=True)
        self._problem = Text(theme, TextStyle.LABEL, bold=True, folds=True)

        column = Column(theme, 4)
        column.addWidget(self.field)
        column.addWidget(LimitNotice(theme, self.field, full_line_text()))
        column.addWidget(self._problem)
        column.addStretch(1)
        self.setLayout(column)
        self.field.setMaxLength(most)

        self.field.textEdited.connect(partial(self.show_problem, ""))

    def show_problem(self, sentence: str, _text: str = "") -> None:
        """Show what is wrong; an empty sentence clears it."""
        self._problem.set_text(sentence)
        self.field.setAccessibleDescription(sentence)

    def lead_to_problem(self) -> None:
        """Focus the field; a screen reader reads what is wrong then, or is told."""
        if self.field.hasFocus():
            accessibility.announce(self.field, self._problem.said())
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class _Line(QWidget):
    """The three fields of one help line."""

    edited = Signal()
    """Somebody has typed into one of the fields."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.entries = tuple(
            _Entry(theme, words, name.format(n=number), LONGEST_HELP[field])
            for field, words, name in (
                ("name", tr("Name"), tr("Line {n}: name")),
                ("phone", tr("Phone number"), tr("Line {n}: phone number")),
                ("about", tr("One sentence"), tr("Line {n}: one sentence")),
            )
        )
        name, phone, about = self.entries
        column, tiles = Column(theme, 4, (0, 0, 0, 16)), Tiles(theme, 24, columns=2, least=240)
        tiles.addWidget(name)
        tiles.addWidget(phone)
        column.addLayout(tiles)
        column.addWidget(about)
        self.setLayout(column)

        for entry in self.entries:
            entry.field.textEdited.connect(self.edited)

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return not any(entry.field.text().strip() for entry in self.entries)

    def line(self) -> HelpLine | None:
        """What is written here, cleaned; None without a name."""
        return help_line(*(entry.field.text() for entry in self.entries))

    def show_line(self, line: HelpLine | None) -> None:
        """Fill the fields; None empties them."""
        texts = ("", "", "") if line is None else (line.name, line.phone, line.about)
        for entry, text in zip(self.entries, texts, strict=True):
            entry.field.setText(text)
            entry.field.setCursorPosition(0)
            entry.show_problem("")

    def show_problems(self) -> _Entry | None:
        """Show what is wrong beside its field; the first such field."""
        problems = dict.fromkeys(self.entries, "")
        phone = self.entries[_PHONE].field.text()
        if not self.empty and self.line() is None:
            problems[self.entries[_NAME]] = tr("Please type a name.")
        if phone.strip() and sum(map(str.isdigit, phone)) < _LEAST_DIGITS:
            problems[self.entries[_PHONE]] = tr("Please type a number to call.")
        for entry, sentence in problems.items():
            entry.show_problem(sentence)
        return next((entry for entry, sentence in problems.items() if sentence), None)


class HelpLinesPage(Page):
    """A few lines to write on; a line that is emptied is gone."""

    changed = Signal(tuple)
    """The lines as they are now (`tuple[HelpLine, ...]`)."""
    back_requested = Signal()
    """Go back to the previous page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, heading=tr("Who can help here"))
        self._lines = tuple(_Line(theme, number + 1) for number in range(MOST_HELP_LINES))
        main = MainButton(theme, tr("Done"), tr("Enter", "the key"), Tone.MOSS)

        self.subline.set_text(
            tr("These lines come first on “When this is not for you”. Empty one to remove it.")
        )
        self.body.addSpacing(theme.px(8))
        for line in self._lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.set_bottom(None, main)
        self.back_button = main
        self.initial_focus = self._lines[0].entries[_NAME].field
        self.show_lines(())

        for line in self._lines:
            line.edited.connect(self._make_room)
        main.clicked.connect(self._on_main_clicked)

    def show_lines(self, lines: Sequence[HelpLine]) -> None:
        """Show these lines, and an empty one below them."""
        for place, line in enumerate(self._lines):
            line.show_line(lines[place] if place < len(lines) else None)
        self._make_room()
        self.show_from_top()

    def save(self) -> None:
        """Tell what is written; a line without a name is left out."""
        written = (line.line() for line in self._lines)
        self.changed.emit(tuple(line for line in written if line is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, else Done."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            reached = self.focusWidget()
            if isinstance(reached, QAbstractButton):
                reached.click()
            else:
                self._on_main_clicked()

    @Slot()
    def _make_room(self) -> None:
        """Show the lines that are written on, and one more."""
        last = max((place for place, each in enumerate(self._lines) if not each.empty), default=-1)
        for place, line in enumerate(self._lines):
            line.setVisible(place <= last + 1)

    @Slot()
    def _on_main_clicked(self) -> None:
        found = [line.show_problems() for line in self._lines]
        wrong = next((entry for entry in found if entry is not None), None)
        if wrong is not None:
            wrong.lead_to_problem()
            return
        self.save()
        self.back_requested.emit()
