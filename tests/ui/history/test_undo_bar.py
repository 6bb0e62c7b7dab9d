"""Claims about the bar that says what was done last, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from listening_timer.ui.history.undo_bar import UndoBar
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from tests.helpers.qt.widget_actions import press, spoken_text
from tests.helpers.qt.widget_windows import in_column


@pytest.fixture
def bar(theme: Theme) -> Iterator[UndoBar]:
    """The bar on a page that shows."""
    page = in_column(theme, made := UndoBar(theme))
    page.show()
    yield made
    page.close()


def test_what_was_done_can_be_taken_back(bar: UndoBar) -> None:
    """Before, nothing shows; then the sentence is told, and one press asks for the way back."""
    assert not bar.isVisible()
    told: list[str] = []
    bar.undo_requested.connect(lambda: told.append("undo"))
    bar.offer("The talk is deleted.")
    assert bar.isVisible()
    assert "The talk is deleted." in spoken_text(bar)
    press(bar, "Undo")
    assert told == ["undo"]


def test_after_the_last_undo_it_only_tells(bar: UndoBar) -> None:
    """There is nothing more to press, and the sentence goes with the page."""
    bar.offer("The talk is deleted.")
    bar.say("Undone.")
    assert "Undone." in spoken_text(bar)
    assert "Undo\n" not in spoken_text(bar)
    page = bar.window()
    page.hide()
    page.show()
    assert not bar.isVisible()


def test_what_can_be_undone_is_still_there_later(bar: UndoBar) -> None:
    """Whoever comes back to the page finds it."""
    bar.offer("The talk is deleted.")
    bar.window().hide()
    bar.window().show()
    assert "The talk is deleted." in spoken_text(bar)


def test_what_was_undone_elsewhere_is_not_told_later(bar: UndoBar) -> None:
    """Said while another page shows, it is no news when this one does."""
    page = bar.window()
    page.hide()
    bar.say("Undone.")
    page.show()
    assert not bar.isVisible()


def test_what_an_undo_did_goes_after_a_while(bar: UndoBar) -> None:
    """Then only what is left to undo is said; with nothing left, the bar goes."""
    (timer,) = bar.findChildren(QTimer)
    bar.offer("The talk is deleted.")
    assert not timer.isActive()
    bar.offer("Undone. Before that: The note is saved.", "The note is saved.")
    assert timer.isActive()
    timer.timeout.emit()
    assert spoken_text(bar).split() == ["The", "note", "is", "saved.", "Undo"]
    bar.say("Undone.")
    assert timer.isActive()
    timer.timeout.emit()
    assert not bar.isVisible()


def test_it_keeps_its_room(theme: Theme) -> None:
    """What stands above it does not move when it comes."""
    above, bar = QuietButton(theme, "Above"), UndoBar(theme)
    page = in_column(theme, above, bar)
    bar.keep_room(keep=True)
    page.show()
    before = above.geometry()
    for sentence in ("The talk is deleted.", "Undone."):
        bar.offer(sentence)
        page.grab()
        assert above.geometry() == before
    page.close()
