"""Claims about laptops that exchange their histories: in whatever order, all end up equal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    PromiseOutcome,
    Rating,
    Scale,
    Trim,
    Word,
    WordKind,
)
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, ImportResult
from listening_timer.model.weekly import Couple
from listening_timer.transfer.import_file import merge_file
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    promise,
    session_id,
    tallies_of,
    tally,
    word,
)

Deed: TypeAlias = Callable[[History], object]
LAPTOPS = 3
NAMES = {1: ("Ann", "Bo"), 2: ("Cy", "ann"), 3: ("ANN", "bo")}
"""Who talks in each session, as they typed it there."""
NO_PLACE = {"unknown-session", "unknown-person", "name-taken", "sat-together"}
"""What a history says to a deed that has no place there."""


def exported(history: History, folder: Path, name: str = "all.json") -> bytes:
    """All that a history says about itself."""
    export(history, folder / name)
    return (folder / name).read_bytes()


def give(giver: History, taker: History, folder: Path) -> ImportResult:
    """One laptop takes what another one exported."""
    exported(giver, folder, "given.json")
    return merge_file(taker, folder / "given.json")


def deeds() -> st.SearchStrategy[Deed]:
    """What people do to a history; where there is nothing to do it to, nothing happens."""
    sessions = st.sampled_from([session_id(number) for number in (1, 2, 3)])
    stamps = st.integers(1, 4).map(lambda day: WALL + day)
    texts = st.sampled_from(["walk", "Walk", "rain"])
    names = st.sampled_from(["Ann", "Bo", "Cy", "ANN"])
    spelt = st.sampled_from(["Ann", "Bo", "O'Neil", "O\u2019Neil", "\uff22\uff4f"])
    ids = st.sampled_from(["w1", "w2", "t1", "t2"])
    return st.one_of(
        deed(_say, sessions, ids, texts, stamps),
        deed(_erase_word, ids, stamps),
        deed(_promise, sessions, texts, stamps),
        deed(_rate, sessions, st.integers(0, 10), stamps),
        deed(_meet, sessions, stamps),
        deed(_mark, names, st.sampled_from([1, 2])),
        deed(History.erase_tally, st.sampled_from([tally("", 1).id, tally("", 2).id])),
        deed(History.delete, sessions),
        deed(History.rename_person, names, st.sampled_from(["Anna", "Bob", "anna", "ann"]), stamps),
        deed(History.erase_person, names, stamps),
        deed(_trim, sessions, st.integers(0, 6), st.integers(0, 700_000), stamps),
        deed(History.erase_trim, sessions, st.integers(0, 6), stamps),
        deed(History.join_people, names, names, stamps),
        deed(History.rename_seat, sessions, st.sampled_from(Role), spelt, stamps),
    )


def deed(do: Callable[..., object], *values: st.SearchStrategy[Any]) -> st.SearchStrategy[Deed]:
    """Something done to a history, with any of these values."""
    return st.tuples(*values).map(lambda given: lambda history: do(history, *given))


def _say(history: History, session: str, identity: str, text: str, edited: int) -> None:
    """A note of the one who shared first, or a tag of both."""
    kind, who = (WordKind.TAG, None) if identity.startswith("t") else (WordKind.NOTE, Role.A)
    history.write_word(Word(f"{identity}-{session[:8]}", session, kind, who, text, edited))


def _erase_word(history: History, identity: str, edited: int) -> None:
    history.erase_word(f"{identity}-{session_id(1)[:8]}", edited)


def _promise(history: History, session: str, text: str, edited: int) -> None:
    made = replace(promise(session, text), edited=edited)
    history.write_promise(made)
    history.set_outcome(made.id, PromiseOutcome.KEPT, edited)


def _rate(history: History, session: str, value: int, edited: int) -> None:
    history.write_ratings([Rating(session, Moment.CLOSE, Scale.CALM, Role.B, value, edited)])


def _meet(history: History, session: str, edited: int) -> None:
    history.write_meeting(Meeting(session, WALL + edited, 60, edited))


def _mark(history: History, name: str, number: int) -> None:
    history.write_tally(tally(name, number))


def _trim(history: History, session: str, phase: int, length: int, edited: int) -> None:
    with suppress(ValueError):  # it did not take longer
        history.write_trim(Trim(session, phase, length, edited))


def lived(history: History, own: Sequence[int], done: Sequence[Deed]) -> None:
    """Hold these sessions, and do what people do; what has no place there is passed over."""
    for number in own:
        add_session(history, number, NAMES[number], day=number)
    for deed in done:
        try:
            deed(history)
        except HistoryError as error:
            if error.code not in NO_PLACE:
                raise


@contextmanager
def copies(
    lives: Sequence[tuple[Sequence[int], Sequence[Deed]]],
) -> Generator[list[History], None, None]:
    """Laptops that were lived with."""
    with ExitStack() as stack:
        histories = [stack.enter_context(History.memory()) for _ in lives]
        for history, life in zip(histories, lives, strict=True):
            lived(history, *life)
        yield histories


def lives() -> st.SearchStrategy[tuple[list[int], list[Deed]]]:
    """What one laptop sees: some of the same three sessions, and things done to them."""
    own = st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True)
    return st.tuples(own, st.lists(deeds(), max_size=6))


@settings(max_examples=50)
@given(lives(), lives())
def test_two_that_exchange_are_equal(
    one: tuple[list[int], list[Deed]], other: tuple[list[int], list[Deed]]
) -> None:
    """Both ways, and both say the very same; a second time changes nothing; all is sound."""
    with tempfile.TemporaryDirectory() as name, copies([one, other]) as (here, there):
        folder = Path(name)
        exported(here, folder, "here.json")
        give(there, here, folder)
        merge_file(there, folder / "here.json")
        same = exported(here, folder)
        assert exported(there, folder) == same
        again = give(there, here, folder)
        assert (again.new, again.changed, again.deleted) == (0, 0, 0)
        assert exported(here, folder) == same
        assert here.check() == there.check() == []
        assert here.people() == there.people()


@settings(max_examples=20)
@given(st.tuples(lives(), lives(), lives()))
def test_three_in_any_order_are_equal(laptops: tuple[tuple[list[int], list[Deed]], ...]) -> None:
    """Whichever files come first, an empty history makes the same of them."""
    with tempfile.TemporaryDirectory() as name, copies(laptops) as histories:
        folder, found = Path(name), set[tuple[bytes, str]]()
        for number, history in enumerate(histories):
            exported(history, folder, f"{number}.json")
        for order in permutations(range(LAPTOPS)):
            with History.memory() as fresh:
                for number in order:
                    merge_file(fresh, folder / f"{number}.json")
                assert fresh.check() == []
                found.add((exported(fresh, folder), str(fresh.people())))
        assert len(found) == 1


@settings(max_examples=40)
@given(lives())
def test_what_leaves_comes_back(life: tuple[list[int], list[Deed]]) -> None:
    """Exported, brought into an empty history and exported again: the same bytes."""
    with (
        tempfile.TemporaryDirectory() as name,
        copies([life]) as (here,),
        History.memory() as fresh,
    ):
        first = exported(here, Path(name))
        merge_file(fresh, Path(name) / "all.json")
        assert exported(fresh, Path(name)) == first
        assert fresh.people() == here.people()


@pytest.mark.parametrize("first", [0, 1])
def test_a_name_is_spelt_as_it_was_spelt_last(tmp_path: Path, first: int) -> None:
    """People are known whatever the case; in any order the latest spelling stands."""
    with History.memory() as one, History.memory() as other, History.memory() as fresh:
        add_session(one, 1, ("ann", "Bo"), day=1)
        add_session(other, 2, ("Ann", "BO"), day=2)
        add_session(one, 3, ("Cy", "bo"), day=3)
        for each in (one, other)[:: 1 if first else -1]:
            give(each, fresh, tmp_path)
        assert [(used.name, used.sessions) for used in fresh.people()] == [
            ("Ann", 2),
            ("bo", 3),
            ("Cy", 1),
        ]
        give(other, one, tmp_path)
        assert one.people() == fresh.people()


def test_tags_that_differ_in_case_are_one(tmp_path: Path) -> None:
    """Two laptops tagged alike: one tag is seen, the later; erased, no spelling comes back."""
    with History.memory() as one, History.memory() as other:
        for history, spelt, edited in ((one, "Rain", 2), (other, "rain", 1)):
            session = add_session(history)
            tag = Word(f"tag-{edited}", session, WordKind.TAG, None, spelt, WALL + edited)
            history.write_word(tag)
        give(other, one, tmp_path)
        give(one, other, tmp_path)
        for history in (one, other):
            assert [each.text for each in history.session(session_id(1)).words] == ["Rain"]
            assert [(used.name, used.sessions) for used in history.tags()] == [("Rain", 1)]
        one.erase_word("tag-2", WALL + 3)
        assert one.session(session_id(1)).words == ()
        give(one, other, tmp_path)
        assert other.session(session_id(1)).words == ()


def test_who_was_erased_stays_erased(tmp_path: Path) -> None:
    """What one laptop erased goes from the other one too, whoever else is renamed there."""
    with History.memory() as one, History.memory() as other:
        for history in (one, other):
            add_annotations(history, add_session(history), "by her")
            history.write_tally(tally("Ann"))
        one.erase_person("Ann", WALL + 100)
        other.rename_person("Bo", "Beau", WALL + 101)
        changed = give(one, other, tmp_path)
        detail = other.session(session_id(1))
        assert changed == ImportResult(changed=1)
        assert (detail.row.name_a, detail.row.name_b) == ("", "Beau")
        assert {rating.who for rating in detail.ratings} == {Role.B}
        assert tallies_of(other) == []
        assert [used.name for used in other.people()] == ["Beau"]
        assert give(other, one, tmp_path) == ImportResult(changed=1)
        assert exported(one, tmp_path) == exported(other, tmp_path)
        assert b"Ann" not in exported(one, tmp_path)


def test_one_name_for_both_is_one_person(tmp_path: Path) -> None:
    """Each was called Eve on another laptop: told as it is, equal on both, and all still works."""
    with History.memory() as one, History.memory() as other:
        for history in (one, other):
            add_annotations(history, add_session(history))
        one.rename_person("Ann", "Eve", WALL + 1)
        other.rename_person("Bo", "Eve", WALL + 1)
        give(one, other, tmp_path)
        give(other, one, tmp_path)
        assert exported(one, tmp_path) == exported(other, tmp_path)
        for history in (one, other):
            assert [(used.name, used.sessions) for used in history.people()] == [("Eve", 1)]
            assert len(history.sessions(9, None, Filter(person="Eve"))) == 1
            assert history.couples() == [Couple("Eve", "Eve")]
            assert history.check() == []
            history.restore_person(history.erase_person("Eve", WALL + 9), WALL + 10)
            assert history.people() != []
            assert history.check() == []


def test_what_was_deleted_is_deleted_everywhere(tmp_path: Path) -> None:
    """A deleted session goes from the other laptop, and does not come back from a third."""
    with History.memory() as one, History.memory() as other, History.memory() as third:
        for history in (one, other, third):
            add_session(history, 1)
            history.write_word(word(add_session(history, 2, day=2), "kept"))
        one.delete(session_id(1))
        assert give(one, other, tmp_path) == ImportResult(unchanged=1, deleted=1)
        assert give(third, other, tmp_path) == ImportResult(unchanged=1, stayed=1)
        assert [row.id for row in other.sessions()] == [session_id(2)]
