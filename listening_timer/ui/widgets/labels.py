"""Text labels: plain text in a text style and colour of the theme; quotes and discs.

Law: text from people is never read as markup, and wrapped text is never cut. The lines of a
heading, and of centred text, are balanced: no word is left alone on the last one.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility, painting, rich_lines
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.painting import LEADING
from listening_timer.ui.widgets.text_layout import aligned_across

_COLUMN = 560  # design px: width of a readable column of text
_HEADINGS = frozenset({TextStyle.HEADING, TextStyle.TITLE})


def _upright(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """The alignment, vertically centred unless it says otherwise."""
    if align & Qt.AlignmentFlag.AlignVertical_Mask:
        return align
    return align | Qt.AlignmentFlag.AlignVCenter


class Text(QLabel):
    """A label that keeps its text style and colour whatever the theme becomes.

    `folds`: it takes no room while it is empty. `names`: however large, it is the name or the
    number of something, and no heading.
    """

    SPOKEN_AS = AccessibleRole.StaticText

    def __init__(  # noqa: PLR0913 - a text and its looks
        self,
        theme: Theme,
        role: TextStyle,
        text: str = "",
        *,
        soft: bool = False,
        tone: Tone | None = None,
        align: Qt.AlignmentFlag = LEADING,
        wrap: bool = True,
        bold: bool = False,
        folds: bool = False,
        names: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._theme, self._role, self._soft, self._tone = theme, role, soft, tone
        self._bold, self._folds, self._said = bold, folds, ""
        self._pieces: rich_lines.Pieces = ()

        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(_upright(align))
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self._restyle()
        self.set_text(text)

        theme.changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show a text; where it wraps, a word too long for any line may break inside."""
        if self._pieces:
            self._pieces = ()
            self.update()
        if text != self._said:
            self._said = text
            shown = painting.undirected(text)
            self.setText(painting.breakable(shown) if self.wordWrap() else shown)
            self.setAccessibleName(text)
        if self._folds:
            self._fold()

    def set_marked(self, pieces: rich_lines.Pieces) -> None:
        """Show a text with highlighted pieces; for a label that wraps."""
        self.set_text(rich_lines.plain(pieces))
        if any(is_marked for _text, is_marked in pieces):
            self._pieces = pieces
            self.update()

    def say(self, text: str) -> None:
        """Show a text that answers a user's action, and announce it if visible."""
        self.set_text(text)
        if text and self.isVisible():
            accessibility.announce(self, text)

    def _fold(self) -> None:
        if self.parentWidget() is not None or not self._said:
            self.setHidden(not self._said)
        else:  # shown with its parent, once it has one
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)

    def voice(self) -> AccessibleInfo:
        """Expose as a heading or a text."""
        if not self.accessibleName():
            return AccessibleInfo(AccessibleRole.Client)
        heading = self._role in _HEADINGS and not self._names
        return AccessibleInfo(AccessibleRole.Heading if heading else self.SPOKEN_AS)

    def said(self) -> str:
        """The text as it was given."""
        return self._said

    def sizeHint(self) -> QSize:
        """One line, or a column of readable width."""
        hint = super().sizeHint()
        if self.wordWrap() and self._said:
            natural = painting.text_size(self.font(), self.text()).width() + 2
            column = self._theme.px(_COLUMN) * self._theme.text_percent // 100
            wide = min(natural, column)
            return QSize(wide, self.heightForWidth(wide))
        return hint

    def minimumSizeHint(self) -> QSize:
        """The longest word, one line high; more lines follow from the width."""
        if not self.wordWrap() or not self._said:
            return super().minimumSizeHint()
        word = painting.longest_word(self.font(), self.text())
        return QSize(word + 2, self.fontMetrics().height() + self.contentsMargins().bottom())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Paint the text aligned as the page is read, also where it runs the other way itself."""
        text, align, room = self.text(), self.alignment(), self.contentsRect()
        centred = bool(align & Qt.AlignmentFlag.AlignHCenter)
        if self.wordWrap() and (centred or self._role in _HEADINGS):
            wide = painting.balanced(self.font(), text, room.width())
            room = aligned_across(self.layoutDirection(), align, wide, room)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        way = self.layoutDirection()
        if self._pieces:
            rich_lines.write(painter, room, text, self._pieces, align, way, self._theme.palette)
        else:
            painting.write(painter, room, text, align, way, wrap=self.wordWrap())

    def set_role(self, role: TextStyle) -> None:
        """Set the text style, such as a smaller one for a heading that leaves too little room."""
        if role is not self._role:
            self._role = role
            self._restyle()

    def set_tone(self, tone: Tone | None) -> None:
        """Set the colour to a person's tone; None for ink."""
        self._tone = tone
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        look, ink = self._theme.palette, self._theme.palette.ink
        if self._tone is not None:
            ink = look.shades(self._tone).deep
        elif self._soft:
            ink = look.soft_ink
        dressed = self.palette()
        dressed.setColor(QPalette.ColorRole.WindowText, ink)
        font = self._theme.font(self._role, bold=self._bold)
        self.setPalette(dressed)
        self.setFont(font)
        self.setContentsMargins(0, 0, 0, painting.below(font))


class DescribedText(Text):
    """A text that the accessible description of its page contains as well.

    Orca reads all labels of a panel that gets the focus, related to it or not; but no paragraphs.
    """

    SPOKEN_AS = AccessibleRole.Paragraph


_BAR = 4
"""Design px."""


class Quote(QWidget):
    """A quotation: contents in `body`, and a bar as high as they are at the leading edge."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self.body = Column(theme, 2, (20, 2, 0, 2))

        self.setLayout(self.body)

        theme.changed.connect(self.update)

    def voice(self) -> AccessibleInfo:
        """Expose the contents only."""
        return AccessibleInfo(AccessibleRole.Client)

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRect(0, 0, self._theme.px(_BAR), self.height())
        place = painting.mirrored(self, bar)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(place, self._theme.shades(self._tone).plain)


class Disc(QWidget):
    """A filled circle in a person's tone; `size` in design px."""

    def __init__(self, theme: Theme, tone: Tone, *, size: float = 54) -> None:
        super().__init__()
        self._theme, self._tone, self._size = theme, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.panel(
            QPainter(self),
            self.rect(),
            self.height() / 2,
            self._theme.shades(self._tone).plain,
        )
