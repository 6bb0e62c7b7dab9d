"""Claims about narrowing down on the command line: by all that the window has, in every command."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from listening_timer.cli.arguments import Asked
from listening_timer.cli.history import selection
from listening_timer.cli.option_values import bound
from listening_timer.cli.parser import options, parser
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.filters import FILTERS, Criterion, Sort
from listening_timer.model.records import Filter
from tests.cli.conftest import Run
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import session_id, tally

VALUES: dict[Sort, tuple[list[str], str | tuple[str, str] | bool]] = {
    Sort.TEXT: (["a b"], "a b"),
    Sort.NAME: (["Ann"], "Ann"),
    Sort.NAMES: (["Ann", "Bo"], ("Ann", "Bo")),
    Sort.ID: (["made"], "made"),
    Sort.FIRST_DAY: (["2026-11"], "2026-11-01"),
    Sort.LAST_DAY: (["2026-11"], "2026-11-30"),
    Sort.SWITCH: ([], True),
}
COMMANDS = {
    "list": ("history", "list"),
    "stats": ("history", "stats"),
    "export": ("history", "export", "--to", "out.json"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("criterion", FILTERS, ids=lambda each: each.name)
def test_every_command_takes_every_filter(command: str, criterion: Criterion) -> None:
    """The option is there, is in the help, and is the filter that the window makes."""
    line, asked = parser(), Asked()
    words, value = VALUES[criterion.sort]
    line.parse_args(
        bound([*COMMANDS[command], criterion.option, *words], options()), namespace=asked
    )
    assert replace(selection(asked), meanings=()) == Filter(**{criterion.field: value})  # pyright: ignore[reportArgumentType] - by name


@pytest.fixture
def talks(file: Path) -> Path:
    """The two sessions, one with a tag and the other one with a note; and a mark of each."""
    with History.open(file) as history:
        history.write_word(Word("t", session_id(1), WordKind.TAG, None, "Money", WALL))
        history.write_word(Word("n", session_id(2), WordKind.NOTE, None, "quiet", WALL))
        for number, name in enumerate(("Ann", "Cleo")):
            history.write_tally(tally(name, number))
    return file


FOUND = [
    (("--couple", "bo", "ANN"), (1,)),
    (("--couple", "Ann", "Dan"), ()),
    (("--person", "Dan"), (2,)),
    (("--tag", "money"), (1,)),
    (("--topic", "garden"), (1,)),
    (("--with-words",), (1, 2)),
    (("--ended-early",), (2,)),
    (("--until", "2026-11-18"), (2,)),
    (("--since", "2026-11", "--until", "2026"), (1, 2)),
    (("--since", "2027"), ()),
    (("--until", "2025-12"), ()),
    (("--person", "Ann", "--couple", "Cleo", "Dan"), ()),
    (("--search", "GARDEN"), (1,)),
    (("--search", "the gardens"), ()),
    (("--format", "made"), (1, 2)),
    (("--format", "share-fully"), ()),
    (("--search", "the", "--format", "made", "--since", "2026-11-19"), (1,)),
    (("--since", "2026-11-20"), ()),
]
"""What is asked for, and which sessions that is."""


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(("asked", "found"), FOUND, ids=str)
def test_all_three_find_the_same(
    run: Run, tmp_path: Path, asked: tuple[str, ...], found: tuple[int, ...]
) -> None:
    """The list, the export and the sums are of the same sessions; none is said so."""
    listed = json.loads(run("list", "--json", *asked)[1])["sessions"]
    assert [each["id"] for each in listed] == [session_id(number) for number in found]
    status, _out, _err = run("export", "--to", str(tmp_path / "out.jsonl"), *asked)
    assert status == (0 if found else 1)
    if not found:
        for command in (("list",), ("stats", "--span", "all")):
            assert run(*command, *asked)[:2] == (0, "No such session was found.\n")
    else:
        lines = (tmp_path / "out.jsonl").read_text().splitlines()
        assert [json.loads(each)["id"] for each in lines] == [each["id"] for each in listed]
    couples = json.loads(run("stats", "--json", "--span", "all", *asked)[1])["couples"]
    assert sum(week["talks"] for each in couples for week in each["weeks"]) == len(found)


def test_a_list_as_json_is_whole(run: Run, talks: Path) -> None:
    """One object, in ASCII; a list of none is an empty one."""
    status, out, err = run("list", "--json", "--limit", "1")
    value = json.loads(out)
    assert (status, err, out.isascii(), value["listening_timer"]) == (0, "", True, 1)
    (one,) = value["sessions"]
    with History.open(talks) as history:
        row = history.session(session_id(1)).row
    assert one == {
        "id": row.id,
        "date": row.date,
        "wall": row.started,
        "offset": row.offset,
        "names": {"A": "Ann", "B": "Bo"},
        "format": row.format_id,
        "outcome": "completed",
        "length": row.length,
        "words": True,
    }
    assert json.loads(run("list", "--json", "--tag", "no such")[1])["sessions"] == []


@pytest.mark.parametrize(("word", "back"), [("today", 0), ("yesterday", 1)])
def test_days_that_depend_on_today_are_local(word: str, back: int) -> None:
    """As the clock on the wall of this computer has it."""
    before = datetime.now().astimezone().date()
    line, asked = parser(), Asked()
    line.parse_args(["history", "list", "--since", word, "--until", word], namespace=asked)
    after = datetime.now().astimezone().date()
    days = {(day - timedelta(days=back)).isoformat() for day in (before, after)}
    assert {asked.since, asked.until} <= days
