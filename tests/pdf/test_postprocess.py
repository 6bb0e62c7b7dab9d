"""Claims about PDFs: they tell their language, list their talks, and letters in them are found."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.history.store import History
from listening_timer.pdf.postprocess import as_typed
from tests.helpers.history.sample_sessions import add_session, word
from tests.helpers.pdf_reader import bookmarks_of, language_of, pages_of, printed, text_of


def test_each_talk_is_a_bookmark(tmp_path: Path) -> None:
    """It says when and with whom, and leads to the first page of the talk, however long others."""
    with History.memory() as history:
        for number in range(1, 4):
            talk = add_session(history, number, ("Ann", "مريم"), day=number)
            history.write_word(word(talk, "so it was\n" * 120))
        file = printed(history, tmp_path / "talks.pdf")
    bookmarks = [(title.replace("\xa0", " "), page) for title, page in bookmarks_of(file)]
    assert [title.partition(" · ")[0] for title, _ in bookmarks] == [
        "Saturday afternoon, 21 November",
        "Friday afternoon, 20 November",
        "Thursday afternoon, 19 November",
    ]
    assert all(title.endswith("2026 · Ann · مريم") for title, _ in bookmarks)
    assert pages_of(file) > 3
    for title, page in bookmarks:
        assert title.partition(" · ")[0] in text_of(file, page)


def test_its_language_is_told(tmp_path: Path) -> None:
    """A screen reader chooses its voice by it."""
    with History.memory() as history:
        add_session(history)
        assert language_of(printed(history, tmp_path / "talk.pdf")) == "en"


@pytest.mark.parametrize("name", ["مريم", "محمد", "שרה", "Ἑλένη", "Zoë"])
def test_a_name_is_found_as_it_is_typed(tmp_path: Path, name: str) -> None:
    """In whatever script, and also where its letters take another form beside each other."""
    with History.memory() as history:
        add_session(history, 1, (name, "Bo"))
        assert name in text_of(printed(history, tmp_path / "talk.pdf"))


@pytest.mark.parametrize(
    ("letter_map", "letters"),
    [
        (b"<0001> <0003> [<0041> <FEE3> <0042> ]", b"<0001> <0003> [<0041> <0645> <0042>]"),
        (b"<0001> <0001> <2F42>", b"<0001> <0001> [<6587>]"),
        (b"<0001> <0002> <FEFB>", b"<0001> <0002> [<06440627> <06440627>]"),
        (b"<0001> <0001> [<FB01> ]", b"<0001> <0001> [<00660069>]"),
        (b"<FEE3> <FEE3> <0041>", b"<FEE3> <FEE3> <0041>"),
        (b"<0000> <FFFF>\nendcodespacerange", b"<0000> <FFFF>\nendcodespacerange"),
    ],
)
def test_a_form_becomes_its_letters(letter_map: bytes, letters: bytes) -> None:
    """Alone, in a list, or in a row; what is none, and the numbers of glyphs, stay."""
    assert as_typed(letter_map) == letters


@given(st.lists(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), min_size=1))
def test_letters_stay_what_they_are(letters: list[str]) -> None:
    """Whatever else is listed means the same afterwards, and nothing is added or lost."""
    listed = b" ".join(b"<%04X>" % ord(letter) for letter in letters)
    told = as_typed(b"<0000> <%04X> [%s]" % (len(letters) - 1, listed))
    typed = [
        bytes.fromhex(code.decode()) for code in told.partition(b"[")[2].strip(b"<>]").split(b"> <")
    ]
    assert len(typed) == len(letters)
    for letter, found in zip(letters, typed, strict=True):
        text = found.decode("utf-16-be")
        assert text in (letter, unicodedata.normalize("NFKC", letter))
