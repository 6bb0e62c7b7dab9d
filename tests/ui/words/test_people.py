"""Claims about the two people in sentences: by name, or by seat where there is no name."""

from __future__ import annotations

from listening_timer.exercise.formats import Role, Side
from listening_timer.ui.words.people import People
from tests.helpers.plain_text import plain


def test_people_without_names_are_spoken_of_by_where_they_sit() -> None:
    """A sentence about them says the side; whoever has a name is called by it."""
    nobody, one = People("You too", "You", Side.RIGHT), People("You", "Sam", Side.LEFT)
    assert [nobody.spoken_of(who) for who in Role] == ["The right one", "The left one"]
    assert [plain(nobody.name(who)) for who in Role] == ["You too", "You"]
    assert [plain(one.spoken_of(who)) for who in Role] == ["The left one", "Sam"]
    assert [one.is_named(who) for who in Role] == [False, True]
