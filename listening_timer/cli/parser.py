"""Command-line parser: all commands and options, and how their values are read."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, NoReturn

from listening_timer import COMMAND as PROGRAM
from listening_timer import __version__
from listening_timer.cli.arguments import STDOUT, Misuse
from listening_timer.cli.option_values import NAMES, SEPARATOR
from listening_timer.cli.output import say
from listening_timer.exercise.format_parser import MOST_SOON
from listening_timer.exercise.formats import Bell, Early
from listening_timer.exercise.phase_kinds import MAX_SHARE_MINUTES
from listening_timer.library.captions import ORDER as CONVERSATIONS
from listening_timer.library.plan import ENDING, Weekday
from listening_timer.model.filters import DATE_FORMS, FILTERS, Sort, days_of
from listening_timer.model.handouts import Handout
from listening_timer.text.error_messages import COMMAND, Line, fill

ABOUT = (
    "One shares, the other only listens; then they switch. Without a command the window opens, and"
    " with the name of a plan file alone that plan in it."
)
STATUSES = "Exit status: 0 where it was done, 1 where it could not be, 2 for wrong use."
OF_A_HISTORY = frozenset({"history", "paths"})
"""Commands whose help shows --history; the others accept it too, and do not use it."""
SPEED = (0.1, 1000)
TEXT = (100, 200)
ROWS = (1, 1_000_000)
FORMS = (".json", ".jsonl", ".csv", ".md", ".pdf", ".ics")
"""Export formats, by the suffix of the file."""
PAPERS = ("a4", "letter")
SPANS = ("month", "half-year", "all")
SMALLEST, LARGEST = (640, 480), (7680, 4320)
WHEN = re.compile(r"([a-z]+),?\s+((?:[01]?[0-9]|2[0-3]):[0-5][0-9])", re.ASCII)
SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII | re.IGNORECASE)


class _Parser(argparse.ArgumentParser):
    """argparse without abbreviations, with defaults left to `Asked` and one-sentence errors."""

    options: ClassVar[set[str]] = set()
    """All options of all commands, as written."""

    def __init__(self, **named: str) -> None:
        super().__init__(
            prog=named["prog"],
            description=named.get("description"),
            epilog=named.get("epilog"),
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
        )

    def error(self, message: str) -> NoReturn:
        problem = Line(message.removeprefix("argument "))
        raise Misuse("usage", problem=problem, program=self.prog)

    def _add_action(self, action: argparse.Action) -> argparse.Action:
        """Collect the spelling of the option."""
        self.options.update(action.option_strings)
        return super()._add_action(action)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Check the value against the choices, with our own message."""
        if action.choices is not None and value not in action.choices:
            *others, last = map(str, action.choices)
            known = Line(f"{', '.join(others)} or {last}")
            raise argparse.ArgumentError(action, _said("not-chosen", str(value), known=known))

    def _print_message(self, message: str, file: object = None) -> None:
        """Print help and version through `say`: argparse ignores errors of writing."""
        del file
        say(message.rstrip("\n"))


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(prog=PROGRAM, description=ABOUT, epilog=STATUSES)
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _window_options(top, "the exercise to choose; `formats list` names them")
    _history_option(top)
    add = _adder(top, "")
    _demo(add("demo", "play a whole session by itself"))
    _history(add("history", "what is kept"))
    _make(_shelf(add("formats", "the exercises"), "formats", "exercise"))
    _plan(add("plan", "what two people take home, in one file"))
    _shelf(add("prompts", "the decks of prompts"), "prompts", "deck")
    _sheets(add("paper", "sheets for the table at home: rules, a log, words for feelings (.pdf)"))
    add("paths", "where everything is kept")
    return top


def options() -> frozenset[str]:
    """All options of all commands, as written; `parser` must have been called."""
    return frozenset(_Parser.options)


def _adder(top: argparse.ArgumentParser, group: str) -> Callable[[str, str], _Parser]:
    """A function that adds a command with its help; every command accepts --history."""
    commands = top.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Parser)

    def add(name: str, about: str) -> _Parser:
        words = f"{group} {name}".strip()
        command = commands.add_parser(
            name, help=about, description=about, prog=f"{PROGRAM} {words}"
        )
        command.set_defaults(command=words)
        _history_option(command, shown=words.split()[0] in OF_A_HISTORY)
        return command

    return add


def _history_option(to: argparse.ArgumentParser, *, shown: bool = True) -> None:
    about = "the history to use instead of the usual one" if shown else argparse.SUPPRESS
    to.add_argument("--history", metavar="FILE", type=_file, help=about)


def _window_options(to: argparse.ArgumentParser, exercise: str) -> None:
    to.add_argument("--format", metavar="ID", type=_id, help=exercise)
    to.add_argument("--fullscreen", action="store_true", help="fill the screen")
    to.add_argument("--translation", metavar="FILE", type=_file, help="a translation (.qm) to try")


def _demo(demo: argparse.ArgumentParser) -> None:
    _window_options(demo, "the exercise to play; share-fully, unless you say")
    topic = "what the two talk about; easy, unless you say"
    demo.add_argument("--topic", choices=CONVERSATIONS, help=topic)
    speed = partial(_number, bounds=SPEED)
    times = "how many times faster than real time, 0.1 to 1000; 20, unless you say"
    demo.add_argument("--speed", metavar="N", type=speed, help=times)
    shots = "write a picture of every screen into this folder"
    demo.add_argument("--shots", metavar="DIR", type=_file, help=shots)
    demo.add_argument("--palette", choices=("day", "evening"), help="light or dark")
    size = "the window's size in pixels; 1280x800, unless you say"
    demo.add_argument("--size", metavar="WxH", type=_size, help=size)
    text = partial(_whole, bounds=TEXT)
    demo.add_argument("--text", metavar="PERCENT", type=text, help="text size, 100 to 200")
    demo.add_argument("--keep", metavar="FILE", type=_file, help="keep its history in this file")


def _history(group: argparse.ArgumentParser) -> None:
    add = _adder(group, "history")
    sessions = add("list", "the sessions, newest first")
    _selection(sessions)
    limit = partial(_whole, bounds=ROWS)
    sessions.add_argument("--limit", metavar="N", type=limit, help="at most this many")
    sessions.add_argument("--json", action="store_true", help="as one JSON object")
    _session(add("show", "one session: its phases, its times and its words"))
    stats = add("stats", "what the weeks show")
    _selection(stats)
    span = "how far back: half-year, or all where --since or --until is given, unless you say"
    stats.add_argument("--span", choices=SPANS, help=span)
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    _session(add("delete", "remove one session at once and for good"))
    export = add("export", "write sessions to a file")
    endings = f"where to, ending in {', '.join(FORMS[:-1])} or {FORMS[-1]}; - is standard output"
    export.add_argument("--to", metavar="FILE", type=_target, required=True, help=endings)
    forms = [ending.removeprefix(".") for ending in FORMS]
    form = "the form, where the ending does not say it"
    export.add_argument("--as", dest="form", choices=forms, help=form)
    _force(export)
    _selection(export)
    export.add_argument("--id", metavar="ID", type=_id, help="this session alone")
    export.add_argument(
        "--letter", action="store_true", help="a letter about the last six months (.pdf)"
    )
    _paper(export)
    file = "a .json or .jsonl of this program, or another history"
    importing = add("import", "import sessions")
    importing.add_argument("file", metavar="FILE", type=_file, help=file)
    again = "also add those that were deleted here"
    importing.add_argument("--again", action="store_true", help=again)
    add("check", "check that everything is sound; status 1 where it is not")
    add("rebuild", "work out all sums again from the logs")
    backup = add("backup", "copy the whole history into a new file")
    backup.add_argument("--to", metavar="FILE", type=_file, required=True, help="where to")
    _force(backup)


def _paper(to: argparse.ArgumentParser) -> None:
    about = "the size of its pages; as in the settings, unless you say"
    to.add_argument("--paper", choices=PAPERS, help=about)


def _sheets(to: argparse.ArgumentParser) -> None:
    to.add_argument("file", metavar="FILE", type=_target, help="where to; - is standard output")
    about = "which sheet; all, a page each, unless you say"
    to.add_argument("--sheet", choices=[*Handout, "all"], help=about)
    about = "the exercise whose steps the rules show; `formats list` names them"
    to.add_argument("--format", metavar="ID", type=_id, help=about)
    _paper(to)
    to.add_argument(NAMES, metavar="NAME NAME", type=_names, help="for whom the sheets are")
    _force(to)


def _plan(group: argparse.ArgumentParser) -> None:
    add = _adder(group, "plan")
    make = add("make", "write a plan to take home")
    exercise = "the exercise; `formats list` names them"
    make.add_argument("--format", metavar="ID", type=_id, required=True, help=exercise)
    minutes = partial(_whole, bounds=(1, MAX_SHARE_MINUTES))
    turns = "the minutes of the first turn; the others keep their proportion"
    make.add_argument("--minutes", metavar="N", type=minutes, help=turns)
    bells = [bell.value for bell in Bell]
    make.add_argument("--bell", choices=bells, help="what happens when a turn's time is up")
    deck = "the only deck that prompts come from; `prompts list` names them"
    make.add_argument("--deck", metavar="ID", type=_id, help=deck)
    line = "a line for the two of them, at most 200 characters"
    make.add_argument("--text", dest="line", metavar="TEXT", type=str, help=line)
    weekly = 'a talk every week, as in "sunday 20:00"'
    make.add_argument("--weekly", metavar="WHEN", type=_when, help=weekly)
    days = [day.value for day in Weekday]
    other = "the day on which it is held where its own day fails"
    make.add_argument("--other-day", metavar="DAY", choices=days, type=str.lower, help=other)
    to = f"where to, ending in {ENDING}"
    make.add_argument("--to", metavar="FILE", type=_file, required=True, help=to)
    _force(make)
    show = add("show", "what a plan file holds, or what is wrong with it")
    show.add_argument("file", metavar="FILE", type=_file, help="a plan file")


def _session(to: argparse.ArgumentParser) -> None:
    to.add_argument("id", metavar="ID", type=_id, help="its id, or 6 digits or more of it")


def _force(to: argparse.ArgumentParser) -> None:
    to.add_argument("--force", action="store_true", help="replace a file that exists")


def _selection(to: argparse.ArgumentParser) -> None:
    """Add an option for each criterion that sessions can be filtered by."""
    *others, last = DATE_FORMS
    for each in FILTERS:
        about = each.about.format(forms=f"{', '.join(others)} or {last}")
        if each.sort is Sort.SWITCH:
            to.add_argument(each.option, action="store_true", help=about)
        else:
            metavar, read = _VALUES[each.sort]
            to.add_argument(each.option, metavar=metavar, type=read, help=about)


def _shelf(
    group: argparse.ArgumentParser, name: str, sort: str
) -> Callable[[str, str], argparse.ArgumentParser]:
    """Add the commands of a catalog; returns what adds another one to them."""
    add = _adder(group, name)
    add("list", f"all {sort}s, those that ship and yours")
    add("show", f"one {sort}").add_argument("id", metavar="ID", type=_id, help="its id")
    file = add("check", f"say whether a file is a sound {sort}, or what is wrong with it")
    file.add_argument("file", metavar="FILE", type=_file, help="a TOML file")
    return add


def _make(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    make = add("make", "make an exercise of your own from another one")
    origin = "the exercise to begin from; `formats list` names them"
    make.add_argument("--from", dest="origin", metavar="ID", type=_id, required=True, help=origin)
    make.add_argument("--name", metavar="TEXT", type=_name, help="its name; its id follows from it")
    minutes = partial(_whole, bounds=(1, MAX_SHARE_MINUTES))
    turns = "the minutes of the first turn; the others keep their proportion"
    make.add_argument("--minutes", metavar="N", type=minutes, help=turns)
    up, done = "what happens when a turn's time is up", "what a press does before that"
    make.add_argument("--bell", choices=[bell.value for bell in Bell], help=up)
    make.add_argument("--early", choices=[early.value for early in Early], help=done)
    soon = f"the minutes before the end of a long turn when a soft tone comes, 0 to {MOST_SOON}"
    make.add_argument("--soon", metavar="N", type=partial(_whole, bounds=(0, MOST_SOON)), help=soon)
    to = "write it to this file (.toml; - is standard output) instead of keeping it among yours"
    make.add_argument("--to", metavar="FILE", type=_target, help=to)
    _force(make)


def _file(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(COMMAND["no-file-name"])
    return Path(text).absolute()


def _target(text: str) -> Path:
    return STDOUT if text == str(STDOUT) else _file(text)


def _when(text: str) -> tuple[str, str]:
    """A weekday and a time of day."""
    found = WHEN.fullmatch(text.strip().lower())
    if not found or found[1] not in [day.value for day in Weekday]:
        raise _refusal("not-weekly", text)
    return found[1], found[2].zfill(5)


def _id(text: str) -> str:
    """An id; an empty one, as an unset shell variable leaves it, never means all."""
    if not text.strip():
        raise argparse.ArgumentTypeError(COMMAND["no-id"])
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(COMMAND["no-name"])
    return text


def _names(text: str) -> tuple[str, str]:
    one, _, other = text.partition(SEPARATOR)
    if not one.strip() or not other.strip():
        raise argparse.ArgumentTypeError(COMMAND["no-names"])
    return one, other


def _day(text: str, *, last: bool) -> str:
    """The ISO date on which a range of days begins, or ends (`last`)."""
    days = days_of(text, datetime.now().astimezone().date())
    if days is None:
        *others, final = DATE_FORMS
        raise _refusal("not-a-date", text, known=Line(f"{', '.join(others)} or {final}"))
    return days[last].isoformat()


_VALUES: Mapping[Sort, tuple[str, Callable[[str], object]]] = {
    Sort.TEXT: ("TEXT", str),
    Sort.NAME: ("NAME", _name),
    Sort.NAMES: ("NAME NAME", _names),
    Sort.ID: ("ID", _id),
    Sort.FIRST_DAY: ("DATE", partial(_day, last=False)),
    Sort.LAST_DAY: ("DATE", partial(_day, last=True)),
}
"""Metavar and reader of a criterion's value."""


def _number(text: str, bounds: tuple[float, float]) -> float:
    low, high = bounds
    with contextlib.suppress(ValueError):
        if low <= float(text) <= high:
            return float(text)
    raise _refusal("not-a-number", text, low=low, high=high)


def _whole(text: str, bounds: tuple[int, int]) -> int:
    low, high = bounds
    with contextlib.suppress(ValueError):
        if low <= int(text) <= high:
            return int(text)
    raise _refusal("not-whole", text, low=low, high=high)


def _size(text: str) -> tuple[int, int]:
    found = SIZE.fullmatch(text)
    if not found:
        raise _refusal("not-a-size", text)
    size = int(found[1]), int(found[2])
    if not all(SMALLEST[i] <= size[i] <= LARGEST[i] for i in (0, 1)):
        low, high = "{}x{}".format(*SMALLEST), "{}x{}".format(*LARGEST)
        raise _refusal("size-range", text, low=low, high=high)
    return size


def _refusal(code: str, text: str, **values: object) -> argparse.ArgumentTypeError:
    """The error of a text that is no such value."""
    return argparse.ArgumentTypeError(_said(code, text, **values))


def _said(code: str, text: str, **values: object) -> str:
    return fill(COMMAND[code], {**values, "value": text if text.strip() else "nothing"})
