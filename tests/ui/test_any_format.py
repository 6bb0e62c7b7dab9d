"""Claims about any format: untouched, Begin hands over exactly it, and it runs to its end."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.events import Event, SessionEnded, SessionStarted
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    Format,
    Side,
    bell_choices,
    turn_range,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.page import BeginPage
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.choices import Option, Stepper
from listening_timer.ui.widgets.labels import Text
from tests.helpers.exercise.play_session import WALL, make_format
from tests.helpers.exercise.strategies import written_formats
from tests.helpers.qt.widget_actions import find

SPEED = 300
"""Session time runs so many times as fast, so that a long format takes few looks."""
MOST_LOOKS = 6 * 60 * 60 // SPEED + 200
"""Looks and presses within which the longest format with the most phases has ended."""
ON_THEME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LONG_SHORT = make_format(
    "share A 10, handover 30, share B 10, handover 30, share A 4, handover 30, share B 4"
)
SPLIT_TURN = make_format("share A 5, handover 30, share B 10, handover 30, share A 5")
TALK_ONLY = make_format("talk 20")


def begin_page(theme: Theme, fmt: Format) -> tuple[BeginPage, list[Setup]]:
    """Begin with this one format and two names, and what it hands over."""
    begin = BeginPage(theme, [fmt], lambda: (WALL, 60))
    found: list[Setup] = []
    begin.begin_requested.connect(found.append)
    begin.set_ready()
    begin.fill("Ann", "Bo", Side.LEFT)
    return begin, found


def stepper(begin: BeginPage) -> Stepper | None:
    """The stepper of the minutes, where it can be used."""
    shown = [one for one in begin.findChildren(Stepper) if one.isVisibleTo(begin)]
    return shown[0] if shown and shown[0].isEnabled() else None


def rules(begin: BeginPage) -> dict[str, Option]:
    """The bell rules that show, by their words."""
    words = ("Bell, then finish your thought", "Bell and stop", "No end")
    options = [one for one in begin.findChildren(Option) if one.isVisibleTo(begin)]
    return {one.accessibleName(): one for one in options if one.accessibleName() in words}


def lengths(begin: BeginPage) -> tuple[str, str]:
    """How long it takes as the card has it, and as the line at the foot has it."""
    [card] = begin.findChildren(ChoiceCard)
    said = [text.said() for text in begin.findChildren(Text)]
    [line] = [words for words in said if " in all, until " in words or words.startswith("No set")]
    foot = "no set end" if line.startswith("No set") else line.partition(" in all")[0]
    return card.accessibleDescription(), foot


def run_to_the_end(fmt: Format, *, hasty: bool) -> list[Event]:
    """Everything that happens; whoever is `hasty` goes on at once, others when time is up."""
    now = [0]
    conductor = Conductor(lambda: now[0])
    events: list[Event] = []
    conductor.happened.connect(events.extend)
    conductor.set_speed(SPEED)
    conductor.start(SessionStarted(0, fmt, Side.LEFT, WALL, 60))
    for _ in range(MOST_LOOKS):
        state = conductor.now
        if state is None or not conductor.running:
            break
        record = state.record
        if hasty or record.remaining <= state.rested or record.allowed is None:
            conductor.wish(MainAction())
        now[0] += SECOND
        conductor.look()
    conductor.leave()
    return events


@ON_THEME
@given(fmt=written_formats(), hasty=st.booleans())
def test_any_format_begins_as_written_and_ends(theme: Theme, fmt: Format, *, hasty: bool) -> None:
    """Untouched, Begin hands over exactly the format; each phase of it comes, then the end."""
    begin, found = begin_page(theme, fmt)
    begin.begin()
    assert [setup.format for setup in found] == [fmt]
    card, line = lengths(begin)
    assert card == line
    ended = run_to_the_end(found[0].format, hasty=hasty)[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.completed
    begin.deleteLater()


@ON_THEME
@given(data=st.data(), fmt=written_formats())
def test_every_control_can_be_used(theme: Theme, data: st.DataObject, fmt: Format) -> None:
    """Whatever is chosen can begin, keeps the proportion of all turns, and shows its length."""
    begin, found = begin_page(theme, fmt)
    for _ in range(data.draw(st.integers(1, 4))):
        if (options := rules(begin)) and data.draw(st.booleans()):
            options[data.draw(st.sampled_from(sorted(options)))].click()
        elif stepper(begin) is not None:
            name = data.draw(st.sampled_from(["One minute less", "One minute more"]))
            find(begin, GlyphButton, name).click()
    begin.begin()
    [setup] = found
    card, line = lengths(begin)
    assert card == line
    before, after = shares(fmt), shares(setup.format)
    if setup.format.open_ended:
        assert {*after} == {None}
    elif None in before:
        assert len({*after}) == 1
    else:
        assert in_proportion(before) == in_proportion(after)
    assert all(planned is None or planned % MINUTE == 0 for planned in after)
    begin.deleteLater()


def in_proportion(planned: list[int | None]) -> list[Fraction]:
    """The turns compared with the first."""
    times = [each or 0 for each in planned]
    return [Fraction(each, times[0]) for each in times]


def shares(fmt: Format) -> list[int | None]:
    """The planned times of all turns, in ms."""
    return [phase.planned for phase in fmt.phases if phase.kind is PhaseKind.SHARE]


@pytest.mark.parametrize(
    ("fmt", "more"), [(LONG_SHORT, [15, 15, 6, 6]), (SPLIT_TURN, [6, 12, 6])], ids=["long", "split"]
)
def test_minutes_scale_in_proportion(theme: Theme, fmt: Format, more: list[int]) -> None:
    """One step more lengthens every turn by the same share, and back again gives the format."""
    begin, found = begin_page(theme, fmt)
    find(begin, GlyphButton, "One minute more").click()
    begin.begin()
    assert [(planned or 0) // MINUTE for planned in shares(found[0].format)] == more
    find(begin, GlyphButton, "One minute less").click()
    begin.begin()
    assert found[1].format == fmt


@pytest.mark.parametrize(
    ("fmt", "minutes", "offered"),
    [
        (TALK_ONLY, False, 2),
        (make_format("appreciate A 2, appreciate B 2"), False, 2),
        (make_format("share A 60, share B 59, share B 1"), False, 3),
        (make_format("share A 10, share B 10", Bell.STOP, Early.SILENCE), True, 2),
        (make_format("share A, share A, share B", Bell.OPEN), False, 0),
    ],
    ids=["talk", "thanks", "longest", "silence", "open"],
)
def test_no_control_does_nothing(theme: Theme, fmt: Format, *, minutes: bool, offered: int) -> None:
    """Minutes and rules are offered only where they change something that can be run."""
    begin, _ = begin_page(theme, fmt)
    assert (stepper(begin) is not None) is minutes
    assert len(rules(begin)) == offered
    assert len(bell_choices(fmt)) in (0, 1, offered)


@given(fmt=written_formats())
def test_range_holds_what_can_be_run(fmt: Format) -> None:
    """The format's own minutes are among those that can be chosen, wherever there are any."""
    found = turn_range(fmt)
    if found is not None and fmt.turn is not None:
        assert fmt.turn // MINUTE in found
        assert found.nearest(fmt.turn // MINUTE) == fmt.turn // MINUTE
