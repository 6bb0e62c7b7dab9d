"""Words of the editor of a format: its steps, its sums, and what is wrong with a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QLocale

from listening_timer.exercise.format_draft import WAITS
from listening_timer.exercise.formats import (
    MAX_TOTAL_MS,
    MOST_PHASES,
    Format,
    FormatError,
    Phase,
    Role,
)
from listening_timer.exercise.phase_kinds import Floor, PhaseKind
from listening_timer.exercise.toml_checks import LONGEST_TEXT
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.begin.options import length_words
from listening_timer.ui.formats.detail import facts_of, somebody
from listening_timer.ui.widgets.dialog import MenuEntry
from listening_timer.ui.words.i18n import error_text, length_text, minutes_text, text_of, tr
from listening_timer.ui.words.phase_kinds import words_of
from listening_timer.ui.words.timeline_words import phase_words

NEW = "format-being-made"
"""The id of a format that has none of its own yet."""
_STEP = re.compile(r"phase (\d+)")


def step_entries() -> list[MenuEntry]:
    """Menu entries for every kind of step: first those of one person, for each of the two."""
    people, found = somebody(), list[MenuEntry]()
    for kind in sorted(PhaseKind, key=lambda kind: kind.facts.floor is not Floor.ONE):
        for who in Role if kind.facts.floor is Floor.ONE else (None,):
            words = phase_words(Phase(kind, who), people)
            found.append(MenuEntry(f"{kind}.{who or ''}", _begun(words)))
    return found


def chosen_step(entry: str) -> tuple[PhaseKind, Role | None]:
    """The kind of step, and whose it is, of a menu entry's id."""
    kind, _, who = entry.partition(".")
    return PhaseKind(kind), Role(who) if who else None


def length_step_words(length: int) -> str:
    """A length that plus and minus lead to."""
    return tr("waits for you") if length == WAITS else length_text(length)


def draft_facts(fmt: Format) -> str:
    """The total length, and how long each shares where that is the same."""
    if fmt.open_ended or not uneven(fmt):
        return facts_of(fmt)
    return tr("{total} in all").format(total=length_words(fmt))


def uneven(fmt: Format) -> bool:
    """Whether the two share unequally."""
    shares = [[turn.planned or 0 for turn in fmt.turns if turn.who is who] for who in Role]
    return sum(shares[0]) != sum(shares[1]) or bool(shares[0]) is not bool(shares[1])


def copy_of(fmt: Format) -> Format:
    """A copy of a format to begin one's own from, with the id `NEW` and a name to be changed."""
    name = tr("{name}, our way").format(name=text_of(fmt.name))[:LONGEST_TEXT]
    about, shown = dict(fmt.about), text_of(fmt.about)
    if shown not in about.values():  # translated: it ships
        about[language_of({})] = shown
    return replace(fmt, id=NEW, name={language_of({}): name}, about=about)


def language_of(texts: Mapping[str, str]) -> str:
    """The language in which `text_of` shows a text; the screen's where there is none yet."""
    language = QLocale().name().partition("_")[0]
    language = "en" if language == "C" else language
    if language in texts or not texts:
        return language
    return "en" if "en" in texts else next(iter(texts))


def retold(texts: Mapping[str, str], text: str, *, needed: bool = True) -> dict[str, str]:
    """The texts with the one on the screen replaced, by what was typed, cleaned.

    An empty one is left out unless it is `needed`.
    """
    line = clean_line(text, LONGEST_TEXT)
    made = {**texts, language_of(texts): line}
    if not line and not needed:
        del made[language_of(texts)]
    return made


def step_of(problem: FormatError | None) -> int | None:
    """The index of the step that a problem is about; None for one of the whole."""
    found = _STEP.match(problem.path) if problem is not None else None
    return int(found[1]) - 1 if found else None


def problem_text(problem: FormatError) -> str:
    """What is wrong with a draft, and what to do."""
    if problem.code == "unequal":
        return _unequal_text(problem)
    if problem.code == "bad-text" and problem.path.startswith("name"):
        return tr("Please give it a name.")
    if problem.code == "bad-text" and problem.path.startswith("about"):
        return tr("Please say in one line what it is.")
    sentence = _sentences().get(problem.code)
    return sentence or error_text(problem)


def _sentences() -> Mapping[str, str]:
    """What is wrong with the steps or a rule, by the code of the problem."""
    most = minutes_text(MAX_TOTAL_MS)
    return {
        "no-phases": tr("Please add a step."),
        "nobody-speaks": tr("Please add a step in which somebody speaks."),
        "too-many-phases": tr("{most} steps are the most.").format(most=MOST_PHASES),
        "too-long": tr("This is too long: {most} in all is the most.").format(most=most),
        "arrive-first": tr("Arriving can only come first."),
        "close-last": tr("Closing can only come last."),
        "handover-first": tr("A quiet moment needs somebody’s turn before it."),
        "handover-missing": tr(
            "Please put a quiet moment before this turn, as between the others."
        ),
        "reflect-without-share": tr("Saying back needs a turn of the same person before it."),
        "silence-without-end": tr(
            "Without a bell no time is left for silence. Please choose another."
        ),
    }


def _unequal_text(problem: FormatError) -> str:
    """By how much one of the two has more; their sums are to be the same."""
    values = problem.values
    kind, more = cast("PhaseKind", values["kind"]), cast("int", values["more"])
    step, people = words_of(kind).word, somebody()
    if not more:
        name = people.name(cast("Role", values["longer"]).other)
        return tr("{name} has no turn yet.").format(name=name)
    return tr("{step}: {name} has {time} more. Both should have the same.").format(
        step=_begun(step),
        name=people.name(cast("Role", values["longer"])),
        time=length_text(more),
    )


def _begun(words: str) -> str:
    """Words as they begin a line."""
    return words[:1].upper() + words[1:]
