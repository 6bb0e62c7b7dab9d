"""Vertical scrolling: scroll area, thin scroll bar, touch scrolling, bringing into view.

Nothing in the program scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QScroller,
    QScrollerProperties,
    QWidget,
)

from listening_timer.ui.theme.theme import Theme, faded
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.soft_edges import SoftEdges

_LINES = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}
_MOVES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
TYPED_IN = QLineEdit, QPlainTextEdit


_REST_MS, _FADE_MS = 900, 250


class ThinScrollBar(QScrollBar):
    """A thin vertical scroll bar: a rounded thumb without a groove, gone at rest.

    It shows while something scrolls or the mouse is on it, and as the mouse comes to its area.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._strength = 0.0
        self._rest = QTimer(self)
        self._fade = QVariantAnimation(self)

        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

        theme.changed.connect(self.updateGeometry)
        self.valueChanged.connect(self.appear)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._fade.valueChanged.connect(self._set_strength)
        self._fade.finished.connect(lambda: self._set_strength(0.0))

    @Slot()
    def appear(self) -> None:
        """Show it for a moment, where there is more to see."""
        if self.maximum() > self.minimum() and self.isVisible():
            self._fade.stop()
            self._set_strength(1.0)
            self._rest.start()

    @Slot()
    def _on_rest_timeout(self) -> None:
        if self.underMouse() or self.isSliderDown():
            self._rest.start()
        else:
            self._fade.start()

    @Slot(object)
    def _set_strength(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.appear()

    def sizeHint(self) -> QSize:
        """Thin, yet wide enough to grab."""
        return QSize(max(12, self._theme.px(12)), super().sizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self.maximum() <= self.minimum() or not self._strength:
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # noqa: PLC0415 - see `text_layout`

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        thumb = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        look, held = self._theme.palette, self.isSliderDown() or self.underMouse()
        aside = (thumb.width() - (6 if held else 4)) // 2
        thumb = thumb.adjusted(aside, 0, -aside, 0)
        colour = faded(look.soft_ink if held else look.outline, self._strength)
        painting.panel(QPainter(self), thumb, thumb.width() / 2, colour)


def enable_touch_scrolling(area: QAbstractScrollArea) -> None:
    """Enable touch scrolling without overshoot; a tap is still a press, a mouse only presses."""
    target = area.viewport()
    QScroller.grabGesture(target, QScroller.ScrollerGestureType.TouchGesture)
    scroller, metric = QScroller.scroller(target), QScrollerProperties.ScrollMetric
    ways, beyond = scroller.scrollerProperties(), QScrollerProperties.OvershootPolicy
    for which in (metric.HorizontalOvershootPolicy, metric.VerticalOvershootPolicy):
        ways.setScrollMetric(which, beyond.OvershootAlwaysOff)
    scroller.setScrollerProperties(ways)

    def on_state_changed(state: QScroller.State) -> None:
        if state is QScroller.State.Dragging:
            _release_buttons(target)

    scroller.stateChanged.connect(on_state_changed)


def _release_buttons(place: QWidget) -> None:
    """Release held buttons without a click: they move along with a finger that scrolls.

    Qt makes a mouse of the finger, and would click where it is lifted from the same button.
    """
    outside, none = QPointF(-1, -1), Qt.MouseButton.NoButton
    kind, left = QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton
    for button in place.findChildren(QAbstractButton):
        if button.isDown():
            at = button.mapToGlobal(outside)
            event = QMouseEvent(kind, outside, at, left, none, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(button, event)


class Scroll(QScrollArea):
    """A vertical scroll area with a transparent background.

    It is a Tab stop where there is more to see and no Tab stop inside: then arrows, PageUp,
    PageDown, Home and End scroll it. Never narrower than its contents; whatever gets the focus
    inside is brought into view, and a text field stays there when something appears beside it or
    the area shrinks. `on_card`: it lies on a card, whose colour its edges fade to.
    """

    def __init__(self, theme: Theme, inner: QWidget, *, on_card: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.named_by: Callable[[], str] | None = None
        """Returns the accessible name as a Tab stop; None: that of the nearest named ancestor."""
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = ThinScrollBar(theme)
        self.setVerticalScrollBar(self._bar)
        self._ground = QWidget()  # Qt's own would make PySide search every class for its type
        self.setViewport(self._ground)
        self.setWidget(inner)
        self._ground.setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

        self._edges = SoftEdges(theme, self, on_card=on_card)
        enable_touch_scrolling(self)
        self._bar.rangeChanged.connect(self._be_reached)

    def edge(self) -> int:
        """Height (px) of an edge where contents may fade."""
        return self._edges.height()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._bar.appear()

    def scroll_by_key(self, key: Qt.Key) -> bool:
        """Scroll by a key; False where it is no such key, or there is no more to see."""
        bar = self.verticalScrollBar()
        action = _MOVES.get(key)
        if action is None or bar.maximum() <= bar.minimum():
            return False
        bar.triggerAction(action)
        return True

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        key = Qt.Key(arg__1.key())
        if not (self.hasFocus() and (key in _LINES or key in _MOVES)):
            arg__1.ignore()  # unused by the focused child, and of no use here
        elif key in _LINES:
            self.verticalScrollBar().triggerAction(_LINES[key])
        else:
            self.scroll_by_key(key)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self.hasFocus():
            painting.focus_ring(QPainter(self._ground), self._theme, self._ground.rect(), 4)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self._ground.update()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self._ground.update()

    @Slot()
    def _be_reached(self) -> None:
        """Be a Tab stop exactly where nothing else would let keys scroll it."""
        bar, inner = self.verticalScrollBar(), self.widget()
        stops = inner is not None and any(_is_stop(each) for each in inner.findChildren(QWidget))
        needed = bar.maximum() > bar.minimum() and not stops
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if needed else Qt.FocusPolicy.NoFocus)

    def voice(self) -> AccessibleInfo:
        """Expose the contents without scroll bars; as a Tab stop, a named group.

        Qt's own interface is asked for bars that are gone when a screen reader, which counted them
        before the page changed, gets to them; the program would crash.
        """
        if self.focusPolicy() is Qt.FocusPolicy.NoFocus:
            return AccessibleInfo(AccessibleRole.Client, parts=(self._ground,))
        return AccessibleInfo(AccessibleRole.Grouping, name=self._name(), parts=(self._ground,))

    def _name(self) -> str:
        """Accessible name: `named_by`, else its own, else the nearest named ancestor's."""
        if self.named_by is not None:
            return self.named_by()
        holder: QWidget | None = self
        while holder is not None and not holder.accessibleName():
            holder = holder.parentWidget()
        return holder.accessibleName() if holder is not None else ""

    def minimumSizeHint(self) -> QSize:
        inner, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        wide = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(wide + bar, 60)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return inner.sizeHint() if inner is not None else super().sizeHint()

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """Follow the contents when they ask for another width, or grow."""
        if arg__2.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        done = super().eventFilter(arg__1, arg__2)
        if isinstance(arg__2, QResizeEvent) and arg__1 is self.widget():
            grown = arg__2.size().height() - arg__2.oldSize().height()
            self._keep_in_view(self._ground.height(), grown)
        return done

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        """Keep the field in view in which somebody types."""
        super().resizeEvent(arg__1)
        self._keep_in_view(arg__1.oldSize().height(), 0)

    def _keep_in_view(self, seen: int, grown: int) -> None:
        """Bring back the field in which somebody types, if it was visible in a height of `seen` px.

        The contents above may have `grown` by so many px since. A field scrolled out of view stays
        there.
        """
        inner, here = self.widget(), QApplication.focusWidget()
        if inner is None or not isinstance(here, TYPED_IN) or not inner.isAncestorOf(here):
            return
        top = here.mapTo(self._ground, QPoint()).y()
        was_seen = any(at >= 0 and at + here.height() <= seen for at in (top, top - grown))
        if was_seen and here.height() <= self._ground.height():
            self.ensureWidgetVisible(here)


def _is_stop(widget: QWidget) -> bool:
    """Whether this widget is a Tab stop at the moment."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and not widget.isHidden() and widget.isEnabled()


def bring_into_view(*parts: QWidget) -> None:
    """Scroll no further than shows these parts; the last one where there is no room for all.

    Done once the layouts know their heights; a part that is hidden by then is left out.
    """
    QTimer.singleShot(0, parts[-1], lambda: _bring(parts))


def _bring(parts: tuple[QWidget, ...]) -> None:
    for part in parts:
        if part.isVisible():
            for area in _areas_around(part):
                area.ensureWidgetVisible(part, 0, area.edge())


def _areas_around(part: QWidget) -> Iterator[Scroll]:
    """The scroll areas around a part, innermost first."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, Scroll):
            yield around
        around = around.parentWidget()
