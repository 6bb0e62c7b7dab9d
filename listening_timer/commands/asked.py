"""What was asked on the command line, as plain typed values, and the error of wrong use."""

from __future__ import annotations

from pathlib import Path

from listening_timer.text.messages import COMMAND, fill


class Misuse(Exception):  # noqa: N818 - nothing broke: the line was not understood
    """A command line that cannot be followed; its text is the whole sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(fill(COMMAND[code], values))


class Unable(Exception):  # noqa: N818 - what is missing is the system's
    """Something that the system lacks; its text is the whole sentence."""


STDOUT = Path("-")
"""What `--to -` is; a file of that name is `./-`."""


class Asked:
    """What the line says; whatever it leaves open is None, or False for a switch.

    The parser writes into it, so it is no frozen value; nothing else does.
    """

    command: str = ""
    """The words of the command, as in `history list`; empty for the window."""
    history: Path | None = None
    format: str | None = None
    fullscreen: bool = False
    translation: Path | None = None
    speed: float | None = None
    shots: Path | None = None
    palette: str | None = None
    size: tuple[int, int] | None = None
    text: int | None = None
    keep: Path | None = None
    search: str | None = None
    topic: str | None = None
    person: str | None = None
    couple: tuple[str, str] | None = None
    tag: str | None = None
    since: str | None = None
    until: str | None = None
    with_words: bool = False
    ended_early: bool = False
    limit: int | None = None
    span: str | None = None
    json: bool = False
    letter: bool = False
    form: str | None = None
    force: bool = False
    again: bool = False
    id: str = ""
    file: Path = Path()
    to: Path = Path()
    """Where to; `STDOUT` for standard output."""
