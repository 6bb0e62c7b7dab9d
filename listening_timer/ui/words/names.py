"""Names of the two people: cleaning, validation, and what stands for a name that is not given."""

from __future__ import annotations

from listening_timer.exercise.formats import Side
from listening_timer.text.cleaning import MOST_NAME, clean_line, same_name
from listening_timer.ui.words.i18n import tr


def clean_name(typed: str) -> str:
    """A name as it is stored: one line, without invisible characters; any length."""
    return clean_line(typed, len(typed))


def problem_with(typed: str) -> str:
    """Sentence about what is wrong with a name as typed; empty if valid."""
    name = clean_name(typed)
    if not name:
        return tr("Please type a name.")
    if len(name) > MOST_NAME:
        return tr("Please use a name of at most %n letters.", None, MOST_NAME)
    return ""


def problem_with_both(left: str, right: str) -> str:
    """Sentence about what is wrong with two valid names together; empty if valid."""
    if same_name(left, right):
        return tr("Please use two different names.")
    return ""


def unnamed(side: Side) -> str:
    """What somebody is called who has typed no name, where none is needed."""
    return tr("You") if side is Side.LEFT else tr("You too")
