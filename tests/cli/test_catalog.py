"""Claims about `formats list|show|check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME, resources
from listening_timer.library.formats import ORDER
from tests.helpers.exercise.format_files import SHIPPED, as_toml

BAD = 'id = "bad"\nname = { en = "Bad" }\nabout = { en = "Bad" }\n[[phase]]\nkind = "shout"\n'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own formats, in a home of its own."""
    monkeypatch.setenv(HOME, str(tmp_path))
    folder = tmp_path / "formats"
    folder.mkdir()
    return folder


def test_list_names_all(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nine stand in their order, then one's own, marked; times are like 23:30."""
    (own / "mine.toml").write_text(as_toml(SHIPPED["first-try"]).replace("first-try", "mine"))
    assert main.main(["formats", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [*ORDER, "mine"]
    assert lines[1].split()[1] == "23:30"
    assert "1:48:00" in lines[6]
    assert lines[-1].endswith("yours")


def test_list_goes_on_past_a_bad_file(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no format is told on standard error; the others are listed."""
    (own / "bad.toml").write_text(BAD)
    assert main.main(["formats", "list"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1 + len(ORDER)
    assert said.err.startswith('bad.toml, phase 1, kind cannot be "shout"')


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("identity", ORDER)
def test_show_describes_each(identity: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each that ships is shown with its name, its phases and its rules."""
    assert main.main(["formats", "show", identity]) == 0
    out = capsys.readouterr().out
    fmt = SHIPPED[identity]
    assert out.startswith(fmt.name["en"])
    assert out.count("A shares") + out.count("B shares") == sum(
        phase.kind == "share" for phase in fmt.phases
    )
    assert "Rules: " in out


@pytest.mark.usefixtures("own")
def test_show_names_topic_and_cues(capsys: pytest.CaptureFixture[str]) -> None:
    """A topic and the cues of phases are shown."""
    main.main(["formats", "show", "outside-stress"])
    main.main(["formats", "show", "weekly-hour"])
    out = capsys.readouterr().out
    assert "Topic: What comes from outside, not what is between you." in out
    assert "One concern, and only that one." in out


def test_check_says_sound_or_what_is_wrong(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound file gives status 0, a bad or missing one status 1 and a sentence with its name."""
    assert main.main(["formats", "check", str(resources() / "formats" / "short-turns.toml")]) == 0
    assert capsys.readouterr().out == "Short turns is sound: 8 phases, 16:00.\n"
    bad = own / "bad.toml"
    bad.write_text(BAD)
    for file in (bad, own / "none.toml", own):
        assert main.main(["formats", "check", str(file)]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert file.name in said.err
