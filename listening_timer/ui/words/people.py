"""The two people of a session as they are shown: name, side and tone."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.weekly import Couple
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.names import unnamed


def display_name(name: str) -> str:
    """A name in bidi isolates; "someone" for an erased person."""
    return isolated(name) if name else tr("someone")


def couple_words(couple: Couple) -> str:
    """Names of the two people of a couple."""
    return f"{display_name(couple.left)} & {display_name(couple.right)}"


@dataclass(frozen=True, slots=True)
class People:
    """Who shares first (A), who second (B), and where they sit.

    Tone and side belong to the person: left is lake, right is clay, whoever begins.
    """

    name_a: str
    name_b: str
    side_a: Side

    def name(self, who: Role) -> str:
        """A person's name in bidi isolates, as it is shown and as they are spoken to."""
        return display_name(self.name_a if who is Role.A else self.name_b)

    def is_named(self, who: Role) -> bool:
        """Whether a person has a name, and not only a seat."""
        return (self.name_a if who is Role.A else self.name_b) != unnamed(self.side(who))

    def spoken_of(self, who: Role) -> str:
        """What a sentence about a person calls them: by name, else by where they sit."""
        if self.is_named(who):
            return self.name(who)
        return tr("The left one") if self.side(who) is Side.LEFT else tr("The right one")

    def side(self, who: Role) -> Side:
        """The side on which a person sits."""
        if who is Role.A:
            return self.side_a
        return Side.RIGHT if self.side_a is Side.LEFT else Side.LEFT

    def at(self, side: Side) -> Role:
        """The person on a side."""
        return Role.A if side is self.side_a else Role.B

    def tone(self, who: Role) -> Tone:
        """The tone of a person."""
        return Tone.LAKE if self.side(who) is Side.LEFT else Tone.CLAY


def somebody() -> People:
    """Two people with placeholder names: who begins, and the other one."""
    return People(tr("Who begins"), tr("The other one"), Side.LEFT)
