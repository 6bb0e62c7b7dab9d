"""The order in which Tab comes to things: as they lie, also where some of them came later."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

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
