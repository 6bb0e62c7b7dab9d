"""Private ratings page: each person answers alone, in turn; then both see both.

While one of them answers, no widget holds any of the other's answers: they are kept in a plain
attribute of the page until they are shown or cleared.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import Moment, Scale
from listening_timer.ui.session.private_page import PrivatePage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import ARROWS
from listening_timer.ui.widgets.keyboard import digit_of
from listening_timer.ui.widgets.layouts import Column, LeftRightPair
from listening_timer.ui.widgets.painting import breakable_name
from listening_timer.ui.widgets.question_page import Answer
from listening_timer.ui.widgets.scale import AnswersCard, ScaleRow
from listening_timer.ui.words.annotations import rating_word
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

BothRatings = Mapping[tuple[Role, Scale], int]
"""Ratings of both, 0 to 10; each scale has both people's values or none."""

ASKED: Mapping[Moment, tuple[Scale, ...]] = {
    Moment.ARRIVE: (Scale.CALM, Scale.CLOSENESS),
    Moment.CLOSE: (Scale.CALM, Scale.CLOSENESS, Scale.HEARD),
}

_OF_SCALES = ARROWS | {Qt.Key.Key_Backspace}


class RatingsPage(PrivatePage):
    """Cover and scales for one person, then for the other, then both results together."""

    finished = Signal(object)
    """Done, with the ratings of both (`BothRatings`); empty where anything was skipped."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._people: People | None = None
        self._moment = Moment.ARRIVE
        self._who = Role.A
        self._kept = True
        self._given: dict[tuple[Role, Scale], int] = {}
        self._scales = {scale: ScaleRow(theme, tr("not at all"), tr("very")) for scale in Scale}
        self._shown = {side: AnswersCard(theme, len(Scale)) for side in Side}
        self._asking = QWidget()
        self._together = LeftRightPair(theme, *(self._shown[side] for side in Side), spacing=20)
        self._nothing = QWidget()

        asking = Column(theme, 14)
        for row in self._scales.values():
            asking.addWidget(row)
        self._asking.setLayout(asking)
        self._nothing.setLayout(Column(theme))
        for step in (self._asking, self._together, self._nothing):
            self.add_step(step)

        self.answers.answered.connect(self._on_answered)

    def ask(self, people: People, moment: Moment, *, kept: bool = True) -> None:
        """Start with the cover for the left person; `kept`: whether answers are saved."""
        self._people, self._moment, self._kept = people, moment, kept
        self._begin(people)

    def keeps(self, key: Qt.Key) -> bool:
        """Whether a key belongs to the scales, so that an arrow meant for them is no answer."""
        return self._asking.isVisible() and key in _OF_SCALES

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send digits and arrows to the first scale that has no answer yet."""
        rows = [self._scales[scale] for scale in ASKED[self._moment]]
        row = next((each for each in rows if each.value() is None), rows[-1])
        if not self._asking.isVisible():
            super().keyPressEvent(event)
        elif digit_of(event) is not None:
            row.keyPressEvent(event)
        elif event.key() in ARROWS:
            row.take_keyboard(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Clear all that was entered and return to the first cover."""
        if self._people is not None:
            self._begin(self._people)

    def _begin(self, people: People) -> None:
        self._given.clear()
        for card in self._shown.values():
            card.clear()
        self._cover(people, people.at(Side.LEFT))
        self.settle()

    def _cover(self, people: People, who: Role) -> None:
        self._who = who
        for row in self._scales.values():
            row.clear()
        line = tr("Please look away for a moment. You will see both answers together.")
        self.show_cover(people, who, line, Answer("skip", tr("Skip this")))

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        people = self._people
        if people is None:
            return
        match answer:
            case "ready":
                self._show_scales(people)
            case "done":
                self._take(people)
            case "go-on":
                self._finish(self._of_both())
            case _:
                self._finish({})

    def _show_scales(self, people: People) -> None:
        tone = people.tone(self._who)
        for scale, row in self._scales.items():
            row.ask(_question(scale, people, self._who.other), tone)
            row.setVisible(scale in ASKED[self._moment])
            row.show_ends(scale is ASKED[self._moment][-1])
        done = Answer("done", tr("Done"), tr("Space", "the key"))
        self.answers.offer(done, [Answer("skip", tr("Skip this"))], tone=tone)
        self.show_step(
            self._asking,
            breakable_name(people.name(self._who)),
            tr("Skip whatever you like. Only what you both answer is kept.")
            if self._kept
            else tr("Skip whatever you like. Only what you both answer is shown."),
            tone=tone,
        )
        self._scales[ASKED[self._moment][0]].take_keyboard()

    def _take(self, people: People) -> None:
        """Store one person's values; then it is the other's turn, or both are shown."""
        for scale in ASKED[self._moment]:
            value = self._scales[scale].value()
            if value is not None:
                self._given[self._who, scale] = value
        if self._who is people.at(Side.LEFT):
            self._cover(people, people.at(Side.RIGHT))
        else:
            self._reveal(people)

    def _reveal(self, people: People) -> None:
        for row in self._scales.values():
            row.clear()
        given = self._of_both()
        scales = [scale for scale in ASKED[self._moment] if (Role.A, scale) in given]
        self.answers.offer(Answer("go-on", tr("Go on"), tr("Space", "the key")))
        if not scales:
            line = tr("Only what you both answer is shown. Nothing was kept.")
            self.show_step(self._nothing, tr("Nothing to show, and that is fine."), line)
            return
        for side, card in self._shown.items():
            who = people.at(side)
            answers = [(rating_word(scale), given[who, scale]) for scale in scales]
            card.show_answers(breakable_name(people.name(who)), people.tone(who), answers)
        heading, line = tr("How you both are right now."), tr("They don’t have to match.")
        self.show_step(self._together, heading, line)

    def _of_both(self) -> BothRatings:
        """The values of those scales that both answered."""
        both = {scale for who, scale in self._given if (who.other, scale) in self._given}
        return {key: value for key, value in self._given.items() if key[1] in both}

    def _finish(self, given: BothRatings) -> None:
        self.forget()
        self.finished.emit(given)


def _question(scale: Scale, people: People, other: Role) -> str:
    match scale:
        case Scale.CALM:
            return tr("How calm are you?")
        case Scale.CLOSENESS:
            if not people.is_named(other):
                return tr("How close do you feel to each other?")
            name = breakable_name(people.name(other))
            return tr("How close do you feel to {name}?").format(name=name)
        case Scale.HEARD:
            return tr("How heard did you feel?")
