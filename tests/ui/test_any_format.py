"""Claims about any format: untouched, Begin hands over exactly it, and it runs to its end."""

from __future__ import annotations

from dataclasses import dataclass
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
    tailored,
    turn_range,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.ui.begin.change import ChangePage
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.page import BeginPage
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.list.option_line import OptionLine
from listening_timer.ui.words.i18n import minutes_text, time_text
from tests.helpers.exercise.play_session import WALL, make_format
from tests.helpers.exercise.strategies import written_formats

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


@dataclass(frozen=True)
class Sheet:
    """The choices for one format and two names, as Begin and its sheet show them."""

    choices: SessionChoices
    begin: BeginPage
    change: ChangePage
    found: list[Setup]

    def close(self) -> None:
        """Let go of the pages."""
        self.begin.deleteLater()
        self.change.deleteLater()


def sheet_of(theme: Theme, fmt: Format) -> Sheet:
    """The sheet of this one format, with the steps of the minutes unfolded."""
    choices, found = SessionChoices([fmt]), list[Setup]()
    choices.begin_requested.connect(found.append)
    choices.set_ready()
    choices.fill("Ann", "Bo", Side.LEFT)
    begin = BeginPage(theme, choices, lambda: (WALL, 60))
    change = ChangePage(theme, choices)
    for option in change.findChildren(Option):
        if option.accessibleName() == "Another length…":
            option.click()
    return Sheet(choices, begin, change, found)


def steps(sheet: Sheet) -> dict[str, GlyphButton]:
    """The two steps of the minutes by their names, where they can be used."""
    buttons = [one for one in sheet.change.findChildren(GlyphButton) if one.isEnabled()]
    shown = {one.accessibleName(): one for one in buttons if one.isVisibleTo(sheet.change)}
    return {name: one for name, one in shown.items() if name.startswith("One minute")}


def rules(sheet: Sheet) -> dict[str, Option]:
    """The bell rules that show, by their words."""
    words = ("Bell, then finish your thought", "Bell and stop", "No bell")
    found = sheet.change.findChildren(Option)
    options = [one for one in found if one.isVisibleTo(sheet.change)]
    return {one.accessibleName(): one for one in options if one.accessibleName() in words}


def lengths(sheet: Sheet) -> tuple[str, str]:
    """How long it takes as the list has it, and when it ends as Begin has it."""
    [row] = sheet.change.findChildren(OptionLine)
    said = [text.said() for text in sheet.begin.findChildren(Text)]
    [line] = [words for words in said if words.startswith(("Until about ", "No set end"))]
    return row.accessibleDescription(), line


def told(fmt: Format) -> tuple[str, str]:
    """What both have to say of a format."""
    if fmt.open_ended:
        return "no set end", "No set end"
    return minutes_text(fmt.total), f"Until about {time_text(WALL + fmt.total, 60)}"


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
    sheet = sheet_of(theme, fmt)
    sheet.choices.begin()
    assert [setup.format for setup in sheet.found] == [fmt]
    assert lengths(sheet) == told(fmt)
    ended = run_to_the_end(fmt, hasty=hasty)[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.completed
    sheet.close()


@ON_THEME
@given(data=st.data(), fmt=written_formats())
def test_every_control_can_be_used(theme: Theme, data: st.DataObject, fmt: Format) -> None:
    """Whatever is chosen can begin, keeps the proportion of all turns, and shows its length."""
    sheet = sheet_of(theme, fmt)
    for _ in range(data.draw(st.integers(1, 4))):
        if (options := rules(sheet)) and data.draw(st.booleans()):
            options[data.draw(st.sampled_from(sorted(options)))].click()
        elif buttons := steps(sheet):
            buttons[data.draw(st.sampled_from(sorted(buttons)))].click()
    sheet.choices.begin()
    [setup] = sheet.found
    assert lengths(sheet) == told(setup.format)
    before, after = shares(fmt), shares(setup.format)
    if setup.format.open_ended:
        assert {*after} == {None}
    elif None in before:
        assert len({*after}) == 1
    else:
        assert in_proportion(before) == in_proportion(after)
    changed = setup.format != tailored(fmt, bell=setup.format.bell) if None not in before else True
    assert not changed or all(planned is None or planned % MINUTE == 0 for planned in after)
    sheet.close()


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
    sheet = sheet_of(theme, fmt)
    for name in ("One minute more", "One minute less"):
        steps(sheet)[name].click()
        sheet.choices.begin()
    first, second = sheet.found
    assert [(planned or 0) // MINUTE for planned in shares(first.format)] == more
    assert second.format == fmt


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
    sheet = sheet_of(theme, fmt)
    assert bool(steps(sheet)) is minutes
    assert len(rules(sheet)) == offered
    assert len(bell_choices(fmt)) in (0, 1, offered)


@given(fmt=written_formats())
def test_range_holds_what_can_be_run(fmt: Format) -> None:
    """The format's own minutes are among those that can be chosen, wherever there are any."""
    found = turn_range(fmt)
    whole = all(planned and planned % MINUTE == 0 for planned in shares(fmt))
    if found is not None and fmt.turn is not None and whole:
        assert fmt.turn // MINUTE in found
        assert found.nearest(fmt.turn // MINUTE) == fmt.turn // MINUTE
