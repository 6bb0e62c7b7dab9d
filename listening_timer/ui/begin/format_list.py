"""Format list: one line for each format, its name and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.exercise.formats import Format
from listening_timer.ui.begin.options import length_words
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.cards import ChoiceGroup
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import text_of

_PAD, _HIGH, _RADIUS, _GAP = 16, 44, 12, 8
"""Design px."""
MOST = 10
"""Lines that show at a time; the list scrolls where there are more."""


class FormatRow(FocusRingButton):
    """A name at the leading edge, a length at the trailing one; tinted and bold when chosen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._length = theme, ""
        self._name = painting.breakable(painting.undirected(name))

        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

        theme.changed.connect(self.updateGeometry)

    def set_length(self, length: str) -> None:
        """Set how long it takes."""
        self._length = length
        self.setAccessibleDescription(length)
        self.update()

    def sizeHint(self) -> QSize:
        wide = painting.text_size(self._theme.font(TextStyle.BODY, bold=True), self._name).width()
        wide += self._beside()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        font = self._theme.font(TextStyle.BODY, bold=True)
        wide = painting.longest_word(font, self._name) + self._beside()
        return QSize(wide, self._theme.touch(_HIGH))

    def heightForWidth(self, arg__1: int) -> int:
        font = self._theme.font(TextStyle.BODY, bold=True)
        words = painting.text_size(font, self._name, max(1, arg__1 - self._beside()))
        return max(self._theme.touch(_HIGH), words.height() + self._theme.px(14))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, painter, radius = self._theme.palette, QPainter(self), self._theme.px(_RADIUS)
        shades, checked = look.shades(Tone.LAKE), self.isChecked()
        if checked:
            wide = max(2.0, self._theme.px(2))
            painting.panel(painter, self.rect(), radius, shades.tint, shades.plain, wide)
        elif self.underMouse():
            painting.panel(painter, self.rect(), radius, mixed(look.surface, look.line, 0.3))
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        way, pad = self.layoutDirection(), self._theme.px(_PAD)
        room = QRect(pad, 0, self.width() - 2 * pad, self.height())
        painter.setFont(self._theme.font(TextStyle.BODY))
        painter.setPen(look.soft_ink)
        painting.write(painter, room, self._length, painting.TRAILING, way, wrap=False)
        painter.setFont(self._theme.font(TextStyle.BODY, bold=checked))
        painter.setPen(look.ink)
        words = QRect(pad, 0, self.width() - self._beside() + 2, self.height())
        place = painting.mirrored(self, words)
        painting.write(painter, place, self._name, painting.LEADING, way)

    def _beside(self) -> int:
        """Width (px) of all that is not the name."""
        length = painting.text_size(self._theme.font(TextStyle.BODY), self._length or "–")
        return length.width() + self._theme.px(_GAP) + 2 * self._theme.px(_PAD) + 2


class FormatList(QWidget):
    """All formats, one of them chosen."""

    def __init__(self, theme: Theme, formats: Sequence[Format], accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._group = ChoiceGroup(self)
        self.chosen = self._group.chosen
        """Id of the format that somebody chose."""
        self._rows = {fmt.id: FormatRow(theme, text_of(fmt.name)) for fmt in formats}
        self._inner = QWidget()
        self._scrolls = len(formats) > MOST

        lines, whole = Column(theme), Column(theme)
        for name, row in self._rows.items():
            self._group.add(name, row)
            lines.addWidget(row)
        self._inner.setLayout(lines)
        self._area = Scroll(theme, self._inner, on_card=True) if self._scrolls else None
        whole.addWidget(self._area or self._inner)
        self.setLayout(whole)
        self.setAccessibleName(accessible_name)
        self._restyle()

        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a group of options."""
        return AccessibleInfo(AccessibleRole.Grouping, parts=[*self._rows.values()])

    def show_chosen(self, chosen: Format, lengths: Sequence[Format]) -> None:
        """Show which one is chosen, and how long each takes, as it would run now."""
        for fmt in lengths:
            self._rows[fmt.id].set_length(length_words(chosen if fmt.id == chosen.id else fmt))
        if self._group.current() != chosen.id:
            self._group.choose(chosen.id)
            if self._area is not None:
                self._area.ensureWidgetVisible(self._rows[chosen.id])

    def chosen_row(self) -> QWidget:
        """The line of the chosen format, which has the Tab stop."""
        return self._rows[self._group.current()]

    def _restyle(self) -> None:
        if self._area is not None:
            self._area.setFixedHeight(MOST * self._theme.touch(_HIGH))
