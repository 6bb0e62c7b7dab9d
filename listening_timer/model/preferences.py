"""Preferences of how a session is shown."""

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
