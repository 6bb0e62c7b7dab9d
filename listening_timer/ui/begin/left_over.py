"""Left-over page: what is left from last time, on a sheet over Begin."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.begin.last_time import LastTimeCard
from listening_timer.ui.begin.sheet import SheetPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.words.i18n import tr

_WIDE = 860  # design px, at 100 % text: a promise with its answers on one line


class LeftOverPage(SheetPage):
    """Promises, what was left for this time, the next meeting; and what was said between talks."""

    def __init__(self, theme: Theme, card: LastTimeCard) -> None:
        super().__init__(theme, tr("Between two talks"), max_width=_WIDE, fits=True)
        self._card = card
        self._parts = Column(theme, 28, (0, 0, 0, 14))

        self._parts.addWidget(self.heading)
        self._parts.addWidget(card)
        self.body.addLayout(self._parts)
        self.body.addStretch(1)
        self.bottom.addStretch(1)
        self.bottom.addWidget(self.finish)

        card.line_changed.connect(self._order_tabs)

    def add_part(self, part: QWidget) -> None:
        """Add a part below the others."""
        self._parts.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:
        """Say in the heading what is on the sheet."""
        hidden = self._card.isHidden()
        self.heading.set_text(tr("Between two talks") if hidden else tr("From last time"))
        self._order_tabs()
        super().showEvent(event)

    @Slot()
    def _order_tabs(self) -> None:
        """Put Done last: rows of promises come and go."""
        first, *others = [*controls(self.contents), self.finish]
        set_tab_order_after(first, others)
