"""Texts of the closing page: heading, line, length, and what both have answered."""

from __future__ import annotations

from collections.abc import Mapping

from listening_timer.exercise.formats import MINUTE, Role, Side
from listening_timer.exercise.state import State
from listening_timer.model.annotations import Scale
from listening_timer.ui.words.annotations import rating_word
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People


def heading_of(state: State) -> str:
    """The heading: thanks where no phase has given any, and never a word of blame."""
    if not state.completed:
        return tr("You stopped here. That is fine.")
    if _closes_here(state):
        return tr("Thank you, both of you.")
    return tr("You made time for each other.")


def line_of(state: State, *, kept: bool) -> str:
    """The line below the heading; where nothing can be written, nothing is asked for."""
    if not kept or state.format.ends_in_quiet:
        return tr("That is enough for today.")
    if _closes_here(state):
        return tr("Look at each other for a moment. If you like, leave a thank-you.")
    return tr("If you like, leave a thank-you. That is enough for today.")


def length_text(at: int) -> str:
    """How long the session was, in whole minutes, as a sentence."""
    minutes = at // MINUTE
    if minutes < 1:
        return tr("Less than a minute.")
    return tr("1 minute.") if minutes == 1 else tr("%n minutes.", None, minutes)


def rating_lines(
    ratings: Mapping[tuple[Role, Scale], int], people: People
) -> list[tuple[Side, str]]:
    """What each of them answered, by seat: as in Maya: 6 calm, 4 close, 7 heard."""
    lines: list[tuple[Side, str]] = []
    for side in Side:
        who = people.at(side)
        given = [
            tr("{number} {word}", "as in 6 calm").format(number=value, word=rating_word(scale))
            for scale in Scale
            if (value := ratings.get((who, scale))) is not None
        ]
        if given:
            words = tr("{name}: {words}").format(name=people.name(who), words=", ".join(given))
            lines.append((side, words))
    return lines


def _closes_here(state: State) -> bool:
    """Whether this page is the closing moment: completed, and the format has no phase for it."""
    return state.completed and not state.format.closes
