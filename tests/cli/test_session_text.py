"""Claims about the page of one session as lines of text."""

from __future__ import annotations

import re
from dataclasses import replace

from listening_timer.cli.session_text import page
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting, PromiseOutcome
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import DAY, add_annotations, add_session, promise

SAID = """\
From 0 to 10:
  before  Ann  calm 4, close 5, heard 6
  before  Bo   calm 4, close 5, heard 6
  after   Ann  calm 4, close 5, heard 6
  after   Bo   calm 4, close 5, heard 6

Topic:
  topic this
  and that

Note:
  note this
  and that

Thanks of Ann:
  appreciation this
  and that

Feeling of Bo:
  feeling this
  and that

Tag:
  tag this and that

For next time:
  next-time this
  and that

Something new together:
  planned this
  and that

Promise of Ann (not yet):
  promised this
  and that

Next talk: 2026-11-25 at 12:06
"""


def test_no_figure_stands_beside_the_names() -> None:
    """One written from the right would trade places with it on a terminal."""
    with History.memory() as history:
        lines = list(page(history.session(add_session(history, names=("שרה", "محمد")))))
    assert lines[1:3] == ["שרה and محمد", "2026-11-18 at 12:06, 24:20, completed"]
    assert not [line for line in lines if re.search(r"[\u0590-\u06ff][\s,]*[0-9]", line)]


def test_it_has_all_that_was_said() -> None:
    """Ratings a line a person, words by their kind and whose, promises, the next talk."""
    with History.memory() as history:
        session = add_session(history)
        before = list(page(history.session(session)))
        add_annotations(history, session, "this\nand that")
        history.set_outcome(promise(session, "").id, PromiseOutcome.NOT_YET, WALL + 5)
        after = list(page(history.session(session)))
    assert after == [*before, "", *SAID.splitlines()]


def test_a_weekly_meeting_says_so() -> None:
    """With the day on which it is held instead, if they chose one."""
    with History.memory() as history:
        session = add_session(history)
        weekly = Meeting(session, WALL + 7 * DAY, 60, WALL, weekly=True)
        history.write_meeting(weekly)
        once = list(page(history.session(session)))[-1]
        history.write_meeting(replace(weekly, substitute=2, edited=WALL + 1))
        other = list(page(history.session(session)))[-1]
    assert once == "Next talk: 2026-11-25 at 12:06, every week"
    assert other == f"{once} (if that day doesn’t work: Wednesday)"


def test_a_plan_of_both_is_nobodys_alone() -> None:
    """It names no one of the two, and says what became of it once somebody has said so."""
    with History.memory() as history:
        plan = promise(add_session(history), "a walk", who=None)
        history.write_promise(plan)
        assert list(page(history.session(plan.session)))[-2:] == [
            "Something new together:",
            "  a walk",
        ]
        history.set_outcome(plan.id, PromiseOutcome.PARTLY, WALL)
        assert "Something new together (partly kept):" in page(history.session(plan.session))
