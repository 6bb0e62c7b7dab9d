"""Claims about letters that no font has: each is named, and no other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.pdf.layout import WIDTH, Block, Face
from listening_timer.pdf.missing_letters import missing_letters
from tests.helpers.process.bare_fonts import bare_fonts

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Zoë Ǎ Łukasz – “so” … 1:20", ""),
        ("\u2068Ann\u2069 and\u00a0Bo\u200d\ufe0f\t\n", ""),
        ("李雷 and 李", "李雷"),
        ("शि", "शि"),
        ("👨‍👩 ❤️", "👨👩❤"),
    ],
)
def test_what_no_font_has_is_named(tmp_path: Path, text: str, missing: str) -> None:
    """Each once, in order; nothing that has no shape, and no letter that is made of two."""
    code = (
        "from pathlib import Path\n"
        "from listening_timer.app.transfer.pdf import create_offscreen_app\n"
        f"app = create_offscreen_app(Path({str(FONTS)!r}))\n"
        "from listening_timer.pdf.missing_letters import missing_letters\n"
        f"print(ascii(missing_letters({text!r})))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ | bare_fonts(tmp_path),
    )
    assert (run.stdout, run.stderr) == (f"{missing!a}\n", "")


@given(st.characters(exclude_categories=["Cs", "Cn", "Co", "Cc"]), st.sampled_from(Face))
def test_an_empty_box_is_never_silent(letter: str, face: Face) -> None:
    """Whatever letter is laid out as the box of a font that lacks it is named."""
    block = Block(letter, face, WIDTH)
    runs = block.lines[0].glyphRuns()
    if not all(glyph for run in runs for glyph in run.glyphIndexes()):
        assert missing_letters(letter) == letter
