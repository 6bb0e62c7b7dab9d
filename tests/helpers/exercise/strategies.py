"""Hypothesis strategies: formats that ship, made formats, and commands."""

from __future__ import annotations

from hypothesis import reject
from hypothesis import strategies as st

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddRound,
    AddTime,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    Command,
    End,
    HoldReply,
    MainAction,
    Pause,
    Resume,
    SayMore,
    SkipPhase,
    SwapFloor,
)
from listening_timer.exercise.format_parser import parse, to_mapping
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    Format,
    FormatError,
    Phase,
    Role,
    bell_choices,
    checked,
    tailored,
)
from listening_timer.exercise.phase_kinds import LEAST_SECONDS, PhaseKind
from tests.helpers.exercise.format_files import SHIPPED


@st.composite
def made_formats(draw: st.DrawFn) -> Format:
    """Sound formats of any shape: rounds of shares with what may stand around them."""
    bell = draw(st.sampled_from(Bell))
    early = draw(st.sampled_from([e for e in Early if (bell, e) != (Bell.OPEN, Early.SILENCE)]))
    share = None if bell is Bell.OPEN else draw(st.integers(1, 6)) * MINUTE
    handover = draw(st.none() | st.integers(0, 90))
    reflect = draw(st.none() | st.integers(1, 3))
    phases: list[Phase] = []
    if draw(st.booleans()):
        phases.append(Phase(PhaseKind.ARRIVE, None, draw(st.none() | st.just(MINUTE))))
    for _ in range(draw(st.integers(1, 3))):
        for who in Role:
            phases.append(Phase(PhaseKind.SHARE, who, share))
            if reflect is not None:
                phases.append(Phase(PhaseKind.REFLECT, who, reflect * MINUTE))
            if handover is not None:
                phases.append(Phase(PhaseKind.HANDOVER, None, handover * SECOND))
    together = draw(
        st.lists(st.sampled_from([PhaseKind.TALK, PhaseKind.QUIET, PhaseKind.BRIDGE]), max_size=2)
    )
    phases += [Phase(kind, None, draw(st.integers(1, 5)) * MINUTE) for kind in together]
    if draw(st.booleans()):
        phases += [Phase(PhaseKind.APPRECIATE, who, MINUTE) for who in Role]
    if draw(st.booleans()):
        phases.append(Phase(PhaseKind.CLOSE))
    texts = {"en": "Made for a test"}
    soon = draw(st.integers(0, 3)) * MINUTE
    return checked(Format("made", texts, texts, bell, early, tuple(phases), soon=soon))


def formats() -> st.SearchStrategy[Format]:
    """All that ships, under each bell that it can have, and formats of any shape."""
    ships = [tailored(fmt, bell=bell) for fmt in SHIPPED.values() for bell in bell_choices(fmt)]
    return st.sampled_from(ships) | made_formats()


def commands() -> st.SearchStrategy[Command]:
    """Everything people can ask of a running session."""
    plain = [MainAction(), Back(), SayMore(), Pause(), Resume(), ComeBack(), AcceptRepair()]
    more = [
        AddRound(),
        SwapFloor(),
        SkipPhase(),
        HoldReply(),
        *(AnswerGap(answer) for answer in Answer),
    ]
    return st.one_of(
        st.sampled_from([MainAction(), *plain]),
        st.sampled_from(more),
        st.builds(AddTime, st.sampled_from([1, 2, 5])),
        st.builds(CallBreak, st.integers(1, 30)),
        st.sampled_from([MainAction(), MainAction(), MainAction(), End()]),
    )


def written_formats() -> st.SearchStrategy[Format]:
    """Any format that a file can hold: uneven turns in any order, or no turn at all."""
    return uneven_formats() | made_formats() | st.sampled_from(list(SHIPPED.values()))


@st.composite
def uneven_formats(draw: st.DrawFn) -> Format:
    """Sound formats whose turns are as uneven as fairness allows; read from their mapping."""
    bell = draw(st.sampled_from(Bell))
    early = draw(st.sampled_from([e for e in Early if (bell, e) != (Bell.OPEN, Early.SILENCE)]))
    phases: list[Phase] = []
    if draw(st.booleans()):
        phases.append(Phase(PhaseKind.ARRIVE, None, draw(st.none() | _lengths(15))))
    handover = draw(st.none() | st.integers(0, 90).map(lambda s: s * SECOND))
    for number, (who, length) in enumerate(draw(_turns(bell))):
        if number and handover is not None:
            phases.append(Phase(PhaseKind.HANDOVER, None, handover))
        phases.append(Phase(PhaseKind.SHARE, who, length))
    kinds = [(PhaseKind.TALK, 60), (PhaseKind.QUIET, 30), (PhaseKind.BRIDGE, 15)]
    for kind, most in draw(st.lists(st.sampled_from(kinds), max_size=3)):
        phases.append(Phase(kind, None, draw(_lengths(most))))
    if draw(st.booleans()):
        thanks = draw(_lengths(10))
        phases += [Phase(PhaseKind.APPRECIATE, who, thanks) for who in Role]
    if draw(st.booleans()):
        phases.append(Phase(PhaseKind.CLOSE))
    texts = {draw(st.sampled_from(["en", "de"])): "Made for a test"}
    soon = draw(st.integers(0, 3)) * MINUTE
    made = Format("made", texts, texts, bell, early, tuple(phases), soon=soon)
    try:
        return parse(to_mapping(made))
    except FormatError:
        reject()


@st.composite
def _turns(draw: st.DrawFn, bell: Bell) -> list[tuple[Role, int | None]]:
    """Turns of both in any order; both have the same in all, where there is a bell."""
    if draw(st.integers(0, 4)) == 0:
        return []
    turns: list[tuple[Role, int | None]] = []
    whole, unit = draw(st.integers(1, 60)), draw(st.sampled_from([MINUTE, MINUTE, 15 * SECOND]))
    for who in Role:
        if bell is Bell.OPEN:
            turns += [(who, None)] * draw(st.integers(1, 3))
            continue
        left = whole
        while left:
            units = draw(st.integers(1, left))
            turns.append((who, units * unit))
            left -= units
    return draw(st.permutations(turns))


def _lengths(most: int) -> st.SearchStrategy[int]:
    """A length (ms) that a file can set: up to `most` minutes, in whole minutes or seconds."""
    seconds = st.integers(LEAST_SECONDS, 60 * most).map(lambda number: number * SECOND)
    return st.integers(1, most).map(lambda number: number * MINUTE) | seconds
