"""Start of the window: what the command line calls to show it, until it is closed.

The first page is painted on Qt's own loop. Modules that it does not need, asyncio and its loop
among them, are imported meanwhile on a thread; then asyncio's loop takes over. Where a history
that was named cannot be opened, that is printed on standard error; for the default one it is shown
in the window, for people who started without a terminal, and they can hold a session all the same.
"""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from listening_timer.app.services.faults import Faults, install_excepthook
from listening_timer.app.services.first_window import (
    Application,
    FirstWindow,
    application,
    first_page,
    install_theme,
    placed_window,
    print_error,
    random_side,
    show,
)
from listening_timer.app.services.language import install_language, language
from listening_timer.config.paths import Paths, user_paths
from listening_timer.config.settings import Settings, Unread, WindowPlace, read, save_place
from listening_timer.exercise.formats import FormatError
from listening_timer.library.formats import Library
from listening_timer.model.errors import HistoryError
from listening_timer.model.options import WindowOptions
from listening_timer.text.error_messages import error_sentence

if TYPE_CHECKING:  # imported once the first page is painted
    from collections.abc import Callable
    from pathlib import Path

    from listening_timer.app.run import Run
    from listening_timer.ui.window import MainWindow


def imported_run() -> type[Run]:
    """Import the rest of the program."""
    from listening_timer.app.run import Run  # noqa: PLC0415 - after the first page

    return Run


class RestImport(QObject):
    """Imports the rest of the program on a thread; then Qt's own loop ends."""

    _done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done.connect(self._on_done)  # queued: it is emitted on the thread

    @Slot()
    def start(self) -> None:
        """Start the thread; it does not keep the process from ending."""
        threading.Thread(target=self._import, name="import", daemon=True).start()

    def _import(self) -> None:
        with contextlib.suppress(Exception):  # the next import of it raises it again
            imported_run()
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._done.emit()

    @Slot()
    def _on_done(self) -> None:
        QCoreApplication.exit(0)


class Start(NamedTuple):
    """One start of the window: its options, and the page that is shown first."""

    app: Application
    first: FirstWindow
    options: WindowOptions
    paths: Paths
    library: Library
    settings: Settings
    unread: Unread | None = None

    def run(self) -> int:
        """Show the first page, then run until the window is closed; returns the exit status."""
        faults, left = Faults(), list[WindowPlace]()
        install_excepthook(faults)

        def follow(window: MainWindow) -> None:
            """Note where a window is left; the last one counts."""

            def note_place() -> None:
                place = window.changed_place()
                left.extend([] if place is None else [place])

            window.closed.connect(note_place)

        follow(self.first.window)
        try:
            return self._run(faults, follow)
        finally:  # nothing else writes settings any more
            for place in left:
                save_place(self.paths.settings, place)

    def _run(self, faults: Faults, follow: Callable[[MainWindow], None]) -> int:
        if not self._shown():
            return 0
        return imported_run()(
            self.app,
            self.first,
            self.options,
            self.paths,
            self.library,
            self.settings,
            self.unread,
            faults,
            follow,
        ).run_until_closed()

    def _shown(self) -> bool:
        """Show the first page until the rest is imported; False where it was closed before."""
        window, rest, closed = self.first.window, RestImport(), list[None]()
        window.close_requested.connect(window.close_for_good)
        window.painted.connect(rest.start)

        def end() -> None:
            closed.append(None)
            self.app.exit()

        window.closed.connect(end)
        self._show()
        self.app.exec()
        window.close_requested.disconnect(window.close_for_good)
        window.closed.disconnect(end)  # from now on asyncio's loop ends by itself
        return not closed

    def _show(self) -> None:
        settings, place = self.settings, self.settings.window
        full = self.options.fullscreen or settings.fullscreen_at_start
        full = full or (place is not None and place.full_screen)
        maximized = place is not None and place.maximized
        show(self.first.window, full_screen=full, maximized=maximized)


def run_window(options: WindowOptions) -> int:
    """Show the window until it is closed; returns the exit status."""
    paths = user_paths()
    settings, unread = read(paths.settings)
    library = Library(paths.resources, paths.formats)
    try:
        if options.format is not None:
            library.get(options.format)
        if options.plan is not None:
            _check_plan(options.plan)
        spoken = language(options.translation)
        if options.history is not None:
            _check_history(options)
    except (FormatError, HistoryError) as error:
        return print_error(error_sentence(error))
    app = application()
    install_language(app, spoken)
    theme = install_theme(app, paths, settings)
    first = first_page(
        theme,
        library.items(),
        options.format,
        random_side(),
        welcomed=settings.welcomed,
        practice=settings.practice,
        keep=settings.keeps_sessions,
        window=placed_window(theme, settings.window),
    )
    if options.history is not None:
        _name_history(first, options.history, paths)
    return Start(app, first, options, paths, library, settings, unread).run()


def _check_plan(file: Path) -> None:
    """Read the plan that was named, before anything is shown. Raises FormatError."""
    from listening_timer.library import plan  # noqa: PLC0415 - only where one is named

    plan.load(file)


def _check_history(options: WindowOptions) -> None:
    """Open the history that was named, before anything is shown. Raises HistoryError.

    A read-only one is accepted, and shown.
    """
    from listening_timer.app.services.history_file import open_history  # noqa: PLC0415 - loads SQLite

    if options.history is not None:
        with open_history(options.history) as history:
            history.require_sound()


def _name_history(first: FirstWindow, path: Path, paths: Paths) -> None:
    """Show in the title which history is open, unless it is the default one."""
    from listening_timer.app.services.history_file import shown_name  # noqa: PLC0415 - loads SQLite

    first.window.show_history(shown_name(path, paths.history))
