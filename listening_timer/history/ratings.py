"""Ratings from 0 to 10, one per moment, scale and person of a session."""

from __future__ import annotations

from dataclasses import replace

from listening_timer.exercise.formats import Role
from listening_timer.history.annotation_table import AnnotationTable, later
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.annotations import Moment, Rating, Scale

MOST = 10


def _rating(row: Row, session: str) -> Rating:
    moment, scale, who = Moment(text(row[0])), Scale(text(row[1])), Role(text(row[2]))
    return Rating(session, moment, scale, who, _checked(integer(row[3])), integer(row[4]))


RATINGS = AnnotationTable(
    "rating",
    ("moment", "scale", "who", "value", "edited", "deleted"),
    "moment, scale, who",
    _rating,
    keys=3,
    summed=True,
)


def write(database: Database, rating: Rating) -> None:
    """Write a rating, replacing the one of the same key. ValueError outside 0 to 10."""
    place = rating.moment.value, rating.scale.value, rating.who.value
    RATINGS.write(database, rating.session, *place, _checked(rating.value), rating.edited, 0)


def edit(database: Database, rating: Rating) -> None:
    """Write a rating as an edit: a merge prefers it to the one stored here, erased or not."""
    place = rating.moment.value, rating.scale.value, rating.who.value
    edited = RATINGS.next_stamp(database, rating.session, rating.edited, *place)
    write(database, replace(rating, edited=edited))


def erase(database: Database, session: str, row: Row, edited: int | None) -> None:
    """Erase a rating, given as its raw row, leaving a tombstone."""
    moment, scale, who, _, last, *_ = row
    RATINGS.write(database, session, moment, scale, who, 0, later(last, edited), 1)
    request_vacuum(database)


def _checked(value: int) -> int:
    if not 0 <= value <= MOST:
        raise ValueError("a rating is from 0 to 10")
    return value
