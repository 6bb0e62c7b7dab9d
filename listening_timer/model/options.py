"""Options of the command line for the window and for the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class WindowOptions(NamedTuple):
    """Options of the window; None means the default. `plan`: a plan file to open."""

    history: Path | None = None
    format: str | None = None
    fullscreen: bool = False
    translation: Path | None = None
    plan: Path | None = None


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """Options of a demonstration; `topic` is a conversation, `size` in px, `text` in percent."""

    format: str = "share-fully"
    speed: float = 20.0
    shots: Path | None = None
    palette: str | None = None
    size: tuple[int, int] = (1280, 800)
    text: int = 100
    keep: Path | None = None
    fullscreen: bool = False
    translation: Path | None = None
    topic: str = "easy"
