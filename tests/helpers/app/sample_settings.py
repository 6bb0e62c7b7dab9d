"""Sample settings: none has its default value, and the file that holds them."""

from __future__ import annotations

from listening_timer.config.settings import HelpLine, Motion, Palette, Settings, WindowPlace
from listening_timer.model.preferences import Digits, Paper, Prompting

CHANGED = Settings(
    palette=Palette.EVENING,
    text=150,
    motion=Motion.STILL,
    digits=Digits.RING,
    volume=0,
    soon=False,
    prompts=Prompting.FULL,
    letters=False,
    break_key=False,
    keep_buttons=True,
    names_in_title=True,
    fullscreen_at_start=True,
    paper=Paper.LETTER,
    welcomed=True,
    practice=True,
    keep_nothing=True,
    help_lines=(HelpLine("The practice", "030 1234", "Until six."), HelpLine("Ann")),
    window=WindowPlace(-1200, 40, 1000, 640, "left", full_screen=True),
)
"""Every choice other than by default."""
FULL = """\
palette = "evening"
text = 150
motion = "still"
digits = "ring"
volume = 0
soon = false
prompts = "full"
letters = false
break_key = false
keep_buttons = true
names_in_title = true
fullscreen_at_start = true
paper = "letter"
welcomed = true
practice = true
keep_nothing = true
help_lines = [{ name = "The practice", phone = "030 1234", about = "Until six." }, { name = "Ann" }]
window = { x = -1200, y = 40, width = 1000, height = 640, screen = "left", full_screen = true }
"""
"""The file that holds them."""
