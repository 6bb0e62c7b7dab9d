"""A plain page with one question: a heading, a line or two, and the answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row

MOST_ANSWERS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: an id that comes back when it is chosen, its words and its key."""

    id: str
    text: str
    key: str = ""


class Question(QWidget):
    """Asks one thing; the main answer stands lower right."""

    answered = Signal(str)
    """The id of the answer that was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._answers: tuple[Answer, ...] = ()
        self._heading = Text(theme, Type.HEADING, align=Qt.AlignmentFlag.AlignHCenter)
        self._line = Text(theme, Type.CUE, soft=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._quiet = [QuietButton(theme, "") for _ in range(MOST_ANSWERS)]
        self._main = MainButton(theme, tone=Tone.MOSS)
        self.middle = Column(theme, 16)

        row = Row(theme, 14)
        for button in self._quiet:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._main)
        layout = Column(theme, 16, (40, 40, 40, 34))
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._line)
        layout.addLayout(self.middle)
        layout.addStretch(3)
        layout.addLayout(row)
        self.setLayout(layout)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for place, button in enumerate(self._quiet):
            button.clicked.connect(lambda _checked=False, at=place: self._choose(at + 1))
        self._main.clicked.connect(lambda: self._choose(0))

    def ask(self, heading: str, line: str, answers: Sequence[Answer]) -> None:
        """Show a question; the first answer is the main one."""
        self._answers = tuple(answers)
        self._heading.set_text(heading)
        self._line.set_text(line)
        self._main.set_text(answers[0].text, answers[0].key)
        for place, button in enumerate(self._quiet, 1):
            button.setVisible(place < len(answers))
            if place < len(answers):
                button.set_text(answers[place].text, answers[place].key)

    def say(self, line: str) -> None:
        """Change the line below the heading."""
        self._line.set_text(line)

    def answer_main(self) -> None:
        """Choose the main answer."""
        self._choose(0)

    def _choose(self, place: int) -> None:
        self.answered.emit(self._answers[place].id)
