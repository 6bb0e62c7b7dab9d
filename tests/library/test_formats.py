"""Claims about formats on disk: what ships, what is refused, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    FormatError,
    Role,
    tailored,
)
from listening_timer.exercise.phase_kinds import Floor, Length, PhaseKind
from listening_timer.library.formats import load
from listening_timer.text.error_messages import FORMAT, error_sentence
from tests.helpers.exercise.format_files import GOOD, TURNS, parsed, refusal

BAD = {
    "not-toml": "id = ",
    "unknown-key": GOOD + 'colour = "red"\n' + TURNS,
    "missing": GOOD + "[[phase]]\nminutes = 5\n",
    "not-a-choice": GOOD + 'bell = "loud"\n' + TURNS,
    "missing-number": GOOD + '[[phase]]\nkind = "talk"\n',
    "not-whole": GOOD + '[[phase]]\nkind = "talk"\nminutes = 2.5\n',
    "two-lengths": GOOD + '[[phase]]\nkind = "talk"\nminutes = 1\nseconds = 60\n',
    "out-of-range": GOOD + '[[phase]]\nkind = "talk"\nminutes = 61\n',
    "bad-id": GOOD.replace("mine", "My Own") + TURNS,
    "not-a-text-table": GOOD.replace('{ en = "Mine" }', '"Mine"') + TURNS,
    "bad-text": GOOD.replace("Mine", " ") + TURNS,
    "no-phases": GOOD,
    "wrong-type": GOOD + 'phase = "share"\n',
    "too-deep": GOOD + "phase = [" + "{ repeat = 1, phase = [" * 4 + "{}" + "]}" * 4 + "]\n",
    "not-here": GOOD + '[[phase]]\nkind = "talk"\nminutes = 5\nwho = "A"\n',
    "too-many-phases": GOOD + '[[phase]]\nrepeat = 60\nphase = [{ kind = "close" }]\n' + TURNS,
    "too-long": GOOD + '[[phase]]\nrepeat = 7\nphase = [{ kind = "talk", minutes = 60 }]\n',
    "nobody-speaks": GOOD + '[[phase]]\nkind = "quiet"\nminutes = 5\n',
    "unequal": GOOD + TURNS + '[[phase]]\nkind = "share"\nwho = "A"\nminutes = 1\n',
    "arrive-first": GOOD + TURNS + '[[phase]]\nkind = "arrive"\n',
    "close-last": GOOD + '[[phase]]\nkind = "close"\n' + TURNS,
    "handover-first": GOOD + '[[phase]]\nkind = "handover"\nseconds = 30\n' + TURNS,
    "handover-missing": GOOD + TURNS + '[[phase]]\nkind = "handover"\nseconds = 30\n',
    "reflect-without-share": GOOD
    + "".join(f'[[phase]]\nkind = "reflect"\nwho = "{who}"\nminutes = 1\n' for who in "AB")
    + TURNS,
    "silence-without-end": GOOD + 'bell = "open"\nearly = "silence"\n' + TURNS,
}
"""A bad file for each code of the parser."""
ELSEWHERE = {
    *("no-file", "not-a-file", "too-big", "unreadable", "not-utf-8", "folder-unreadable"),
    *("id-ships", "id-twice", "unknown-format", "no-minutes", "nested", "key-twice"),
    *("table-twice", "wrong-ending", "hidden", "out-of-proportion"),
}
"""Codes that no content of one file brings; tests of catalogs, libraries and commands do."""
OF_PLANS = {"newer-plan", "no-table", "unknown-plan-deck", "bad-time", "same-day"}
OTHERS = {"unknown-deck", "none-listed", "not-listed", "too-many-cards", "twice"} | OF_PLANS
"""Codes of decks, feelings and plans alone; their own tests bring them."""


@pytest.mark.parametrize("code", sorted(BAD))
def test_bad_file_is_told(code: str, tmp_path: Path) -> None:
    """Each mistake in a file has its own code, and a sentence that names the file."""
    file = tmp_path / "my own.toml"
    file.write_text(BAD[code], "utf-8")
    assert refusal(file, load).code == code


def test_every_code_is_tried() -> None:
    """There is a bad file, or a test of its own, for every sentence about formats."""
    assert set(FORMAT) - OTHERS == set(BAD) | ELSEWHERE


@pytest.mark.parametrize(
    ("value", "shown"), [('"10"', 'not "10"'), ("1.5", "not 1.5"), ("true", "not true")]
)
def test_a_text_is_no_number(value: str, shown: str, tmp_path: Path) -> None:
    """A number written as a text is told in its quotes, as it stands in the file."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + TURNS.replace("minutes = 5", f"minutes = {value}"), "utf-8")
    assert shown in error_sentence(refusal(file, load))


def test_turns_keep_their_proportion(tmp_path: Path) -> None:
    """Minutes that would leave another turn without whole minutes are refused."""
    turns = TURNS + TURNS.replace("5", "2")
    file = tmp_path / "uneven.toml"
    file.write_text(GOOD + turns, "utf-8")
    for minutes, code in ((7, "out-of-proportion"), (0, "out-of-range"), (61, "out-of-range")):
        with pytest.raises(FormatError) as caught:
            tailored(load(file), minutes)
        assert caught.value.code == code
    tailor_made = tailored(load(file), 10)
    assert [phase.planned for phase in tailor_made.phases] == [
        minutes * MINUTE for minutes in (10, 10, 4, 4)
    ]


def test_open_turns_given_a_bell_need_minutes(tmp_path: Path) -> None:
    """A format without minutes is refused a bell until minutes are chosen."""
    file = tmp_path / "open.toml"
    file.write_text(GOOD + 'bell = "open"\n' + TURNS.replace("minutes = 5\n", ""), "utf-8")
    with pytest.raises(FormatError) as caught:
        tailored(load(file), bell=Bell.FINISH)
    assert caught.value.code == "no-minutes"
    assert tailored(load(file), 5, Bell.FINISH).turn == 5 * MINUTE


@pytest.mark.parametrize(("line", "minutes"), [("", 1), ("soon = 0\n", 0), ("soon = 3\n", 3)])
def test_soon_is_one_minute_unless_set(line: str, minutes: int, tmp_path: Path) -> None:
    """A format tells of the end a minute before, or as its file says, whatever Begin chooses."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + line + TURNS, "utf-8")
    fmt = load(file)
    assert fmt.soon == tailored(fmt, 20, Bell.STOP).soon == minutes * MINUTE


@pytest.mark.parametrize(
    ("value", "told"),
    [("4", "soon"), ("-1", "soon"), ("0.5", "not 0.5"), ('"1"', 'not "1"'), ("true", "not true")],
)
def test_a_wrong_soon_is_told(value: str, told: str, tmp_path: Path) -> None:
    """Whole minutes from 0 to 3, or a sentence that names the key and what would be right."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + f"soon = {value}\n" + TURNS, "utf-8")
    sentence = error_sentence(refusal(file, load))
    assert told in sentence
    assert "0 to 3" in sentence


TIMED = [kind for kind in PhaseKind if kind.facts.length and "minutes" in kind.facts.length.bounds]


def with_length(kind: PhaseKind, length: str) -> str:
    """A file whose phases of this kind have this length; with a turn of each around them."""
    table = f'[[phase]]\nkind = "{kind}"\n'
    if kind is PhaseKind.ARRIVE:
        return GOOD + table + length + TURNS
    if kind.facts.floor is not Floor.ONE:
        return GOOD + TURNS + table + length
    if kind is PhaseKind.REFLECT:
        turns = [f'[[phase]]\nkind = "share"\nwho = "{who}"\nminutes = 5\n' for who in Role]
    else:
        turns = ["", ""]
    of_each = [
        turn + table + f'who = "{who}"\n' + length for turn, who in zip(turns, Role, strict=True)
    ]
    return GOOD + "".join(of_each)


@pytest.mark.parametrize("kind", TIMED)
def test_seconds_can_be_given_instead_of_minutes(kind: PhaseKind, tmp_path: Path) -> None:
    """In every phase that can have minutes: from 10 to as many as those are, and not both."""
    file, most = tmp_path / "mine.toml", 60 * (kind.facts.length or Length(1, 1, 1)).high
    for seconds in (10, 30, 90, most):
        file.write_text(with_length(kind, f"seconds = {seconds}\n"), "utf-8")
        planned = {phase.planned for phase in load(file).phases if phase.kind is kind}
        assert planned == {seconds * SECOND}
    for seconds in (0, 9, most + 1):
        file.write_text(with_length(kind, f"seconds = {seconds}\n"), "utf-8")
        assert f"seconds must be from 10 to {most}" in error_sentence(refusal(file, load))
    file.write_text(with_length(kind, "minutes = 1\nseconds = 60\n"), "utf-8")
    assert refusal(file, load).code == "two-lengths"


def test_uneven_seconds_are_told(tmp_path: Path) -> None:
    """Both sums are said to the second, as on a clock."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + TURNS.replace("minutes = 5", "seconds = 100", 1), "utf-8")
    assert "A has 1:40 and B has 5:00" in error_sentence(refusal(file, load))


KEYS = ["id", "name", "about", "cue", "bell", "early", "phase", "kind", "who", "minutes"]
WORDS = st.sampled_from([*KEYS, "seconds", "repeat", "en", "A", "B", *PhaseKind, *Bell, *Early])
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-2, 99) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
PHASE = st.fixed_dictionaries(
    {"kind": st.sampled_from([*PhaseKind]) | VALUES},
    optional={
        "who": st.sampled_from("AB") | VALUES,
        "minutes": st.integers(0, 61) | VALUES,
        "seconds": st.integers(-1, 91) | VALUES,
        "cue": VALUES,
        "repeat": st.integers(0, 61) | VALUES,
        "phase": VALUES,
    },
)
NEARLY = st.fixed_dictionaries(
    {
        "id": st.just("a") | VALUES,
        "name": st.just({"en": "a"}) | VALUES,
        "about": st.just({"en": "a"}) | VALUES,
        "phase": st.lists(PHASE, max_size=6) | VALUES,
    },
    optional={
        "bell": st.sampled_from([*Bell]) | VALUES,
        "early": VALUES,
        "soon": st.integers(-1, 4) | VALUES,
        "cue": VALUES,
    },
)


@settings(max_examples=150)
@given(NEARLY | st.dictionaries(WORDS, VALUES, max_size=6))
def test_any_mapping_gives_a_format_or_a_sentence(source: dict[str, object]) -> None:
    """Whatever a file may hold, `parse` gives a sound format or a FormatError with a sentence."""
    made = parsed(parse, source)
    assert made is None or made.phases
