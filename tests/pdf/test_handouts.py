"""Claims about handouts: each is a page, with all its words, for whatever names and format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.formats import Format
from listening_timer.library.feelings import Family, families
from listening_timer.library.formats import ORDER, load
from listening_timer.model.handouts import Handout, HandoutRequest
from listening_timer.model.preferences import Paper
from listening_timer.pdf.handouts import handouts
from listening_timer.pdf.missing_letters import missing_letters
from tests.helpers.exercise.play_session import make_format
from tests.helpers.pdf_reader import (
    bookmarks_of,
    fonts_of,
    language_of,
    paper_of,
    places_of,
    title_of,
    told_of,
)
from tests.helpers.sample_names import NAMES, SHAPELESS

RESOURCES = Path(__file__).parents[2] / "resources"
ALL, RULES, LOG = tuple(Handout), (Handout.RULES,), (Handout.LOG,)
SIZES = (Paper.A4, Paper.LETTER)
LONGEST = make_format(", ".join(f"share {who} 3" for _ in range(30) for who in "AB"))
"""A format of as many phases as one can have."""
WIDEST = ("W" * 40, "M" * 40)


@pytest.fixture(scope="module")
def words() -> Sequence[Family]:
    """The families of feelings that ship."""
    return families(RESOURCES)


def shipped(name: str) -> Format:
    """A format that ships."""
    return load(RESOURCES / "formats" / f"{name}.toml")


def written(
    target: Path, wish: HandoutRequest, words: Sequence[Family], paper: Paper = Paper.A4
) -> Path:
    """These sheets in a file."""
    target.write_bytes(handouts(wish, words, paper).data)
    return target


@pytest.mark.parametrize("paper", SIZES)
def test_each_sheet_is_a_page(tmp_path: Path, words: Sequence[Family], paper: Paper) -> None:
    """In their order, on the paper that was chosen; each is a bookmark, and nobody is named."""
    wish = HandoutRequest(ALL, shipped("share-fully"), ("Ann", "Bo"))
    file = written(tmp_path / "all.pdf", wish, words, paper)
    assert bookmarks_of(file) == [
        ("Share fully, then switch", 1),
        ("Four weeks of talks", 2),
        ("I felt …", 3),
    ]
    assert (paper_of(file), language_of(file)) == (paper, "en")
    assert title_of(file) == "For your talks at home"
    assert set(fonts_of(file)) == {"AtkinsonHyperlegibleNext-Regular", "Fraunces-Medium"}
    assert all(fonts_of(file).values())


def test_the_rules_are_whole(tmp_path: Path, words: Sequence[Family]) -> None:
    """What each does, when it gets too much, and an agreement: where, when, another day, names."""
    (text,) = told_of(written(tmp_path / "x.pdf", HandoutRequest(RULES), words))
    for part in (
        "Make room for each other",
        "When it’s your turn to share",
        "Say when you have shared everything.",
        "When you listen",
        "your turn comes",
        "If it gets too much",
        "Either of you can ask for a break.",
        "You can stop at any point. That is fine.",
        "look for help outside",
        "What we agree on",
        "Where",
        "When (day, time)",
        "If that day fails",
        "Name Name",
    ):
        assert part in text, part
    assert "Step by step" not in text


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("paper", SIZES)
def test_every_format_has_its_steps(
    tmp_path: Path, words: Sequence[Family], name: str, paper: Paper
) -> None:
    """All of them with their minutes, what it is about, and what its bell means."""
    fmt = shipped(name)
    (text,) = told_of(written(tmp_path / "x.pdf", HandoutRequest(RULES, fmt), words, paper))
    assert fmt.name["en"] in text
    for topic in (fmt.cue, *(phase.cue for phase in fmt.phases)):
        assert not topic or topic["en"] in text
    turns = sum(phase.kind.facts.turn for phase in fmt.phases)
    assert text.count("sharing") == turns
    rings = {"finish": "finish your thought", "stop": "the turn ends"}[fmt.bell]
    assert f"When it rings, {rings}." in text
    early = {"hand-over": "Say when you", "ask-more": "Let the other", "silence": "Be quiet"}
    assert early[fmt.early] in text
    assert "in all" in text


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("fmt", [None, "long-alternating", LONGEST])
def test_long_names_and_formats_fit(
    tmp_path: Path, words: Sequence[Family], paper: Paper, fmt: str | Format | None
) -> None:
    """Nothing is cut, lost or beyond the margins, however long names and steps are."""
    chosen = shipped(fmt) if isinstance(fmt, str) else fmt
    file = written(tmp_path / "x.pdf", HandoutRequest(ALL, chosen, WIDEST), words, paper)
    texts = told_of(file)
    assert len(texts) == 3
    for letter in "WM":
        assert texts[0].count(letter) >= 2 * 40
        assert texts[1].count(letter) >= 40
    for page in (1, 2, 3):
        places = places_of(file, page)
        assert all(60 < place.left < place.right < place.page_width - 60 for place in places)
        assert all(40 < place.top < place.bottom < place.page_height - 24 for place in places)
    if chosen is LONGEST:
        assert texts[0].count("sharing") == 60


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_script_are_whole(
    tmp_path: Path, words: Sequence[Family], name: str
) -> None:
    """Each is a page still, its letters are read back, and what no font has is named."""
    made = handouts(HandoutRequest(ALL, None, (name, "Bo")), words, Paper.LETTER)
    file = tmp_path / "x.pdf"
    file.write_bytes(made.data)
    texts = told_of(file)
    assert len(texts) == 3
    assert made.missing == missing_letters(name)
    if not made.missing:
        read = "".join(texts[0].split())
        assert all(letter in read for letter in name if letter not in SHAPELESS)


def test_the_log_has_four_weeks(tmp_path: Path, words: Sequence[Family]) -> None:
    """With a column for the word of each, under their names where these are given."""
    wish = HandoutRequest(LOG, None, ("Ann", "Bo"))
    (text,) = told_of(written(tmp_path / "x.pdf", wish, words))
    assert "Date Who began Minutes Ann Bo Next time" in text
    assert all(f"Week {week}" in text for week in range(1, 5))
    (nobody,) = told_of(written(tmp_path / "y.pdf", HandoutRequest(LOG), words))
    assert "Minutes One word One word Next time" in nobody


def test_every_feeling_is_there(tmp_path: Path, words: Sequence[Family]) -> None:
    """The words of all families, a hundred, each below the name of its own."""
    wish = HandoutRequest((Handout.FEELINGS,))
    (text,) = told_of(written(tmp_path / "x.pdf", wish, words))
    told = [feeling.text["en"] for family in words for feeling in family.feelings]
    assert len(told) == 100
    assert all(word in text for word in told)
    assert all(family.name["en"] in text for family in words)


@pytest.mark.parametrize("paper", SIZES)
def test_sheets_are_mirrored(
    tmp_path: Path, words: Sequence[Family], qapp: QApplication, paper: Paper
) -> None:
    """Where one reads from right to left, columns and tables run so too."""

    def starts(page: int, word: str) -> float:
        return next(place.left for place in places_of(file, page) if place.word == word)

    wish = HandoutRequest(ALL, shipped("share-fully"), ("שרה", "Bo"))
    file = written(tmp_path / "left.pdf", wish, words, paper)
    assert starts(2, "Date") < starts(2, "Minutes")
    assert starts(3, "Joy") < starts(3, "Closeness")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    file = written(tmp_path / "right.pdf", wish, words, paper)
    assert starts(2, "Date") > starts(2, "Minutes")
    assert starts(3, "Joy") > starts(3, "Closeness")
    assert len(told_of(file)) == 3
