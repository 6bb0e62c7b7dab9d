"""`formats list|show|check`: the exercises that can be chosen, and whether a file is one."""

from __future__ import annotations

from listening_timer.commands.asked import Asked
from listening_timer.commands.printing import say, table
from listening_timer.commands.shelves import list_shelf
from listening_timer.config.paths import user_paths
from listening_timer.exercise.formats import Bell, Early, Format
from listening_timer.library.formats import Library
from listening_timer.text.english import duration, english, planned, step

BELLS = {
    Bell.FINISH: "at the bell the speaker finishes in their own time",
    Bell.STOP: "the bell ends the turn",
    Bell.OPEN: "there is no bell",
}
EARLIES = {
    Early.HAND_OVER: "done early, the floor passes at once",
    Early.ASK_MORE: "done early, the listener asks whether there is more",
    Early.SILENCE: "done early, the rest of the turn is silence",
}


def library() -> Library:
    """The formats of whoever runs this. Raises HistoryError where the installation broke."""
    paths = user_paths()
    return Library(paths.resources, paths.formats)


def list_formats(_asked: Asked) -> int:
    """Name all formats, with a sentence on standard error for each that cannot be read."""
    known = library()
    return list_shelf(known, known.formats(), "minutes", _total)


def show_format(asked: Asked) -> int:
    """Describe one format with its phases."""
    fmt = library().get(asked.id)
    say(f"{english(fmt.name)} ({fmt.id})")
    say(english(fmt.about))
    if fmt.cue:
        say(f"Topic: {english(fmt.cue)}")
    say()
    for line in table(_phase_rows(fmt), right=frozenset({0})):
        say(line)
    say()
    say(f"Rules: {BELLS[fmt.bell]}; {EARLIES[fmt.early]}.")
    say(f"In all: {_total(fmt)}")
    return 0


def check_format(asked: Asked) -> int:
    """Say that a file holds a sound format that would be read; raises FormatError otherwise."""
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


def _total(fmt: Format) -> str:
    return "open" if fmt.open_ended else duration(fmt.total)
