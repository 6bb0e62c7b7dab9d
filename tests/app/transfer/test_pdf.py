"""Claims about printing: a letter of half a year, whole or not at all, also without a window."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.transfer.pdf import print_letter, print_sheets
from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Paper
from listening_timer.model.weekly import Couple
from listening_timer.pdf.layout import add_fonts
from listening_timer.pdf.missing_letters import missing_letters
from listening_timer.transfer.export import Written
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    sample_database,
    session_id,
)
from tests.helpers.pdf_reader import (
    fonts_of,
    pages_of,
    paper_of,
    places_of,
    text_of,
    title_of,
    told_of,
)
from tests.helpers.sample_names import NAMES, SHAPELESS

ROOT = Path(__file__).parents[3]
FONTS = ROOT / "resources" / "fonts"
TODAY = "2026-11-23"
UNCOMMON_SCRIPTS = "नेहा ก ក ಕ 李雷 😀"
"""Scripts that hardly any one machine has all the fonts for."""


@pytest.fixture
def history(qapp: QApplication) -> Iterator[History]:
    """Two talks of Ann and Bo, all of it said, and one of others with other words."""
    assert qapp is not None
    add_fonts(FONTS)
    with History.memory() as history:
        add_annotations(history, add_session(history, 1, day=1), "once")
        add_annotations(history, add_session(history, 2, ("Ann", "Cy"), day=2), "elsewhere")
        add_annotations(history, add_session(history, 3, ("Bo", "Ann"), day=3), "again")
        yield history


def test_the_letter_tells_what_was_kept(history: History, tmp_path: Path) -> None:
    """To whom, of which weeks, how often, how long, and what the two thanked each other for."""
    target = tmp_path / "letter.pdf"
    assert print_letter(history, target, TODAY) == Written(1)
    text = text_of(target)
    for part in (
        "Dear Bo and Ann,",
        "to 23 November 2026",
        "appreciation once",
        "appreciation again",
    ):
        assert part in text, part
    assert "You made time for each other 2 times, all in one week." in text
    assert "calm 4.0 and close 5.0 before your talks; calm 4.0 and close 5.0 after them" in text
    assert "elsewhere" not in text
    assert text.index("appreciation once") < text.index("appreciation again")
    assert title_of(target) == "A letter about our talks"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_the_letter_quotes_promises_in_its_order(history: History, tmp_path: Path) -> None:
    """When they met comes first, then how long, how they felt, thanks, promises and a farewell."""
    history.set_outcome(f"promise-{session_id(1)[:8]}-1", PromiseOutcome.KEPT, 1)
    print_letter(history, tmp_path / "letter.pdf", TODAY)
    text = text_of(tmp_path / "letter.pdf")
    order = (
        "You made time",
        "Ann for",
        "You also said how you felt",
        "appreciation again",
        "promised once Ann promised · 19 November 2026 · Kept",
        "planned once Time together · 19 November 2026",
        "promised again Bo promised · 21 November 2026",
        "You planned to talk on",
        "Thank you for the time you gave each other.",
    )
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_nobody_is_someone_in_a_letter_to_them(history: History, tmp_path: Path) -> None:
    """After an erasure the letter is to both, and has nothing that was erased."""
    history.erase_person("Ann", 10**13)
    print_letter(history, tmp_path / "letter.pdf", TODAY)
    text = text_of(tmp_path / "letter.pdf")
    assert text.startswith("To both of you,")
    assert "then you switched: " in text
    assert ". someone" not in text
    assert "Ann" not in text
    assert "promised once" not in text


def test_weeks_without_a_talk_are_no_reproach(history: History, tmp_path: Path) -> None:
    """A letter about an empty half year says what will stand in it."""
    print_letter(history, tmp_path / "letter.pdf", "2028-01-05")
    text = text_of(tmp_path / "letter.pdf")
    assert "Your next talk will appear here." in text
    assert pages_of(tmp_path / "letter.pdf") == 1


def test_a_letter_is_to_whom_it_is_for(history: History, tmp_path: Path) -> None:
    """Other couples have letters of their own, by what they are called now."""
    (cy,) = (each for each in history.couples() if "Cy" in {each.left, each.right})
    history.rename_person("Cy", "Cyril", 10**13)
    print_letter(history, tmp_path / "letter.pdf", TODAY, to=cy)
    text = text_of(tmp_path / "letter.pdf")
    assert text.startswith("Dear Ann and Cyril,")
    assert "elsewhere" in text
    assert "once" not in text.replace("You made time for each other once", "")
    with pytest.raises(HistoryError, match="not-together"):
        print_letter(history, tmp_path / "other.pdf", TODAY, to=Couple("Bo", "Cyril"))
    assert not (tmp_path / "other.pdf").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_names_of_every_script_are_whole(tmp_path: Path, name: str, paper: Paper) -> None:
    """On sheets and in the letter all is read back, nothing is cut, and every font is embedded.

    A letter that no font here has is named.
    """
    add_fonts(FONTS)
    sheets, letter = tmp_path / "talks.pdf", tmp_path / "letter.pdf"
    with History.memory() as history:
        add_annotations(history, add_session(history, 1, (name, "Bo"), day=1), "this")
        told = (
            print_sheets(history, sheets, paper=paper),
            print_letter(history, letter, TODAY, paper=paper),
        )
    assert [made.missing for made in told] == [missing_letters(name)] * 2
    for file in (sheets, letter):
        read = "".join("".join(told_of(file)).split())
        seen = set(name) - set(missing_letters(name)) - set(SHAPELESS)
        assert seen <= set(read)
        for page in range(1, pages_of(file) + 1):
            for place in places_of(file, page):
                assert 55 < place.left <= place.right < place.page_width - 55
        assert all(fonts_of(file).values())
        assert paper_of(file) == paper


def test_a_letter_to_nobody_is_told(qapp: QApplication, tmp_path: Path) -> None:
    """Where nobody talked there is nobody to write to, and no file."""
    assert qapp is not None
    with History.memory() as history, pytest.raises(HistoryError, match="no-talks"):
        print_letter(history, tmp_path / "letter.pdf", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_letter_leaves_nothing(history: History, tmp_path: Path) -> None:
    """No file and no piece of one; a folder that is not there is told."""
    stopped = print_letter(history, tmp_path / "letter.pdf", TODAY, lambda _n, _of: False)
    assert stopped == Written(0)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(HistoryError, match="missing-folder"):
        print_letter(history, tmp_path / "none" / "letter.pdf", TODAY)


@pytest.mark.parametrize(
    ("variables", "paper"),
    [
        ({"LC_ALL": "C"}, "a4"),
        ({"LC_ALL": "en_US.UTF-8"}, "letter"),
        ({"LC_ALL": "", "LC_PAPER": "es_MX.UTF-8", "LANG": "de_DE.UTF-8"}, "letter"),
        ({"LC_ALL": "", "LC_PAPER": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "a4"),
    ],
)
def test_no_screen_is_needed(tmp_path: Path, variables: dict[str, str], paper: str) -> None:
    """Without a display, Qt says nothing, in any locale, and the paper is that of the locale."""
    file = sample_database(tmp_path / "history.db")
    with History.open(file) as history:
        history.rename_person(next(iter(history.couples())).left, UNCOMMON_SCRIPTS, 10**13)
    code = (
        "from pathlib import Path\n"
        "from listening_timer.app.transfer.pdf import print_sheets, create_offscreen_app\n"
        "from listening_timer.history.store import History\n"
        f"app = create_offscreen_app(Path({str(FONTS)!r}))\n"
        f"with History.open(Path({str(file)!r}), read_only=True) as history:\n"
        f"    print(print_sheets(history, Path({str(tmp_path / 'talks.pdf')!r})).sessions)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, **variables},
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "12\n", "")
    assert paper_of(tmp_path / "talks.pdf") == paper
    assert (
        "Atkinson"
        in subprocess.run(
            ["pdffonts", str(tmp_path / "talks.pdf")], capture_output=True, check=True, text=True
        ).stdout
    )
