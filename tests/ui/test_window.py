"""Claims about the window: pages and navigation, the cover in front of them, and closing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.widgets.navigation import NavigationWord
from listening_timer.ui.window import MainWindow
from tests.helpers.qt.widget_actions import spoken_text

TITLE = "Listening Timer"
PAGES = ("begin", "stage", "after", "hidden")


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """A window, shown, with four pages of which the navigation leads only to Begin."""
    made = MainWindow(theme)
    made.add_to_navigation("begin", "Begin")
    for name in PAGES:
        page = QWidget()
        page.setObjectName(name)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.add_page(name, page)
    made.show_page("stage")
    made.show()
    made.activateWindow()
    yield made
    made.close_for_good()
    made.deleteLater()


def visible(window: MainWindow) -> str:
    """The page that can be seen, which also has the keyboard."""
    page = window.page
    assert page is not None
    assert page.isVisible()
    assert page.hasFocus()
    return page.objectName()


def wishes(window: MainWindow) -> list[str]:
    """The wishes to close, from now on."""
    found: list[str] = []
    window.close_requested.connect(lambda: found.append("close"))
    return found


def test_a_banner_stays_above_every_page(window: MainWindow) -> None:
    """It is shown and told whatever page is shown, takes room of its own, and can be taken away."""
    high = window.height()
    window.set_banner("Nothing is kept")
    for page in ("stage", "hidden"):
        window.show_page(page)
        assert "Nothing is kept" in spoken_text(window)
        assert visible(window) == page
    QCoreApplication.processEvents()
    assert window.page is not None
    assert window.page.height() < high
    window.set_banner("")
    QCoreApplication.processEvents()
    assert "Nothing is kept" not in spoken_text(window)
    assert window.page.height() == high


def test_the_navigation_is_gone_while_two_people_talk(window: MainWindow) -> None:
    """It stands above the pages that it leads to, and above no other."""
    assert not window.navigation.isVisible()
    window.show_page("begin")
    assert window.navigation.isVisible()
    window.show_page("stage")
    assert not window.navigation.isVisible()


def test_a_cover_takes_the_names_away(window: MainWindow) -> None:
    """Behind it no names are in the title, those that come later neither."""
    window.show_names("Maya · Sam")
    window.cover("hidden")
    assert visible(window) == "hidden"
    assert window.windowTitle() == TITLE
    window.show_names("Ann · Bo")
    assert window.windowTitle() == TITLE
    window.uncover()
    assert window.windowTitle() == f"Ann · Bo · {TITLE}"


def test_the_title_says_which_history_is_open(window: MainWindow) -> None:
    """The name of its file, after the names of two who talk; behind a cover neither."""
    window.show_history("tuesdays.db")
    assert window.windowTitle() == f"tuesdays.db · {TITLE}"
    window.show_names("Ann · Bo")
    assert window.windowTitle() == f"Ann · Bo · tuesdays.db · {TITLE}"
    window.cover("hidden")
    assert window.windowTitle() == TITLE
    window.uncover()
    window.show_names("")
    assert window.windowTitle() == f"tuesdays.db · {TITLE}"
    window.show_history("")
    assert window.windowTitle() == TITLE


def test_in_a_practice_the_title_says_nothing_of_anybody(window: MainWindow) -> None:
    """Neither names nor the name of a file, which may be that of a couple, until that is over."""
    window.show_history("tuesdays.db")
    window.set_anonymous(anonymous=True)
    window.show_names("Ann · Bo")
    assert window.windowTitle() == TITLE
    window.set_anonymous(anonymous=False)
    assert window.windowTitle() == f"Ann · Bo · tuesdays.db · {TITLE}"


def test_pages_wait_behind_the_cover(window: MainWindow) -> None:
    """With the navigation; a bell may have brought another page: the latest is there afterwards."""
    window.show_page("begin")
    window.cover("hidden")
    assert not window.navigation.isVisible()
    window.show_page("after")
    window.show_page("begin")
    assert visible(window) == "hidden"
    assert not window.navigation.isVisible()
    window.uncover()
    assert visible(window) == "begin"
    assert window.navigation.isVisible()


def test_the_page_behind_counts_as_the_one_that_is_shown(window: MainWindow) -> None:
    """Whoever asks where the talk stands is told what is behind, not that it is hidden."""
    window.cover("hidden")
    assert window.page_id() == "stage"
    window.show_page("after")
    assert window.page_id() == "after"


def test_covered_twice_is_covered_once(window: MainWindow) -> None:
    """A second wish to hide changes nothing; one key brings everything back."""
    window.cover("hidden")
    window.cover("hidden")
    window.uncover()
    assert visible(window) == "stage"


def test_without_a_cover_there_is_nothing_to_take_away(window: MainWindow) -> None:
    """Uncovering what is not covered leaves page and title, with names or none, as they are."""
    window.show_names("Maya · Sam")
    window.uncover()
    assert visible(window) == "stage"
    assert window.windowTitle() == f"Maya · Sam · {TITLE}"
    window.show_names("")
    assert window.windowTitle() == TITLE
    window.show_page("after")
    assert visible(window) == "after"


@pytest.mark.parametrize("covered", [False, True])
def test_closing_is_a_wish_until_it_is_granted(window: MainWindow, *, covered: bool) -> None:
    """By Ctrl+Q and by the window's own button, behind a cover as well as without."""
    wished, closed = wishes(window), list[bool]()
    window.closed.connect(lambda: closed.append(True))
    if covered:
        window.cover("hidden")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    window.close()
    assert wished == ["close"] * 2
    assert window.isVisible()
    assert closed == []
    window.close_for_good()
    assert closed == [True]
    assert not window.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_F5])
def test_full_screen_and_out_of_it(window: MainWindow, key: Qt.Key) -> None:
    """A key leads in and out; Esc leads out, and never closes."""
    wished = wishes(window)
    QTest.keyClick(window.windowHandle(), key)
    assert window.isFullScreen()
    QTest.keyClick(window.windowHandle(), key)
    assert not window.isFullScreen()
    QTest.keyClick(window.windowHandle(), key)
    for _ in range(2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert visible(window) == "stage"
    assert wished == []


def test_full_screen_gives_a_maximised_window_back(window: MainWindow) -> None:
    """As large as it was, it becomes again, and then what it was before that."""
    window.showMaximized()
    window.toggle_full_screen()
    assert window.isFullScreen()
    window.leave_full_screen()
    assert window.isMaximized()
    assert not window.isFullScreen()


@pytest.mark.parametrize("gone", ["hidden", "out of use", "deleted", "none"])
def test_the_keyboard_is_never_left_on_a_closed_sheet(window: MainWindow, gone: str) -> None:
    """Where whoever had it is gone by then, as a button of a turn that ended, the page has it."""
    page = window.page
    assert page is not None
    button = QPushButton("Pause", page)
    button.show()
    if gone == "none":
        page.clearFocus()
    else:
        button.setFocus()
    window.sheet.ask("End here?", "", [("stay", "Go on", False), ("end", "End", True)])
    match gone:
        case "hidden":
            button.hide()
        case "out of use":
            button.setEnabled(False)
        case "deleted":
            shiboken6.delete(button)
        case _:
            pass
    window.sheet.answer("stay")
    assert visible(window) == "stage"


class Words(QWidget):
    """Counts how often it is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def sizeHint(self) -> QSize:
        self.times += 1
        return QSize(50, 20)


def test_pages_that_wait_are_laid_out_beforehand(window: MainWindow) -> None:
    """After a quiet moment, taking a picture of what shows costs nothing for the others."""
    waits, words = QWidget(), Words()
    window.add_page("waits", waits)
    column = QVBoxLayout()
    waits.setLayout(column)
    column.addWidget(words)
    window.lay_out()
    told = words.times
    assert told > 0
    assert window.page is not None
    window.page.grab()
    assert words.times == told


def test_a_wish_that_is_granted_at_once_closes(window: MainWindow) -> None:
    """By the window's own button, while Qt still asks: it is gone, and told so once."""
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.close_requested.connect(window.close_for_good)
    window.windowHandle().close()
    assert closed == [True]
    assert not window.isVisible()


def reached(theme: Theme, window: MainWindow, presses: list[str]) -> QuietButton:
    """A button on the page that shows, reached by Tab; presses of it are noted."""
    page = window.page
    assert page is not None
    button = QuietButton(theme, "Done")
    button.setParent(page)
    button.show()
    button.clicked.connect(lambda: presses.append("Done"))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    return button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_tab_has_reached(
    theme: Theme, window: MainWindow, key: Qt.Key
) -> None:
    """Where a page has no other use for it: once a press, however long it is held down."""
    presses: list[str] = []
    button = reached(theme, window, presses)
    QTest.keyClick(window.windowHandle(), key)
    assert presses == ["Done"]
    again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QCoreApplication.sendEvent(button, again)
    assert presses == ["Done"]


def test_enter_in_a_line_presses_no_button_that_it_leads_to(
    theme: Theme, window: MainWindow
) -> None:
    """What the press did brought the keyboard to a button: that was not meant."""
    presses: list[str] = []
    button, line = reached(theme, window, presses), QLineEdit(window.page)
    line.show()
    line.setFocus()
    line.returnPressed.connect(lambda: button.setFocus(Qt.FocusReason.OtherFocusReason))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert button.hasFocus()
    assert presses == []


def test_a_page_gets_the_focus_from_the_navigation(window: MainWindow) -> None:
    """However it was opened: what is read and pressed next is on the page."""
    window.add_to_navigation("after", "Insights")
    window.show_page("begin")
    insights = window.navigation.findChildren(NavigationWord)[-1]
    window.navigation.chosen.connect(window.show_page)
    insights.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert visible(window) == "after"


def all_told(told: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Every object of an accessibility tree, those that do not show included."""
    if told is not None:
        yield told
        for number in range(told.childCount()):
            yield from all_told(told.child(number))


def focused(window: MainWindow) -> list[QAccessible.Role]:
    """The roles of all objects that claim to have the focus."""
    whole = all_told(QAccessible.queryAccessibleInterface(window))
    return [each.role() for each in whole if each.state().focused]


def test_a_hidden_page_is_not_in_the_accessibility_tree(window: MainWindow) -> None:
    """The current row of a list goes on to claim that it shows and has the focus; on any page."""
    rows = QListWidget()
    rows.addItems(["one", "two"])
    window.add_page("list", rows)
    window.show_page("list")
    rows.setCurrentRow(1)
    assert QAccessible.Role.ListItem in focused(window)
    window.show_page("stage")
    assert len(focused(window)) == 1
    assert QAccessible.Role.ListItem not in focused(window)


@pytest.mark.parametrize("kind", ["question", "rows", "menu"])
def test_what_holds_everywhere_holds_over_a_sheet(window: MainWindow, kind: str) -> None:
    """Ctrl+Q, F11 and F5; the sheet stays as it is, and keeps Esc and all other keys."""
    wished, handle = wishes(window), window.windowHandle()
    match kind:
        case "question":
            window.sheet.ask("Close?", "", [("stay", "Stay", False), ("go", "Go", True)])
        case "rows":
            window.sheet.show_rows("All keys", [("X", "Hide")], "Close")
        case _:
            window.sheet.show_menu("What?", [MenuEntry("hide", "Hide now", "X")], "Close")
    QTest.keyClick(handle, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert wished == ["close"]
    for key in (Qt.Key.Key_F11, Qt.Key.Key_F5):
        QTest.keyClick(handle, key)
        assert window.isFullScreen() is (key is Qt.Key.Key_F11)
    window.toggle_full_screen()
    assert window.sheet.is_open()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert not window.sheet.is_open()
    assert window.isFullScreen()
    assert wished == ["close"]
