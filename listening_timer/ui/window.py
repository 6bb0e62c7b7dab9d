"""The window: a rail that leads to the pages, the pages, and one sheet for questions.

The rail is gone while two people talk. Closing is a wish: whoever owns the window decides.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from listening_timer.config.settings import WindowPlace
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import Role as Spoken
from listening_timer.ui.widgets.accessibility import Voice
from listening_timer.ui.widgets.button_base import press_reached
from listening_timer.ui.widgets.dialog import Sheet
from listening_timer.ui.widgets.layouts import Row, Stack
from listening_timer.ui.widgets.sidebar import Rail
from listening_timer.ui.window_geometry import (
    fitted,
    frame_of,
    rectangle_of,
    screen_of,
    smallest_on,
)
from listening_timer.ui.words.i18n import tr

SMALLEST = QSize(800, 560)
USUAL = QSize(1280, 800)
_FULL = Qt.WindowState.WindowFullScreen


class MainWindow(QWidget):
    """The program's one window."""

    page_requested = Signal(str)
    """A page was chosen on the rail; its id."""
    close_requested = Signal()
    """Somebody wishes the window to close."""
    painted = Signal()
    """The window has been painted for the first time."""
    closed = Signal()
    """The window is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._may_close = self._closing = self._was_painted = False
        self._pages: dict[str, QWidget] = {}
        self._railed: set[str] = set()
        self._behind: str | None = None
        self._names = ""
        self._wished: WindowPlace | None = None
        self._settled: WindowPlace | None = None
        self.rail = Rail(theme, tr("Listening Timer"), tr("Pages"))
        self._stack = Stack()
        self.sheet = Sheet(theme, self)

        beside = Row(theme)
        beside.addWidget(self.rail)
        beside.addWidget(self._stack, 1)
        self.setLayout(beside)
        self.setMinimumSize(smallest_on(QGuiApplication.primaryScreen(), SMALLEST))
        self.resize(USUAL)
        self.show_names("")

        self.rail.chosen.connect(self.page_requested)
        self.sheet.answered.connect(self._keep_the_keyboard)
        theme.changed.connect(self.update)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._find_a_screen)
        on_sheets = {
            QKeyCombination(
                Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Q
            ): self.close_requested.emit,
            QKeyCombination(Qt.Key.Key_F11): self.toggle_full_screen,
            QKeyCombination(Qt.Key.Key_F5): self.toggle_full_screen,
        }
        escape = QKeyCombination(Qt.Key.Key_Escape)
        for keys, slot in {**on_sheets, escape: self.leave_full_screen}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.sheet.passes = frozenset(on_sheets)

    def voice(self) -> Voice:
        """The window; under an open sheet nothing else of it is there."""
        return Voice(Spoken.Window, parts=(self.sheet,) if self.sheet.is_open() else None)

    def add_place(self, page_id: str, text: str) -> None:
        """Let a page stand on the rail; the page itself may be added later."""
        self.rail.add(page_id, text)
        self._railed.add(page_id)

    def add_page(self, page_id: str, page: QWidget) -> None:
        """Add a page, to be shown by its id."""
        self._pages[page_id] = page
        self._stack.addWidget(page)

    def show_page(self, page_id: str) -> None:
        """Show a page; the rail stays where the page stands on it. Behind a cover it waits."""
        if self._behind is not None:
            self._behind = page_id
            return
        page = self._pages[page_id]
        if self._stack.currentWidget() is page and page.isVisible():
            return
        railed = page_id in self._railed
        self.rail.setVisible(railed)
        if railed:
            self.rail.set_current(page_id)
        self._stack.setCurrentWidget(page)
        if self.sheet.is_open():  # it keeps the keyboard
            self.sheet.give_back_to(page)
        elif not self.rail.has_keyboard():  # else arrows lead further down it
            page.setFocus()

    def cover(self, page_id: str) -> None:
        """Show this page in front of all others, and no names, until `uncover`."""
        behind = self.page_id()
        self.show_page(page_id)
        self._behind = behind
        self.setWindowTitle(tr("Listening Timer"))

    def uncover(self) -> None:
        """Show what is behind the cover."""
        behind, self._behind = self._behind, None
        if behind is not None:
            self.show_page(behind)
            self.show_names(self._names)

    @property
    def covered(self) -> bool:
        """Whether all is hidden behind a cover."""
        return self._behind is not None

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    def page_id(self) -> str:
        """The id of the page that is shown, or stands behind the cover."""
        if self._behind is not None:
            return self._behind
        return next((name for name, page in self._pages.items() if page is self.page), "")

    def show_names(self, names: str) -> None:
        """Put two names into the title, or none."""
        self._names = names
        title = tr("Listening Timer")
        if self._behind is None:
            self.setWindowTitle(f"{names} · {title}" if names else title)

    @Slot()
    def lay_out(self) -> None:
        """Lay out the pages that wait, in a quiet moment.

        Qt does so whenever a picture of any widget is taken, as where the token sets out: 35 ms.
        """
        self.grab(QRect(0, 0, 1, 1))

    def let_go(self) -> None:
        """Close for good."""
        self._may_close = True
        if not self._closing:
            self.close()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Into full screen on this window's own screen, or out of it."""
        if self.isFullScreen():
            self.leave_full_screen()
        else:
            self.setWindowState(self.windowState() | _FULL)

    @Slot()
    def leave_full_screen(self) -> None:
        """Out of full screen, back to what the window was; never out of a session."""
        if self.isFullScreen():
            self.setWindowState(self.windowState() & ~_FULL)

    @Slot()
    def fit(self) -> None:
        """Be no larger than the screen, however small that is, and lie on it, frame and all."""
        here = QGuiApplication.screenAt(self.geometry().center())
        screen = here or QGuiApplication.primaryScreen()
        available = screen.availableGeometry()
        room = available.marginsRemoved(frame_of(self))
        self.setMinimumSize(smallest_on(screen, SMALLEST))
        if not self.isFullScreen():
            place = fitted(self.geometry(), room)
            if place != self.geometry() and not self.isMaximized():
                self.setGeometry(place)
        elif not screen.geometry().intersects(self.geometry()):
            self.setGeometry(screen.geometry())

    def put(self, place: WindowPlace | None) -> None:
        """Take the place of last time, as far as a screen has it; before it is shown.

        Once it is painted it settles there. What is never put, as in a demonstration, has just
        the size that it is given.
        """
        self._wished = place
        self.painted.connect(self.settle)
        if place is not None:
            room = screen_of(place).availableGeometry()
            self.setGeometry(fitted(rectangle_of(place), room))
        self.fit()

    @Slot()
    def settle(self) -> None:
        """Fit again, now that the frame is known; `changed_place` counts from here."""
        if self._wished is not None and not self._spread():
            self.setGeometry(rectangle_of(self._wished))  # some managers add their frame to it
        self.fit()
        self._settled = self._place()

    def changed_place(self) -> WindowPlace | None:
        """Where somebody has put it since it settled; None where nobody has."""
        place = self._place()
        return None if self._settled is None or place == self._settled else place

    def _place(self) -> WindowPlace:
        normal = self.normalGeometry() if self._spread() else self.geometry()
        full, screen = self.isFullScreen(), self.screen()
        x, y, width, height = normal.x(), normal.y(), normal.width(), normal.height()
        maximized = self.isMaximized() and not full
        return WindowPlace(x, y, width, height, screen.name(), full, maximized)

    def _spread(self) -> bool:
        """Whether it fills its screen, and has another place besides."""
        return (self.isFullScreen() or self.isMaximized()) and self.normalGeometry().isValid()

    @Slot()
    def _keep_the_keyboard(self) -> None:
        """Whoever had it before the sheet may be hidden or gone by now: then the page has it."""
        if self.page is not None and self.sheet.isAncestorOf(self.focusWidget()):
            self.page.setFocus()

    @Slot()
    def _find_a_screen(self) -> None:
        """Bring the window back where no screen shows any of it, once Qt has settled its own."""
        if not self._is_on_a_screen():
            QTimer.singleShot(0, self._come_back)

    def _come_back(self) -> None:
        if not self._is_on_a_screen():
            self.fit()

    def _is_on_a_screen(self) -> bool:
        here = self.geometry()
        return any(each.geometry().intersects(here) for each in QGuiApplication.screens())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that Tab has reached, where no page has another use for it."""
        if not press_reached(self.focusWidget(), event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is a wish until it is granted, which may be at once.

        Closed again from within, Qt would take the window away and tell nobody.
        """
        if not self._may_close:
            self._closing = True
            self.close_requested.emit()
            self._closing = False
        event.setAccepted(self._may_close)
        if self._may_close:
            self.closed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """It may have been put back where a screen was that is gone."""
        self._find_a_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let everything scale with the window."""
        super().resizeEvent(event)
        self._theme.set_window_size(event.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of everything: paper."""
        QPainter(self).fillRect(event.rect(), self._theme.palette.paper)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def sizeHint(self) -> QSize:
        """As the design is drawn."""
        return USUAL
