"""Tag editor of a session: add a tag, typed or suggested, and remove tags."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import MOST_TAG, clean_line, isolated, same_name, searchable
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.choices import LabelledButtons, Option
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.words.i18n import tr

MOST_OFFERED = 6


class TagField(QWidget):
    """The tags, each with a button to remove it, and a field to add one."""

    edited = Signal(object)
    """Save this tag (`Word`); one with empty text is to be erased."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._session = ""
        self._tags: tuple[Word, ...] = ()
        self._known: tuple[str, ...] = ()
        self._added = ""
        self._there = LabelledButtons(theme, Flow(theme, 8))
        self._caption = Text(theme, TextStyle.LABEL, tr("A tag to find it by"), soft=True)
        self.field = Field(theme, "", tr("A tag to find it by"))
        self._offered = LabelledButtons(theme, Flow(theme, 8), TextStyle.LABEL)
        self._line = Text(theme, TextStyle.LABEL, soft=True, folds=True)

        self.field.setMaxLength(MOST_TAG)
        column = Column(theme, 8)
        for part in (self._there, self._caption, self.field, self._line, self._offered):
            column.addWidget(part)
        self.setLayout(column)

        self._there.picked.connect(self._on_there_picked)
        self._offered.picked.connect(self._add)
        self.field.returnPressed.connect(self.keep)
        self.field.textEdited.connect(self._on_field_text_edited)
        self.field.installEventFilter(self)
        self.field.full_changed.connect(self._on_field_full_changed)

    def set_known(self, tags: Sequence[str]) -> None:
        """Set the tags of other sessions, to be suggested."""
        self._known = tuple(tags)
        self._offer()

    def show_tags(self, detail: SessionDetail) -> None:
        """Show a session's tags; text being typed stays unless the session is another one."""
        if detail.row.id != self._session:
            self.field.setText("")
            self._line.set_text("")
        self._session, self._added = detail.row.id, ""
        self._tags = tuple(word for word in detail.words if word.kind is WordKind.TAG)
        buttons: list[tuple[str, QuietButton]] = []
        for tag in self._tags:
            words = tr("Remove “{tag}”").format(tag=isolated(tag.text))
            buttons.append((tag.id, Option(self._theme, words)))
        here = QApplication.focusWidget()
        pressed = here is not None and any(
            picks.isAncestorOf(here) for picks in (self._there, self._offered)
        )
        self._there.show_picks("", buttons)
        self._there.setVisible(bool(buttons))
        self._offer()
        if pressed:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def in_order(self) -> list[QWidget]:
        """Buttons and field in Tab order."""
        return [*controls(self._there), self.field, *controls(self._offered)]

    @Slot()
    def keep(self, *, again: bool = False) -> None:
        """Add the typed tag, if it is new.

        `again`: also emit the last added one again, if it is not confirmed as saved.
        """
        for tag in self._tags:
            if again and tag.text == self._added:
                self.edited.emit(tag)
        self._add(self.field.text())

    def give_back(self) -> None:
        """Return the last added tag to the field, because it could not be saved."""
        if self._added:
            self._tags = tuple(tag for tag in self._tags if tag.text != self._added)
            self.field.retype(self.field.text() or self._added)
            self._added = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add the typed tag when the field loses focus, but not to a suggestion."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and not _opens_menu(event):
            here = QApplication.focusWidget()
            if here is None or not self._offered.isAncestorOf(here):
                self.keep()
        return False

    @Slot(str)
    def _add(self, typed: str) -> None:
        tag = clean_line(typed, MOST_TAG)
        if self.field.text():
            self.field.retype("")
        self._line.set_text("")
        if not tag:
            return
        if any(same_name(tag, there.text) for there in self._tags):
            self._line.say(tr("This talk already has that tag."))
            return
        known = next((each for each in self._known if same_name(each, tag)), tag)
        word = Word(secrets.token_hex(16), self._session, WordKind.TAG, None, known, 0)
        self._tags, self._added = (*self._tags, word), known  # a second press adds no second tag
        self.edited.emit(word)

    @Slot(str)
    def _on_there_picked(self, identity: str) -> None:
        tag = next((each for each in self._tags if each.id == identity), None)
        if tag is not None:
            self.edited.emit(replace(tag, text=""))

    @Slot()
    def _on_field_text_edited(self) -> None:
        if not self.field.full:
            self._line.set_text("")
        self._offer()

    def _offer(self) -> None:
        """Suggest tags of other sessions that begin with the typed text."""
        begun = searchable(self.field.text()).strip()
        fitting = [
            tag
            for tag in self._known
            if searchable(tag).startswith(begun)
            and not any(same_name(tag, there.text) for there in self._tags)
        ][:MOST_OFFERED]
        self._offered.show_picks(
            tr("Tags of other talks"), [(tag, Option(self._theme, tag)) for tag in fitting]
        )
        self._offered.setVisible(bool(fitting))
        set_tab_order_after(self, self.in_order())

    @Slot(bool)
    def _on_field_full_changed(self, full: bool) -> None:  # noqa: FBT001 - as the signal has it
        if full:
            self._line.say(tr("A tag can have at most %n letters.", None, MOST_TAG))
        else:
            self._line.set_text("")


def _opens_menu(event: QFocusEvent) -> bool:
    """Whether the focus goes to a menu, from which it returns."""
    return event.reason() is Qt.FocusReason.PopupFocusReason
