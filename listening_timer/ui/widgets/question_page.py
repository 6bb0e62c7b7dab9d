"""Question page: a resting stone, a heading, a line or two, and the answers to choose from.

The one layout of pages with little on them: all of it is centred. The stone makes room where the
window is low or text is large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.focus import put_last_in_tab_order
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Row
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.widgets.scroll import Scroll

MOST_ANSWERS = 4
MAX_WIDTH_PX = 920  # design px: of what is below the line
_STONE, _ROOM_FOR_STONE = 112, 700  # design px: its width, and the least height of its page
_LARGE_PERCENT = 130  # text size from which there is no room for it


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the id that is emitted when it is chosen, its text and its key."""

    id: str
    text: str
    key: str = ""


class Answers(QWidget):
    """The answers at the foot of a page: quiet buttons, and the main one lower right.

    The second click of a double click on the main answer is ignored, since it would answer the
    question that comes next, unread.
    """

    answered = Signal(str)
    """Id of the chosen answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._main_answer: Answer | None = None
        self._others: tuple[Answer, ...] = ()
        self._quiet = [QuietButton(theme, "") for _ in range(MOST_ANSWERS)]
        self._main = MainButton(theme, tone=Tone.MOSS)

        others, beside = Flow(theme, 14), Column(theme)
        for button in self._quiet:
            others.addWidget(button)
        beside.addStretch(1)
        beside.addLayout(others)
        beside.addStretch(1)
        row = Row(theme, 14)
        row.addLayout(beside, 1)
        row.addWidget(self._main, 0, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(row)

        for place, button in enumerate(self._quiet):
            button.clicked.connect(lambda _checked=False, at=place: self._choose(at))
        self._main.clicked.connect(self.choose_main)
        self._main.installEventFilter(self)

    def offer(
        self, main: Answer | None, others: Sequence[Answer] = (), *, tone: Tone = Tone.MOSS
    ) -> None:
        """Show these answers; without a main one, the question is answered on the page itself."""
        self._main_answer, self._others = main, tuple(others)
        self._main.setVisible(main is not None)
        self._main.set_tone(tone)
        if main is not None:
            self._main.set_text(main.text, main.key)
        for place, button in enumerate(self._quiet):
            button.setVisible(place < len(others))
            if place < len(others):
                button.set_text(others[place].text, others[place].key)

    def describe(self, answer_id: str, words: str) -> None:
        """Set the accessible description of one of the quiet answers."""
        for button, answer in zip(self._quiet, self._others, strict=False):
            if answer.id == answer_id:
                button.setAccessibleDescription(words)

    def choose_main(self) -> None:
        """Choose the main answer, where there is one."""
        if self._main_answer is not None:
            self.answered.emit(self._main_answer.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Move to the end of the Tab order, also after widgets added later."""
        put_last_in_tab_order(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.MouseButtonDblClick

    def _choose(self, place: int) -> None:
        self.answered.emit(self._others[place].id)


class QuestionPage(QWidget):
    """A page with one question; the main answer is lower right."""

    answered = Signal(str)
    """Id of the chosen answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._heading = Text(theme, TextStyle.HEADING, align=Qt.AlignmentFlag.AlignHCenter)
        self._line = Text(theme, TextStyle.CUE, soft=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._answers = Answers(theme)
        self._theme, self._column, inner = theme, QWidget(), QWidget()
        self.middle = Column(theme, 22, (0, 12, 0, 8))
        self._stone = RestingStone(theme, size=_STONE)

        inside = Column(theme, 16)
        inside.addStretch(2)
        inside.addWidget(self._stone, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._heading)
        inside.addWidget(self._line)
        centred = Row(theme)
        centred.addStretch(1)
        centred.addWidget(self._column, 1000)
        centred.addStretch(1)
        self._column.setLayout(self.middle)
        inside.addLayout(centred)
        inside.addStretch(3)
        inner.setLayout(inside)
        layout = Column(theme, 16, (48, 40, 48, 36))
        layout.addWidget(Scroll(theme, inner), 1)
        layout.addWidget(self._answers)
        self.setLayout(layout)
        self._restyle()

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._answers.answered.connect(self.answered)
        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a pane, named by its question."""
        return AccessibleInfo(
            AccessibleRole.Pane, name=self._heading.said(), about=self._line.said()
        )

    def ask(self, heading: str, line: str, answers: Sequence[Answer]) -> None:
        """Show a question; the first answer is the main one."""
        self._heading.set_text(heading)
        self._line.set_text(line)
        self._answers.offer(answers[0], answers[1:])

    def line(self) -> str:
        """The line below the heading."""
        return self._line.said()

    def set_line(self, line: str) -> None:
        """Change the line below the heading, without an announcement."""
        self._line.set_text(line)

    def say(self, line: str) -> None:
        """Change the line below the heading and announce it, in answer to a choice."""
        self._line.say(line)

    def describe_answer(self, answer_id: str, words: str) -> None:
        """Set the accessible description of one of the quiet answers."""
        self._answers.describe(answer_id, words)

    def answer_main(self) -> None:
        """Choose the main answer."""
        self._answers.choose_main()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._column.setMaximumWidth(self._theme.px(MAX_WIDTH_PX))
        high = self.height() >= self._theme.px(_ROOM_FOR_STONE)
        self._stone.setVisible(high and self._theme.text_percent <= _LARGE_PERCENT)
