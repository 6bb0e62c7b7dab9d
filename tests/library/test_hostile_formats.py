"""Claims about hostile format files: one sentence each, with the key, wherever they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import resources
from listening_timer.exercise.formats import FormatError
from listening_timer.library.formats import Library, load
from listening_timer.text.error_messages import error_sentence
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.hostile_files import faults_of, put
from tests.helpers.exercise.hostile_formats import good, hostile

AT_LEAST = 300


def test_the_good_one_is_sound(tmp_path: Path) -> None:
    """What they are made from can be read."""
    file = tmp_path / "good.toml"
    file.write_text(good(), "utf-8")
    assert load(file).id == "mine"


def test_each_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As it is opened and as it is checked: the file and the key, and what would be right."""
    files, wrong = put(hostile(), tmp_path, ".toml"), list[str]()
    for file, path in files:
        with pytest.raises(FormatError) as caught:
            load(path)
        wrong += faults_of(file, path, error_sentence(caught.value))
        assert main.main(["formats", "check", str(path)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        wrong += faults_of(file, path, said.err.removesuffix("\n"))
    assert wrong == []
    assert len(files) >= AT_LEAST


def test_all_at_once_leave_what_ships(tmp_path: Path) -> None:
    """In the user's folder each is one problem, and everything else is offered."""
    files = put(hostile(), tmp_path, ".toml")
    library = Library(resources(), tmp_path)
    assert library.items() == tuple(SHIPPED.values())
    assert len(library.problems) == len(files)
