"""Claims about one history per couple, by what a screen reader finds: nothing of one in another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.helpers.history.marked_history import MARKS, WALK, marked_histories, marks_of, others
from tests.helpers.qt.widget_actions import folder_bytes
from tests.helpers.screen_reader.reader import accessibility_bus
from tests.helpers.x11.keyboard_user import Typist, at_the_keyboard

MORE = "More for this history"


def walk(typist: Typist, steps: Sequence[str]) -> str:
    """Go through pages by what is pressed; all that can be read before each press."""
    found: list[str] = []
    for words in steps:
        typist.reader.find(words)
        found.append(typist.reader.words())
        typist.reader.press(words)
    return "\n".join(found).lower()


def name_file(typist: Typist, entry: str, path: Path) -> None:
    """Choose an entry of the history's menu, and name a file by keys."""
    walk(typist, ("History", MORE, entry))
    typist.on("File name:")
    typist.driver.write(str(path))
    typist.driver.press("Return")


@pytest.mark.slow
def test_a_therapist_goes_from_couple_to_couple(desk: str, tmp_path: Path) -> None:
    """Three histories after one another in one window, every page of each; then a fourth, new."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("welcomed = true\n", "utf-8")
    histories = marked_histories(home / "history.db", tmp_path)
    with accessibility_bus(desk) as around, at_the_keyboard(desk, around, home) as typist:
        for mark in MARKS:
            if mark != MARKS[0]:
                name_file(typist, "Open another history…", histories[mark])
                typist.reader.reads(f"{mark}.db · Listening Timer")
            found = walk(typist, WALK)
            assert [each for each in marks_of(mark) if each not in found] == []
            assert [each for each in others(mark) if each in found] == []
        name_file(typist, "New history…", tmp_path / "thursdays")
        typist.reader.reads("thursdays.db · Listening Timer")
        found = walk(typist, ("Other ways to talk", "More about each way to talk", "History"))
        found += walk(typist, ("Insights", "History", MORE, "Back to ours", "History", "Insights"))
        assert [each for each in MARKS[1:] if each in found] == []
        typist.driver.press("ctrl+q")
        assert typist.left() == (0, "")
    for path in (*histories.values(), tmp_path / "thursdays.db"):
        with History.open(path) as history:
            assert history.check() == []
    histories[MARKS[0]].unlink()
    left = folder_bytes(home)
    assert [mark for mark in MARKS if mark.encode() in left] == []
