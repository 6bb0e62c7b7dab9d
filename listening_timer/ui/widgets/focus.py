"""Focus: returning it after a dialog or menu, and the Tab order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from listening_timer.ui.widgets.button_base import FocusRingButton


class FocusRestorer(QObject):
    """Remembers the focused widget, as long as it exists, and whether it showed the focus ring.

    The ring goes along: who used the keyboard before sees it on what opens, and again afterwards.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self._by_key = False

    def take(self, before: QWidget | None) -> None:
        """Remember this widget, in place of any before, to return the focus to it."""
        self._let_go()
        self._before = before
        self._by_key = isinstance(before, FocusRingButton) and before.shows_focus_ring()
        if before is not None:
            before.destroyed.connect(self._forget)

    def give_to(self, widget: QWidget) -> None:
        """Set the focus, with the ring where the remembered widget had it."""
        reason = Qt.FocusReason
        widget.setFocus(reason.TabFocusReason if self._by_key else reason.OtherFocusReason)

    def give_back(self) -> None:
        """Return the focus; does nothing where the widget is gone."""
        before = self._before
        self._let_go()
        if before is not None:
            self.give_to(before)

    def _let_go(self) -> None:
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._before = None

    @Slot()
    def _forget(self) -> None:
        self._before = None


CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)
_LISTS = "QAbstractItemView"  # by name: no class is built where there is none


def set_tab_order_after(first: QWidget, following: Sequence[QWidget]) -> None:
    """Put these after `first` in the Tab order, one after the other.

    Also those that Tab skips now, since another one of their group is chosen: Qt would leave them
    where they are.
    """
    chain = [first, *following]
    policies = [each.focusPolicy() for each in chain]
    for each in chain:
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)
    for each, policy in zip(chain, policies, strict=True):
        each.setFocusPolicy(policy)


def put_last_in_tab_order(footer: QWidget) -> None:
    """Put everything on the footer's page before the footer in the Tab order."""
    page = footer.parentWidget()
    if page is None:
        return
    stops = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, CONTROLS) or each.inherits(_LISTS)
    ]
    last = [each for each in stops if footer.isAncestorOf(each)]
    chain = [each for each in stops if each not in last] + last
    set_tab_order_after(chain[0], chain[1:])


def controls(inside: QWidget) -> list[QWidget]:
    """The controls in a widget, in the order in which they were added."""
    return [each for each in inside.findChildren(QWidget) if isinstance(each, CONTROLS)]
