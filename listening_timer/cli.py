"""The command line: what can be asked, and one sentence where it cannot be done.

Status 0 where it was done, 1 for a failure, 2 for wrong use. Nothing here imports Qt or
SQLite; commands import what they need when they run.
"""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from listening_timer import __version__
from listening_timer.commands import formats, history, places, prompts
from listening_timer.commands.asked import Asked, Misuse
from listening_timer.commands.printing import complain, flush, forget_output, write_anything
from listening_timer.commands.window import Doors, open_window, play_demo
from listening_timer.exercise.formats import FormatError
from listening_timer.records import HistoryError
from listening_timer.sentences import COMMAND, Line, fill, told

PROGRAM = "listening-timer"
FAILED, WRONG, INTERRUPTED, NOBODY_READS = 1, 2, 130, 141
SPEED = (0.1, 1000)
TEXT = (100, 200)
SMALLEST, LARGEST = (640, 480), (7680, 4320)
SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII | re.IGNORECASE)

Command = Callable[[Asked], int]

COMMANDS: Mapping[str, Command] = {
    "history list": history.list_sessions,
    "history show": history.show_session,
    "history delete": history.delete_session,
    "history export": history.export_sessions,
    "history check": history.check_history,
    "history rebuild": history.rebuild_history,
    "formats list": formats.list_formats,
    "formats show": formats.show_format,
    "formats check": formats.check_format,
    "prompts list": prompts.list_decks,
    "prompts show": prompts.show_deck,
    "prompts check": prompts.check_deck,
    "paths": places.show_paths,
}


def main(arguments: Sequence[str], doors: Doors | None = None) -> int:
    """Do what the arguments ask; returns the exit status and never shows a traceback of theirs."""
    write_anything()
    try:
        status = _run(arguments, doors or Doors())
        flush()
    except Misuse as error:
        complain(str(error))
        return WRONG
    except (FormatError, HistoryError) as error:
        complain(told(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        forget_output()
        return NOBODY_READS
    except OSError as error:
        forget_output()
        complain(_environment(error))
        return FAILED
    return status


def _run(arguments: Sequence[str], doors: Doors) -> int:
    asked = Asked()
    try:
        parser().parse_args(arguments, namespace=asked)
    except SystemExit:  # --help and --version have said all
        return 0
    match asked.command:
        case "":
            return open_window(asked, doors)
        case "demo":
            return play_demo(asked, doors)
        case command if command in COMMANDS:
            _only_for_windows(asked)
            return COMMANDS[command](asked)
        case group:
            known = [name.split()[1] for name in COMMANDS if name.startswith(f"{group} ")]
            raise Misuse("choose", program=f"{PROGRAM} {group}", known=known)


def _only_for_windows(asked: Asked) -> None:
    """Options of the window before another command would quietly do nothing."""
    given = {
        "--format": asked.format,
        "--fullscreen": asked.fullscreen,
        "--translation": asked.translation,
    }
    for option in (name for name, value in given.items() if value):
        raise Misuse("not-with", option=option, program=f"{PROGRAM} {asked.command}")


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
    add = _adder(group, "history", "list|show|delete|export|check|rebuild")
    add("list", "all sessions, newest first")
    add("show", "one session").add_argument("id", metavar="ID", help="its id or the beginning")
    add("delete", "remove one session").add_argument("id", metavar="ID", help="its id")
    to = {"metavar": "FILE", "help": "where to, ending in .json"}
    add("export", "write all sessions to a file").add_argument(
        "--to", type=_file, required=True, **to
    )
    add("check", "look whether all is sound")
    add("rebuild", "make all sums anew")


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


def _environment(error: OSError) -> str:
    why = error.strerror or type(error).__name__
    if error.filename is None:
        return fill(COMMAND["not-written"], {"why": why})
    return fill(COMMAND["environment"], {"path": Path(str(error.filename)), "why": why})
