"""Claims about what is left at the end of a talk: nothing by itself, and clean words alone."""

from __future__ import annotations

from typing import cast

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.model.annotations import Meeting, PromiseKind
from listening_timer.ui.closing.values import Closing, cleaned

AGREED = Meeting("", 1, 2, 3)


def test_nothing_is_left_by_itself() -> None:
    """Whoever leaves nothing has no note, no thanks, no promise and no meeting."""
    assert Closing() == Closing("", {}, None, None, "")
    assert cleaned(Closing()) == Closing()


def test_what_nobody_gave_cannot_be_added() -> None:
    """The thanks of one closing are not those of the next."""
    with pytest.raises(TypeError):
        cast("dict[Role, str]", Closing().thanks)[Role.A] = "x"


def test_words_are_cleaned() -> None:
    """A note keeps its lines, thanks and a promise are one line each; what is unseen goes."""
    typed = Closing(
        " We listened.\r\nThat was enough. \x00",
        {Role.A: " that you\nwaited ", Role.B: "\u202eyou stayed"},
        (PromiseKind.NEW, None, "a  new\tpath\n"),
        AGREED,
        " the\ngarden",
    )
    assert cleaned(typed) == Closing(
        "We listened.\nThat was enough.",
        {Role.A: "that you waited", Role.B: "you stayed"},
        (PromiseKind.NEW, None, "a new path"),
        AGREED,
        "the garden",
    )


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "\u200b\u2060"])
def test_words_that_show_nothing_are_left_out(nothing: str) -> None:
    """A kind that was chosen is no promise without words; a meeting stays without any."""
    promise = (PromiseKind.PROMISE, Role.A, nothing)
    typed = Closing(nothing, {Role.B: nothing}, promise, AGREED, nothing)
    assert cleaned(typed) == Closing(meeting=AGREED)


def test_long_words_are_cut() -> None:
    """What is kept can be shown: 20,000 characters of a note, 200 of a line."""
    typed = Closing("x" * 30_000, {Role.A: "x" * 300}, (PromiseKind.ROUTINE, None, "x" * 300))
    kept = cleaned(typed)
    assert (len(kept.note), len(kept.thanks[Role.A])) == (20_000, 200)
    assert kept.promise == (PromiseKind.ROUTINE, None, "x" * 200)
