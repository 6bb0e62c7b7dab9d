"""The window and the demonstration: their options are made here, the rest is the app's."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass

from listening_timer.cli.catalog import library
from listening_timer.cli.output import complain
from listening_timer.cli.parser import Asked, Misuse, Unable
from listening_timer.model.options import DemoOptions, WindowOptions
from listening_timer.text.messages import COMMAND, fill


def _run_window(options: WindowOptions) -> int:
    _end_when_interrupted()
    from listening_timer.app.services import requirements  # noqa: PLC0415 - only where a window shows

    require(requirements.lack_of_a_window())
    from listening_timer.app import start  # noqa: PLC0415 - Qt, only where a window shows

    return start.run_window(options)


def _run_demo(options: DemoOptions) -> int:
    _end_when_interrupted()
    from listening_timer.app.services import requirements  # noqa: PLC0415 - only where a window shows

    if requirements.leave_the_screen():
        complain(COMMAND["demo-unseen" if options.shots is None else "demo-pictured"])
    require(requirements.lack_of_a_window())
    from listening_timer.demo import run as demo  # noqa: PLC0415 - Qt, only where a window shows

    return demo.run_demo(options)


def require(lack: str) -> None:
    """Go on where nothing is lacking. Raises Unable."""
    if lack:
        raise Unable(lack)


def _end_when_interrupted() -> None:
    """Until the event loop listens, let an interrupt end the program as it ends any other.

    Python's own way would have Qt's imports print what they were doing.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Doors:
    """What opens the window and plays the demonstration; tests hand in their own."""

    window: Callable[[WindowOptions], int] = _run_window
    demo: Callable[[DemoOptions], int] = _run_demo


def open_window(asked: Asked, doors: Doors) -> int:
    """Open the window; a format that is not known is told at once."""
    if asked.format is not None:
        library().get(asked.format)
    options = WindowOptions(
        asked.history, asked.format, fullscreen=asked.fullscreen, translation=asked.translation
    )
    return _opened(lambda: doors.window(options))


def play_demo(asked: Asked, doors: Doors) -> int:
    """Play a whole session by itself; its history is in memory, so none is taken."""
    if asked.history is not None:
        raise Misuse("demo-keeps-nothing")
    options = demo_options(asked)
    library().get(options.format)
    return _opened(lambda: doors.demo(options))


def demo_options(asked: Asked) -> DemoOptions:
    """What the line asked for, and the usual for the rest."""
    usual = DemoOptions()
    return DemoOptions(
        format=asked.format or usual.format,
        speed=asked.speed or usual.speed,
        shots=asked.shots,
        palette=asked.palette,
        size=asked.size or usual.size,
        text=asked.text or usual.text,
        keep=asked.keep,
        fullscreen=asked.fullscreen,
        translation=asked.translation,
    )


def _opened(door: Callable[[], int]) -> int:
    """A system library that Qt needs and does not find is the environment's fault."""
    try:
        return door()
    except ImportError as error:
        if (error.name or "").startswith("listening_timer"):
            raise
        complain(fill(COMMAND["no-window"], {"why": error.msg}))
        return 1
