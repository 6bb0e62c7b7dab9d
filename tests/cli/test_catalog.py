"""Claims about `formats list|show|check` and `prompts list|show|check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME, resources
from listening_timer.library.format_writer import write
from listening_timer.library.formats import ORDER
from listening_timer.library.prompts import CardKind, load
from tests.helpers.exercise.format_files import GOOD, SHIPPED

GENTLE = resources() / "prompts" / "gentle.toml"
DECK = GOOD + '[[card]]\nkind = "closing"\ntext = { en = "What was good?" }\n'
SHORT_TURNS = write(SHIPPED["short-turns"]).replace("short-turns", "mine")
SHIP = {"formats": len(ORDER), "prompts": 1}
BAD = {
    "formats": (GOOD + '[[phase]]\nkind = "shout"\n', 'phase 1, kind cannot be "shout"'),
    "prompts": (DECK.replace("closing", "advice"), 'card 1, kind cannot be "advice"'),
}
"""A bad file for each catalog, and what is said of it."""
SOUND = {
    "formats": (SHORT_TURNS, "Short turns is sound: 10 phases, 18:00.\n"),
    "prompts": (DECK, "Mine is sound: 1 card.\n"),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with folders for formats and decks of one's own."""
    monkeypatch.setenv(HOME, str(tmp_path))
    for name in BAD:
        (tmp_path / name).mkdir()
    return tmp_path


def test_formats_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ten stand in their order, then one's own, marked; times are like 23:30."""
    mine = write(SHIPPED["first-try"]).replace("first-try", "mine")
    (home / "formats" / "mine.toml").write_text(mine)
    assert main.main(["formats", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [*ORDER, "mine"]
    assert lines[1].split()[1] == "23:30"
    assert "1:48:00" in lines[7]
    assert "50:30" in lines[9]
    assert lines[-1].endswith("yours")


def test_decks_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What ships stands first, then one's own, marked; each with its number of cards."""
    (home / "prompts" / "mine.toml").write_text(DECK)
    assert main.main(["prompts", "list"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["id", "cards", "name"],
        ["gentle", str(len(load(GENTLE).cards)), "Gentle"],
        ["mine", "1", "Mine", "yours"],
    ]


@pytest.mark.parametrize("group", BAD)
def test_list_goes_on_past_a_bad_file(
    home: Path, capsys: pytest.CaptureFixture[str], group: str
) -> None:
    """A bad file is told on standard error; the others are listed."""
    text, told = BAD[group]
    (home / group / "bad.toml").write_text(text)
    assert main.main([group, "list"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1 + SHIP[group]
    assert said.err.startswith(f"bad.toml, {told}")


@pytest.mark.parametrize("group", BAD)
def test_check_says_sound_or_what_is_wrong(
    home: Path, capsys: pytest.CaptureFixture[str], group: str
) -> None:
    """A sound file gives status 0, a bad or missing one status 1 and a sentence with its name."""
    text, told = SOUND[group]
    sound, bad = home / "sound.toml", home / group / "bad.toml"
    sound.write_text(text)
    bad.write_text(BAD[group][0])
    assert main.main([group, "check", str(sound)]) == 0
    assert capsys.readouterr().out == told
    for file in (bad, home / "none.toml", home / group):
        assert main.main([group, "check", str(file)]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert file.name in said.err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("identity", ORDER)
def test_show_describes_each_format(identity: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each that ships is shown with its name, its phases and its rules."""
    assert main.main(["formats", "show", identity]) == 0
    out = capsys.readouterr().out
    fmt = SHIPPED[identity]
    assert out.startswith(fmt.name["en"])
    assert out.count("A shares") + out.count("B shares") == sum(
        phase.kind == "share" for phase in fmt.phases
    )
    assert "Rules: " in out
    assert "a soft tone 1:00 before the end of a turn of 5:00 or more." in out


@pytest.mark.usefixtures("home")
def test_show_names_topic_and_cues(capsys: pytest.CaptureFixture[str]) -> None:
    """A topic and the cues of phases are shown."""
    main.main(["formats", "show", "outside-stress"])
    main.main(["formats", "show", "weekly-hour"])
    out = capsys.readouterr().out
    assert "Topic: What comes from outside, not between you." in out
    assert "One concern, and only that one." in out


def test_show_tells_every_card(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck is shown with its name and all its cards, by kind; kinds without any are left out."""
    assert main.main(["prompts", "show", "gentle"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Gentle (gentle)"
    texts = [line.strip() for line in lines if line.startswith("  ")]
    deck = load(GENTLE)
    assert texts == [card.text["en"] for kind in CardKind for card in deck.of(kind)]
    kinds = [line[line.index("(") + 1 : -1] for line in lines[1:] if line.endswith(")")]
    assert kinds == [*CardKind]
    (home / "prompts" / "mine.toml").write_text(DECK)
    assert main.main(["prompts", "show", "mine"]) == 0
    shown = "Mine (mine)\nMade for a test\n\nTo close (closing)\n  What was good?\n"
    assert capsys.readouterr().out == shown


@pytest.mark.usefixtures("home")
def test_unknown_deck_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck that is not there gives status 1 and the names of those that are."""
    assert main.main(["prompts", "show", "nope"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "There is no deck nope; choose one of these: gentle.\n")
