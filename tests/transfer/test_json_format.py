"""Claims about the JSON export: complete, as described, whole or not at all."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import TypeVar, cast

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import Command, End
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Format, Refused
from listening_timer.exercise.state import Status
from listening_timer.history.event_codec import from_mapping
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting, Promise, PromiseOutcome, Rating, Tally, Word
from listening_timer.model.errors import HistoryError
from listening_timer.transfer import json_format, validate
from listening_timer.transfer.json_format import JsonFormat
from listening_timer.transfer.versions import Version
from tests.helpers.exercise.play_session import WALL, Play
from tests.helpers.exercise.strategies import commands, formats
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_log,
    completed_play,
    promise,
    session_id,
    tally,
    word,
)

Record = TypeVar("Record", Word, Rating, Promise, Meeting)
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "resources/schemas/session.schema.json").read_text("utf-8")
)


def checked(written: bytes) -> dict[str, object]:
    """One line, read and held against the schema."""
    value = json.loads(written)
    jsonschema.validate(value, SCHEMA, jsonschema.Draft202012Validator)
    return cast("dict[str, object]", value)


def line(history: History, session: str) -> bytes:
    """One session of a history, as the line that it would be in a file."""
    return JsonFormat(history, everything=False).session(history.session(session))


def log_of(value: dict[str, object]) -> list[Event]:
    """The events of an exported line."""
    return [from_mapping(fields) for fields in cast("list[dict[str, object]]", value["events"])]


@pytest.fixture
def history() -> History:
    """Three ended sessions and an open one, with words."""
    history = History.memory()
    for number in (1, 2, 3):
        history.write_word(
            word(add_session(history, number, day=number), "a\nline \u05d0 \U0001f600")
        )
    add_session_log(history, completed_play(steps=(60,)).log, 4)
    return history


def test_the_schema_is_one() -> None:
    """The description is itself valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_ended_session_is_a_line(history: History, tmp_path: Path) -> None:
    """One line each, newest first, as described, complete, for its owner alone."""
    target = tmp_path / "out.json"
    told: list[tuple[int, int]] = []
    done = export(history, target, progress=lambda n, of: told.append((n, of)) is None)
    values = [checked(each) for each in target.read_bytes().splitlines()]
    assert done == 3
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [value["id"] for value in values] == [session_id(n) for n in (3, 2, 1)]
    assert log_of(values[-1]) == completed_log(day=1)
    assert values[0]["names"] == {"A": "Ann", "B": "Bo"}
    assert [w["text"] for w in cast("list[dict[str, str]]", values[0]["words"])] == [
        "a\nline \u05d0 \U0001f600"
    ]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_all_that_was_said_is_in_the_line() -> None:
    """Words of every kind, ratings, promises with their outcome, the meeting, the cards."""
    with History.memory() as history:
        session = add_session(history)
        bare = checked(line(history, session))
        add_annotations(history, session)
        history.set_outcome(promise(session, "").id, PromiseOutcome.PARTLY, WALL + 9)
        detail = history.session(session)
        value = checked(line(history, session))
    assert [bare[part] for part in ("ratings", "promises", "prompts")] == [[], [], []]
    assert bare["meeting"] is None
    assert read_back(value, "words", Word, session) == detail.words
    assert read_back(value, "ratings", Rating, session) == detail.ratings
    assert read_back(value, "promises", Promise, session) == detail.promises
    assert read_back({"meeting": [value["meeting"]]}, "meeting", Meeting, session) == (
        detail.meeting,
    )
    assert value["prompts"] == ["gentle/1", "gentle/2", "gentle/1"]


def read_back(
    value: dict[str, object], part: str, kind: type[Record], session: str
) -> tuple[Record, ...]:
    """A part of a line as the records that it was made of."""
    found = cast("list[dict[str, object]]", value[part])
    return tuple(msgspec.convert(each | {"session": session}, kind) for each in found)


def test_tallies_follow_all_sessions(history: History, tmp_path: Path) -> None:
    """A line each, the oldest first, as described; erased ones last, and without a word.

    They are not in a selection, and not counted.
    """
    target = tmp_path / "out.json"
    made = [tally("Ann", 1, day=2), tally("Cy", 2, day=1)]
    for each in made:
        history.write_tally(each)
    history.write_tally(tally("Dee", 3))
    history.erase_tally(tally("Dee", 3).id)
    assert export(history, target) == 3
    values = [checked(each) for each in target.read_bytes().splitlines()]
    assert ["tally" in value for value in values] == [False] * 3 + [True] * 2 + [False]
    read = [msgspec.convert(value["tally"], Tally) for value in values[3:5]]
    assert read == [made[1], made[0]]
    assert values[5]["erased_tally"] == {
        "id": tally("Dee", 3).id,
        "kind": "appreciated",
        "edited": WALL + 1,
    }
    assert export(history, target, [session_id(1)]) == 1
    assert b'"tally"' not in target.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"listening_timer": 1},
        {"named": None},
        {"named": 0},
        {"named": {"A": 0}},
        {"erased": {"words": [{"text": "a"}]}},
        {"ratings": [{"moment": "close", "scale": "calm", "who": "A", "value": 11, "edited": 0}]},
        {"meeting": {"wall": 1, "offset": 0}},
        {"prompts": [""]},
        {"tally": None},
        {"more": 1},
    ],
)
def test_the_schema_refuses_what_is_not_so(history: History, change: dict[str, object]) -> None:
    """A value out of range, a part too few or too many is no line of ours."""
    value = checked(line(history, session_id(1)))
    with pytest.raises(jsonschema.ValidationError):
        checked(json.dumps(value | change).encode())


def test_chosen_sessions_alone(history: History, tmp_path: Path) -> None:
    """Ids, also short ones, choose; one that has not ended leaves no file."""
    target = tmp_path / "out.json"
    assert export(history, target, [session_id(1), session_id(2)[:8]]) == 2
    written = [json.loads(each)["id"] for each in target.read_bytes().splitlines()]
    assert written == [session_id(1), session_id(2)]
    target.unlink()
    with pytest.raises(HistoryError, match="not-ended"):
        export(history, target, [session_id(2), session_id(4)])
    assert list(tmp_path.iterdir()) == []


def test_what_is_gone_is_known_by_its_id(history: History, tmp_path: Path) -> None:
    """A deleted session is a line of its own; what was erased has its place, and no words."""
    target = tmp_path / "out.json"
    history.delete(session_id(2))
    session = session_id(1)
    add_annotations(history, session, "by her")
    history.erase_meeting(session, WALL + 40)
    history.rename_person("Ann", "Anna", WALL + 45)
    history.erase_person("Anna", WALL + 50)
    export(history, target)
    values = [checked(each) for each in target.read_bytes().splitlines()]
    assert values[-1] == {"listening_timer": 4, "gone": session_id(2)}
    (value,) = (each for each in values if each.get("id") == session)
    erased = cast("dict[str, list[dict[str, object]]]", value["erased"])
    assert [len(erased[part]) for part in ("words", "ratings", "promises")] == [1, 6, 1]
    assert erased["meeting"] is not None
    assert value["names"] == {"A": "", "B": "Bo"}
    assert value["named"] == {"A": WALL + 50, "B": 0}
    assert "promised" not in json.dumps(value)


@settings(max_examples=20)
@given(formats(), st.lists(st.tuples(st.integers(0, 900), commands()), max_size=25))
def test_any_session_is_kept_and_written_as_described(
    fmt: Format, wishes: list[tuple[int, Command]]
) -> None:
    """Whatever happens in a session: kept, sound, written by the schema, read back the same."""
    play, at = Play(fmt), 0
    for seconds, command in wishes:
        at += seconds
        try:
            play.do(command, at)
        except Refused:
            play.look(at)
    if play.state.status is not Status.ENDED:
        play.do(End(), at + 5)
    with History.memory() as history:
        session = add_session_log(history, play.log)
        assert history.check() == []
        value = checked(line(history, session))
        detail = history.session(session)
    assert log_of(value) == play.log == list(detail.events)
    version = cast("Version", json_format.read(msgspec.json.encode(value)))
    assert validate.session(version).length == play.at
    derived = cast("dict[str, dict[str, int]]", value["derived"])
    assert sum(derived["sums"].values()) == cast("int", derived["length"]) == play.at
