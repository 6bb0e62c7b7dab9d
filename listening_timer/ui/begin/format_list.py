"""Format list: one line for each format, its name and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format
from listening_timer.ui.begin.options import length_words
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.cards import ChoiceGroup
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.layouts import Column, remove_from
from listening_timer.ui.widgets.list.option_line import LINE_HIGH_PX, OptionLine
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import text_of

MOST = 10
"""Lines that show at a time; the list scrolls where there are more."""


class FormatList(QWidget):
    """All formats, one of them chosen."""

    def __init__(self, theme: Theme, formats: Sequence[Format], accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._group = ChoiceGroup(self)
        self.chosen = self._group.chosen
        """Id of the format that somebody chose."""
        self._rows: dict[str, OptionLine] = {}
        self._names: list[tuple[str, str]] = []
        self._area: Scroll | None = None
        self._shown = QWidget()

        self._whole = Column(theme)
        self._whole.addWidget(self._shown)
        self.setLayout(self._whole)
        self.setAccessibleName(accessible_name)
        self._follow(formats)

        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a group of options."""
        return AccessibleInfo(AccessibleRole.Grouping, parts=[*self._rows.values()])

    def show_chosen(self, chosen: Format, formats: Sequence[Format]) -> None:
        """Show all formats, which one is chosen, and how long each takes, as it would run now."""
        self._follow(formats)
        for fmt in formats:
            self._rows[fmt.id].set_value(length_words(chosen if fmt.id == chosen.id else fmt))
        if self._group.current() != chosen.id:
            self._group.choose(chosen.id)
            if self._area is not None:
                self._area.ensureWidgetVisible(self._rows[chosen.id])

    def chosen_row(self) -> QWidget:
        """The line of the chosen format, which has the Tab stop."""
        return self._rows[self._group.current()]

    def _follow(self, formats: Sequence[Format]) -> None:
        """Build the lines anew, where there are other formats or names than before."""
        names = [(fmt.id, text_of(fmt.name)) for fmt in formats]
        if names == self._names:
            return
        self._names = names
        self._group.clear()
        self._rows = {identity: OptionLine(self._theme, name) for identity, name in names}
        inner, lines = QWidget(), Column(self._theme)
        for identity, row in self._rows.items():
            self._group.add(identity, row)
            lines.addWidget(row)
        inner.setLayout(lines)
        scrolls = len(names) > MOST
        self._area = Scroll(self._theme, inner, on_card=True) if scrolls else None
        before, self._shown = self._shown, self._area or inner
        remove_from(self._whole, before)
        self._whole.addWidget(self._shown)
        set_tab_order_after(self, [*self._rows.values()])
        self._restyle()

    def _restyle(self) -> None:
        if self._area is not None:
            self._area.setFixedHeight(MOST * self._theme.touch(LINE_HIGH_PX))
