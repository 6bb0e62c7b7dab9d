"""Claims about `prompts list|show|check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME, resources
from listening_timer.library.prompts import CardKind, load

GENTLE = resources() / "prompts" / "gentle.toml"
HEAD = 'id = "mine"\nname = { en = "Mine" }\nabout = { en = "For us" }\n'
MINE = HEAD + '[[card]]\nkind = "closing"\ntext = { en = "What was good?" }\n'
BAD = MINE.replace("closing", "advice")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own decks, in a home of its own."""
    monkeypatch.setenv(HOME, str(tmp_path))
    folder = tmp_path / "prompts"
    folder.mkdir()
    return folder


def test_list_names_all(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What ships stands first, then one's own, marked; each with its number of cards."""
    (own / "mine.toml").write_text(MINE)
    assert main.main(["prompts", "list"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["id", "cards", "name"],
        ["gentle", str(len(load(GENTLE).cards)), "Gentle"],
        ["mine", "1", "Mine", "yours"],
    ]


def test_list_goes_on_past_a_bad_file(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no deck is told on standard error; the others are listed."""
    (own / "bad.toml").write_text(BAD)
    assert main.main(["prompts", "list"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 2
    assert said.err.startswith('bad.toml, card 1, kind cannot be "advice"')


@pytest.mark.usefixtures("own")
def test_show_tells_every_card(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck is shown with its name and all its cards, by kind."""
    assert main.main(["prompts", "show", "gentle"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Gentle (gentle)"
    texts = [line.strip() for line in lines if line.startswith("  ")]
    deck = load(GENTLE)
    assert texts == [card.text["en"] for kind in CardKind for card in deck.of(kind)]
    kinds = [line[line.index("(") + 1 : -1] for line in lines[1:] if line.endswith(")")]
    assert kinds == [*CardKind]


def test_show_leaves_out_kinds_without_cards(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck of one's own need not have every kind."""
    (own / "mine.toml").write_text(MINE)
    assert main.main(["prompts", "show", "mine"]) == 0
    assert capsys.readouterr().out == (
        "Mine (mine)\nFor us\n\nTo close (closing)\n  What was good?\n"
    )


@pytest.mark.usefixtures("own")
def test_unknown_deck_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck that is not there gives status 1 and the names of those that are."""
    assert main.main(["prompts", "show", "nope"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "There is no deck nope; these can be used: gentle.\n")


def test_check_says_sound_or_what_is_wrong(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound file gives status 0, a bad or missing one status 1 and a sentence with its name."""
    mine, bad = own / "mine.toml", own / "bad.toml"
    mine.write_text(MINE)
    bad.write_text(BAD)
    assert main.main(["prompts", "check", str(mine)]) == 0
    assert capsys.readouterr().out == "Mine is sound: 1 card.\n"
    for file in (bad, own / "none.toml", own):
        assert main.main(["prompts", "check", str(file)]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert file.name in said.err


@pytest.mark.parametrize("line", ["prompts", "prompts frob", "prompts check", "prompts show"])
def test_wrong_use_is_one_sentence(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use gives status 2 and one line that says where help is."""
    assert main.main(line.split()) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "listening-timer prompts" in said.err
