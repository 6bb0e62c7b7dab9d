"""Claims about the window and its screens: full screen, one that goes, one that is small."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 60
DOTS = {"logicalDpi": 96, "logicalBaseDpi": 96}
SMALL = {"name": "first", "x": 0, "y": 0, "width": 683, "height": 384, "dpr": 1, **DOTS}
LARGE = {"name": "second", "x": 1280, "y": 0, "width": 1920, "height": 1080, "dpr": 2, **DOTS}
"""The first is what 1366 x 768 leaves at a scale of 2."""
PLACE, WHOLE = [1500, 120, 1000, 700], [1280, 0, 1920, 1080]
Found = Mapping[str, Sequence[object]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Where the window was after each step, on two screens of a process of its own."""
    config = tmp_path_factory.mktemp("screens") / "screens.json"
    config.write_text(json.dumps({"screens": [SMALL, LARGE]}))
    left = subprocess.run(
        [sys.executable, ROOT / "tests" / "helpers" / "qt" / "two_monitors_child.py"],
        env={"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    return json.loads(left.stdout)


@pytest.mark.parametrize("step", ["into", "into by F5"])
def test_full_screen_is_on_the_screen_where_the_window_is(step: str, found: Found) -> None:
    """Not on the first one; F11 leads there, and so does F5."""
    assert found[step] == [["second"], WHOLE, True]


@pytest.mark.parametrize("step", ["shown", "out", "out by Esc", "Esc again"])
def test_the_window_comes_back_to_its_place(step: str, found: Found) -> None:
    """Place and size are those of before, whichever key led out."""
    assert found[step] == [["second"], PLACE, False]


@pytest.mark.parametrize("step", ["lost", "lost in full screen", "out, where no screen is"])
def test_no_window_is_lost_with_its_screen(step: str, found: Found) -> None:
    """It lies on a screen that is there, as full screen if it was, and comes out of it there."""
    screens, _place, full = found[step]
    assert screens
    assert full is (step == "lost in full screen")


def test_the_window_is_no_larger_than_a_small_screen(found: Found) -> None:
    """Also where that is less than the smallest window elsewhere."""
    assert found["where it comes up"] == ["first", [683, 384]]


def test_the_second_window_comes_up_on_the_other_screen(found: Found) -> None:
    """Not over the main window; F11 fills the screen that it is on, and leads back."""
    screens, place, full = found["second window"]
    assert (screens, full) == (["first"], False)
    assert found["second window, into"] == [["first"], [0, 0, 683, 384], True]
    assert found["second window, out"] == [screens, place, False]


def test_the_second_window_leaves_full_screen_with_its_screen(found: Found) -> None:
    """It is whole on one that stays, and comes up there again; the main window does not move."""
    screens, _place, full = found["second window, lost"]
    assert (screens, full) == (["first"], False)
    assert found["second window, again"] == found["second window, lost"]
    assert found["main window, meanwhile"] == found["out by Esc"]
