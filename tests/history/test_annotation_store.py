"""Claims about what stands beside a log: it comes back as it was given, and goes when told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    Promise,
    PromiseKind,
    PromiseOutcome,
    Rating,
    Scale,
    Word,
    WordKind,
)
from listening_timer.model.errors import HistoryError
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_play,
    promise,
    session_id,
    word,
)

SESSION = session_id(1)
WHOLE = st.integers(-(1 << 62), 1 << 62)
WALLS = st.integers(0, 4_000_000_000_000)
TEXTS = st.text(max_size=300)
IDS = st.text("0123456789abcdef", min_size=1, max_size=32)
WHOSE = st.none() | st.sampled_from(Role)
KINDS = st.sampled_from([kind for kind in WordKind if kind is not WordKind.TAG])
WORDS = st.builds(Word, IDS, st.just(SESSION), KINDS, WHOSE, TEXTS, WHOLE)
RATINGS = st.builds(
    Rating,
    st.just(SESSION),
    st.sampled_from(Moment),
    st.sampled_from(Scale),
    st.sampled_from(Role),
    st.integers(0, 10),
    WHOLE,
)
PROMISES = st.builds(
    Promise,
    IDS,
    st.just(SESSION),
    st.sampled_from(PromiseKind),
    WHOSE,
    TEXTS,
    WHOLE,
    st.none() | st.sampled_from(PromiseOutcome),
    st.none() | WHOLE,
)
MEETINGS = st.none() | st.builds(Meeting, st.just(SESSION), WALLS, st.integers(-720, 840), WHOLE)


def place(rating: Rating) -> tuple[Moment, Scale, Role]:
    """Where a rating stands; there is one for each."""
    return rating.moment, rating.scale, rating.who


@pytest.fixture
def history() -> History:
    """A history of one ended session."""
    history = History.memory()
    add_session(history)
    return history


@settings(max_examples=40)
@given(
    st.lists(WORDS, max_size=4, unique_by=lambda each: each.id),
    st.lists(RATINGS, max_size=8, unique_by=place),
    st.lists(PROMISES, max_size=4, unique_by=lambda each: each.id),
    MEETINGS,
    st.lists(st.text(min_size=1, max_size=40), max_size=5),
)
def test_what_is_given_comes_back_also_after_a_deletion(
    words: Sequence[Word],
    ratings: Sequence[Rating],
    promises: Sequence[Promise],
    meeting: Meeting | None,
    cards: Sequence[str],
) -> None:
    """Anything that can be said is read as it was, found sound, and restored the same, once."""
    with History.memory() as history:
        add_session(history)
        for each in words:
            history.write_word(each)
        history.write_ratings(ratings)
        for one in promises:
            history.write_promise(one)
        if meeting is not None:
            history.write_meeting(meeting)
        for card in cards:
            history.note_prompt(SESSION, card)
        detail = history.session(SESSION)
        assert history.check() == []
        assert set(detail.words) == set(words)
        assert set(detail.ratings) == set(ratings)
        assert set(detail.promises) == set(promises)
        assert detail.meeting == meeting
        shown = [c for at, c in enumerate(cards) if at == 0 or cards[at - 1] != c]
        assert list(detail.prompts) == shown
        assert detail.row.has_words == bool(words or any(one.text for one in promises))
        assert history.sessions() == [detail.row]
        deleted = history.delete(SESSION)
        assert history.check() == []
        for _ in range(2):
            history.restore(deleted)
        assert history.session(SESSION) == detail
        assert history.check() == []


def test_a_rating_takes_the_place_of_the_one_before(history: History) -> None:
    """One stands for each moment, scale and person, in the order in which they were asked."""
    first = Rating(SESSION, Moment.CLOSE, Scale.HEARD, Role.B, 3, WALL)
    again = replace(first, value=7, edited=WALL + 5)
    other = replace(first, moment=Moment.ARRIVE, scale=Scale.CALM)
    history.write_ratings([first, other])
    history.write_ratings([again])
    assert history.session(SESSION).ratings == (other, again)
    assert not history.session(SESSION).row.has_words


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_outside_its_scale_writes_none(history: History, value: int) -> None:
    """Below 0 or above 10 is a bug; those given with it are not kept either."""
    good = Rating(SESSION, Moment.ARRIVE, Scale.CALM, Role.A, 5, WALL)
    with pytest.raises(ValueError, match="from 0 to 10"):
        history.write_ratings([good, replace(good, who=Role.B, value=value)])
    assert history.session(SESSION).ratings == ()


def test_everything_needs_its_session(history: History) -> None:
    """What is said about a session that is not there is told, and nothing is kept."""
    nowhere = session_id(9)
    for write in (
        lambda: history.write_ratings([Rating(nowhere, Moment.CLOSE, Scale.CALM, Role.A, 5, WALL)]),
        lambda: history.write_promise(promise(nowhere, "x")),
        lambda: history.write_meeting(Meeting(nowhere, WALL, 0, WALL)),
        lambda: history.erase_meeting(nowhere),
        lambda: history.note_prompt(nowhere, "gentle/1"),
    ):
        with pytest.raises(HistoryError, match="unknown-session"):
            write()
    assert history.check() == []


def test_a_meeting_is_replaced_and_erased(history: History) -> None:
    """A session has one next meeting at most, each stamped later; one without a date is a bug."""
    first = Meeting(SESSION, WALL, 60, WALL)
    history.write_meeting(first)
    history.write_meeting(replace(first, wall=WALL + 1))
    assert history.session(SESSION).meeting == replace(first, wall=WALL + 1, edited=WALL + 1)
    with pytest.raises(ValueError, match="no such date"):
        history.write_meeting(replace(first, wall=1 << 60))
    history.erase_meeting(SESSION)
    history.erase_meeting(SESSION)
    assert history.session(SESSION).meeting is None
    history.write_meeting(first)
    assert history.session(SESSION).meeting == replace(first, edited=WALL + 3)
    assert history.check() == []


def test_what_was_changed_from_outside_is_not_shown(history: History) -> None:
    """Nobody reads as theirs what they did not say: such a session is damaged."""
    add_annotations(history, SESSION)
    change = "UPDATE promise SET text = 'other' WHERE who = 'A'"
    history.database.rows(change)
    with pytest.raises(HistoryError, match="damaged"):
        history.session(SESSION)


def test_what_was_changed_keeps_nobody_from_beginning(history: History) -> None:
    """Begin and an unfinished session pass over it; whatever is sound beside it still shows."""
    running = add_session_log(history, completed_play(steps=(60,)).log, 2)
    for session in (SESSION, running):
        add_annotations(history, session)
    history.database.rows("UPDATE meeting SET wall = wall + 1")
    history.database.rows("UPDATE prompt SET card = 'x' WHERE seq = 0")
    last, found = history.last_time(), history.unfinished()
    assert last is not None
    assert found is not None
    assert (last.meeting, len(last.promises)) == (None, 2)
    assert last.prompts == found.prompts == ("gentle/2", "gentle/1")


def test_a_promise_or_a_thank_you_is_words(history: History) -> None:
    """The list says that there is something to read, whoever wrote it and whatever it is."""
    assert not history.sessions()[0].has_words
    history.write_promise(promise(SESSION, ""))
    assert not history.sessions()[0].has_words
    history.write_promise(promise(SESSION, "x", 2))
    assert history.sessions()[0].has_words
    history.erase_promise(promise(SESSION, "", 2).id)
    assert not history.sessions()[0].has_words
    history.write_word(replace(word(SESSION, "y"), kind=WordKind.APPRECIATION, who=Role.A))
    assert history.sessions()[0].has_words
