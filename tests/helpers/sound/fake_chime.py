"""Fake sound device: a chime that records the tones asked for, and plays none."""

from __future__ import annotations

from pathlib import Path

from listening_timer.desktop.audio import Chime, Tone, ToneRequest


class FakeChime(Chime):
    """Remembers every tone that was asked for, with its percent."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.asked: list[tuple[Tone, int]] = []
        self.begins = False

    @property
    def last(self) -> ToneRequest | None:
        """The tone asked for last."""
        return self._last

    def prepare(self) -> None:
        """Load nothing."""

    def play(self, tone: Tone, percent: int) -> ToneRequest:
        """Remember it."""
        self.asked.append((tone, percent))
        self._last = ToneRequest(tone, 1.0, 0.0, began=0.0 if self.begins else None)
        return self._last
