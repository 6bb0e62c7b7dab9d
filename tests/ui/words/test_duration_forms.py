"""Claims about the times of a session: on screen and paper as in English exports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.commands import End, MainAction, SkipPhase
from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.text.english import duration, note
from listening_timer.ui.words.i18n import duration_text
from listening_timer.ui.words.timeline_words import phase_note
from tests.helpers.exercise.play_session import SHARE_FULLY, Play


@given(st.integers(0, 26 * 60 * MINUTE))
def test_durations_have_one_form(ms: int) -> None:
    """Minutes and seconds, and hours before them from an hour on."""
    assert duration_text(ms) == duration(ms)


def test_what_stands_beside_a_time_is_the_same() -> None:
    """Overtime, a step that was skipped, and the one at which the talk was ended."""
    play = Play(SHARE_FULLY)
    play.do(MainAction(), 60)
    play.do(MainAction(), 60 + 640)
    play.do(SkipPhase(), 705)
    play.do(End(), 800)
    fmt = play.state.format
    notes = [phase_note(fmt, *part) for part in lived_parts(play.state)]
    assert notes == [note(fmt, *part) for part in lived_parts(play.state)]
    assert notes[:5] == ["", "+0:40", "skipped", "ended here", ""]
