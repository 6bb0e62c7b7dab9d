"""Start: what the command line calls to show the window, until it is closed.

The first page is painted first; what it does not need is imported after it. A history that was
named and cannot be opened is told on standard error; the usual one is told in the window, for
people who started the program without a terminal, and they can talk all the same.
"""

from __future__ import annotations

from listening_timer.app.first import (
    application,
    coin,
    dressed,
    fail,
    first_page,
    fit,
    no_window,
    show,
)
from listening_timer.desktop.display import missing
from listening_timer.exercise.formats import FormatError
from listening_timer.library.formats import Library
from listening_timer.paths import user_paths
from listening_timer.records import HistoryError, WindowOptions
from listening_timer.sentences import told
from listening_timer.settings import load


def run_window(options: WindowOptions) -> int:
    """Show the window until it is closed; returns the exit status."""
    if lack := missing():
        return fail(no_window(lack))
    paths = user_paths()
    settings = load(paths.settings)
    library = Library(paths.resources, paths.formats)
    try:
        if options.format is not None:
            library.get(options.format)
    except FormatError as error:
        return fail(told(error))
    if options.history is not None and (sentence := _named_in_vain(options)):
        return fail(sentence)
    app = application()
    theme = dressed(app, paths, settings)
    first = first_page(theme, library.formats(), options.format, coin())
    fit(first.window)
    show(first.window, full_screen=options.fullscreen or settings.fullscreen_at_start)

    from listening_timer.app.running import Run  # noqa: PLC0415 - after the first page

    return Run(app, first, options, paths, settings, library).to_the_end()


def _named_in_vain(options: WindowOptions) -> str:
    """Why the history that was named cannot be opened; empty where it can."""
    from listening_timer.history.store import History  # noqa: PLC0415 - loads SQLite

    if options.history is None:
        return ""
    try:
        History.open(options.history).close()
    except HistoryError as error:
        return told(error)
    return ""
