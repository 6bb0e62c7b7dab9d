"""Main window: navigation, stack of pages, and one dialog sheet for questions.

The navigation is hidden during a session. Closing is only requested: the owner of the window
decides.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from listening_timer.config.settings import WindowPlace
from listening_timer.ui.theme.theme import DESIGN, TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Stack
from listening_timer.ui.widgets.navigation import Navigation
from listening_timer.ui.window_geometry import (
    ScreenWatch,
    fitted,
    frame_of,
    leave_full_screen,
    rectangle_of,
    screen_of,
    smallest_on,
    toggle_full_screen,
)
from listening_timer.ui.words.i18n import tr

if TYPE_CHECKING:  # imported with the first question
    from listening_timer.ui.widgets.dialog import Dialog

SMALLEST = QSize(800, 560)
_OVERLAP = 28  # design px of a page's empty margin that lie beside the navigation
_BANNER_TOP, _BANNER_OVERLAP = 10, 14  # design px above the banner; of a page's margin beside it


class MainWindow(QWidget):
    """The program's one window."""

    close_requested = Signal()
    """Somebody wants to close the window."""
    painted = Signal()
    """The window has been painted for the first time."""
    closed = Signal()
    """The window is closed."""
    page_shown = Signal()
    """Another page is shown, or the one that was is covered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._may_close = self._closing = self._was_painted = False
        self._pages: dict[str, QWidget] = {}
        self._navigable: set[str] = set()
        self._covered: str | None = None
        self._names = self._history = ""
        self._anonymous = False
        self._banner: Text | None = None
        self._restored: WindowPlace | None = None
        self._settled: WindowPlace | None = None
        self.navigation = Navigation(theme, tr("Pages"), self)
        self._stack = Stack()

        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self._stack)
        self.setLayout(self._below)
        self.navigation.hide()
        self.navigation.installEventFilter(self)
        self.setMinimumSize(smallest_on(QGuiApplication.primaryScreen(), SMALLEST))
        self.resize(DESIGN)
        self.show_names("")

        theme.changed.connect(self.update)
        theme.changed.connect(self._place_navigation)
        self._screens = ScreenWatch(self, self.fit)
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
        self._on_sheets = frozenset(on_sheets)

    @cached_property
    def sheet(self) -> Dialog:
        """The dialog for questions, made when it is first needed."""
        from listening_timer.ui.widgets.dialog import Dialog  # noqa: PLC0415 - after the first page

        sheet = Dialog(self._theme, self)
        sheet.active_shortcuts = self._on_sheets
        sheet.answered.connect(self._restore_focus)
        return sheet

    def asks(self) -> bool:
        """Whether the dialog is open."""
        return "sheet" in vars(self) and self.sheet.is_open()

    def voice(self) -> AccessibleInfo:
        """Accessible window; while a dialog is open, it alone is the window's content."""
        above = (self.navigation,) if self._banner is None else (self.navigation, self._banner)
        parts = (self.sheet,) if self.asks() else (*above, self._stack)
        return AccessibleInfo(AccessibleRole.Window, parts=parts)

    def add_to_navigation(
        self, page_id: str, text: str, *, home: bool = False, shown_at_home: bool = True
    ) -> None:
        """Add a page to the navigation; the page itself may be added later."""
        self.navigation.add(page_id, text, home=home, shown_at_home=shown_at_home)
        self._navigable.add(page_id)

    def add_page(self, page_id: str, page: QWidget) -> None:
        """Add a page, to be shown by its id."""
        self._pages[page_id] = page
        self._stack.addWidget(page)

    def show_page(self, page_id: str) -> None:
        """Show a page, with the navigation if listed there; while covered, only after `uncover`."""
        if self._covered is not None:
            self._covered = page_id
            return
        page = self._pages[page_id]
        if self._stack.currentWidget() is page and page.isVisible():
            return
        listed = page_id in self._navigable
        self.navigation.setVisible(listed)
        if listed:
            self.navigation.set_current(page_id)
        self._place_navigation()
        self._stack.setCurrentWidget(page)
        if self.asks():  # it keeps the focus
            self.sheet.give_back_to(page)
        else:
            page.setFocus()
        self.page_shown.emit()

    def set_banner(self, text: str) -> None:
        """Set a line that stays at the very top of whatever page is shown; empty for none."""
        if self._banner is None and text:
            centre = Qt.AlignmentFlag.AlignHCenter
            self._banner = Text(self._theme, TextStyle.LABEL, soft=True, align=centre, parent=self)
        if self._banner is not None:
            self._banner.set_text(text)
            self._banner.setVisible(bool(text))
            self._place_navigation()

    @Slot()
    def _place_navigation(self) -> None:
        """Place it across the top; pages begin below it, their own empty margin beside it."""
        top = 0
        if self._banner is not None and not self._banner.isHidden():
            start, high = self._theme.px(_BANNER_TOP), self._banner.heightForWidth(self.width())
            self._banner.setGeometry(0, start, self.width(), high)
            self._banner.raise_()
            top = max(0, start + high - self._theme.px(_BANNER_OVERLAP))
        if not self.navigation.isHidden():
            high = self.navigation.heightForWidth(self.width())
            self.navigation.setGeometry(0, 0, self.width(), high)
            self.navigation.raise_()
            top = max(top, high - self._theme.px(_OVERLAP))
        self._below.setContentsMargins(0, top, 0, 0)

    def cover(self, page_id: str) -> None:
        """Show this page instead of all others, and no names in the title, until `uncover`."""
        behind = self.page_id()
        self.show_page(page_id)
        self._covered = behind
        self.setWindowTitle(tr("Listening Timer"))

    def uncover(self) -> None:
        """Show the page behind the cover."""
        behind, self._covered = self._covered, None
        if behind is not None:
            self.show_page(behind)
            self.show_names(self._names)

    @property
    def covered(self) -> bool:
        """Whether the hidden page covers all others."""
        return self._covered is not None

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    def page_id(self) -> str:
        """The id of the page that is shown, or is behind the cover."""
        if self._covered is not None:
            return self._covered
        return next((name for name, page in self._pages.items() if page is self.page), "")

    def show_names(self, names: str) -> None:
        """Set the names in the window title, or none."""
        self._names = names
        if self._covered is None:
            shown = () if self._anonymous else (names, self._history)
            self.setWindowTitle(" · ".join(filter(None, (*shown, tr("Listening Timer")))))

    def set_anonymous(self, *, anonymous: bool) -> None:
        """Set whether the title holds neither names nor the name of a file, as in a practice."""
        self._anonymous = anonymous
        self.show_names(self._names)

    def show_history(self, name: str) -> None:
        """Set the name of the history's file in the window title; empty for the default one."""
        self._history = name
        self.show_names(self._names)

    @Slot()
    def lay_out(self) -> None:
        """Lay out the waiting pages while the program is idle.

        Qt does so whenever any widget is grabbed, as at the start of the token's animation: 35 ms.
        """
        self.grab(QRect(0, 0, 1, 1))

    def close_for_good(self) -> None:
        """Close the window for good."""
        self._may_close = True
        if not self._closing:
            self.close()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Enter full screen on the window's own screen, or leave it."""
        toggle_full_screen(self)

    @Slot()
    def leave_full_screen(self) -> None:
        """Leave full screen for the previous state; never leaves a session."""
        leave_full_screen(self)

    @Slot()
    def fit(self) -> None:
        """Fit size and position to the screen, frame included, however small it is."""
        here = QGuiApplication.screenAt(self.geometry().center())
        screen = here or QGuiApplication.primaryScreen()
        available = screen.availableGeometry()
        room = available.marginsRemoved(frame_of(self))
        self.setMinimumSize(smallest_on(screen, SMALLEST))
        if not self.isFullScreen():
            place = fitted(self.geometry(), room)
            if place != self.geometry() and not self.isMaximized():
                self.setGeometry(place)
        elif not screen.geometry().contains(self.geometry()):
            self.setGeometry(screen.geometry())

    def restore_place(self, place: WindowPlace | None) -> None:
        """Restore the last geometry as far as a screen has it; call before pages are made.

        `settle` follows after the first paint. A window that never gets this call, as in a
        demonstration, keeps the size that it is given.
        """
        self._restored = place
        self.painted.connect(self.settle)
        if place is not None:
            room = screen_of(place).availableGeometry()
            self.setGeometry(fitted(rectangle_of(place), room))
        self.fit()
        self._theme.set_window_size(self.size())

    @Slot()
    def settle(self) -> None:
        """Fit again once the frame is known; `changed_place` compares with the result."""
        if self._restored is not None and not self._spread():
            self.setGeometry(rectangle_of(self._restored))  # some managers add their frame
        self.fit()
        self._settled = self.place()

    def changed_place(self) -> WindowPlace | None:
        """The geometry if somebody has changed it since `settle`, else None."""
        place = self.place()
        return None if self._settled is None or place == self._settled else place

    def place(self) -> WindowPlace:
        """The geometry as it is now."""
        normal = self.normalGeometry() if self._spread() else self.geometry()
        full, screen = self.isFullScreen(), self.screen()
        x, y, width, height = normal.x(), normal.y(), normal.width(), normal.height()
        maximized = self.isMaximized() and not full
        return WindowPlace(x, y, width, height, screen.name(), full, maximized)

    def _spread(self) -> bool:
        """Whether the window fills its screen and has a normal geometry to return to."""
        return (self.isFullScreen() or self.isMaximized()) and self.normalGeometry().isValid()

    @Slot()
    def _restore_focus(self) -> None:
        """Focus the page if the closed dialog kept the focus; its last owner is hidden or gone."""
        if self.page is not None and self.sheet.isAncestorOf(self.focusWidget()):
            self.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button reached with Tab on Enter, where the page does not handle it."""
        if not press_focused_button(self.focusWidget(), event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Request to close, unless `close_for_good` allowed it; the request may allow it at once.

        Closed again from within this event, Qt would remove the window and emit nothing.
        """
        if not self._may_close:
            self._closing = True
            self.close_requested.emit()
            self._closing = False
        event.setAccepted(self._may_close)
        if self._may_close:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._theme.set_window_size(event.size())
        self._place_navigation()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the navigation anew when a notice or a larger text changes its height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_navigation()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.palette.paper)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._tell_of_paint)

    @Slot()
    def _tell_of_paint(self) -> None:
        self.painted.emit()

    def sizeHint(self) -> QSize:
        return DESIGN
