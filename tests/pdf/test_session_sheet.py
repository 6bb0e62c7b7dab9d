"""Claims about sheets on paper: everything is on them, as text, in fonts of their own."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.exercise.commands import CallBreak, ComeBack, MainAction
from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseOutcome, Word, WordKind
from listening_timer.pdf.session_sheet import Sheets
from listening_timer.transfer.export import write_export
from tests.helpers.exercise.play_session import WALL, Play, make_format
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    promise,
    tally,
    word,
)
from tests.helpers.pdf_reader import author_of, fonts_of, pages_of, printed, text_of, title_of


def noted(target: Path, text: str) -> Path:
    """A sheet of a session with this note."""
    with History.memory() as history:
        history.write_word(word(add_session(history), text))
        return printed(history, target)


def test_all_that_was_said_is_on_the_sheet(tmp_path: Path) -> None:
    """When, who and how long; planned and actual; ratings, words, promises, the next talk."""
    with History.memory() as history:
        session = add_session(history)
        add_annotations(history, session, "this\nand that")
        history.set_outcome(promise(session, "").id, PromiseOutcome.KEPT, WALL)
        file = printed(history, tmp_path / "talks.pdf")
    text = text_of(file)
    for part in (
        "Wednesday afternoon, 18 November",
        "2026 · 12:06 – 12:31",
        "Ann",
        "shared for 10:40",
        "shared for 9:40",
        "calm 4, then 4 of 10",
        "topic this and that",
        "note this and that",
        "appreciation this and that",
        "feeling this and that",
        "next-time this and that",
        "promised this and that",
        "planned this and that",
        "Ann promised · Kept",
        "tag this and that",
        "25 November",
    ):
        assert part in text, part
    assert pages_of(file) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ärger über Straße, ganz schön",
        "<b>not bold</b> &amp; <img src=x> {name}",
        "# no heading *and no list* [none](x)",
        "Ελληνικά и Кириллица",
        "one ❤ two",
    ],
)
def test_what_was_typed_is_read_back(tmp_path: Path, text: str) -> None:
    """Letter for letter; nothing that was typed is markup."""
    assert text in text_of(noted(tmp_path / "talks.pdf", text))


def test_hebrew_runs_its_own_way(tmp_path: Path) -> None:
    """Its words are there, whichever font of the system has them."""
    words = text_of(noted(tmp_path / "talks.pdf", "שלום עולם")).split()
    assert {"שלום", "עולם"} <= set(words)


def test_every_font_is_embedded(tmp_path: Path) -> None:
    """Ours, and those of the system that stand in where ours have no letter."""
    found = fonts_of(noted(tmp_path / "talks.pdf", "שלום ❤"))
    assert all(found.values())
    assert {"AtkinsonHyperlegibleNext-Regular", "Fraunces-Medium"} <= found.keys()


def test_the_file_names_nobody_outside_its_pages(tmp_path: Path) -> None:
    """A reader's title bar shows no names, and no author is told."""
    file = noted(tmp_path / "talks.pdf", "a")
    assert (title_of(file), author_of(file)) == ("Our talks", "")


def test_all_time_of_a_talk_is_on_its_sheet(tmp_path: Path) -> None:
    """A turn says its own time, also where little room is left; a break and a pause have lines."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    play.do(CallBreak(5), 590)
    play.do(ComeBack(), 790)
    play.do(MainAction(), 800)
    for at in (891, 901, 951):
        play.do(MainAction(), at)
    with History.memory() as history:
        add_session_log(history, play.log, names=("Ann", "Bernadette"))
        text = text_of(printed(history, tmp_path / "talks.pdf"))
    for part in ("Ann 9:50", "+1:21", "pause – 0:10", "break – 3:20"):
        assert part in text, part
    assert "Ann 11:21" not in text
    assert "B" in text.split()


def test_each_talk_begins_a_page(tmp_path: Path) -> None:
    """Three short ones are three pages, the newest first; a long one takes more."""
    with History.memory() as history:
        for number in (1, 2, 3):
            add_session(history, number, day=number)
        file = printed(history, tmp_path / "talks.pdf")
        assert pages_of(file) == 3
        text = text_of(file)
        assert text.index("21 November") < text.index("20 November") < text.index("19 November")
        long = "\n".join(f"line {number}" for number in range(200))
        history.write_word(word(history.sessions(1)[0].id, long))
        assert pages_of(printed(history, tmp_path / "long.pdf")) > 5
        assert all(f"line {n}" in text_of(tmp_path / "long.pdf") for n in range(200))


def test_a_text_without_a_blank_is_broken(tmp_path: Path) -> None:
    """Twenty thousand letters in one run stay on their pages, none of them lost."""
    text = text_of(noted(tmp_path / "talks.pdf", "abcdefghij" * 2_000))
    letters = "".join(text.split())
    assert "abcdefghij" * 40 in letters
    assert letters.count("j") >= 2_000


def test_an_erased_person_is_someone(tmp_path: Path) -> None:
    """Where the name was there is a word, in the person's colour."""
    with History.memory() as history:
        detail = history.session(add_session(history))
    nobody = replace(detail, row=replace(detail.row, name_a=""))
    target = tmp_path / "talk.pdf"
    with Sheets() as form:
        target.write_bytes(b"".join([form.session(nobody), *form.tail()]))
    assert "someone" in text_of(target).casefold()
    assert "Ann" not in text_of(target)


def test_no_talk_at_all_is_a_page_that_says_so(tmp_path: Path) -> None:
    """Where there are marks alone; a PDF without a page would be none."""
    with History.memory() as history:
        history.write_tally(tally("Ann"))
        file = printed(history, tmp_path / "none.pdf")
    assert "No talk is chosen." in text_of(file)
    assert pages_of(file) == 1


@pytest.mark.parametrize("stopped", [0, 1, 2])
def test_a_stopped_one_leaves_nothing(tmp_path: Path, stopped: int) -> None:
    """No file, no piece of one, and no painter that still paints."""
    with History.memory() as history:
        for number in (1, 2):
            add_session(history, number)
        with Sheets() as form:
            target = tmp_path / "talks.pdf"
            assert write_export(history, target, form, progress=lambda n, _: n < stopped) == 0
    assert list(tmp_path.iterdir()) == []


def test_it_is_printed_on_any_thread(tmp_path: Path) -> None:
    """Also on the history's, which Qt did not start: without a warning, which would fail this."""

    def work() -> None:
        with History.memory() as history:
            session = add_session(history)
            history.write_word(
                Word("w", session, WordKind.APPRECIATION, Role.A, "you waited", WALL)
            )
            printed(history, tmp_path / "talks.pdf")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "you waited" in text_of(tmp_path / "talks.pdf")
