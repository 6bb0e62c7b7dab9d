"""Covered pages: pages that ask one person alone; shows them, reads them, answers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.model.annotations import Scale
from listening_timer.ui.session.private_page import PrivatePage
from listening_timer.ui.session.ratings import RatingsPage
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.scale import AnswersCard, ScalePoint, ScaleRow
from tests.helpers.plain_text import plain

Page = TypeVar("Page", bound=PrivatePage)


def present_page(page: Page) -> Page:
    """Show the page at the design's size, without motion."""
    page.set_motion(False)
    page.resize(1280, 800)
    page.show()
    return page


def lay_out(page: PrivatePage) -> None:
    """Finish the layout, also where one height follows from another."""
    for _ in range(3):
        page.grab()
        QApplication.sendPostedEvents()


def visible_texts(page: PrivatePage) -> set[str]:
    """The texts of all visible labels."""
    return {plain(text.said()) for text in page.findChildren(Text) if text.isVisible()} - {""}


def press_quiet_button(page: PrivatePage, text: str) -> None:
    """Click the visible quiet button of this text."""
    buttons = page.findChildren(QuietButton)
    next(button for button in buttons if button.isVisible() and button.text() == text).click()


def scale_row(page: RatingsPage, scale: Scale) -> ScaleRow:
    """The row on which a scale is answered."""
    return page.findChildren(ScaleRow)[list(Scale).index(scale)]


def scale_points(page: RatingsPage, scale: Scale) -> list[ScalePoint]:
    """The points of a scale, from 0 to 10."""
    return scale_row(page, scale).findChildren(ScalePoint)


def texts_of_answers(page: RatingsPage) -> set[str]:
    """The texts of the cards on which both are shown, also before they are."""
    cards = page.findChildren(AnswersCard)
    return {text.text() for card in cards for text in card.findChildren(Text)}


def answer_ratings(page: RatingsPage, answers: Mapping[Scale, int]) -> None:
    """Uncover the page, answer the ratings and hand on, as one person does."""
    page.answer_main()
    for scale, number in answers.items():
        QTest.mouseClick(scale_points(page, scale)[number], Qt.MouseButton.LeftButton)
    page.answer_main()
    page.settle()
