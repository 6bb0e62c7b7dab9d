"""Commands `formats` and `prompts` (`list|show|check`), and `paths`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from listening_timer.cli.arguments import Asked
from listening_timer.cli.output import complain, say, table
from listening_timer.config.paths import user_paths
from listening_timer.exercise.formats import Bell, Early, Format
from listening_timer.exercise.timekeeping import SOON_LEAST_MS
from listening_timer.library.catalog import Catalog, Named
from listening_timer.library.formats import Library
from listening_timer.library.prompts import CardKind, Deck, Decks
from listening_timer.text.cleaning import clean_line
from listening_timer.text.english import duration, english, planned, step
from listening_timer.text.error_messages import error_sentence

BELLS = {
    Bell.FINISH: "at the bell the speaker finishes in their own time",
    Bell.STOP: "the bell ends the turn",
    Bell.OPEN: "there is no bell",
}
EARLIES = {
    Early.HAND_OVER: "done early, the next turn begins at once",
    Early.ASK_MORE: "done early, the listener asks if there is more",
    Early.SILENCE: "done early, the rest of the turn is silence",
}


def library() -> Library:
    """The user's format library. Raises HistoryError where the installation is broken."""
    paths = user_paths()
    return Library(paths.resources, paths.formats)


def list_formats(_asked: Asked) -> int:
    """List all formats, with a sentence on standard error for each that cannot be read."""
    known = library()
    return list_shelf(known, known.items(), "minutes", _total)


def show_format(asked: Asked) -> int:
    """Print one format with its phases."""
    fmt = library().get(asked.id)
    say(f"{english(fmt.name)} ({fmt.id})")
    say_phases(fmt)
    return 0


def say_phases(fmt: Format) -> None:
    """Print what a format is about, its phases and its rules."""
    say(english(fmt.about))
    if fmt.cue:
        say(f"Topic: {english(fmt.cue)}")
    say()
    for line in table(_phase_rows(fmt), right=frozenset({0})):
        say(line)
    say()
    say(f"Rules: {BELLS[fmt.bell]}; {EARLIES[fmt.early]}{_soon(fmt)}.")
    say(f"In all: {_total(fmt)}")


def check_format(asked: Asked) -> int:
    """Check that a file holds a valid format that would be read; raises FormatError otherwise."""
    fmt = library().check(asked.file)
    count = len(fmt.phases)
    say(f"{english(fmt.name)} is sound: {count} phase{'s'[: count != 1]}, {_total(fmt)}.")
    return 0


def _phase_rows(fmt: Format) -> list[tuple[str, str, str]]:
    return [
        (
            planned(phase),
            step(phase, str(phase.who or "")),
            english(phase.cue),
        )
        for phase in fmt.phases
    ]


def _soon(fmt: Format) -> str:
    """What tells of the end of a turn; empty where nothing does."""
    if not fmt.soon or fmt.bell is Bell.OPEN:
        return ""
    long = duration(SOON_LEAST_MS)
    return f"; a soft tone {duration(fmt.soon)} before the end of a turn of {long} or more"


def _total(fmt: Format) -> str:
    return "open" if fmt.open_ended else duration(fmt.total)


KINDS = {
    CardKind.OPENING: "To begin with",
    CardKind.DEEPER: "To go deeper",
    CardKind.SAYING_BACK: "To say back what was heard",
    CardKind.MAKING_SENSE: "To say how it makes sense",
    CardKind.FEELING: "To find the feeling",
    CardKind.APPRECIATION: "To appreciate",
    CardKind.CLOSING: "To close",
}


def decks() -> Decks:
    """The user's decks. Raises HistoryError where the installation is broken."""
    paths = user_paths()
    return Decks(paths.resources, paths.prompts)


def list_decks(_asked: Asked) -> int:
    """List all decks, with a sentence on standard error for each that cannot be read."""
    known = decks()
    return list_shelf(known, known.items(), "cards", lambda deck: str(len(deck.cards)))


def show_deck(asked: Asked) -> int:
    """Print one deck with its cards, by kind."""
    deck = decks().get(asked.id)
    say(f"{english(deck.name)} ({deck.id})")
    say(english(deck.about))
    for kind in (kind for kind in CardKind if deck.of(kind)):
        say()
        say(f"{KINDS[kind]} ({kind})")
        for card in deck.of(kind):
            say(f"  {english(card.text)}")
    return 0


def check_deck(asked: Asked) -> int:
    """Check that a file holds a valid deck that would be read; raises FormatError otherwise."""
    deck = decks().check(asked.file)
    say(f"{english(deck.name)} is sound: {_count(deck)}.")
    return 0


def _count(deck: Deck) -> str:
    count = len(deck.cards)
    return f"{count} card{'s'[: count != 1]}"


class Titled(Named, Protocol):
    """A catalog item with an id and a name to show."""

    @property
    def name(self) -> Mapping[str, str]:
        """The name by language code."""
        ...


_Item = TypeVar("_Item", bound=Titled)


def list_shelf(
    shelf: Catalog[_Item], items: Iterable[_Item], measure: str, measured: Callable[[_Item], str]
) -> int:
    """List all items, with a sentence on standard error for each file that cannot be read.

    `measure` heads the column of figures, which `measured` gives for each.
    """
    rows = [("id", measure, "name", "")]
    for item in items:
        own = "" if shelf.ships(item) else "yours"
        rows.append((item.id, measured(item), english(item.name), own))
    for line in table(rows, right=frozenset({1})):
        say(line)
    for problem in shelf.problems:
        complain(error_sentence(problem))
    return 0


LONGEST = 4096


def show_paths(asked: Asked) -> int:
    """Print the paths of history, folders and settings; creates none of them."""
    paths = user_paths()
    rows = (
        ("history", asked.history or paths.history),
        ("data", paths.data),
        ("formats", paths.formats),
        ("prompts", paths.prompts),
        ("settings", paths.settings),
        ("resources", paths.resources),
    )
    for line in table([(name, clean_line(str(path), LONGEST)) for name, path in rows]):
        say(line)
    return 0
