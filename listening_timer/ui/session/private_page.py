"""Private page: seen by one person alone, a cover first, then scrolling steps.

The cover is laid out like the stage: the token with the person's name is on their side, and the
other side asks the other person to look away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole, announce
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.painting import breakable_name
from listening_timer.ui.widgets.question_page import Answer, Answers
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place, Scene, Seat
from listening_timer.ui.widgets.token.token import Face
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

MAX_WIDTH_PX = 980  # design px, at 100 % text: wide enough for a row of eleven, or three cards
LARGE_PERCENT = 130
"""Text size from which on heading and line are smaller, so that the step itself has room."""


class PrivatePage(QWidget):
    """Shows the cover or one step, and the answers below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spoken = ("", "")
        centred = Qt.AlignmentFlag.AlignHCenter
        self._floor = Floor(theme)
        self._heading = Text(theme, TextStyle.HEADING, align=centred)
        self._line = Text(theme, TextStyle.CUE, soft=True, align=centred)
        self._steps = Column(theme)
        self._column, self._inner = QWidget(), QWidget()
        self._scroll = Scroll(theme, self._inner)
        self._stack = QStackedWidget()
        self.answers = Answers(theme)

        inside = Column(theme, 8)
        inside.addStretch(2)
        for text in (self._heading, self._line):
            inside.addWidget(text)
        inside.addSpacing(theme.px(12))
        inside.addLayout(self._steps)
        inside.addStretch(3)
        self._column.setLayout(inside)
        middle = Row(theme)
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        self._inner.setLayout(middle)
        self._stack.addWidget(self._floor)
        self._stack.addWidget(self._scroll)
        layout = Column(theme, 16, (48, 26, 48, 36))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.answers)
        self.setLayout(layout)
        self._restyle()

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Accessible pane, named after the cover or step that is shown."""
        return AccessibleInfo(AccessibleRole.Pane, *self._spoken)

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Turn the token's gliding animation on or off."""
        self._floor.set_motion(motion)

    def add_step(self, step: QWidget) -> None:
        """Add the widget of a step; hidden until `show_step`."""
        step.hide()
        self._steps.addWidget(step)

    def show_cover(self, people: People, who: Role, line: str, refuse: Answer) -> None:
        """Show the cover for one person; `line` tells the other one to look away meanwhile."""
        left, other = people.side(who) is Side.LEFT, who.other
        face = Face(people.tone(who), people.name(who), line=tr("this is for you alone"))
        seat = Seat(people.name(other), line, people.tone(other))
        place = Place.LEFT if left else Place.RIGHT
        at_side = (None, seat) if left else (seat, None)
        self._floor.set_scene(Scene(place, face, *at_side))
        alone = tr("{name}, this is for you alone.").format(name=people.name(who))
        away = tr("{name}, look away for a moment.").format(name=people.name(other))
        self._floor.set_spoken(alone, away)
        if people.is_named(who):
            ready = tr("I am {name}").format(name=breakable_name(people.name(who)))
        else:
            ready = tr("That’s me")
        main = Answer("ready", ready, tr("Space", "the key"))
        self.answers.offer(main, [refuse], tone=people.tone(who))
        self._turn_to(self._floor, alone, away)

    def show_step(
        self, step: QWidget, heading: str, line: str, *, tone: Tone | None = None
    ) -> None:
        """Show one step in place of any other; `tone` colours the heading as a person's."""
        self._heading.set_text(heading)
        self._heading.set_tone(tone)
        self._line.set_text(line)
        for place in range(self._steps.count()):
            item = self._steps.itemAt(place)
            other = item.widget() if item is not None else None
            if other is not None:
                other.setVisible(other is step)
        self._scroll.verticalScrollBar().setValue(0)
        self._turn_to(self._scroll, heading, line)

    def settle(self) -> None:
        """Finish the token's animation at once."""
        self._floor.settle()

    def answer_main(self) -> None:
        """Choose the main answer, if there is one."""
        self.answers.choose_main()

    def _turn_to(self, part: QWidget, name: str, about: str) -> None:
        """Show the cover or a step, and move the focus to the page, away from old answers.

        A screen reader reads it when the focus comes here; if the page has it already, announce it.
        """
        self._stack.setCurrentWidget(part)
        self._spoken = (name, about)
        if self.hasFocus():
            announce(self, f"{name} {about}")
        elif self.isVisible():
            self.setFocus()

    @Slot()
    def _restyle(self) -> None:
        """Fit to the text size: where it is large, heading and line are the first to shrink."""
        large = self._theme.text_percent > LARGE_PERCENT
        self._heading.set_role(TextStyle.TITLE if large else TextStyle.HEADING)
        self._line.set_role(TextStyle.BODY if large else TextStyle.CUE)
        wide = self._theme.px(MAX_WIDTH_PX) * self._theme.text_percent // 100
        self._column.setMaximumWidth(wide)
