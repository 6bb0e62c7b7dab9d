"""Parsed arguments of the command line, and the errors of wrong use.

Opening the window without arguments needs nothing else of the parser, which takes long to import.
"""

from __future__ import annotations

from pathlib import Path

from listening_timer.text.error_messages import COMMAND, fill


class Misuse(Exception):  # noqa: N818 - no failure: wrong use
    """Wrong use of the command line; its text is the whole sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(fill(COMMAND[code], values))


class Unable(Exception):  # noqa: N818 - the system lacks something
    """The system lacks something that is required; its text is the whole sentence."""


STDOUT = Path("-")
"""The value of `--to -`; a file of that name is `./-`."""


class Asked:
    """The parsed arguments; what is not given is None, or False for a switch.

    The parser writes into it, so it is not frozen; nothing else writes.
    """

    command: str = ""
    """The words of the command, as in `history list`; empty for the window."""
    history: Path | None = None
    format: str | None = None
    plan: Path | None = None
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
    paper: str | None = None
    sheet: str | None = None
    names: tuple[str, str] | None = None
    origin: str = ""
    """The id of the exercise that another one is made from."""
    name: str | None = None
    minutes: int | None = None
    bell: str | None = None
    early: str | None = None
    soon: int | None = None
    form: str | None = None
    force: bool = False
    again: bool = False
    deck: str | None = None
    line: str | None = None
    weekly: tuple[str, str] | None = None
    other_day: str | None = None
    id: str = ""
    file: Path = Path()
    to: Path = Path()
    """Target file; `STDOUT` for standard output."""
