"""After a session: what it was, a note for those who like, and whether it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.exercise.stretches import Stretch
from listening_timer.ui.pages.timelines import spoken, timeline_parts
from listening_timer.ui.people import People
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton, MainButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.widgets.note import NoteField
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.strips import Timeline
from listening_timer.ui.words import clock_text, minutes_text, time_text, tr


class After(Page):
    """The end of a session: kept with a note, kept without, or not kept."""

    keep_requested = Signal()
    """Keep it, with what stands in the note."""
    forget_requested = Signal()
    """Keep nothing of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._trouble = Text(theme, Type.BODY, bold=True)
        self._timeline = Timeline(theme)
        self._shares = Text(theme, Type.BODY)
        self._ask = Text(theme, Type.LABEL, tr("A line to remember it by, if you like"), soft=True)
        self._note = NoteField(theme, tr("What mattered today"), tr("A note about this talk"))
        self._forget = LinkButton(theme, tr("Keep nothing of it"))
        self._main = MainButton(theme, tr("Keep it"), tone=Tone.MOSS)

        self.body.addWidget(self._trouble)
        self.body.addWidget(self._timeline)
        self.body.addWidget(self._shares)
        self.body.addSpacing(theme.px(20))
        self.body.addWidget(self._ask)
        card = Card(theme, pad=4)
        card.body.addWidget(self._note)
        self.body.addWidget(card, 1)
        link, leading = QWidget(), Row(theme)
        leading.addWidget(self._forget)
        leading.addStretch(1)
        link.setLayout(leading)
        self.set_bottom(link, self._main)
        self._trouble.hide()

        self._forget.clicked.connect(self.forget_requested)
        self._main.clicked.connect(self.keep_requested)

    def show_ended(self, state: State, stretches: tuple[Stretch, ...], people: People) -> None:
        """Show what the session was."""
        if state.completed:
            self.heading.set_text(tr("You made room for each other."))
        else:
            self.heading.set_text(tr("You stopped here. That is fine."))
        length = tr("{time} in all.").format(time=minutes_text(state.at))
        self.subline.set_text(length)
        start, offset = state.started.wall, state.started.offset
        self._timeline.set(
            timeline_parts(stretches, people),
            time_text(start, offset),
            time_text(state.wall_of(state.at), offset),
            spoken(stretches, people),
        )
        self._shares.set_text(
            tr("{a} shared {time_a}, {b} shared {time_b}.").format(
                a=people.name(Role.A),
                time_a=clock_text(state.sums.sharing_a),
                b=people.name(Role.B),
                time_b=clock_text(state.sums.sharing_b),
            )
        )
        self._note.set_text("")
        self._main.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say that it is not yet saved, and why; or no longer."""
        self._trouble.set_text(f"{tr('Not yet saved')}: {sentence}" if sentence else "")
        self._trouble.setVisible(bool(sentence))

    def write(self, note: str) -> None:
        """Put a note into the field."""
        self._note.set_text(note)

    def note(self) -> str:
        """What stands in the note."""
        return self._note.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, wherever on the page it is pressed but in the note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # held down since the page before
                self.keep_requested.emit()
        else:
            super().keyPressEvent(event)
