"""The two people of a session as the screen shows them: name, side and colour."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.exercise.formats import Role, Side
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.words.i18n import tr


def named(name: str) -> str:
    """A name, kept apart from the text around it; who was erased is "someone"."""
    return isolated(name) if name else tr("someone")


@dataclass(frozen=True, slots=True)
class People:
    """Who shares first (A), who second (B), and where they sit.

    Colour and side belong to the person: left is lake, right is clay, whoever begins.
    """

    name_a: str
    name_b: str
    side_a: Side

    def name(self, who: Role) -> str:
        """A name, kept apart from the text around it whichever way it is written."""
        return named(self.name_a if who is Role.A else self.name_b)

    def side(self, who: Role) -> Side:
        """Where one of them sits."""
        if who is Role.A:
            return self.side_a
        return Side.RIGHT if self.side_a is Side.LEFT else Side.LEFT

    def at(self, side: Side) -> Role:
        """Who sits on this side."""
        return Role.A if side is self.side_a else Role.B

    def tone(self, who: Role) -> Tone:
        """The colour of one of them."""
        return Tone.LAKE if self.side(who) is Side.LEFT else Tone.CLAY
