"""Help pages and pages around a session: what is kept, help, About, another time."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.app.formats_area import FormatsArea
from listening_timer.app.services.context import Context
from listening_timer.app.services.meeting_files import save_calendar_file
from listening_timer.config.settings import HelpLine
from listening_timer.model.annotations import Meeting
from listening_timer.ui.begin.welcome import privacy_lines
from listening_timer.ui.closing.another_time import AnotherTimePage
from listening_timer.ui.settings.about import AboutPage, NotForYouPage
from listening_timer.ui.settings.help_lines import HelpLinesPage
from listening_timer.ui.words.i18n import tr


class HelpPages(QObject):
    """Builds these pages and connects where they lead."""

    done = Signal()
    """No session will follow: open Begin."""
    help_lines_changed = Signal(tuple)
    """Who can help here, as it is now (`tuple[HelpLine, ...]`)."""

    def __init__(self, context: Context, formats: FormatsArea) -> None:
        super().__init__()
        self._context, self._formats = context, formats
        self._theme, self._window = context.theme, context.window
        self._back = "begin"
        self._help_lines = context.settings.help_lines
        self._not_held = "", 0

    @cached_property
    def not_for_you(self) -> NotForYouPage:
        """The page on when this is not for two people, with helplines where the system is."""
        home = QLocale.system()
        lines = self._context.catalogs.helplines(QLocale.territoryToCode(home.territory()))
        page = NotForYouPage(self._theme, home.nativeTerritoryName(), lines)
        page.show_help_lines(self._help_lines)
        page.back_requested.connect(self._go_back)
        self._window.add_page("not-for-you", page)
        return page

    @cached_property
    def who_can_help(self) -> HelpLinesPage:
        """The page on which a practice writes who can help."""
        page = HelpLinesPage(self._theme)
        page.changed.connect(self.help_lines_changed)
        page.back_requested.connect(self._go_back)
        self._window.add_page("who-can-help", page)
        return page

    @cached_property
    def about(self) -> AboutPage:
        """The About page: what the program is made of, and its paths."""
        paths = self._context.catalogs.paths
        history = self._context.history_path_text or str(paths.history)
        page = AboutPage(self._theme, history, str(paths.settings), str(paths.formats))
        page.back_requested.connect(self._go_back)
        self._window.add_page("about", page)
        return page

    @cached_property
    def another_time(self) -> AnotherTimePage:
        """The page that "not now" leads to."""
        page = AnotherTimePage(self._theme, self._context.wall)
        page.done.connect(self.done)
        page.calendar_requested.connect(self._on_another_time_calendar_requested)
        self._window.add_page("another-time", page)
        return page

    def page(self, name: str) -> QWidget | None:
        """One of these pages by name, built on first use: all at once would block the window."""
        match name:
            case "not-for-you":
                return self.not_for_you
            case "who-can-help":
                return self.who_can_help
            case "about":
                return self.about
            case "formats":
                return self._formats.page
            case _:
                return None

    @Slot(str)
    def open(self, page: str) -> None:
        """Show one of these pages; Back returns to the page it was opened from."""
        if page == "what-is-kept":
            self._say_what_is_kept()
            return
        self._back = self._window.page_id()
        self.page(page)
        if page == "who-can-help":
            self.who_can_help.show_lines(self._help_lines)
        self._window.show_page(page)

    def set_help_lines(self, lines: tuple[HelpLine, ...]) -> None:
        """Set who can help here."""
        self._help_lines = lines
        if "not_for_you" in vars(self):  # already built
            self.not_for_you.show_help_lines(lines)

    def save_typed(self) -> None:
        """Save what is being typed about who can help."""
        if self._window.page_id() == "who-can-help":
            self.who_can_help.save()

    @Slot()
    def follow_wall(self) -> None:
        """Follow the wall clock on the page where a time is chosen."""
        if "another_time" in vars(self):  # already built
            self.another_time.follow_wall()

    @Slot(str, int)
    def offer_another_time(self, session: str, minutes: int) -> None:
        """Not now: let two people agree on another time for this session of `minutes`."""
        self._not_held = session, minutes
        self.another_time.start_over()
        self._window.show_page("another-time")

    @Slot(object, object)
    def _on_another_time_calendar_requested(self, wall: int, offset: int) -> None:
        session, minutes = self._not_held
        say = self.another_time.say_saved
        meeting = Meeting(session, wall, offset, self._context.wall()[0])
        save_calendar_file(self._context, meeting, minutes, say)

    def _say_what_is_kept(self) -> None:
        lines = "\n".join(privacy_lines())
        self._window.sheet.ask(tr("What is kept"), lines, [("done", tr("Done"), True)])

    @Slot()
    def _go_back(self) -> None:
        self._window.show_page(self._back)
