"""The keyboard, borrowed by what opens over a page: whoever had it gets it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from listening_timer.ui.widgets.button_base import Ringed


class Borrowed(QObject):
    """Remembers who had the keyboard, for as long as they are there, and whether a ring showed it.

    The ring goes along: who used the keyboard before sees it on what opens, and again afterwards.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self._by_key = False

    def take(self, before: QWidget | None) -> None:
        """This one is to get it back, and nobody else."""
        self._let_go()
        self._before = before
        self._by_key = isinstance(before, Ringed) and before.is_ringed()
        if before is not None:
            before.destroyed.connect(self._forget)

    def give_to(self, widget: QWidget) -> None:
        """Put the keyboard here."""
        reason = Qt.FocusReason
        widget.setFocus(reason.TabFocusReason if self._by_key else reason.OtherFocusReason)

    def give_back(self) -> None:
        """Put the keyboard where it was; without harm where that is gone."""
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


def follow(first: QWidget, following: Sequence[QWidget]) -> None:
    """Let Tab come to these after `first`, one after the other.

    Also to those that it passes by now, since another one of several holds: Qt would leave them
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


def content_before(footer: QWidget) -> None:
    """Let Tab come to everything on the footer's page before it comes to the footer."""
    page = footer.parentWidget()
    if page is None:
        return
    kinds = (*CONTROLS, QAbstractItemView)
    stops = [each for each in page.findChildren(QWidget) if isinstance(each, kinds)]
    last = [each for each in stops if footer.isAncestorOf(each)]
    chain = [each for each in stops if each not in last] + last
    follow(chain[0], chain[1:])


def controls(inside: QWidget) -> list[QWidget]:
    """The controls in a widget, in the order in which they were put there."""
    return [each for each in inside.findChildren(QWidget) if isinstance(each, CONTROLS)]
