"""Claims about the check: it finds what is wrong, and a rebuild mends what derives."""

from __future__ import annotations

import pytest

from listening_timer.history.store import History
from tests.helpers.kept import keep, keep_log, played, session_id, whole_log, word

CHANGES = {
    "UPDATE session SET sharing_a = sharing_a + 1, sharing_b = sharing_b - 1": {"summary"},
    "UPDATE session SET outcome = 'early' WHERE outcome = 'completed'": {"summary"},
    "UPDATE session SET started = started + 1 WHERE number = 1": {"summary"},
    "UPDATE day SET length = 1": {"day"},
    "DELETE FROM day": {"day"},
    "INSERT INTO day SELECT '1999-01-01', sessions, length, sharing_a, sharing_b, appreciating,"
    " reflecting, together, silence, paused, on_break, gap, away FROM day LIMIT 1": {"day"},
    "UPDATE event SET at = at + 1 WHERE seq = 2": {"bad-event"},
    "UPDATE event SET body = replace(body, 'Made', 'Mude')": {"bad-event"},
    "UPDATE event SET kind = 'event_of_tomorrow' WHERE seq = 3": {"bad-event"},
    "DELETE FROM event WHERE seq = 4": {"bad-event"},
    "DELETE FROM event": {"bad-log"},
    "UPDATE word SET text = 'other'": {"bad-word"},
    "UPDATE person SET name = 'Zoe' WHERE number = 1": {"bad-name"},
    "DELETE FROM person": {"foreign-key"},
}


@pytest.fixture
def history() -> History:
    """Three ended sessions on two dates, an open one, a word and an erased word."""
    history = History.memory()
    for number, day in ((1, 0), (2, 0), (3, 1)):
        history.write_word(word(keep(history, number, day=day), "words"))
    keep_log(history, played(steps=(60,)).log, 4)
    gone = word(session_id(1), "erased", 2)
    history.write_word(gone)
    history.erase_word(gone.id)
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
    """Where one session is concerned, its id; never any of the words."""
    history.database.rows("UPDATE word SET text = 'other' WHERE text = 'words'")
    findings = history.check()
    assert {finding.session for finding in findings} == {session_id(n) for n in (1, 2, 3)}
    assert "other" not in repr(findings)


@pytest.mark.parametrize(
    "change", [c for c, found in CHANGES.items() if found <= {"summary", "day"}]
)
def test_a_rebuild_mends_what_derives(history: History, change: str) -> None:
    """Summaries and sums come anew from the logs; nothing else is touched."""
    rows = history.sessions()
    history.database.rows(change)
    assert history.rebuild() == 3
    assert history.check() == []
    assert history.sessions() == rows


def test_a_rebuild_keeps_what_it_cannot_replay(history: History) -> None:
    """A damaged log keeps its summary: the session does not vanish from the list."""
    history.database.rows("DELETE FROM event WHERE session = 1 AND seq = 2")
    assert history.rebuild() == 2
    assert history.count() == 3
    assert codes(history) == {"bad-event", "day"}


def test_sums_by_date_follow_deletions() -> None:
    """A date sums the sessions that are there, and vanishes with its last one."""
    with History.memory() as history:
        one, two = keep(history, 1), keep(history, 2)
        length = whole_log()[-1].at
        sums = "SELECT sessions, length FROM day"
        assert history.database.rows(sums) == [(2, 2 * length)]
        history.delete(one)
        assert history.database.rows(sums) == [(1, length)]
        history.delete(two)
        assert history.database.rows(sums) == []
