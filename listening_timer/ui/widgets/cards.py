"""Cards: rounded surfaces, cards to choose from, and groups of exclusive choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.keyboard import SIDEWAYS
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import NONE, Column

RADIUS = 20
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class Card(QFrame):
    """A rounded surface with an outline; contents go into `body`.

    `flat`: no surface and no padding, for a card that lies on a sheet.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        pad: float = 24,
        spacing: float = 8,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._flat = theme, flat
        self._tone: Tone | None = None
        self.body = Column(theme, spacing, NONE if flat else (pad, pad * 0.84, pad, pad * 0.84))

        self.setLayout(self.body)

        theme.changed.connect(self.update)

    def voice(self) -> AccessibleInfo:
        """Expose as a group where it has a name."""
        named = bool(self.accessibleName())
        return AccessibleInfo(AccessibleRole.Grouping if named else AccessibleRole.Client)

    def set_tone(self, tone: Tone | None) -> None:
        """Tint the card in a person's tone; None for plain."""
        self._tone = tone
        self.update()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self._flat:
            return
        look = self._theme.palette
        fill, line = look.surface, look.line
        if self._tone is not None:
            fill = line = look.shades(self._tone).tint
        painting.panel(QPainter(self), self.rect(), self._theme.px(RADIUS), fill, line)


class Section(QWidget):
    """A part of a page without a surface; contents go into `body`, below the title, if any."""

    def __init__(self, theme: Theme, title: str = "", *, spacing: float = 8) -> None:
        super().__init__()
        self.body = Column(theme, spacing)

        self.setLayout(self.body)
        if title:
            self.body.addWidget(Text(theme, TextStyle.TITLE, title))

    def voice(self) -> AccessibleInfo:
        """Expose as a group where it has a name."""
        named = bool(self.accessibleName())
        return AccessibleInfo(AccessibleRole.Grouping if named else AccessibleRole.Client)


class ChoiceCard(FocusRingButton):
    """A card that can be chosen: a title, a description, and a line at its foot.

    Chosen, it has a tint and an outline of double width, so that colour is not the only sign.
    """

    def __init__(
        self, theme: Theme, title: str, about: str = "", foot: str = "", *, tone: Tone = Tone.LAKE
    ) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self._title = Text(theme, TextStyle.BODY, title, bold=True)
        self._about = Text(theme, TextStyle.LABEL, about, soft=True)
        self._foot = Text(theme, TextStyle.LABEL, foot, soft=True)

        box = Column(theme, 6, (22, 20, 22, 20))
        for text in (self._title, self._about, self._foot):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(text)
        box.addStretch(1)
        self.setLayout(box)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_texts(title, about, foot)

        theme.changed.connect(self.update)

    def set_texts(self, title: str, about: str = "", foot: str = "") -> None:
        """Set the texts; empty ones are hidden."""
        for label, text in ((self._title, title), (self._about, about), (self._foot, foot)):
            label.set_text(text)
            label.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (about, foot) if part))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        least = layout.totalMinimumSize() if layout is not None else QSize()
        return least.expandedTo(QSize(44, 44))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self._theme.px(RADIUS)
        shades = look.shades(self._tone)
        painter = QPainter(self)
        if self.isChecked():
            width = max(2.0, self._theme.px(2))
            painting.panel(painter, self.rect(), radius, shades.tint, shades.plain, width)
        else:
            line = look.soft_ink if self.underMouse() else look.outline
            painting.panel(painter, self.rect(), radius, look.surface, line)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)


class ChoiceGroup(QObject):
    """Exclusive choices; arrows move the choice, a click or Space takes one."""

    chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QAbstractButton] = {}
        self._current = ""

    def add(self, name: str, choice: QAbstractButton) -> None:
        """Add a checkable button to the group, under an id."""
        self._choices[name] = choice
        choice.installEventFilter(self)
        choice.clicked.connect(lambda: self._take(name))

    def clear(self) -> None:
        """Remove all choices."""
        for choice in self._choices.values():
            choice.removeEventFilter(self)
        self._choices.clear()
        self._current = ""

    def current(self) -> str:
        """Id of the chosen one; empty for none."""
        return self._current

    def choose(self, name: str) -> None:
        """Choose one, without emitting `chosen`."""
        self._current = name
        for key, choice in self._choices.items():
            choice.setChecked(key == name)
            choice.setFocusPolicy(self._policy(key, name))

    def _policy(self, key: str, held: str) -> Qt.FocusPolicy:
        """Make the chosen one the only Tab stop, as among radio buttons."""
        stops = key == held or held not in self._choices
        return Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice by arrows, mirrored in right-to-left layouts."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        step = (event.key() in _ON) - (event.key() in _BACK)
        if step and event.key() in SIDEWAYS and QGuiApplication.isRightToLeft():
            step = -step
        if step:
            self._step(watched, step)
        return step != 0

    def _step(self, watched: QObject, step: int) -> None:
        names = list(self._choices)
        here = next((i for i, n in enumerate(names) if self._choices[n] is watched), 0)
        name = names[(here + step) % len(names)]
        self._take(name)
        self._choices[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, name: str) -> None:
        told = name != self._current
        self.choose(name)
        if told:
            self.chosen.emit(name)
