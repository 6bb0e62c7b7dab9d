"""Command line: runs a command, and prints one sentence where it fails.

Exit status 0 for success, 1 for a failure, 2 for wrong use. Nothing here imports Qt or SQLite;
commands import what they need when they run.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from listening_timer import COMMAND as PROGRAM
from listening_timer.cli.arguments import Asked, Misuse, Unable
from listening_timer.cli.output import complain, flush, forget_output, write_anything
from listening_timer.cli.signals import Stopped, stoppable
from listening_timer.cli.window import Doors, open_window, play_demo
from listening_timer.exercise.formats import FormatError
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import COMMAND, Line, error_sentence, fill

FAILED, WRONG, INTERRUPTED, NOBODY_READS = 1, 2, 130, 141

Command = Callable[[Asked], int]

OF_A_FORMAT = frozenset({"history list", "history stats", "history export", "paper", "plan make"})
"""Commands that have a --format of their own."""


def main(arguments: Sequence[str], doors: Doors | None = None) -> int:
    """Run the command of these arguments; returns the exit status.

    No expected error is a traceback.
    """
    write_anything()
    try:
        status = _run(arguments, doors or Doors())
        flush()
    except Misuse as error:
        complain(str(error))
        return WRONG
    except (FormatError, HistoryError) as error:
        complain(error_sentence(error))
        return FAILED
    except Unable as lack:
        complain(str(lack))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Stopped as signal:
        return signal.status
    except BrokenPipeError:
        forget_output()
        return NOBODY_READS
    except OSError as error:
        forget_output()
        complain(_environment(error))
        return FAILED
    return status


def commands() -> Mapping[str, Command]:
    """All commands, with what they need imported; opening the window needs none of it."""
    from listening_timer.cli import (  # noqa: PLC0415 - as it says
        catalog,
        history,
        own_format,
        paper,
        plan,
        stats,
        transfer,
    )

    return {
        "history list": history.list_sessions,
        "history show": history.show_session,
        "history stats": stats.show_stats,
        "history delete": history.delete_session,
        "history export": transfer.export_sessions,
        "history import": transfer.import_sessions,
        "history check": history.check_history,
        "history rebuild": history.rebuild_history,
        "history backup": history.backup_history,
        "formats list": catalog.list_formats,
        "formats show": catalog.show_format,
        "formats check": catalog.check_format,
        "formats make": own_format.make_format,
        "plan make": plan.make_plan,
        "plan show": plan.show_plan,
        "prompts list": catalog.list_decks,
        "prompts show": catalog.show_deck,
        "prompts check": catalog.check_deck,
        "paper": paper.write_sheets,
        "paths": catalog.show_paths,
    }


def _run(arguments: Sequence[str], doors: Doors) -> int:
    asked = Asked()
    if arguments and not _parse(arguments, asked):
        return 0
    if asked.command:
        gc.enable()  # off until here, for the window's sake
    match asked.command:
        case "":
            return open_window(asked, doors)
        case "demo":
            return play_demo(asked, doors)
        case command:
            return _run_command(command, asked)


def _parse(arguments: Sequence[str], asked: Asked) -> bool:
    """Parse the arguments into `asked`; False where --help or --version have printed all."""
    from listening_timer.cli import parser, plan_argument  # noqa: PLC0415 - none without arguments
    from listening_timer.cli.option_values import bound  # noqa: PLC0415 - as above

    rest, plan = plan_argument.taken(arguments)
    try:
        line = parser.parser()
        _, unknown = line.parse_known_args(bound(rest, parser.options()), namespace=asked)
        asked.plan = None if plan is None else Path(plan).absolute()
    except SystemExit:
        return False
    if plan is not None and asked.command:
        raise Misuse("not-with", option=Line(plan), program=f"{PROGRAM} {asked.command}")
    if unknown:
        program = f"{PROGRAM} {asked.command}".strip()
        raise Misuse("not-known", words=Line(" ".join(unknown)), program=program)
    return True


def _run_command(command: str, asked: Asked) -> int:
    known = commands()
    if command not in known:
        words = [name.split()[1] for name in known if name.startswith(f"{command} ")]
        raise Misuse("choose", program=f"{PROGRAM} {command}", known=words)
    _only_for_windows(asked)
    with stoppable():
        return known[command](asked)


def _only_for_windows(asked: Asked) -> None:
    """Refuse the window's options with another command, where they would have no effect."""
    given = {
        "--format": None if asked.command in OF_A_FORMAT else asked.format,
        "--fullscreen": asked.fullscreen,
        "--translation": asked.translation,
    }
    for option in (name for name, value in given.items() if value):
        raise Misuse("not-with", option=option, program=f"{PROGRAM} {asked.command}")


def _environment(error: OSError) -> str:
    why = error.strerror or type(error).__name__
    if error.filename is None:
        return fill(COMMAND["not-written"], {"why": why})
    return fill(COMMAND["environment"], {"path": Path(str(error.filename)), "why": why})
