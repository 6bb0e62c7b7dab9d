"""Fold chips: buttons that each open one card in place, below them; one card is open at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme, Tone, mixed
from listening_timer.ui.widgets import accessibility, painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.widgets.scroll import TYPED_IN
from listening_timer.ui.words.i18n import tr


class FoldChip(QuietButton):
    """A chip that opens a card; a check mark says that something was written there."""

    PAD = 24.0
    LEADING = True

    _open = _filled = False

    def voice(self) -> AccessibleInfo:
        """Expose as a button, with its expanded state."""
        return super().voice()._replace(unfolds=self._open)

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Set whether the card is shown."""
        if is_open != self._open:
            self._open = is_open
            accessibility.notify_expanded_changed(self)
            self.update()

    def set_filled(self, filled: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Set whether something was written on the card."""
        if filled != self._filled:
            self._filled = filled
            self.setAccessibleDescription(tr("Something is written here.") if filled else "")
            self.updateGeometry()
            self.update()

    def _mark(self) -> int:
        """Width (px) of the check mark, with the space before it."""
        return round(self.words_font().pixelSize() * 1.5) if self._filled else 0

    def _beside(self) -> int:
        return super()._beside() + self._mark()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self._theme.px(self.RADIUS)
        fill, line, width = look.surface, look.outline, 1.0
        if self._filled:
            fill, line = look.shades(self._tone).tint, look.shades(self._tone).plain
        if self._open:
            line, width = look.ink, max(2.0, self._theme.px(2))
        if self.isDown() or self.underMouse():
            fill = mixed(fill, look.line, 0.7 if self.isDown() else 0.3)
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, fill, line, width)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        self.paint_words(painter, look.ink, look.soft_ink)
        if self._filled:
            side, pad = self._mark(), self._theme.px(self.PAD)
            place = QRect(self.width() - pad - side, (self.height() - side) // 2, side, side)
            ink = look.shades(self._tone).deep
            _check_mark(painter, QRectF(painting.mirrored(self, place)), ink)


def _check_mark(painter: QPainter, room: QRectF, ink: QColor) -> None:
    """Draw a check mark at the trailing side of a square; the same in both directions."""
    middle, arm = room.center() + QPointF(room.width() * 0.12, 0), room.width() * 0.22
    path = QPainterPath(middle + QPointF(-arm, 0))
    path.lineTo(middle + QPointF(-arm * 0.3, arm * 0.7))
    path.lineTo(middle + QPointF(arm, -arm * 0.7))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(2.0, room.width() * 0.08))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


class ChipCard(Card):
    """A card that a chip opens; hidden until then.

    `OPENS_EMPTY`: whether it opens with nothing on it; else its chip asks for what belongs there.
    """

    OPENS_EMPTY = True

    changed = Signal()
    """What is written on it, or what it shows, has changed."""

    def __init__(self, theme: Theme, *, spacing: float = 12) -> None:
        super().__init__(theme, spacing=spacing)
        self.hide()

    @property
    def is_filled(self) -> bool:
        """Whether anything is written on it."""
        return False

    def first_control(self) -> QWidget | None:
        """The control that gets the focus when it is opened by keyboard; a field, in any case."""
        return None


class FoldChips(QWidget):
    """Chips side by side, and below them the card of the open one."""

    opened = Signal(str)
    """Id of the chip whose card is open now; empty for none."""
    released = Signal()
    """A press by mouse left the focus nowhere: on no control that would take a key unseen."""
    asked = Signal(str)
    """Id of a pressed chip whose card does not open while it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: dict[str, FoldChip] = {}
        self._cards: dict[str, ChipCard] = {}
        self._open = ""
        self._flow = Flow(theme, 16, centred=True)
        self._box = Column(theme, 16)

        self._box.addLayout(self._flow)
        self.setLayout(self._box)

    def voice(self) -> AccessibleInfo:
        """Expose the chips and the open card only."""
        return AccessibleInfo(AccessibleRole.Client)

    def add(self, name: str, text: str, card: ChipCard) -> None:
        """Add a chip that opens this card."""
        chip = FoldChip(self._theme, text, tone=Tone.MOSS)
        self._chips[name], self._cards[name] = chip, card
        self._flow.addWidget(chip)
        self._box.addWidget(card)
        parts = [part for each in self._cards.values() for part in controls(each)]
        first, *others = self._chips.values()
        set_tab_order_after(first, [*others, *parts])
        card.setAccessibleName(text)
        chip.clicked.connect(lambda: self._on_chip_clicked(name))
        card.changed.connect(self.show_filled)

    def offer(self, names: Sequence[str]) -> None:
        """Show these chips, and none of the others."""
        for name, chip in self._chips.items():
            chip.setVisible(name in names)

    def open(self, name: str) -> None:
        """Open the card of this chip in place of any other; empty: close it."""
        if name == self._open:
            return
        self._open = name
        for each, card in self._cards.items():
            card.setVisible(each == name)
            self._chips[each].set_open(each == name)
        self.opened.emit(name)

    def open_filled(self, names: Sequence[str]) -> None:
        """Open the first of these cards on which something is written."""
        self.show_filled()
        self.open(next((name for name in names if self._cards[name].is_filled), ""))

    def show_filled(self) -> None:
        """Check the chips of those cards on which something is written."""
        for name, card in self._cards.items():
            self._chips[name].set_filled(card.is_filled)

    def _on_chip_clicked(self, name: str) -> None:
        chip, card = self._chips[name], self._cards[name]
        if not (card.OPENS_EMPTY or card.is_filled):
            self.asked.emit(name)
            return
        ring = chip.shows_focus_ring()
        self.open("" if name == self._open else name)
        _ignore_double_click(card)
        first = card.first_control() if self._open else None
        if ring and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(first, TYPED_IN):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not ring:
            self.released.emit()


def _ignore_double_click(card: QWidget) -> None:
    """Let the card ignore the mouse as long as a double click takes.

    It may open below the mouse, and the second click on the chip would press what is there.
    """
    pause = QGuiApplication.styleHints().mouseDoubleClickInterval()
    blind = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    card.setAttribute(blind)
    QTimer.singleShot(pause, card, lambda: card.setAttribute(blind, on=False))
