"""Claims about bringing in: all of a file or nothing of it, and never what runs here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from listening_timer.exercise.events import SessionEnded
from listening_timer.history.lock import Lock
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import ImportResult, NewSession
from listening_timer.transfer.import_file import merge_file
from listening_timer.transfer.json_format import gone_line
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.json_export import export
from tests.helpers.history.old_versions import as_version_6
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    completed_log,
    sample_database,
    session_id,
    tallies_of,
    tally,
    word,
)


@pytest.fixture
def history() -> Iterator[History]:
    """An empty history, in memory."""
    with History.memory() as history:
        yield history


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The export of a dozen sessions with all that may stand beside them."""
    target = tmp_path / "source.json"
    with History.open(sample_database(tmp_path / "other.db"), read_only=True) as other:
        export(other, target)
    return target


def everything(history: History, folder: Path) -> bytes:
    """All that a history says about itself."""
    target = folder / "everything.json"
    export(history, target)
    said = target.read_bytes()
    target.unlink()
    return said


def test_all_that_is_in_a_file_is_here(history: History, source: Path, tmp_path: Path) -> None:
    """Counted, found by its words, in the sums, sound; and told of as it goes."""
    told: list[tuple[int, int]] = []
    brought = merge_file(history, source, lambda done, of: told.append((done, of)) is None)
    assert brought == ImportResult(new=12)
    assert everything(history, tmp_path) == source.read_bytes()
    assert history.check() == []
    size = source.stat().st_size
    assert [of for _, of in told] == [size] * len(told)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (size, size)


def test_another_history_is_read_as_its_export(
    history: History, source: Path, tmp_path: Path
) -> None:
    """The same comes of it; what has not ended there stays there; the file is left as it was."""
    other = tmp_path / "other.db"
    before = other.read_bytes(), sorted(path.name for path in tmp_path.iterdir())
    told: list[tuple[int, int]] = []
    brought = merge_file(history, other, lambda done, of: told.append((done, of)) is None)
    assert brought == ImportResult(new=12)
    assert told[-1][0] == told[-1][1] == len(told)
    assert everything(history, tmp_path) == source.read_bytes()
    assert history.check() == []
    assert (other.read_bytes(), sorted(path.name for path in tmp_path.iterdir())) == before


@pytest.mark.parametrize("in_memory", [True, False])
def test_an_older_history_is_read_too(source: Path, tmp_path: Path, *, in_memory: bool) -> None:
    """All of it, from a copy of which nothing stays; it is itself left alone."""
    old = as_version_6(tmp_path / "other.db")
    before, folder = old.read_bytes(), tmp_path / "here"
    folder.mkdir()
    with History.memory() if in_memory else History.open(folder / "history.db") as history:
        assert merge_file(history, old) == ImportResult(new=12)
        assert everything(history, tmp_path) == source.read_bytes()
        assert merge_file(history, old) == ImportResult(unchanged=12)
        assert history.check() == []
    assert old.read_bytes() == before
    assert not list(tmp_path.rglob("*import*"))


@pytest.mark.parametrize("form", ["source.json", "other.db"])
def test_what_was_deleted_here_comes_again_when_it_is_wished(
    source: Path, tmp_path: Path, form: str
) -> None:
    """Whole, with its words, sums and all; the deletion is forgotten here, and nowhere else."""
    with History.memory() as history:
        merge_file(history, source)
        before = everything(history, tmp_path)
        lost = [row.id for row in history.sessions()][:3]
        for session in lost:
            history.delete(session)
        assert merge_file(history, source.with_name(form)) == ImportResult(unchanged=9, stayed=3)
        assert merge_file(history, source.with_name(form), again=True) == ImportResult(
            new=3, unchanged=9
        )
        assert everything(history, tmp_path) == before
        assert history.check() == []
        history.delete(lost[0])
        (tmp_path / "gone.json").write_bytes(gone_line(lost[0]))
        assert merge_file(history, tmp_path / "gone.json", again=True) == ImportResult()
        assert history.count() == 11
        assert merge_file(history, tmp_path / "gone.json") == ImportResult()


@pytest.mark.parametrize("form", ["source.json", "other.db"])
@pytest.mark.parametrize("after", range(0, 15, 2))
def test_a_stopped_import_leaves_nothing(
    source: Path, tmp_path: Path, form: str, after: int
) -> None:
    """Stopped anywhere, the history says what it said, and no file stays."""
    folder = tmp_path / "here"
    folder.mkdir()
    with History.open(folder / "history.db") as history:
        add_annotations(history, add_session(history, 3, ("Di", "Ed")))
        before = everything(history, tmp_path)
        asked: list[int] = []
        brought = merge_file(
            history,
            source.with_name(form),
            lambda done, _: asked.append(done) is None and len(asked) <= after,
        )
        assert brought == ImportResult()
        assert len(asked) == after + 1
        assert everything(history, tmp_path) == before
        assert history.check() == []
    assert {path.name for path in folder.iterdir()} <= {"history.db", "history.db.lock"}


def test_what_runs_here_is_left_alone(history: History, tmp_path: Path) -> None:
    """A session that has not ended here stays as it is, also where it was deleted elsewhere.

    Once it has ended, the same file says more: then it is merged.
    """
    log = completed_log()
    for elsewhere in ("ended", "deleted"):
        with History.memory() as other:
            other.write_word(word(add_session(other), "said elsewhere"))
            if elsewhere == "deleted":
                other.delete(session_id(1))
            export(other, tmp_path / f"{elsewhere}.json")
    history.begin(NewSession(session_id(1), "Ann", "Bo"), log[:3])
    history.checkpoint(session_id(1), 700_000)
    assert merge_file(history, tmp_path / "ended.json") == ImportResult(unchanged=1)
    assert merge_file(history, tmp_path / "deleted.json") == ImportResult()
    unfinished = history.unfinished()
    assert unfinished is not None
    assert (unfinished.events, unfinished.lived) == (tuple(log[:3]), 700_000)
    history.append(session_id(1), 3, log[3:])
    assert merge_file(history, tmp_path / "ended.json") == ImportResult(changed=1)
    assert [each.text for each in history.session(session_id(1)).words] == ["said elsewhere"]
    assert merge_file(history, tmp_path / "deleted.json") == ImportResult(deleted=1)
    assert history.count() == 0


def test_of_two_logs_the_longer_stands(history: History, tmp_path: Path) -> None:
    """Whole, with its sums; from whichever side it comes."""
    long = completed_log()
    end = long[-1]
    assert isinstance(end, SessionEnded)
    short = [*long[:2], SessionEnded(long[2].at, False, end.wall)]
    for name, log in (("long", long), ("short", short)):
        with History.memory() as other:
            other.begin(NewSession(session_id(1), "Ann", "Bo"), log)
            export(other, tmp_path / f"{name}.json")
    merge_file(history, tmp_path / "short.json")
    assert merge_file(history, tmp_path / "long.json") == ImportResult(changed=1)
    assert merge_file(history, tmp_path / "short.json") == ImportResult(unchanged=1)
    assert history.session(session_id(1)).events == tuple(long)
    assert history.check() == []


def test_marks_come_along(history: History, tmp_path: Path) -> None:
    """Tallies are merged like all else, uncounted; an erased one goes here too."""
    with History.memory() as other:
        for number in (1, 2):
            other.write_tally(tally("Ann", number))
        export(other, tmp_path / "both.json")
        other.erase_tally(tally("Ann", 1).id)
        export(other, tmp_path / "one.json")
    assert merge_file(history, tmp_path / "both.json") == ImportResult()
    assert len(tallies_of(history)) == 2
    merge_file(history, tmp_path / "one.json")
    merge_file(history, tmp_path / "both.json")
    assert tallies_of(history) == [tally("Ann", 2)]
    assert history.check() == []


def test_what_an_import_erases_is_nowhere(tmp_path: Path) -> None:
    """Words that were erased elsewhere are in no byte of the file here."""
    folder = tmp_path / "here"
    folder.mkdir()
    with History.open(folder / "history.db") as history, History.memory() as other:
        said = word(add_session(history), "a nasturtium")
        history.write_word(said)
        export(history, tmp_path / "all.json")
        merge_file(other, tmp_path / "all.json")
        other.erase_word(said.id, WALL + 100)
        export(other, tmp_path / "erased.json")
        assert b"nasturtium" in (folder / "history.db").read_bytes()
        assert merge_file(history, tmp_path / "erased.json") == ImportResult(changed=1)
        assert b"nasturtium" not in (folder / "history.db").read_bytes()


def test_a_file_that_grows_meanwhile(history: History, source: Path, tmp_path: Path) -> None:
    """What is being written by somebody is cut, nothing of it is taken; and never past the end."""
    add_session(history, 99)
    before, lines = everything(history, tmp_path), source.read_bytes().splitlines(keepends=True)
    source.write_bytes(b"".join(lines[:5]))
    told: list[tuple[int, int]] = []

    def grow(done: int, total: int) -> bool:
        told.append((done, total))
        if len(told) == 2:
            with source.open("ab") as file:
                file.write(b"".join(lines[5:8]) + lines[8][:100])
        return True

    with pytest.raises(HistoryError, match="cut-line"):
        merge_file(history, source, grow)
    assert len(told) == 8
    assert all(done <= total for done, total in told)
    assert everything(history, tmp_path) == before


@pytest.mark.parametrize("spelt", ["a\\u0007nn", "ann ", f"Ann{chr(0x200B) * 40}"])
def test_a_known_session_brings_no_name_that_is_none(
    history: History, tmp_path: Path, spelt: str
) -> None:
    """Nothing but names as they are typed here, even where all else is known."""
    add_session(history)
    before = everything(history, tmp_path)
    changed = before.replace(b'"A":"Ann"', f'"A":"{spelt}"'.encode())
    (tmp_path / "changed.json").write_bytes(changed)
    with pytest.raises(HistoryError, match="bad-line") as told:
        merge_file(history, tmp_path / "changed.json")
    assert told.value.values["part"] == "names"
    assert everything(history, tmp_path) == before


def test_a_text_belongs_to_one_session(history: History, tmp_path: Path) -> None:
    """A file in which another session has a text of the same id is refused, and names its line."""
    said = word(add_session(history, 1), "here")
    history.write_word(said)
    with History.memory() as other:
        add_session(other, 2)
        export(other, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text()
    given = {"id": said.id, "kind": "note", "who": None, "text": "there", "edited": 1}
    placed = '"words":[' + json.dumps(given, separators=(",", ":"))
    (tmp_path / "out.json").write_text(text.replace('"words":[', placed, 1))
    with pytest.raises(HistoryError) as caught:
        merge_file(history, tmp_path / "out.json")
    assert (caught.value.code, caught.value.values["line"]) == ("bad-line", 1)
    assert [row.id for row in history.sessions()] == [session_id(1)]


def test_a_history_is_not_imported_into_itself(tmp_path: Path) -> None:
    """Whatever name leads to it."""
    with History.open(sample_database(tmp_path / "history.db")) as history:
        (tmp_path / "link.db").symlink_to(tmp_path / "history.db")
        for name in ("history.db", "link.db"):
            with pytest.raises(HistoryError, match="same-history"):
                merge_file(history, tmp_path / name)
        assert history.count() == 12
        with pytest.raises(HistoryError, match="locked"):
            Lock(tmp_path / "history.db")


def test_a_history_in_use_is_told(history: History, tmp_path: Path) -> None:
    """One in the middle of a commit is not read; nor is one whose last writer died in it."""
    path = sample_database(tmp_path / "other.db")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_spill = 1")
    writer.execute("BEGIN EXCLUSIVE")
    writer.execute("UPDATE word SET text = 'changed'")
    try:
        with pytest.raises(HistoryError, match="not-closed"):
            merge_file(history, path)
    finally:
        writer.close()
    assert history.count() == 0
