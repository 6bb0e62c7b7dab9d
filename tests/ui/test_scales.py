"""Claims about screens of other pixel ratios: nothing is cut, and nothing is blurred."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.process.program import program_environment

ROOT = Path(__file__).parents[2]
SECONDS = 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("factor", "identity", "text"),
    [("1.5", "share-fully", "200"), ("2", "feel-and-bridge", "100"), ("3", "share-fully", "100")],
)
def test_every_screen_at_a_scale_factor(
    factor: str, identity: str, text: str, tmp_path: Path
) -> None:
    """All has its room, and the stone is painted for the very pixels of the screen."""
    surrounding = program_environment(tmp_path, offscreen=True)
    left = subprocess.run(
        [
            sys.executable,
            ROOT / "tests" / "helpers" / "qt" / "all_screens_child.py",
            identity,
            text,
        ],
        env={**surrounding, "PYTHONPATH": str(ROOT), "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert json.loads(left.stdout) == []
