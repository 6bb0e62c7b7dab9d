"""Weekly sums for insights; derived, can be rebuilt.

A row of `week` has the sums of two people over the sessions that began in one week, under its
Monday; `one` is the smaller person number and `other` the larger, whoever began. A row of `tallied`
has one person's tallies of a week. Empty weeks have no row.

Whoever changes summed data marks its week as stale (`mark_stale` etc.) in the same transaction:
before a row is deleted or moved, and after one was inserted. At the end of the transaction `renew`
recomputes the stale weeks, each from its own rows alone.
"""

from __future__ import annotations

from listening_timer.history.connection import Database, text
from listening_timer.model.weekly import TalksOfDay

SUMS = TalksOfDay._fields[4:]
"""The sums of ratings and promises: names of columns and of fields."""
_ANSWERED, _BECAME = SUMS[:10], SUMS[10:]

_MONDAY = "date({}.date, '-6 days', 'weekday 1') AS monday"
"""The Monday on or before a local date."""
_INSIDE = "BETWEEN w.monday AND coalesce(date(w.monday, '+6 days'), '9999-12-31')"
"""From the Monday of a week to its Sunday; the last week ends with the calendar."""
_RATED = ", ".join(
    f"coalesce(sum(t.value) {those}, 0), count(*) {those}"
    for moment, scale in (
        ("arrive", "calm"),
        ("close", "calm"),
        ("arrive", "closeness"),
        ("close", "closeness"),
        ("close", "heard"),
    )
    for those in (f"FILTER (WHERE t.moment = '{moment}' AND t.scale = '{scale}')",)
)
_PROMISED = ", ".join(
    f"count(*) FILTER (WHERE t.outcome {became})"
    for became in ("= 'kept'", "= 'partly'", "IS NULL OR t.outcome = 'not-yet'", "= 'dropped'")
)
_WEEKS = f"""
    WITH talk AS MATERIALIZED (
        SELECT w.monday, w.one, w.other, s.number,
            iif(s.person_a = w.one, s.sharing_a, s.sharing_b) AS sharing_one,
            iif(s.person_a = w.one, s.sharing_b, s.sharing_a) AS sharing_other
        FROM {{places}} AS w CROSS JOIN session AS s INDEXED BY session_couple
        WHERE min(s.person_a, s.person_b) = +w.one AND max(s.person_a, s.person_b) = +w.other
            AND s.date IS NOT NULL AND s.date {_INSIDE}
    ), held AS (
        SELECT monday, one, other, count(*) AS talks,
            coalesce(sum(sharing_one), 0) AS sharing_one,
            coalesce(sum(sharing_other), 0) AS sharing_other
        FROM talk GROUP BY one, other, monday
    ), rated (monday, one, other, {", ".join(_ANSWERED)}) AS (
        SELECT monday, one, other, {_RATED}
        FROM talk CROSS JOIN rating AS t ON t.session = talk.number
        WHERE t.deleted = 0 AND t.value BETWEEN 0 AND 10 GROUP BY one, other, monday
    ), promised (monday, one, other, {", ".join(_BECAME)}) AS (
        SELECT monday, one, other, {_PROMISED}
        FROM talk CROSS JOIN promise AS t ON t.session = talk.number
        WHERE t.deleted = 0 GROUP BY one, other, monday
    )
    SELECT monday, one, other, talks, sharing_one, sharing_other,
        {", ".join(f"coalesce({name}, 0)" for name in SUMS)}
    FROM held LEFT JOIN rated USING (monday, one, other)
    LEFT JOIN promised USING (monday, one, other)
"""  # noqa: S608 - constant SQL
"""The unary `+` removes the column affinity: else the expression index could not be used."""
_TALLIED = f"""
    SELECT w.monday, w.one, count(*) FILTER (WHERE t.kind = 'appreciated'),
        count(*) FILTER (WHERE t.kind = 'asked-for-change')
    FROM {{places}} AS w CROSS JOIN tally AS t INDEXED BY tally_date
    WHERE t.deleted = 0 AND t.date {_INSIDE} AND t.person = w.one AND w.other = 0
        AND t.kind IN ('appreciated', 'asked-for-change')
    GROUP BY w.one, w.monday
"""  # noqa: S608 - constant SQL
_OF_TALKS = f"""
    SELECT DISTINCT {_MONDAY.format("s")}, min(s.person_a, s.person_b) AS one,
        max(s.person_a, s.person_b) AS other
    FROM session AS s WHERE s.date IS NOT NULL
"""  # noqa: S608 - constant SQL
_OF_TALLIES = f"""
    SELECT DISTINCT {_MONDAY.format("t")}, t.person AS one, 0 AS other
    FROM tally AS t WHERE t.deleted = 0 AND t.person IS NOT NULL
"""  # noqa: S608 - constant SQL
"""The weeks of tallies; 0, which is no person's number, stands for `other`."""
_RIGHT = {
    "week": _WEEKS.format(places=f"({_OF_TALKS})"),
    "tallied": _TALLIED.format(places=f"({_OF_TALLIES})"),
}
"""The correct content of the two tables."""
_EVERY = (
    "SELECT monday, one, other FROM week",
    "SELECT monday, person, 0 FROM tallied",
    _OF_TALKS,
    _OF_TALLIES,
)
_MARK = "INSERT OR IGNORE INTO stale "
RENEWING = (
    "DELETE FROM week WHERE (one, other, monday) IN (SELECT one, other, monday FROM stale)",
    "DELETE FROM tallied WHERE (person, monday) IN (SELECT one, monday FROM stale WHERE other = 0)",
    f"INSERT INTO week {_WEEKS.format(places='stale')}",
    f"INSERT INTO tallied {_TALLIED.format(places='stale')}",
    "DELETE FROM stale",
)
"""The statements that recompute the stale weeks, in order."""


def mark_stale(database: Database, number: int) -> None:
    """Mark the week of an ended session as stale; open sessions are not summed."""
    database.rows(f"{_MARK} {_OF_TALKS} AND s.number = ?", number)


def mark_tally_stale(database: Database, tally: str) -> None:
    """Mark the week of a tally, by its id, as stale."""
    database.rows(f"{_MARK} {_OF_TALLIES} AND t.id = ?", tally)


def mark_all_stale(database: Database) -> None:
    """Mark every week as stale, including those that wrongly have sums."""
    for places in _EVERY:
        database.rows(f"{_MARK} {places}")


def renew(database: Database) -> None:
    """Recompute the stale weeks, at the end of the transaction that marked them."""
    if database.row("SELECT 1 FROM stale LIMIT 1") is not None:
        for statement in RENEWING:
            database.rows(statement)


def wrong(database: Database) -> list[str]:
    """The Mondays of all weeks whose sums are wrong, sorted."""
    found: set[str] = set()
    for table, right in _RIGHT.items():
        kept = set(database.rows(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
        found.update(text(row[0]) for row in kept.symmetric_difference(database.rows(right)))
    return sorted(found)
