"""A session as a row of the list: its day, what stands out of it, and the time of each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from listening_timer.exercise.formats import Role, Side
from listening_timer.insights.weeks import week_of
from listening_timer.model.records import Excerpt, Outcome, SessionRow
from listening_timer.text.cleaning import clean_line, isolated
from listening_timer.ui.pages.marking import marked
from listening_timer.ui.people import People
from listening_timer.ui.weeks import week_text
from listening_timer.ui.widgets.row_model import Key, Row
from listening_timer.ui.words import about_text, day_text, text_of, tr

NO_EXCERPT = Excerpt("", "")
MOST_TOPIC = 40
"""So many letters of a topic stand in a row."""


def keys_of(sessions: Iterable[SessionRow], today: str) -> list[Key]:
    """The rows of some sessions in the order of a list, under their weeks, seen from a date."""
    keys: list[Key] = []
    for _week, held in groupby(sessions, lambda session: week_of(session.date)):
        together = list(held)
        heading = week_text(together[0].date, today)
        keys += [(session.id, heading) for session in together]
    return keys


def row_of(session: SessionRow, excerpt: Excerpt = NO_EXCERPT, query: str = "") -> Row:
    """A session as a row; `query` is marked in what was found."""
    people = People(session.name_a, session.name_b, session.side_a)
    facts = [text_of(session.format_name), about_text(session.length)]
    if session.on_break:
        facts.append(tr("with a break"))
    if session.outcome is Outcome.EARLY:
        facts.append(tr("ended early"))
    if excerpt.topic and excerpt.found != excerpt.topic:
        facts.append(isolated(_short(excerpt.topic)))
    shares = {Role.A: session.sharing_a, Role.B: session.sharing_b}
    order = [people.at(side) for side in Side]
    return Row(
        day_text(session.started, session.offset),
        " · ".join(facts),
        tuple((float(shares[who]), people.tone(who)) for who in order if shares[who]),
        marked(excerpt.found, query),
    )


def _short(topic: str) -> str:
    """A topic, or its beginning up to the end of a word."""
    short = clean_line(topic, MOST_TOPIC)
    if short == topic:
        return topic
    return (short.rpartition(" ")[0] or short) + "…"
