"""Sample format file: the text of a valid TOML format, to be changed in one place."""

from __future__ import annotations

GOOD = """
id = "mine"
name = { en = "Mine" }
about = { en = "Made for a test" }
"""
TURNS = """
[[phase]]
kind = "share"
who = "A"
minutes = 5
[[phase]]
kind = "share"
who = "B"
minutes = 5
"""
