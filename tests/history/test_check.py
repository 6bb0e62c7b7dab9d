"""Claims about the check: it finds what is wrong, and a rebuild mends what derives."""

from __future__ import annotations

import pytest

from listening_timer.history.meetings import MEETINGS
from listening_timer.history.promises import PROMISES
from listening_timer.history.ratings import RATINGS
from listening_timer.history.store import History
from listening_timer.model.annotations import Trim
from listening_timer.model.plans import HeldPlan
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_play,
    promise,
    session_id,
    tally,
    word,
)

CHANGES = {
    "UPDATE session SET sharing_a = sharing_a + 1, sharing_b = sharing_b - 1": {"summary"},
    "UPDATE session SET outcome = 'early' WHERE outcome = 'completed'": {"summary"},
    "UPDATE session SET started = started + 1 WHERE number = 1": {"summary"},
    "UPDATE event SET at = at + 1 WHERE seq = 2": {"bad-event"},
    "UPDATE event SET body = replace(body, 'Made', 'Mude')": {"bad-event"},
    "UPDATE event SET kind = 'event_of_tomorrow' WHERE seq = 3": {"bad-event"},
    "DELETE FROM event WHERE seq = 4": {"bad-event"},
    "DELETE FROM event": {"bad-log"},
    "UPDATE word SET text = 'other'": {"bad-word"},
    "UPDATE rating SET value = 9 WHERE value = 4": {"bad-rating"},
    "UPDATE rating SET scale = 'warmth' WHERE scale = 'calm'": {"bad-rating"},
    "UPDATE rating SET session = 2": {"bad-rating"},
    "UPDATE promise SET text = 'other' WHERE who IS NULL": {"bad-promise"},
    "UPDATE promise SET outcome = 'kept'": {"bad-promise"},
    "UPDATE promise SET deleted = 0": {"bad-promise"},
    "UPDATE meeting SET wall = wall + 1": {"bad-meeting"},
    "UPDATE meeting SET deleted = 1": {"bad-meeting"},
    "UPDATE prompt SET card = 'x' WHERE seq = 1": {"bad-prompt"},
    "UPDATE prompt SET seq = seq + 10": {"bad-prompt"},
    "UPDATE tally SET person = 2": {"bad-tally"},
    "UPDATE tally SET date = '2026-01-01'": {"bad-tally"},
    "UPDATE search SET folded = 'other' WHERE session = 1": {"search"},
    "UPDATE search SET topic = ''": {"search"},
    "DELETE FROM search": {"search"},
    "UPDATE session SET worded = 1 - worded": {"search"},
    "UPDATE session SET said = said + 1": {"search"},
    "UPDATE week SET talks = talks + 1": {"week"},
    "UPDATE week SET sharing_one = sharing_other, sharing_other = sharing_one": {"week"},
    "UPDATE week SET heard_total = 0": {"week"},
    "DELETE FROM week": {"week"},
    "INSERT INTO tallied VALUES ('1999-01-04', 1, 1, 0)": {"week"},
    "UPDATE tallied SET asked = 1": {"week"},
    "DELETE FROM tallied": {"week"},
    "UPDATE person SET name = 'Zoe' WHERE number = 1": {"bad-name"},
    "UPDATE person SET name = upper(name) WHERE number = 1": {"bad-name"},
    "UPDATE session SET spelt_a = 'Zoe' WHERE number = 1": {"bad-name"},
    "DELETE FROM person": {"foreign-key"},
    "UPDATE plan SET text = 'other'": {"bad-plan"},
    "UPDATE plan SET since = 0": {"bad-plan"},
    "UPDATE trim SET length = length - 1": {"bad-trim", "summary"},
}


@pytest.fixture
def history() -> History:
    """Three ended sessions on two dates, an open one, and all that may stand beside the first."""
    history = History.memory()
    for number, day in ((1, 0), (2, 0), (3, 1)):
        history.write_word(word(add_session(history, number, day=day), "words"))
    add_session_log(history, completed_play(steps=(60,)).log, 4)
    gone = word(session_id(1), "erased", 2)
    history.write_word(gone)
    history.erase_word(gone.id)
    add_annotations(history, session_id(1))
    history.write_trim(Trim(session_id(1), 1, 60_000, WALL))
    history.erase_promise(promise(session_id(1), "").id)
    for number, name in enumerate(("Ann", "Cy")):
        history.write_tally(tally(name, number))
    history.erase_tally(tally("Cy", 1).id)
    history.hold_plan(HeldPlan("a plan", WALL))
    return history


def codes(history: History) -> set[str]:
    """The codes of what a check finds."""
    return {finding.code for finding in history.check()}


@pytest.mark.parametrize("change", CHANGES)
def test_the_check_finds_every_change(history: History, change: str) -> None:
    """Whatever is changed behind our back shows, under the code of what is wrong."""
    assert history.check() == []
    history.database.rows("PRAGMA foreign_keys = 0")
    history.database.rows(change)
    assert codes(history) >= CHANGES[change]


def test_a_finding_names_the_session_and_no_content(history: History) -> None:
    """Where one session is concerned, its id; a week has none; never any of the words."""
    history.database.rows("UPDATE word SET text = 'other' WHERE text = 'words'")
    history.database.rows("UPDATE promise SET text = 'other' WHERE who IS NULL")
    history.database.rows("UPDATE rating SET value = 9 WHERE moment = 'close' AND who = 'B'")
    findings = history.check()
    assert {finding.session for finding in findings if finding.code != "week"} == {
        session_id(n) for n in (1, 2, 3)
    }
    assert {"close calm B", promise(session_id(1), "", 2).id} <= {each.detail for each in findings}
    assert "other" not in repr(findings)


def test_a_row_that_is_sealed_and_senseless_is_found(history: History) -> None:
    """A seal does not make sense of a rating of 11, or of a kind that there is not."""
    for table, code, row in (
        (RATINGS, "bad-rating", ("close", "calm", "A", 11, 0, 0)),
        (PROMISES, "bad-promise", ("p", "oath", None, "x", 0, None, None, 0)),
        (MEETINGS, "bad-meeting", (1 << 60, 0, "", 0, None, "", 0, 0)),
        (MEETINGS, "bad-meeting", (WALL, 0, "", 2, None, "", 0, 0)),
        (MEETINGS, "bad-meeting", (WALL, 0, "", 1, 7, "", 0, 0)),
        (MEETINGS, "bad-meeting", (WALL, 0, "two words", 0, None, "", 0, 0)),
        (MEETINGS, "bad-meeting", (WALL, 0, "", 1, None, "../zone", 0, 0)),
    ):
        table.write(history.database, session_id(2), *row)
        assert code in codes(history)


@pytest.mark.parametrize(
    "change", [c for c, found in CHANGES.items() if found <= {"summary", "week", "search"}]
)
def test_a_rebuild_mends_what_derives(history: History, change: str) -> None:
    """Summaries and sums come anew from the logs; nothing else is touched."""
    rows = history.sessions()
    history.database.rows(change)
    assert history.rebuild() == 3
    assert history.check() == []
    assert history.sessions() == rows


def test_a_rebuild_spells_people_as_in_their_talks(history: History) -> None:
    """How somebody is called follows from their latest session."""
    people = history.people()
    history.database.rows("UPDATE person SET name = upper(name)")
    assert history.people() != people
    history.rebuild()
    assert (history.check(), history.people()) == ([], people)


def test_a_rebuild_keeps_what_it_cannot_replay(history: History) -> None:
    """A damaged log keeps its summary: the session does not vanish from the list."""
    history.database.rows("DELETE FROM event WHERE session = 1 AND seq = 2")
    assert history.rebuild() == 2
    assert history.count() == 3
    assert codes(history) == {"bad-event"}
