"""Claims about the times of one session: the same in the window, as text, and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listening_timer.cli.session_text import page
from listening_timer.exercise.commands import Command, End
from listening_timer.exercise.formats import Format, Refused
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.model.records import SessionDetail
from listening_timer.text.english import time_of_day
from listening_timer.transfer.markdown_format import lines
from listening_timer.ui.history.detail_tables import planned_table
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.words.i18n import duration_text, time_text
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import unplanned
from tests.helpers.exercise.play_session import Play
from tests.helpers.exercise.strategies import commands, formats
from tests.helpers.history.sample_sessions import add_session_log
from tests.helpers.pdf_reader import printed, text_of
from tests.helpers.qt.widget_actions import shown_text

TIME = re.compile(r"\+?\d+:\d\d(?::\d\d)?")
"""A duration, as 9:05 or 1:48:00; overtime with its sign."""
MOST_S = 4_000
"""Longest time (s) between two commands: more than an hour, which changes the form."""

Steps = list[tuple[Command, int]]


def lived(history: History, fmt: Format, steps: Steps) -> SessionDetail:
    """A session of these commands, each so many seconds after the last one, then ended."""
    play, at = Play(fmt), 0
    for command, seconds in [*steps, (End(), 5)]:
        at += seconds
        play.look(at)
        if play.state.status is Status.ENDED:
            break
        try:
            play.do(command, at)
        except Refused:
            continue
    return history.session(add_session_log(history, play.log))


def between(text: list[str], first: str) -> str:
    """The lines after the one that begins so, up to an empty one."""
    start = next(at for at, line in enumerate(text) if line.startswith(first)) + 1
    return "\n".join(text[start : text.index("", start)])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(formats(), st.lists(st.tuples(commands(), st.integers(0, MOST_S)), max_size=25))
def test_the_times_of_a_session_are_the_same_in_every_form(
    theme: Theme, fmt: Format, steps: Steps
) -> None:
    """Planned, actual and overtime of each phase, in one order and one rounding."""
    with History.memory() as history, TemporaryDirectory() as folder:
        detail = lived(history, fmt, steps)
        paper = TIME.findall(text_of(printed(history, Path(folder) / "talk.pdf")))
    state, people = detail.state, People(detail.row.name_a, detail.row.name_b, detail.row.side_a)
    window = planned_table(theme, state, people)
    shown = TIME.findall(shown_text(window))
    window.deleteLater()
    printed_lines = TIME.findall(between(list(page(detail)), "planned"))
    diary = TIME.findall(between(list(lines(detail)), "| ---"))
    outside = [duration_text(ms) for _word, ms in unplanned(state)]
    assert shown
    assert printed_lines == diary
    assert shown == printed_lines + outside
    assert " ".join(shown) in " ".join(paper)


@given(st.integers(0, 4_000_000_000_000), st.integers(-14 * 60, 14 * 60))
def test_times_of_day_have_one_form(wall: int, offset: int) -> None:
    """In every zone, to the minute."""
    assert time_text(wall, offset) == time_of_day(wall, offset)
