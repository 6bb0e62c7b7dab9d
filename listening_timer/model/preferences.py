"""Preferences of how a session is shown, and printed."""

from __future__ import annotations

from enum import StrEnum


class Prompting(StrEnum):
    """How many prompts are shown: none unless asked for, a hint of them, or cards."""

    OFF = "off"
    LIGHT = "light"
    FULL = "full"


class Digits(StrEnum):
    """How the time of a turn is shown."""

    RING = "ring"
    MINUTES = "minutes"
    CLOCK = "mm:ss"


class Paper(StrEnum):
    """The size of printed pages; the system's is that of its locale."""

    SYSTEM = "system"
    A4 = "a4"
    LETTER = "letter"
