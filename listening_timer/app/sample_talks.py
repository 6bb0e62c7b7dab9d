"""The sample sessions themselves: half a year of two people, with fixed dates. Data alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from listening_timer.exercise.formats import SECOND, Side
from listening_timer.model.annotations import PromiseOutcome, TallyKind

DAY = 24 * 60 * 60 * SECOND


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: when it began (UTC ms), its format, who began, and what each phase took (s).

    The last figure is cut short where there are fewer of them than phases: it ended early.
    `rest` takes a break of so many seconds in the middle of the second phase. `thanks` are
    A's and B's, `promise` is B's; `ratings` are calm, closeness of A, then of B, as they arrive,
    and the same with heard at the close. What became of the promise is `outcome`.
    """

    start: int
    format: str
    side_a: Side
    takes: tuple[int, ...]
    rest: int = 0
    note: str = ""
    topic: str = ""
    thanks: tuple[str, str] = ("", "")
    promise: str = ""
    ratings: tuple[tuple[int, ...], ...] = ()
    outcome: PromiseOutcome | None = None
    tags: tuple[str, ...] = ()


LAST = 1_795_372_920_000
"""Sunday, 22 November 2026, 19:42 at an offset of 60 minutes."""


def _older(
    days: int,
    topic: str,
    shared: tuple[int, int],
    felt: tuple[int, int, int, int, int],
    *,
    left: bool = True,
) -> Sample:
    """One of the talks of summer, so many days before the last.

    `shared` is what each shared (s), `felt` is calm and closeness before, then
    after, and heard; the other's are next to the first one's.
    """
    calm, close, calm_after, close_after, heard = felt
    return Sample(
        LAST - days * DAY,
        "share-fully",
        Side.LEFT if left else Side.RIGHT,
        (58, shared[0], 24, shared[1], 55, 52, 46),
        topic=topic,
        ratings=(
            (calm, close),
            (calm + 1, close - 1),
            (calm_after, close_after, heard),
            (calm_after, close_after + 1, heard - 1),
        ),
    )


SUMMER = (
    _older(168, "", (505, 590), (4, 5, 5, 6, 6)),
    _older(161, "Who takes the mornings", (580, 540), (4, 4, 5, 5, 6), left=False),
    _older(147, "", (430, 610), (5, 5, 6, 6, 7)),
    _older(140, "The long drive", (600, 575), (5, 4, 6, 6, 7), left=False),
    _older(133, "", (545, 500), (4, 5, 6, 6, 6)),
    _older(119, "Money for the roof", (640, 610), (3, 4, 5, 5, 6)),
    _older(112, "", (520, 555), (5, 5, 6, 7, 7), left=False),
    replace(
        _older(105, "Your mother's visit", (590, 480), (4, 5, 6, 6, 7)),
        promise="I tell her the dates myself.",
        outcome=PromiseOutcome.KEPT,
    ),
    _older(91, "", (500, 560), (5, 6, 7, 7, 8), left=False),
    _older(84, "Two weeks without plans", (460, 530), (6, 6, 7, 8, 8)),
    replace(
        _older(77, "", (555, 570), (5, 6, 6, 7, 7), left=False),
        promise="A walk before supper, on Wednesdays.",
        outcome=PromiseOutcome.PARTLY,
    ),
    _older(63, "Back at work", (610, 520), (4, 5, 6, 6, 8)),
    _older(60, "", (480, 505), (5, 6, 7, 7, 8), left=False),
    replace(
        _older(53, "Evenings at home", (570, 600), (5, 6, 7, 7, 8)),
        promise="Phones stay in the kitchen after nine.",
        outcome=PromiseOutcome.KEPT,
        tags=("evenings",),
    ),
)
AUTUMN = (
    Sample(LAST - 46 * DAY, "first-try", Side.LEFT, (40, 175, 20, 180, 45)),
    Sample(LAST - 32 * DAY, "share-fully", Side.RIGHT, (60, 540, 22, 340)),
    Sample(LAST - 21 * DAY - 7_200_000, "short-turns", Side.LEFT, (110, 115, 119, 90, 60)),
    Sample(LAST - 14 * DAY, "share-fully", Side.RIGHT, (55, 545, 25, 550, 50, 55, 40)),
    Sample(
        LAST - 7 * DAY,
        "share-fully",
        Side.LEFT,
        (60, 640, 24, 605, 60, 60, 50),
        rest=1080,
        note="We needed the break, and came back.",
        promise="I say so before it gets too much.",
        outcome=PromiseOutcome.KEPT,
        ratings=((4, 5), (5, 5), (6, 7, 7), (7, 7, 8)),
    ),
    Sample(
        LAST,
        "share-fully",
        Side.RIGHT,
        (70, 620, 26, 545, 52, 60, 45),
        note="That you told me before it got heavy. Next time we walk first.",
        topic="The weeks before the move",
        thanks=("That you waited until I had found the word.", "That you asked how it was for me."),
        promise="I call my brother on Thursday.",
        tags=("moving",),
        ratings=((6, 5), (5, 7), (8, 8, 9), (7, 8, 8)),
    ),
)
SAMPLES = SUMMER + AUTUMN

MARKS = (
    (150, 0, "+"),
    (149, 1, "+-"),
    (138, 1, "+"),
    (131, 0, "-"),
    (127, 0, "++"),
    (118, 1, "+-"),
    (109, 1, "++"),
    (96, 0, "+"),
    (89, 1, "+-+"),
    (82, 0, "++"),
    (75, 1, "+"),
    (68, 0, "-+"),
    (58, 1, "++"),
    (51, 0, "+-+"),
    (44, 1, "+++"),
    (37, 0, "-+"),
    (30, 1, "++"),
    (24, 0, "+++-"),
    (17, 1, "++"),
    (11, 0, "+-++"),
    (9, 1, "+++"),
    (4, 0, "++"),
    (2, 1, "-++"),
)  # fmt: skip - a table of short rows
"""Marks between the talks: days before the last, whose (0 sits left), and of which kind."""
KINDS = {"+": TallyKind.APPRECIATED, "-": TallyKind.ASKED}
