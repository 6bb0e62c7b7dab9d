"""Commands `plan make` and `plan show`: a plan to take home, as a file."""

from __future__ import annotations

from listening_timer.cli.arguments import Asked, Misuse
from listening_timer.cli.catalog import decks, library, say_phases
from listening_timer.cli.history import force_offered
from listening_timer.cli.output import say
from listening_timer.exercise.formats import Bell, Format, tailored
from listening_timer.files import atomic_file
from listening_timer.library import plan as plans
from listening_timer.library.plan import Plan, Weekday, Weekly
from listening_timer.library.prompts import Deck
from listening_timer.text.english import english


def make_plan(asked: Asked) -> int:
    """Write a plan file; what it holds is printed by `plan show`."""
    if not asked.to.name.lower().endswith(plans.ENDING):
        raise Misuse("no-such-form", path=asked.to, known=[plans.ENDING])
    if asked.format is None:
        raise Misuse("only-with", option="plan make", other="--format ID")
    fmt = _tailored(library().get(asked.format), asked)
    text = "" if asked.line is None else plans.parse_line(asked.line)
    plan = Plan(plans.cleaned(fmt), _deck(asked.deck), text, _weekly(asked))
    with force_offered():
        atomic_file.write_whole(asked.to, plans.write(plan).encode(), replace=asked.force)
    say(f"The plan is in {asked.to}.")
    return 0


def show_plan(asked: Asked) -> int:
    """Print what a plan file holds."""
    plan = plans.load(asked.file)
    if plan.text:
        say(plan.text)
        say()
    say(f"{english(plan.format.name)} ({plan.format.id})")
    say_phases(plan.format)
    if plan.weekly is not None:
        say(f"Every week: {_said(plan.weekly)}.")
    if plan.deck is not None:
        say(f"Prompts: {plan.deck if isinstance(plan.deck, str) else english(plan.deck.name)}")
    return 0


def _tailored(fmt: Format, asked: Asked) -> Format:
    """The format with the minutes and the bell that were given."""
    bell = None if asked.bell is None else Bell(asked.bell)
    if asked.minutes is not None and not fmt.turns:
        raise Misuse("only-with", option="--minutes", other="a format with turns")
    if asked.minutes is not None and (bell or fmt.bell) is Bell.OPEN:
        raise Misuse("only-with", option="--minutes", other="a bell")
    return tailored(fmt, asked.minutes, bell)


def _deck(name: str | None) -> str | Deck | None:
    """The id of a deck that ships, or an own one whole."""
    if name is None:
        return None
    known = decks()
    deck = known.get(name)
    return deck.id if known.ships(deck) else deck


def _weekly(asked: Asked) -> Weekly | None:
    if asked.weekly is None:
        if asked.other_day is not None:
            raise Misuse("only-with", option="--other-day", other="--weekly")
        return None
    return plans.parse_weekly(*asked.weekly, asked.other_day)


def _said(weekly: Weekly) -> str:
    """An appointment, as in Sundays, 20:00, or else on a Monday."""
    days = [str(day).capitalize() for day in Weekday]
    other = "" if weekly.other_day is None else f", or else on a {days[weekly.other_day]}"
    return f"{days[weekly.day]}s, {plans.time_of(weekly.minute)}{other}"
