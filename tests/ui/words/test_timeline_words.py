"""Claims about the pictures of formats and talks: to scale, whose each part is, and honest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.commands import (
    Back,
    CallBreak,
    ComeBack,
    Command,
    MainAction,
    NoticeGap,
    Reopen,
)
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    Format,
    Refused,
    Role,
    Side,
)
from listening_timer.exercise.timeline import stretches
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import length_text
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import (
    first_letters,
    planned_parts,
    planned_spoken,
    timeline_parts,
    unplanned,
)
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import SHARE_FULLY, Play, begin_play, make_format
from tests.helpers.exercise.strategies import commands, made_formats
from tests.helpers.plain_text import plain

PEOPLE = People("Maya", "Sam", Side.LEFT)
LINES = 5
"""So many things can happen besides phases; each is told in whole seconds."""


@pytest.mark.parametrize("fmt", list(SHIPPED.values()), ids=lambda fmt: fmt.id)
def test_what_has_a_time_is_to_scale(fmt: Format) -> None:
    """Widths are the planned times themselves, and together the true total."""
    parts = planned_parts(fmt, PEOPLE)
    assert [p.width for p in parts if not p.striped] == [
        phase.planned for phase in fmt.phases if phase.planned is not None
    ]
    assert sum(p.width for p in parts if not p.striped) == fmt.total


def test_each_turn_is_in_its_persons_colour() -> None:
    """Sharing is full, what else is theirs is faint, and what is nobody's is moss."""
    tones = [(part.tone, part.faint) for part in planned_parts(SHARE_FULLY, PEOPLE)]
    assert tones == [
        (Tone.MOSS, True),
        (Tone.LAKE, False),
        (Tone.MOSS, True),
        (Tone.CLAY, False),
        (Tone.LAKE, True),
        (Tone.CLAY, True),
        (Tone.MOSS, True),
    ]


def test_what_waits_is_striped_and_small() -> None:
    """A phase that waits for a press claims no time: stripes, and little room."""
    parts = planned_parts(SHARE_FULLY, PEOPLE)
    assert [part.striped for part in parts] == [False] * 6 + [True]
    assert 0 < parts[-1].width < MINUTE


def test_turns_without_end_are_striped_and_alike() -> None:
    """Neither of the two is drawn longer, and neither as if it had an end."""
    first, _handover, second = planned_parts(
        make_format("share A, handover 30, share B", Bell.OPEN), PEOPLE
    )
    assert first.striped
    assert second.striped
    assert first.width == second.width
    assert first.text == "no set end"


def test_the_picture_can_be_heard() -> None:
    """Every phase is named in order, with whose it is and how long it takes."""
    fmt = make_format("share A 10, handover 30, share B 10, close")
    assert planned_spoken(fmt, PEOPLE).replace("\u2068", "").replace("\u2069", "") == (
        "Maya sharing 10\u00a0min, quiet moment 30\u00a0s, Sam sharing 10\u00a0min, "
        "closing waits for you"
    )


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (MINUTE, "1\u00a0min"),
        (30_000, "30\u00a0s"),
        (90_000, "90\u00a0s"),
        (150_000, "2\u00a0min\u00a030\u00a0s"),
        (6_010_000, "1\u00a0h\u00a040\u00a0min\u00a010\u00a0s"),
    ],
)
def test_planned_times_are_never_rounded(ms: int, text: str) -> None:
    """Whole minutes are said as such, all else to the second."""
    assert length_text(ms) == text


def test_a_turn_and_what_went_beyond_it_are_told_apart() -> None:
    """Each part says its own time: together they are what was shared, and no time stands twice."""
    play = begin_play()
    play.do(MainAction(), 681)
    parts = timeline_parts(stretches(play.log), PEOPLE)
    assert [plain(part.text) or part.label for part in parts] == ["Maya 10:00", "+1:21"]
    assert sum(part.width for part in parts) == play.state.sums.sharing_a


def test_what_went_beyond_belongs_to_both_where_nobody_has_the_floor() -> None:
    """A talk of both that took longer is hatched in the colour of both."""
    play = begin_play("share A 1, handover 0, share B 1, talk 5")
    for at in (60, 120, 450):
        play.do(MainAction(), at)
    last = timeline_parts(stretches(play.log), PEOPLE)[-1]
    assert (last.label, last.tone, last.over) == ("+0:30", Tone.MOSS, True)


def test_no_part_tells_by_its_colour_alone_whose_it_is() -> None:
    """Each of somebody's says it in their name, down to its first letter; nobody's has none."""
    play = Play(make_format("share A 3, reflect A 1, handover 30, share B 3, reflect B 1"))
    for at in (180, 240, 450, 500):
        play.do(MainAction(), at)
    for part in timeline_parts(stretches(play.log), PEOPLE):
        said = [plain(text) for text in (part.text, *part.shorter)]
        letter = {Tone.LAKE: "M", Tone.CLAY: "S", Tone.MOSS: ""}[part.tone]
        assert said[-1] == letter
        assert all(text.startswith(letter) for text in said)


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Maya", "Sam"), ("M", "S")),
        (("Maya", "max"), ("May", "max")),
        (("Ann", "Anna"), ("Ann", "Anna")),
        (("x\u0302e", "Xe"), ("x\u0302", "Xe")),
        (("", "Sam"), ("so", "Sa")),
        (("👩‍👧 Ida", "Ida"), ("👩‍👧", "I")),
    ],
)
def test_letters_tell_the_two_apart(names: tuple[str, str], letters: tuple[str, str]) -> None:
    """As few as do, and none cut into; where one name begins with the other, both stand whole."""
    people = People(*names, Side.LEFT)
    assert tuple(plain(first_letters(people, who)) for who in Role) == letters


def test_what_was_no_phase_is_told() -> None:
    """A break and the pause after it, in words, with their times; nothing that was not."""
    play = begin_play()
    play.do(CallBreak(5), 300)
    play.do(ComeBack(), 500)
    play.do(MainAction(), 510)
    play.do(MainAction(), 810)
    assert unplanned(play.state) == [("pause", 10_000), ("break", 200_000)]
    assert unplanned(Play().state) == []


def test_a_turn_taken_back_leaves_its_silence() -> None:
    """What was silent without being a phase is told as well."""
    play = begin_play("share A 10, handover 30, share B 10", early=Early.SILENCE)
    play.do(MainAction(), 60)
    play.look(300)
    play.do(Back(), 300)
    assert unplanned(play.state) == [("silence", 240_000)]


@given(made_formats(), st.lists(st.tuples(st.integers(0, 400), st.none() | commands())))
def test_phases_and_what_was_none_are_all_of_the_time(
    fmt: Format, wishes: list[tuple[int, Command | None]]
) -> None:
    """Whatever people do, and if the computer sleeps or the program is closed; but for seconds."""
    play, at = Play(fmt), 0
    for number, (wait, wish) in enumerate(wishes):
        since, at = at, at + wait
        asleep = Reopen(since * SECOND, play.state.wall_of(at * SECOND), 60)
        command = wish or (asleep if number % 2 else NoticeGap(since * SECOND))
        try:
            play.do(command, at)
        except Refused:
            play.look(at)
        at = max(at, -(-play.at // SECOND))
    phases = sum(record.actual for record in play.state.records)
    rest = play.at - phases - sum(ms for _word, ms in unplanned(play.state))
    assert 0 <= rest < LINES * SECOND


def test_every_kind_of_phase_shows_who_has_it() -> None:
    """Sharing is full and says how long; what else is theirs is faint and says whose alone."""
    play = Play(make_format("share A 3, reflect A 1, share B 3, reflect B 1"))
    for at in (180, 240, 420, 480):
        play.do(MainAction(), at)
    found = [(plain(p.text), p.label, p.faint) for p in timeline_parts(stretches(play.log), PEOPLE)]
    assert found == [
        ("Maya 3:00", "sharing", False),
        ("Maya", "saying back", True),
        ("Sam 3:00", "sharing", False),
        ("Sam", "saying back", True),
    ]
