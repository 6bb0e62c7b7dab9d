"""Header of the history page: heading, tabs, and the actions on all sessions."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.ui.history.tabs import HistoryTabs
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, MoreButton, QuietButton
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.words.i18n import tr

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HistoryAction(StrEnum):
    """Actions on the whole history."""

    EXPORT = "export"
    IMPORT = "import"
    PEOPLE = "people"
    TALLIES = "tallies"
    OTHER = "other"
    NEW = "new"
    DEFAULT = "default"


_HISTORIES = (HistoryAction.OTHER, HistoryAction.NEW, HistoryAction.DEFAULT)
"""Actions that open another history in place of this one."""


class HistoryHeader(QWidget):
    """A heading; below it the tabs and the actions. On a narrow page, tabs and a menu alone."""

    export_requested = Signal()
    """Export sessions to a file."""
    import_requested = Signal()
    """Import sessions from a file."""
    people_requested = Signal()
    """Show the people of this history."""
    tallies_requested = Signal()
    """Show the card for marks between two sessions."""
    other_history_requested = Signal()
    """Open another history, which exists."""
    new_history_requested = Signal()
    """Create a history, and open it."""
    default_history_requested = Signal()
    """Open the default history again."""
    menu_requested = Signal()
    """Show the menu of `entries`."""
    back_requested = Signal()
    """Go back to the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._takes_marks = self._listed = False
        self._histories = frozenset[HistoryAction]()
        self._heading = Text(theme, TextStyle.HEADING, tr("What you have shared"))
        self._back = LinkButton(theme, tr("Back to the list"))
        self.tabs = HistoryTabs(theme)
        self._buttons = {
            HistoryAction.EXPORT: QuietButton(theme, tr("Export")),
            HistoryAction.IMPORT: QuietButton(theme, tr("Import")),
        }
        self._more = MoreButton(theme, tr("More for this history"))

        row, column = Row(theme, 12), Column(theme, 14)
        place, inside = QWidget(), Column(theme)  # keeps its width without the tabs
        inside.addWidget(self.tabs)
        place.setLayout(inside)
        row.addWidget(place, 1, _MIDDLE)
        for button in (*self._buttons.values(), self._more):
            row.addWidget(button, 0, _MIDDLE)
        column.addWidget(self._heading)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(row)
        self.setLayout(column)
        self.arrange(listed=False, narrow=False, back=False)

        self._back.clicked.connect(self.back_requested)
        self._more.clicked.connect(self.menu_requested)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.do(name))

    def arrange(self, *, listed: bool, narrow: bool, back: bool, words: bool = False) -> None:
        """Show what fits and applies; without sessions, import and the other histories.

        `listed`: there are sessions. `back`: one of them is shown in place of its list. `words`:
        that is a list of words.
        """
        self._listed, tabbed = listed, listed and not back
        self._heading.setHidden(back or (narrow and tabbed))
        self._back.setHidden(not back)
        self._buttons[HistoryAction.EXPORT].setHidden(not tabbed or narrow or words)
        self._buttons[HistoryAction.IMPORT].setHidden(listed)
        self._more.setHidden(back or not (listed or self._histories))
        self.tabs.setHidden(not tabbed)

    @Slot(bool)
    def set_takes_marks(self, takes: bool) -> None:  # noqa: FBT001 - a slot
        """Offer the card for marks between two sessions, or not."""
        self._takes_marks = takes

    def offer_histories(self, *, default: bool) -> None:
        """Offer to open other histories; the `default` one where another is open."""
        left_out = set[HistoryAction]() if default else {HistoryAction.DEFAULT}
        self._histories = frozenset(_HISTORIES) - left_out

    def do(self, wish: str) -> None:
        """Emit the request of an action, by its id."""
        {
            HistoryAction.EXPORT: self.export_requested,
            HistoryAction.IMPORT: self.import_requested,
            HistoryAction.PEOPLE: self.people_requested,
            HistoryAction.TALLIES: self.tallies_requested,
            HistoryAction.OTHER: self.other_history_requested,
            HistoryAction.NEW: self.new_history_requested,
            HistoryAction.DEFAULT: self.default_history_requested,
        }[HistoryAction(wish)].emit()

    def heading(self) -> str:
        """The page's heading."""
        return self._heading.said()

    def take_keyboard(self) -> None:
        """Focus the link back to the list."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> list[MenuEntry]:
        """The menu entries: the actions that have no visible button."""
        entries = (
            MenuEntry(HistoryAction.EXPORT, tr("Export talks into a file")),
            MenuEntry(HistoryAction.IMPORT, tr("Import talks from a file")),
            MenuEntry(HistoryAction.PEOPLE, tr("The people in this history")),
            MenuEntry(HistoryAction.TALLIES, tr("Between two talks")),
            MenuEntry(HistoryAction.OTHER, tr("Open another history…"), apart=True),
            MenuEntry(HistoryAction.NEW, tr("New history…"), apart=True),
            MenuEntry(HistoryAction.DEFAULT, tr("Back to ours"), apart=True),
        )
        left_out = {name for name, button in self._buttons.items() if not button.isHidden()}
        left_out |= set(_HISTORIES) - self._histories
        if not self._listed:
            left_out |= {HistoryAction.EXPORT, HistoryAction.PEOPLE}
        if not self._listed or not self._takes_marks:
            left_out.add(HistoryAction.TALLIES)
        return [entry for entry in entries if entry.id not in left_out]


class EmptyHistory(QWidget):
    """Empty history: a stone and a few words in the middle, and the main action lower right."""

    begin_requested = Signal()
    """Begin the first session."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = Text(
            theme,
            TextStyle.CUE,
            tr("Your talks will appear here."),
            soft=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        begin = MainButton(theme, tr("Begin your first talk"))

        column = Column(theme, 16)
        column.addStretch(1)
        column.addWidget(RestingStone(theme, size=112), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addStretch(3)
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setLayout(column)

        begin.clicked.connect(self.begin_requested)


class NothingFound(QWidget):
    """In place of the detail when nothing was found: what the search covers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._words = [
            Text(theme, TextStyle.CUE, tr("Nothing found."), soft=True, align=middle),
            Text(
                theme,
                TextStyle.BODY,
                tr(
                    "Search looks through notes, thanks, topics, promises and tags. You can also "
                    "type a name, a month, a year, or a word like “thanks”."
                ),
                soft=True,
                align=middle,
            ),
        ]

        column = Column(theme, 12, (24, 0, 24, 0))
        column.addStretch(1)
        for words in self._words:
            column.addWidget(words)
        column.addStretch(2)
        self.setLayout(column)

    def set_told(self, *, told: bool) -> None:
        """Whether the text is shown: not where the list itself could not be read."""
        for words in self._words:
            words.setVisible(told)
