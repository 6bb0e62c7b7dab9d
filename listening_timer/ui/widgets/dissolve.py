"""What was seen a moment ago, fading away over what is there now."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Theme

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Dissolve(QWidget):
    """A picture of its parent as it was, over all of it; hidden where nothing fades."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._whole = theme, parent
        self._picture = QPixmap()
        self._strength = 0.0

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def strength(self) -> float:
        """How strongly the picture is seen, 0 to 1."""
        return self._strength

    def take(self, without: QWidget | None = None) -> None:
        """Take the parent as it looks now, `without` one of its children; show it fully.

        A picture that still fades is part of what is seen. It lies over all but that child.
        """
        whole = self._whole
        ratio = whole.devicePixelRatioF()
        picture = QPixmap(whole.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.palette.paper)
        whole.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
        for child in whole.findChildren(QWidget, options=_DIRECT):
            if child is not without and not child.isHidden():
                child.render(picture, child.pos(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self._picture = picture
        self.setGeometry(whole.rect())
        self.raise_()
        if without is not None:
            without.raise_()
        self.set_strength(1.0)
        self.show()

    def set_strength(self, strength: float) -> None:
        """Let it be seen so strongly, 0 to 1; at 0 it is gone, and so is what it kept."""
        self._strength = strength
        if strength > 0:
            self.update()
        elif not self._picture.isNull():
            self._picture = QPixmap()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.drawPixmap(0, 0, self._picture)
