"""Claims about the table for spreadsheets: complete, plain to read back, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import HoldReply, MainAction
from listening_timer.exercise.formats import Bell
from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.transfer.csv_format import (
    CUT,
    MOST_CELL,
    CsvFormat,
    as_cell,
    columns,
    row,
    shortened,
)
from listening_timer.transfer.export import write_export
from tests.helpers.exercise.play_session import SHARES, WALL, Play, begin_play, make_format
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    promise,
    word,
)

DANGEROUS = [
    *("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x", "﹢1", "−1"),
]
BLANK = st.sampled_from(["", " ", "\u00a0", "\u200b", "\ufeff", "'", "''", "\n", "\t"])
BEGINNINGS = st.sampled_from(["=", "+", "-", "@", "＝", "＋", "－", "＠", "a", "1", "'", ""])
TEXTS = st.one_of(st.text(), st.tuples(BLANK, BLANK, BEGINNINGS, st.text()).map("".join))


def read(file: bytes) -> list[dict[str, str]]:
    """All rows of a file by the heads of their columns."""
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def cells(history: History, session: str) -> dict[str, object]:
    """One session's cells by the heads of their columns."""
    values = (value for value in row(history.session(session)))
    return dict(zip(map(str, columns()), values, strict=True))


def test_a_session_is_a_row(tmp_path: Path) -> None:
    """Everything about it that fits a cell: when, who, how long, what was felt and said."""
    target = tmp_path / "talks.csv"
    with History.memory() as history:
        session = add_session(history)
        add_annotations(history, session, "this\nand, that")
        history.set_outcome(promise(session, "").id, PromiseOutcome.KEPT, WALL)
        assert write_export(history, target, CsvFormat()) == 1
    (found,) = read(target.read_bytes())
    assert list(found) == columns()
    wanted = {
        "date": "2026-11-18",
        "time": "12:06",
        "name A": "Ann",
        "name B": "Bo",
        "outcome": "completed",
        "length (s)": "1460",
        "planned (s)": "1410",
        "overtime (s)": "40",
        "shared A (s)": "640",
        "shared B (s)": "580",
        "calm before A": "4",
        "heard after B": "6",
        "topic": "topic this\nand, that",
        "thanks": "Ann: appreciation this\nand, that",
        "feelings": "Bo: feeling this\nand, that",
        "tags": "tag this and, that",
        "for next time": "next-time this\nand, that",
        "promises": "Ann: promised this\nand, that (kept)\n\n"
        "Something new together: planned this\nand, that",
        "next talk": "2026-11-25 12:06",
        "id": session,
    }
    assert {head: found[head] for head in wanted} == wanted


def test_every_second_of_a_session_has_its_column() -> None:
    """Sharing of both and all else add up to the length."""
    with History.memory() as history:
        found = cells(history, add_session(history))
    parts = columns()[columns().index("shared A (s)") : columns().index("held replies A")]
    assert sum(int(str(found[str(part)])) for part in parts) == found["length (s)"]


def test_replies_that_waited_are_their_owners() -> None:
    """Those told at the owner's share, and those held since, which no share has told yet."""
    play = begin_play(SHARES)
    for at in (10, 20):
        play.do(HoldReply(), at)
    play.do(MainAction(), 600)
    play.do(HoldReply(), 700)
    play.do(MainAction(), 1300)
    with History.memory() as history:
        found = cells(history, add_session_log(history, play.log))
    assert (found["held replies A"], found["held replies B"]) == (1, 2)


def test_what_was_not_asked_is_empty() -> None:
    """No rating is no nought; turns without an end have no planned time."""
    play = Play(make_format("share A, share B", Bell.OPEN))
    for at in (60, 120):
        play.do(MainAction(), at)
    with History.memory() as history:
        found = cells(history, add_session_log(history, play.log))
    assert (found["calm before A"], found["planned (s)"], found["topic"]) == (None, None, "")


def test_an_erased_person_is_someone() -> None:
    """The name is gone from the row, and something stands where it was."""
    with History.memory() as history:
        session = add_session(history)
        found = history.session(session)
    nobody = replace(found, row=replace(found.row, name_a=""))
    assert row(nobody)[2:4] == ["someone", "Bo"]


def test_numbers_stay_numbers_and_text_is_quoted() -> None:
    """Only what we counted stands without quotes; the file says at once that it is UTF-8."""
    with History.memory() as history:
        session = add_session(history)
        history.write_word(word(session, "12"))
        line = CsvFormat().session(history.session(session))
    bare = [part for part in line.decode().strip().split(",") if not part.startswith('"')]
    assert all(part.isdecimal() for part in bare)
    assert b'"12"' in line
    assert b"".join(CsvFormat().head()).startswith(b"\xef\xbb\xbf")
    assert line.endswith(b"\r\n")


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    """Also behind blanks, invisible ones too, and in its full-width form."""
    for before in ("", " ", "\u200b", "\u00a0 "):
        if not (before and text[0] in "\t\r"):
            assert as_cell(before + text) == f"'{before}{text}"


@pytest.mark.parametrize("text", ["", "a=1", "we - and you", "'tis", "“=”", "1-2", "\na"])
def test_what_is_none_stays_as_typed(text: str) -> None:
    """Nothing else is changed."""
    assert as_cell(text) == text


@pytest.mark.parametrize("separator", [";", ",", "|", "\t", "\n"])
@pytest.mark.parametrize("formula", ["=1+1", "@x", "-1", " +1", "'=1", "\uff1d1"])
def test_no_separator_makes_a_formula(separator: str, formula: str) -> None:
    """Read with any separator, no cell begins as a formula."""
    text = f"money{separator}{formula}{separator}time"
    assert as_cell(text) == f"money{separator}'{formula}{separator}time"


@pytest.mark.parametrize("letter", ["x", "\u00e9", "\U0001f600"])
def test_a_cell_that_is_too_long_is_cut_with_a_mark(letter: str) -> None:
    """As long as spreadsheets take, and no letter is cut in half."""
    whole = letter * (MOST_CELL // (2 if ord(letter) > 0xFFFF else 1))
    assert shortened(whole) == whole
    cut = shortened(whole + letter * 2)
    assert cut.endswith(CUT)
    assert set(cut.removesuffix(CUT)) == {letter}
    assert MOST_CELL - 2 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CELL


@settings(max_examples=200)
@given(st.lists(TEXTS, min_size=100, max_size=100))
def test_no_cell_is_a_formula(texts: list[str]) -> None:
    """20,000 texts: nothing but apostrophes is added to any, and no cell is a formula."""
    for text in texts:
        cell = as_cell(text)
        assert cell.replace("'", "") == text.replace("'", "")
        assert cell[:1] not in ("\t", "\r")
        assert cell.lstrip("\ufeff\u200b \u00a0\n")[:1] not in set("=+-@＝＋－＠")
