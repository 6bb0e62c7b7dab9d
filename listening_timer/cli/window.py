"""Commands that open the window or play the demonstration: they make the options for `app`."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from listening_timer.cli.arguments import Asked, Misuse, Unable
from listening_timer.cli.output import complain
from listening_timer.model.options import DemoOptions, WindowOptions
from listening_timer.text.error_messages import COMMAND, fill


def _run_window(options: WindowOptions) -> int:
    _end_when_interrupted()
    from listening_timer.app.services import qt_import, requirements  # noqa: PLC0415 - only where a window shows

    require(requirements.missing_display_text())
    qt_import.import_qt()
    from listening_timer.app import start  # noqa: PLC0415 - Qt, only where a window shows

    return start.run_window(options)


def _run_demo(options: DemoOptions) -> int:
    _end_when_interrupted()
    from listening_timer.app.services import qt_import, requirements  # noqa: PLC0415 - only where a window shows

    if requirements.use_offscreen_fallback():
        complain(COMMAND["demo-unseen" if options.shots is None else "demo-pictured"])
    require(requirements.missing_display_text())
    qt_import.import_qt()
    from listening_timer.demo import run as demo  # noqa: PLC0415 - Qt, only where a window shows

    return demo.run_demo(options)


def _require_format(format_id: str) -> None:
    """Raise FormatError where there is no such format."""
    from listening_timer.cli.catalog import library  # noqa: PLC0415 - only where one is named

    library().get(format_id)


def _require_plan(file: Path) -> None:
    """Raise FormatError where a plan file cannot be used."""
    from listening_timer.library import plan  # noqa: PLC0415 - only where one is named

    plan.load(file)


def require(lack: str) -> None:
    """Raise Unable where a requirement is missing."""
    if lack:
        raise Unable(lack)


def _end_when_interrupted() -> None:
    """Let SIGINT end the program by default until the event loop handles it.

    Python's own handler would have Qt's imports print a traceback.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Doors(NamedTuple):
    """The functions that open the window and play the demonstration; tests pass their own."""

    window: Callable[[WindowOptions], int] = _run_window
    demo: Callable[[DemoOptions], int] = _run_demo


def open_window(asked: Asked, doors: Doors) -> int:
    """Open the window; an unknown format, or a bad plan, is reported at once."""
    if asked.format is not None:
        _require_format(asked.format)
    if asked.plan is not None:
        _require_plan(asked.plan)
    options = WindowOptions(
        asked.history,
        asked.format,
        fullscreen=asked.fullscreen,
        translation=asked.translation,
        plan=asked.plan,
    )
    return _opened(lambda: doors.window(options))


def play_demo(asked: Asked, doors: Doors) -> int:
    """Play the demonstration; its history is in memory, so --history is refused."""
    if asked.history is not None:
        raise Misuse("demo-keeps-nothing")
    options = demo_options(asked)
    _require_format(options.format)
    return _opened(lambda: doors.demo(options))


def demo_options(asked: Asked) -> DemoOptions:
    """The options that were given, and the defaults for the rest."""
    usual = DemoOptions()
    return DemoOptions(
        format=asked.format or usual.format,
        topic=asked.topic or usual.topic,
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
    """Report a system library that Qt needs and does not find, as the environment's error."""
    try:
        return door()
    except ImportError as error:
        if (error.name or "").startswith("listening_timer"):
            raise
        complain(fill(COMMAND["no-window"], {"why": error.msg}))
        return 1
