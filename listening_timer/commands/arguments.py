"""The parser of the command line: what can be written there, and how it is read."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from listening_timer import __version__
from listening_timer.commands.asked import Misuse
from listening_timer.filling import Line, fill
from listening_timer.sentences import COMMAND

PROGRAM = "listening-timer"
SPEED = (0.1, 1000)
TEXT = (100, 200)
ROWS = (1, 1_000_000)
SPANS = ("month", "half-year", "all")
SMALLEST, LARGEST = (640, 480), (7680, 4320)
SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII | re.IGNORECASE)


class _Parser(argparse.ArgumentParser):
    """Takes no shortened options, leaves defaults to `Asked`, and complains in one sentence."""

    def __init__(self, **named: str) -> None:
        super().__init__(
            prog=named["prog"],
            description=named.get("description"),
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
        )

    def error(self, message: str) -> NoReturn:
        problem = Line(message.removeprefix("argument "))
        raise Misuse("usage", problem=problem, program=self.prog)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog=PROGRAM, description="One shares, the other only listens; then they switch.")
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _window_options(top)
    _history_option(top)
    add = _adder(top, "", "COMMAND")
    _demo(add("demo", "play a whole session by itself"))
    _history(add("history", "what is kept"))
    _shelf(add("formats", "the exercises"), "formats", "exercise")
    _shelf(add("prompts", "decks of prompts"), "prompts", "deck")
    add("paths", "where everything lies")
    return top


def _adder(top: argparse.ArgumentParser, group: str, shown: str) -> Callable[[str, str], _Parser]:
    """A function that adds a command with its help; every command takes --history."""
    commands = top.add_subparsers(metavar=shown, parser_class=_Parser)

    def add(name: str, about: str) -> _Parser:
        words = f"{group} {name}".strip()
        command = commands.add_parser(
            name, help=about, description=about, prog=f"{PROGRAM} {words}"
        )
        command.set_defaults(command=words)
        _history_option(command)
        return command

    return add


def _history_option(to: argparse.ArgumentParser) -> None:
    to.add_argument("--history", metavar="FILE", type=_file, help="the history to use")


def _window_options(to: argparse.ArgumentParser) -> None:
    to.add_argument("--format", metavar="ID", help="the exercise to choose")
    to.add_argument("--fullscreen", action="store_true", help="fill the screen")
    to.add_argument("--translation", metavar="FILE", type=_file, help="a translation (.qm) to try")


def _demo(demo: argparse.ArgumentParser) -> None:
    _window_options(demo)
    speed = partial(_number, bounds=SPEED)
    demo.add_argument("--speed", metavar="N", type=speed, help="so many times real time")
    demo.add_argument("--shots", metavar="DIR", type=_file, help="write pictures of every screen")
    demo.add_argument("--palette", choices=("day", "evening"), help="light or dark")
    demo.add_argument("--size", metavar="WxH", type=_size, help="the window's size in pixels")
    text = partial(_whole, bounds=TEXT)
    demo.add_argument("--text", metavar="PERCENT", type=text, help="text size, 100 to 200")
    demo.add_argument("--keep", metavar="FILE", type=_file, help="keep its history in this file")


def _history(group: argparse.ArgumentParser) -> None:
    known = "list|show|stats|delete|export|import|check|rebuild"
    add = _adder(group, "history", known)
    sessions = add("list", "the sessions, newest first")
    _selection(sessions)
    limit = partial(_whole, bounds=ROWS)
    sessions.add_argument("--limit", metavar="N", type=limit, help="no more than so many")
    add("show", "one session").add_argument("id", metavar="ID", help="its id or the beginning")
    stats = add("stats", "what the weeks show")
    stats.add_argument("--span", choices=SPANS, help="how far back: half-year, unless you say")
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    add("delete", "remove one session").add_argument("id", metavar="ID", help="its id")
    export = add("export", "write sessions to a file")
    endings = "where to, ending in .json, .csv, .md, .pdf or .ics"
    export.add_argument("--to", metavar="FILE", type=_file, required=True, help=endings)
    _selection(export)
    export.add_argument("--id", metavar="ID", help="this one alone")
    export.add_argument("--letter", action="store_true", help="a letter of half a year (.pdf)")
    file = "a .json of this program, or another history"
    add("import", "bring sessions in").add_argument("file", metavar="FILE", type=_file, help=file)
    add("check", "look whether all is sound")
    add("rebuild", "make all sums anew")


def _selection(to: argparse.ArgumentParser) -> None:
    to.add_argument("--search", metavar="TEXT", help="in whose words all of this is found")
    to.add_argument("--format", metavar="ID", help="of this exercise")
    to.add_argument("--since", metavar="DATE", type=_date, help="from this day on (2026-11-23)")


def _shelf(group: argparse.ArgumentParser, name: str, sort: str) -> None:
    add = _adder(group, name, "list|show|check")
    add("list", f"all {sort}s")
    add("show", f"one {sort}").add_argument("id", metavar="ID", help="its id")
    file = add("check", f"whether a file is a sound {sort}")
    file.add_argument("file", metavar="FILE", type=_file, help="a TOML file")


def _file(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(COMMAND["no-file-name"])
    return Path(text).absolute()


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(fill(COMMAND["not-a-date"], {"value": text})) from None


def _number(text: str, bounds: tuple[float, float]) -> float:
    low, high = bounds
    with contextlib.suppress(ValueError):
        if low <= float(text) <= high:
            return float(text)
    values = {"low": low, "high": high, "value": text}
    raise argparse.ArgumentTypeError(fill(COMMAND["not-a-number"], values))


def _whole(text: str, bounds: tuple[float, float]) -> int:
    number = _number(text, bounds)
    if number != int(number):
        values = {"low": bounds[0], "high": bounds[1], "value": text}
        raise argparse.ArgumentTypeError(fill(COMMAND["not-a-number"], values))
    return int(number)


def _size(text: str) -> tuple[int, int]:
    found = SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(fill(COMMAND["not-a-size"], {"value": text}))
    size = int(found[1]), int(found[2])
    if not all(SMALLEST[i] <= size[i] <= LARGEST[i] for i in (0, 1)):
        values = {"low": "{}x{}".format(*SMALLEST), "high": "{}x{}".format(*LARGEST), "value": text}
        raise argparse.ArgumentTypeError(fill(COMMAND["size-range"], values))
    return size
