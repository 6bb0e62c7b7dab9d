"""Caption strip of the stage: what one of the sample couple says, below the floor.

Hidden but in a demonstration. Its room is kept while nothing is said, so that the token does not
move; it grows only for a line that needs more than two rows. It does not fade with the buttons.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.labels import DescribedText
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.words.i18n import tr

_ROWS = 2
_GAP, _BELOW = 2, 10
"""Design px between name and words, and below them."""


class CaptionStrip(QWidget):
    """A name in its person's tone, and the words below it in quotation marks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._said = theme, ""
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
        self.hide()
        self._restyle()

        theme.changed.connect(self._restyle)

    def show_line(self, name: str, words: str, tone: Tone = Tone.LAKE) -> bool:
        """Show what this person says, or nothing without words; returns whether it is new."""
        before, self._said = self._said, f"{name}: {words}" if words else ""
        self._name.set_tone(tone)
        self._name.set_text(name if words else "")
        self._words.set_text(tr("“{words}”").format(words=words) if words else "")
        return bool(words) and self._said != before

    def said(self) -> str:
        """Who says what, as it is announced; empty where nothing is said."""
        return self._said

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
