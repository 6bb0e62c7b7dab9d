"""Claims about the list: under any filter it holds what the filter says, in order and once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.commands import End, MainAction
from listening_timer.exercise.events import Event
from listening_timer.history.connection import Row, Value
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.records import (
    Filter,
    Outcome,
    SessionDetail,
    SessionRow,
    Used,
    UsedFormat,
)
from listening_timer.text.cleaning import same_name, searchable
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play, make_format
from tests.helpers.history.sample_sessions import (
    add_session,
    add_session_log,
    completed_log,
    completed_play,
    promise,
    session_id,
    shifted,
    word,
)

SHORT = replace(make_format("share A 3, handover 30, share B 3"), id="short")
NAMES = (("Ann", "Bo"), ("Bo", "Ann"), ("Cy", "Ann"), ("Cy", "Dee"))
SAID = ("Über Geld", "die Kinder; 100 % Spaß", "a_b 'quoted' \"twice\"", "")
DAYS = 24
TEXTS = ("", "geld", "UBER", "über  geld", "spass", "100 %", "%", "_", "a_b", "'", '"', "zzz")
FILTERS = st.builds(
    Filter,
    text=st.sampled_from(TEXTS),
    topic=st.sampled_from(("", "", "", "geld", "%")),
    person=st.sampled_from((None, None, "Ann", "bo", "CY", "Nobody", "")),
    format_id=st.sampled_from((None, None, "short", "made", "no-such")),
    first_date=st.sampled_from((None, "2026-11-20", "2026-11-25")),
    last_date=st.sampled_from((None, "2026-11-25", "2026-12-05")),
    with_words=st.sampled_from((None, None, True, False)),
    early=st.booleans(),
    tag=st.sampled_from((None, None, None, "haus", "Haus ", "no-such")),
)


def ended_here(day: int) -> list[Event]:
    """The log of a short session that was ended early."""
    play = Play(SHORT)
    play.do(MainAction(), 60)
    play.do(End(), 70)
    return shifted(play.log, day)


@pytest.fixture(scope="module")
def history() -> Iterator[History]:
    """Sessions of all sorts on many days, an open one among them."""
    with History.memory() as history:
        for number in range(1, DAYS):
            names, said = NAMES[number % 4], SAID[number % 3 if number % 5 else 3]
            day = number // 2
            log = ended_here(day) if number % 3 == 0 else completed_log(day)
            session = add_session_log(history, log, number, names)
            if said and number % 2:
                history.write_word(replace(word(session, said, 1), kind=WordKind.TOPIC))
            elif said:
                history.write_promise(promise(session, said))
            if said and number % 4 == 0:
                tag = word(session, "Haus" if number % 8 else "HAUS", 2)
                history.write_word(replace(tag, kind=WordKind.TAG))
        open_one = add_session_log(history, completed_play(steps=(60,)).log, DAYS)
        history.write_word(word(open_one, "Geld"))
        yield history


@dataclass(frozen=True, slots=True, repr=False)
class Whole:
    """A history, and its sessions read one by one, newest first; too long to be printed."""

    history: History
    details: Sequence[SessionDetail]


@pytest.fixture(scope="module")
def whole(history: History) -> Whole:
    """All of it."""
    return Whole(history, [history.session(row.id) for row in history.sessions()])


def applies(wanted: Filter, detail: SessionDetail) -> bool:
    """Whether a session is one of those that a filter wants, said in another way."""
    row = detail.row
    topics = [each.text for each in detail.words if each.kind is WordKind.TOPIC]
    said = [each.text for each in (*detail.words, *detail.promises)]
    return (
        holds(said, wanted.text)
        and holds(topics, wanted.topic)
        and (wanted.person is None or any(same_name(wanted.person, n) for n in both(row)))
        and wanted.format_id in (None, row.format_id)
        and (wanted.first_date or "") <= row.date <= (wanted.last_date or "9")
        and wanted.with_words in (None, row.has_words)
        and (row.outcome is Outcome.EARLY or not wanted.early)
        and (wanted.tag is None or any(same_name(wanted.tag, tag) for tag in tags(detail)))
    )


def tags(detail: SessionDetail) -> list[str]:
    """What a session is tagged with."""
    return [each.text for each in detail.words if each.kind is WordKind.TAG]


def both(row: SessionRow) -> tuple[str, str]:
    """The names of the two."""
    return row.name_a, row.name_b


def holds(said: Sequence[str], typed: str) -> bool:
    """Whether every word that was typed is in one of the texts."""
    plain = [searchable(text) for text in said]
    return all(any(part in text for text in plain) for part in searchable(typed).split())


@given(FILTERS, st.integers(1, 30))
def test_a_list_holds_what_its_filter_says(whole: Whole, wanted: Filter, size: int) -> None:
    """Page by page, newest first, each once: all that the filter applies to, and nothing else."""
    seen: list[SessionRow] = []
    before = None
    while rows := whole.history.sessions(size, before, wanted):
        assert len(rows) <= size
        seen += rows
        before = rows[-1].started, rows[-1].id
    assert seen == [detail.row for detail in whole.details if applies(wanted, detail)]
    assert whole.history.count(wanted) == len(seen)


def test_what_is_typed_is_never_a_pattern(history: History) -> None:
    """Percent signs, underlines and quotes are letters like others."""
    for typed, found in (("%", 7), ("a_b", 6), ("a%b", 0), ("a?b", 0), ("'", 6)):
        assert (typed, len(history.sessions(200, None, Filter(text=typed)))) == (typed, found)


def test_no_page_of_nothing(history: History) -> None:
    """A page of no rows is empty, also for one person."""
    assert history.sessions(0) == history.sessions(0, None, Filter(person="Ann")) == []


def test_a_date_that_there_is_not_is_a_bug(history: History) -> None:
    """A filter by no date is refused, not passed over."""
    with pytest.raises(ValueError, match="day"):
        history.sessions(1, None, Filter(first_date="2026-02-30"))


@pytest.mark.parametrize("offset", [-720, 0, 840])
def test_dates_are_those_of_the_place(offset: int) -> None:
    """Far from Greenwich too, a date finds the session that was held on it, and none beside."""
    with History.memory() as history:
        for number, day in enumerate(range(3), 1):
            first, *rest = completed_log(day)
            add_session_log(history, [moved(first, offset), *rest], number)
        dates = [row.date for row in history.sessions()]
        assert len(set(dates)) == 3
        for date in dates:
            found = history.sessions(9, None, Filter(first_date=date, last_date=date))
            assert [row.date for row in found] == [date]


def moved(event: Event, offset: int) -> Event:
    """The same start somewhere else, a minute before midnight there."""
    day = 24 * 60 * 60 * 1_000
    wall = getattr(event, "wall", WALL) // day * day
    return replace(event, wall=wall + day - 60_000 - offset * 60_000, offset=offset)


def test_there_is_what_there_is_to_filter_by() -> None:
    """People, formats and tags: those that occur, once, as in the latest talk."""
    with History.memory() as history:
        assert history.people() == history.formats() == history.tags() == []
        for number, names in enumerate(NAMES, 1):
            add_session(history, number, names, day=number)
        add_session_log(history, shifted(completed_play(steps=(60,)).log, 8), 5, ("Eve", "ANN"))
        renamed = replace(SHARE_FULLY, name={"en": "Sharing"})
        add_session_log(history, shifted(completed_play(renamed).log, 9), 6, ("Cy", "Dee"))
        add_session_log(history, ended_here(7), 7, ("Cy", "Dee"))
        for number, spelt in ((1, "money"), (2, "Money"), (3, "art"), (5, "Money")):
            tag = Word(f"tag-{number}", session_id(number), WordKind.TAG, None, spelt, number)
            history.write_word(tag)
        assert history.people() == [
            Used("ANN", 3),
            Used("Bo", 2),
            Used("Cy", 4),
            Used("Dee", 3),
            Used("Eve", 0),
        ]
        assert history.formats() == [
            UsedFormat("made", {"en": "Sharing"}),
            UsedFormat("short", SHORT.name),
        ]
        assert history.tags() == [Used("art", 1), Used("Money", 2)]
        history.erase_word("tag-3")
        assert history.tags() == [Used("Money", 2)]


def test_every_filter_has_its_index(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under any two filters, no page sorts and none walks a table that is not in its order."""
    steps: list[str] = []
    plain = history.database.rows

    def explained(sql: str, *values: Value) -> list[Row]:
        if "FROM session AS s" in sql:
            steps.extend(str(row[3]) for row in plain(f"EXPLAIN QUERY PLAN {sql}", *values))
        return plain(sql, *values)

    monkeypatch.setattr(history.database, "rows", explained)
    changes: list[dict[str, object]] = [
        {"text": "geld"},
        {"topic": "geld"},
        {"person": "Ann"},
        {"format_id": "short"},
        {"first_date": "2026-11-20", "last_date": "2026-11-30"},
        {"with_words": True},
        {"early": True},
    ]
    for one, other in product(changes, changes):
        history.sessions(5, (WALL * 2, ""), Filter(**{**one, **other}))  # pyright: ignore[reportArgumentType] - fields of it
    assert len(steps) > 100
    assert not [step for step in steps if "TEMP B-TREE" in step or step.startswith("SCAN")]
    assert {step.split(" ")[1] for step in steps} == {"s", "a", "b", "t"}
    assert all("started" in step for step in steps if step.startswith("SEARCH s "))
