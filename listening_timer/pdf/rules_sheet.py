"""Rules (handout): what each of the two does, the steps of a format, and room for an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtGui import QColor

from listening_timer.exercise.formats import Bell, Early, Format, Phase
from listening_timer.model.handouts import HandoutRequest
from listening_timer.pdf.handout_parts import (
    beside,
    boxed,
    column_width,
    marked,
    stones,
    to_fill_in,
    to_sign,
)
from listening_timer.pdf.layout import POINT, Cell, Face, Strip, gap, paragraph, row
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.palette import DAY, Tone
from listening_timer.ui.words.i18n import minutes_text, text_of, tr
from listening_timer.ui.words.people import somebody
from listening_timer.ui.words.timeline_words import phase_time, phase_words

APART = 26 * POINT
INSET = 14 * POINT
FEW, SOME = 5, 24
"""Most steps in one column, and in two."""
LABEL_SHARE = 0.3
_List = tuple[str, Sequence[str]]
"""A heading, and the lines below it."""


def rules_title() -> str:
    """The heading of the rules where they are of no format, and their bookmark."""
    return tr("Make room for each other")


def rules(wish: HandoutRequest, width: float) -> Iterator[Strip]:
    """All strips of the rules; they belong on one page."""
    fmt = wish.format
    title = rules_title() if fmt is None else text_of(fmt.name)
    yield stones()
    yield gap(8)
    yield from paragraph(title, Face.HEADING, width=width)
    if wish.names:
        left, right = map(isolated, wish.names)
        names = tr("For {left} and {right}").format(left=left, right=right)
        yield from paragraph(names, Face.NAME, width=width)
    yield gap(4)
    yield from paragraph(_about(fmt), Face.BODY, DAY.soft_ink, width=width)
    yield gap(14, stretches=True)
    yield _lists(_sharing(fmt), _listening(), width)
    if fmt is not None:
        yield gap(14, stretches=True)
        yield from _steps(fmt, width)
    yield gap(14, stretches=True)
    yield _lists(_around(fmt), _too_much(), width)
    yield gap(14, stretches=True)
    yield boxed(_agreement(wish.names, width - 2 * INSET), INSET)


def _about(fmt: Format | None) -> str:
    if fmt is None:
        return tr("One shares. The other only listens. Then you switch.")
    return " ".join(filter(None, (text_of(fmt.about), text_of(fmt.cue))))


def _lists(left: _List, right: _List, width: float) -> Strip:
    each = column_width(2, APART, width)
    return beside([_list(*left, each), _list(*right, each)], APART, width)


def _list(title: str, lines: Sequence[str], width: float) -> Iterator[Strip]:
    yield from paragraph(title, Face.TITLE, width=width)
    yield gap(2)
    for line in lines:
        yield from marked(line, width)
        yield gap(3)


def _sharing(fmt: Format | None) -> _List:
    return tr("When it’s your turn to share"), (
        tr("Say what is on your mind, and how it feels."),
        tr("Speak about yourself: “I feel …”, “I need …”."),
        tr("Take your time. Silence is fine, the turn is yours."),
        _early(fmt),
    )


def _early(fmt: Format | None) -> str:
    """What happens where somebody has shared everything before the bell."""
    match Early.HAND_OVER if fmt is None else fmt.early:
        case Early.HAND_OVER:
            return tr("Say when you have shared everything.")
        case Early.ASK_MORE:
            return tr("Done early? Let the other one ask if there is more.")
        case Early.SILENCE:
            return tr("Done early? Be quiet together until it rings.")


def _listening() -> _List:
    return tr("When you listen"), (
        tr("Just listen. Let your answer wait: your turn comes."),
        tr("Look at each other. You don’t have to agree, or solve anything."),
        tr("Look for the feeling. When have you felt it yourself?"),
        tr("Say thank you for what you were told."),
    )


def _around(fmt: Format | None) -> _List:
    return tr("Before and after"), (
        tr("Is this a good time and place for both of you? If not, choose another."),
        tr("Phones away. Sit so that you can see each other."),
        _bell(fmt),
        tr("Afterwards let it rest: don’t go on about it the same evening."),
    )


def _bell(fmt: Format | None) -> str:
    """What keeps the time, and what its bell means."""
    bell = Bell.FINISH if fmt is None else fmt.bell
    match bell:
        case Bell.FINISH:
            return tr("Any timer will do. When it rings, finish your thought.")
        case Bell.STOP:
            return tr("Any timer will do. When it rings, the turn ends.")
        case Bell.OPEN:
            return tr("No timer: each turn takes as long as it takes.")


def _too_much() -> _List:
    return tr("If it gets too much"), (
        tr("Either of you can ask for a break. Nobody has to say why."),
        tr("Say when you’ll be back, and be back then. Twenty minutes often help."),
        tr("You can stop at any point. That is fine."),
        tr("If one of you is afraid of the other, this is not for you: look for help outside."),
    )


def _steps(fmt: Format, width: float) -> Iterator[Strip]:
    """The phases with their minutes, in as many columns as they need."""
    facts = [tr("Step by step")]
    if not fmt.open_ended:
        facts.append(tr("{total} in all").format(total=minutes_text(fmt.total)))
    yield from paragraph(" · ".join(facts), Face.TITLE, width=width)
    yield gap(2)
    count = 1 if len(fmt.phases) <= FEW else 2 if len(fmt.phases) <= SOME else 3
    face = Face.SMALL if count > 2 else Face.BODY  # noqa: PLR2004 - three are narrow
    wide, each = column_width(count, APART, width), ceil(len(fmt.phases) / count)
    columns = [
        [strip for phase in fmt.phases[start : start + each] for strip in _step(phase, face, wide)]
        for start in range(0, len(fmt.phases), each)
    ]
    yield beside([*columns, *([[]] * (count - len(columns)))], APART, width)


def _step(phase: Phase, face: Face, width: float) -> Iterator[Strip]:
    waits = phase.planned is None and not phase.kind.facts.turn
    cells = [
        Cell(phase_words(phase, somebody()), 0.7, face, _ink(phase)),
        Cell("" if waits else phase_time(phase), 0.3, face, at_end=True),
    ]
    yield row(cells, ruled=True, width=width)
    if phase.cue:
        yield from paragraph(text_of(phase.cue), Face.SMALL, DAY.soft_ink, width=width)


def _ink(phase: Phase) -> QColor:
    return DAY.ink if phase.who is None else DAY.shades(somebody().tone(phase.who)).deep


def _agreement(names: tuple[str, str] | None, width: float) -> Iterator[Strip]:
    """Where and when, another day, and a line for each of the two."""
    half = column_width(2, APART, width)
    yield from paragraph(tr("What we agree on"), Face.TITLE, width=width)
    for label in (
        tr("Where"),
        tr("When (day, time)"),
        tr("If that day fails"),
    ):
        yield to_fill_in(label, LABEL_SHARE, width)
    left, right = (tr("Name"), tr("Name")) if names is None else map(isolated, names)
    yield gap(4)
    yield beside(
        [
            to_sign(left, DAY.shades(Tone.LAKE).deep, half),
            to_sign(right, DAY.shades(Tone.CLAY).deep, half),
        ],
        APART,
        width,
    )
