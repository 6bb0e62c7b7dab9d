"""People page: rename a person, merge two spellings of a name, or erase a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.records import Used
from listening_timer.text.cleaning import isolated
from listening_timer.ui.history.undo_bar import UndoBar
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Tiles, remove_from
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.painting import breakable_name
from listening_timer.ui.words.i18n import restored_text, tr
from listening_timer.ui.words.names import clean_name, problem_with

PEOPLE = "people."
"""Prefix of the names of this page's text fields (drafts)."""


class OnePerson(Card):
    """One person's card: name, number of sessions, and the actions on the name."""

    rename_requested = Signal(str, str)
    """Rename: the present name, and the new one, cleaned."""
    join_requested = Signal(str)
    """Merge with another person; this one's name."""
    erase_requested = Signal(str)
    """Erase this person; the name."""
    turned = Signal()
    """The name field was opened or closed; closing discards its text."""

    def __init__(self, theme: Theme, person: Used, *, alone: bool) -> None:
        super().__init__(theme, pad=20, spacing=6)
        self.name = person.name
        who = isolated(person.name)
        self._shown = Text(theme, TextStyle.TITLE, breakable_name(who), names=True)
        self._talks = Text(theme, TextStyle.LABEL, _talks(person.sessions), soft=True)
        self._rename = LinkButton(theme, tr("Change the name"))
        self._join = LinkButton(theme, tr("Same person"))
        self._erase = LinkButton(theme, tr("Erase"))
        self._field = Field(theme, "", tr("Another name for {name}").format(name=who))
        self._save = QuietButton(theme, tr("Save"))
        self._leave = QuietButton(theme, tr("Cancel"))
        self._line = Text(theme, TextStyle.LABEL, bold=True, folds=True)
        self._links, self._form = QWidget(), QWidget()

        links = Flow(theme, 20)
        for link in (self._rename, self._join, self._erase):
            links.addWidget(link)
        if alone:
            self._join.hide()
        self._links.setLayout(links)
        answers = Flow(theme, 10)
        answers.addWidget(self._save)
        answers.addWidget(self._leave)
        form = Column(theme, 10, (0, 6, 0, 0))
        form.addWidget(self._field)
        form.addLayout(answers)
        self._form.setLayout(form)
        for part in (self._shown, self._talks, self._form, self._line, self._links):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._form.hide()
        self._rename.setAccessibleName(tr("Change the name of {name}").format(name=who))
        self._join.setAccessibleName(tr("Same person as {name}").format(name=who))
        self._erase.setAccessibleName(tr("Erase {name}").format(name=who))
        for button in (self._save, self._leave):
            button.setAccessibleDescription(person.name)

        self._rename.clicked.connect(self._on_rename_clicked)
        self._join.clicked.connect(lambda: self.join_requested.emit(self.name))
        self._erase.clicked.connect(lambda: self.erase_requested.emit(self.name))
        self._leave.clicked.connect(self._fold)
        self._save.clicked.connect(self._on_save_clicked)
        self._field.returnPressed.connect(self._on_save_clicked)

    @property
    def field(self) -> Field | None:
        """The field for a new name; None while it is closed."""
        return None if self._form.isHidden() else self._field

    def say(self, sentence: str) -> None:
        """Show why it could not be done; what was typed stays."""
        self._line.say(sentence)

    def unfold(self, text: str) -> None:
        """Open the name field with this text."""
        self._field.setText(text)
        self._line.set_text("")
        self._links.hide()
        self._form.show()

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.unfold(self.name)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    @Slot()
    def _fold(self) -> None:
        self._line.set_text("")
        self._form.hide()
        self._links.show()
        self._rename.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        typed = self._field.text()
        problem, name = problem_with(typed), clean_name(typed)
        if problem:
            self.say(problem)
        elif name == self.name:
            self._fold()
        else:
            self.rename_requested.emit(self.name, name)


class PeoplePage(Page):
    """One card a person, and the undo bar."""

    back_requested = Signal()
    """Go back to the history page."""
    rename_requested = Signal(str, str)
    """Rename: the present name, and the new one, cleaned."""
    join_requested = Signal(str)
    """Merge with another person; the name."""
    erase_requested = Signal(str)
    """Erase a person; the name."""
    fields_changed = Signal()
    """The set of text fields has changed: see `text_fields`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._cards: list[OnePerson] = []
        self._typed: dict[str, str] = {}
        self._tiles = Tiles(theme, 16, columns=2, least=340)
        self._line = Text(theme, TextStyle.BODY, folds=True)
        self.undo_bar = UndoBar(theme)
        self._main = MainButton(theme, tr("Back"), tone=Tone.MOSS)

        self.heading.set_text(tr("People"))
        self.subline.set_text(tr("Everyone named in this history."))
        self.body.addWidget(self._line)
        self.body.addLayout(self._tiles)
        self.body.addStretch(1)
        leading, column = QWidget(), Column(theme)  # keeps its height without the undo bar
        column.addWidget(self.undo_bar)
        leading.setLayout(column)
        self.set_bottom(leading, self._main)

        self.back_button = self._main
        self._main.clicked.connect(self.back_requested)

    def show_people(self, people: Sequence[Used]) -> None:
        """Show the people in the given order; what is being typed stays."""
        self._put_away()
        alone = len(people) == 1
        self._cards = [OnePerson(self._theme, person, alone=alone) for person in people]
        for card in self._cards:
            self._tiles.addWidget(card)
            if card.name in self._typed:
                card.unfold(self._typed[card.name])
            card.rename_requested.connect(self.rename_requested)
            card.join_requested.connect(self.join_requested)
            card.erase_requested.connect(self.erase_requested)
            card.turned.connect(self.fields_changed)
        self._typed.clear()
        self._line.set_text("" if people else tr("Nobody yet."))
        self.fields_changed.emit()

    def show_trouble(self, sentence: str) -> None:
        """Say why the people could not be read; text being typed returns with its card."""
        self._put_away()
        self._line.say(sentence)

    def text_fields(self) -> dict[str, Field]:
        """The open text fields, by draft name."""
        return {_field_of(card.name): card.field for card in self._cards if card.field is not None}

    def unfold_by(self, field: str) -> None:
        """Open the field of this draft name; no effect for other names."""
        for card in self._cards:
            if _field_of(card.name) == field:
                card.unfold(card.name)

    def say_restored(self) -> None:
        """Say that text typed before the program stopped has been restored."""
        for card in self._cards:
            if card.field is not None:
                card.say(restored_text())

    def _put_away(self) -> None:
        """Remove all cards, and remember what is being typed in them."""
        pressed = any(card.isAncestorOf(self.focusWidget()) for card in self._cards)
        for old in self._cards:
            if old.field is not None:
                self._typed[old.name] = old.field.text()
        remove_from(self._tiles, *self._cards)
        self._cards = []
        if pressed:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_about(self, name: str, sentence: str) -> None:
        """Show on a person's card why something could not be done."""
        for card in self._cards:
            if card.name == name:
                card.say(sentence)


def _field_of(name: str) -> str:
    return f"{PEOPLE}{name}.name"


def _talks(count: int) -> str:
    if not count:
        return tr("in no talk, only in marks between talks")
    return tr("in one talk") if count == 1 else tr("in %n talks", None, count)
