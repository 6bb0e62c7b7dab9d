"""Marked histories: a marker in every field that holds words, and a walk through every page."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from listening_timer.exercise.formats import Format, Role
from listening_timer.history.store import History
from listening_timer.library import plan as plans
from listening_timer.library.plan import Plan
from listening_timer.model.annotations import (
    Draft,
    Meeting,
    PromiseKind,
    Tally,
    TallyKind,
    Word,
    WordKind,
)
from listening_timer.model.plans import HeldPlan
from listening_timer.ui.begin.page import BEGIN
from listening_timer.ui.history.edit_form import FIELD_PREFIX, NEW_NOTE
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session_log,
    completed_log,
    promise,
)

TALKS = 3
"""So many there are, one a week, the last one yesterday."""
MARKS = ("qalpha", "qbeta", "qgamma")
LEFT_OVER = "From last time: six promises, something to talk about, and a planned talk"
WALK = (
    *("Done", "Thanks", "Promises", "Notes", "Talks", "Filter", "Show the talks"),
    *("Add or edit words", "Done", "Correct a name or a length", "Cancel"),
    *("More for this history", "The people in this history", "Back", "Export", "Back"),
    *("Insights", "Half year", "All", "Ways to talk", "Demonstration", "Settings", "Begin"),
    *(LEFT_OVER, "Done", "Change", "Done", "Begin", "Not now", "Back to the start"),
)
"""What is pressed, from History on, on which a draft was found, to see every page."""


def marked(mark: str, field: str) -> str:
    """The words in a field of the history of this marker."""
    return f"{mark}{field}"


def people(mark: str) -> tuple[str, str]:
    """The names in the history of this marker."""
    return marked(mark, "left"), marked(mark, "right")


def marks_of(mark: str) -> Sequence[str]:
    """All words that somebody finds who looks at every page of the history of this marker."""
    fields = ("left", "right", "way", "promised", "planned", "draft", "plan", *WordKind)
    return [marked(mark, field) for field in fields]


def way(mark: str) -> Format:
    """A format of their own, which is kept in each talk."""
    named = {"en": marked(mark, "way")}
    return replace(SHARE_FULLY, id=f"{mark}-way", name=named, about={"en": marked(mark, "about")})


def marked_history(path: Path, mark: str, number: int) -> Path:
    """Make a history of this marker; `number`: of the first of its talks, which differ in all."""
    today = (round(time.time() * 1000) - WALL) // DAY
    with History.open(path) as history:
        talks = [
            add_session_log(
                history, completed_log(today - 7 * back - 1, way(mark)), number + back, people(mark)
            )
            for back in reversed(range(TALKS))
        ]
        for talk in talks[:-1]:
            add_annotations(history, talk, mark)
        _say_all(history, talks[-1], mark, WALL + today * DAY)
        history.note_prompt(talks[-1], f"gentle/{number % 90 + 1}")
        drafts = {f"{BEGIN}topic": "", f"{FIELD_PREFIX}{NEW_NOTE}": talks[-1]}
        history.write_drafts(
            [Draft(talk, field, marked(mark, "draft"), WALL) for field, talk in drafts.items()]
        )
        plan = Plan(way(mark), text=marked(mark, "plan"))
        history.hold_plan(HeldPlan(plans.write(plan), WALL))
    return path


def _say_all(history: History, talk: str, mark: str, wall: int) -> None:
    """Say everything that can be said of the latest talk, each field with words of its own."""
    whose = {WordKind.APPRECIATION: Role.A, WordKind.FEELING: Role.B}
    for kind in WordKind:
        said = Word(f"{talk[:8]}-{kind}", talk, kind, whose.get(kind), marked(mark, kind), wall)
        history.write_word(said)
    history.write_promise(promise(talk, marked(mark, "promised")))
    planned = replace(promise(talk, marked(mark, "planned"), 2, None), kind=PromiseKind.ROUTINE)
    history.write_promise(planned)
    history.write_meeting(Meeting(talk, wall + 2 * DAY, 60, wall))
    for at, name in enumerate(people(mark)):
        tally = Tally(f"{talk[:8]}-{at}", name, TallyKind.APPRECIATED, wall + at, 60)
        history.write_tally(tally)


def marked_histories(default: Path, folder: Path) -> dict[str, Path]:
    """Make a history of each marker, the first as default one; their files by the markers."""
    paths = [default, *(folder / f"{mark}.db" for mark in MARKS[1:])]
    return {
        mark: marked_history(path, mark, 1 + TALKS * number)
        for number, (mark, path) in enumerate(zip(MARKS, paths, strict=True))
    }


def others(mark: str) -> list[str]:
    """The markers of the other histories."""
    return [each for each in MARKS if each != mark]
