"""Floor scene: plain values for the token's place and the texts around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.token.token import Face


class Place(Enum):
    """Where the token lies."""

    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who does not hold the token: their name, and one line about their part."""

    name: str
    line: str
    tone: Tone
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A text beside names and lines: a notice, or with a title the text of a card.

    `to_holder`: it is said to the token's holder, and lies on the stone where it can be read there.
    """

    text: str = ""
    title: str = ""
    to_holder: bool = False


NO_ASIDE = Aside()


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the floor. Heading and line belong to the middle place."""

    place: Place
    face: Face
    left: Seat | None = None
    right: Seat | None = None
    heading: str = ""
    line: str = ""
    aside: Aside = NO_ASIDE
