"""Ratings from 0 to 10, one per moment, scale and person of a session."""

from __future__ import annotations

from listening_timer.exercise.formats import Role
from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Row, integer, text
from listening_timer.model.annotations import Moment, Rating, Scale

MOST = 10


def _rating(row: Row, session: str) -> Rating:
    moment, scale, who = Moment(text(row[0])), Scale(text(row[1])), Role(text(row[2]))
    value, edited = integer(row[3]), integer(row[4])
    if not 0 <= value <= MOST:
        raise ValueError("a rating is from 0 to 10")
    return Rating(session, moment, scale, who, value, edited)


RATINGS = AnnotationTable(
    "rating",
    ("moment", "scale", "who", "value", "edited", "deleted"),
    "moment, scale, who",
    _rating,
    keys=3,
    summed=True,
)
