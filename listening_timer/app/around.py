"""The pages around sessions: the first start, help, About, the formats, another time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.first import First, welcome_page
from listening_timer.app.meetings import MeetingFiles
from listening_timer.app.supplies import Supplies
from listening_timer.ui.pages.about import AboutPage
from listening_timer.ui.pages.another_time import AnotherTimePage
from listening_timer.ui.pages.formats import FormatsPage
from listening_timer.ui.pages.not_for_you import NotForYouPage


class AroundArea(QObject):
    """Pages to read and choose by, and where they lead."""

    begin_requested = Signal(str)
    """Go to Begin with this format."""
    done = Signal()
    """There will be no session now: go to Begin."""
    welcomed = Signal()
    """What stays private was told."""

    def __init__(
        self,
        first: First,
        supplies: Supplies,
        files: MeetingFiles,
        wall: Callable[[], tuple[int, int]],
        where: str,
    ) -> None:
        """`where`: the history, as a person is told of it."""
        super().__init__()
        theme, window = first.theme, first.window
        self._window, self._files = window, files
        self._back = "begin"
        paths, library = supplies.paths, supplies.library
        made = first.welcome or welcome_page(theme, window, first.begin, library.formats())
        self.welcome = made
        self.not_for_you = NotForYouPage(theme)
        self.about = AboutPage(theme, where or str(paths.history), str(paths.settings))
        self.formats = FormatsPage(theme, library.formats(), library.problems, str(paths.formats))
        self.another_time = AnotherTimePage(theme, wall)

        for name, page in (
            ("not-for-you", self.not_for_you),
            ("about", self.about),
            ("formats", self.formats),
            ("another-time", self.another_time),
        ):
            window.add_page(name, page)

        self.welcome.try_requested.connect(self.welcomed)
        self.welcome.begin_requested.connect(self.welcomed)
        self.welcome.page_requested.connect(self.open)
        self.not_for_you.back_requested.connect(self._go_back)
        self.about.back_requested.connect(self._go_back)
        self.formats.begin_requested.connect(self.begin_requested)
        self.another_time.done.connect(self.done)
        self.another_time.calendar_requested.connect(self._on_another_time_calendar_requested)

    @Slot(str)
    def open(self, page: str) -> None:
        """Show one of the pages that are read, and lead back to where it was opened."""
        self._back = self._window.page_id()
        self._window.show_page(page)

    @Slot()
    def offer_another_time(self) -> None:
        """Not now: let two people agree on another time."""
        self.another_time.start_over()
        self._window.show_page("another-time")

    @Slot(object, object)
    def _on_another_time_calendar_requested(self, wall: int, offset: int) -> None:
        self._files.save(wall, offset, self.another_time.say)

    @Slot()
    def _go_back(self) -> None:
        self._window.show_page(self._back)
