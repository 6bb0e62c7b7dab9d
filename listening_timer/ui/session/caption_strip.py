"""Caption strip of the stage: what one of the sample couple says, below the floor.

Its room is kept while nothing is said, so that the token does not move; it grows only for a line
that needs more than two rows. It does not fade with the buttons.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.labels import DescribedText
from listening_timer.ui.widgets.layouts import Column

_ROWS = 2
_GAP, _BELOW = 2, 10
"""Design px between name and words, and below them."""


class CaptionStrip(QWidget):
    """A name in its person's tone, and the words below it in quotation marks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        centred = Qt.AlignmentFlag.AlignHCenter
        self._name = DescribedText(theme, TextStyle.BODY, align=centred, bold=True, names=True)
        self._words = DescribedText(theme, TextStyle.CAPTION, align=centred)

        column = Column(theme, _GAP, (0, 0, 0, _BELOW))
        column.addWidget(self._name)
        column.addWidget(self._words)
        column.addStretch(1)
        self.setLayout(column)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = column
        self._restyle()

        theme.changed.connect(self._restyle)

    def show_line(self, name: str, words: str, tone: Tone) -> None:
        """Show what this person says; nothing where there are no words."""
        self._name.set_tone(tone)
        self._name.set_text(name if words else "")
        self._words.set_text(words)

    def said(self) -> str:
        """The words, as they were given."""
        return self._words.said()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1200), self.minimumHeight())

    def heightForWidth(self, arg__1: int) -> int:
        return max(self.minimumHeight(), self._column.heightForWidth(arg__1))

    @Slot()
    def _restyle(self) -> None:
        """Keep room for a name and two rows."""
        name, words = self._name.fontMetrics(), self._words.fontMetrics()
        around = self._theme.px(_GAP) + self._theme.px(_BELOW)
        self.setMinimumHeight(name.lineSpacing() + _ROWS * words.lineSpacing() + around)
