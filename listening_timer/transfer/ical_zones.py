"""Time zones of calendar files (VTIMEZONE, RFC 5545): the rules of a zone's clock changes.

A change that comes every year by one rule (the last Sunday of March) is written as that rule,
which calendars follow for ever; others, day by day for some years. The icalendar library writes
all of them day by day, an hour late in spring, and only until a last year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # 70 ms that only such a file needs
    from icalendar import Timezone

_YEARS = 20
"""So many years of clock changes are looked at."""
_A_DAY, _A_MINUTE = timedelta(days=1), timedelta(minutes=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = -1


@dataclass(frozen=True, slots=True)
class Offset:
    """How a zone counts its time: what it is ahead of UTC, its name, and whether it is summer's."""

    ahead: timedelta
    name: str
    summer: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A clock change: when it is, by the clock before it, and both ways of counting."""

    when: datetime
    before: Offset
    after: Offset


def timezone_of(name: str, zone: tzinfo, year: int) -> Timezone:
    """The VTIMEZONE of a zone for events from this year on."""
    from icalendar import Timezone  # noqa: PLC0415 - as above

    year = min(max(MINYEAR + 1, year), MAXYEAR - _YEARS)
    begun = datetime(year - 1, 1, 1, tzinfo=UTC)
    made = Timezone()
    made.add("tzid", name)  # pyright: ignore[reportUnknownMemberType] - theirs
    kinds: dict[tuple[Offset, Offset], list[datetime]] = {}
    for change in changes(zone, begun, begun.replace(year=year + _YEARS)):
        kinds.setdefault((change.before, change.after), []).append(change.when)
    first = _offset(zone, begun)
    _add(made, first, first, [(begun + first.ahead).replace(tzinfo=None)], None)
    for (before, after), days in kinds.items():
        _add(made, before, after, days, yearly_rule(days))
    return made


def changes(zone: tzinfo, first: datetime, last: datetime) -> Iterator[Change]:
    """The clock changes between two instants."""
    at, before = first, _offset(zone, first)
    while at < last:
        at += _A_DAY
        if (after := _offset(zone, at)) != before:
            low, high = at - _A_DAY, at
            while high - low > _A_MINUTE:
                middle = low + (high - low) // _A_MINUTE // 2 * _A_MINUTE
                low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
            yield Change((high + before.ahead).replace(tzinfo=None), before, after)
            before = after


def yearly_rule(days: Sequence[datetime]) -> dict[str, str | int] | None:
    """The RRULE by which these come every year to the end of what was looked at; None without."""
    first, kinds = days[0], {(day.month, day.weekday(), day.time()) for day in days}
    if len(days) < _YEARS or len(kinds) > 1:
        return None
    if [day.year for day in days] != [*range(first.year, first.year + len(days))]:
        return None
    places = {_place(day) for day in days}
    if all(day.day > monthrange(day.year, day.month)[1] - len(_WEEKDAYS) for day in days):
        places = {_LAST}
    if len(places) > 1:
        return None
    weekday = f"{places.pop()}{_WEEKDAYS[first.weekday()]}"
    return {"freq": "yearly", "bymonth": first.month, "byday": weekday}


def _place(day: datetime) -> int:
    """Which of its weekday a day is in its month, the first: 1."""
    return (day.day - 1) // len(_WEEKDAYS) + 1


def _offset(zone: tzinfo, at: datetime) -> Offset:
    local = at.astimezone(zone)
    return Offset(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))


def _add(
    made: Timezone,
    before: Offset,
    after: Offset,
    days: Sequence[datetime],
    rule: dict[str, str | int] | None,
) -> None:
    """Add how the clock changes on these days: by a rule from the first on, or on each of them."""
    from icalendar import TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 - as above

    part = TimezoneDaylight() if after.summer else TimezoneStandard()
    said: list[tuple[str, object]] = [("dtstart", days[0])]
    if rule is not None:
        said.append(("rrule", rule))
    else:
        said.extend(("rdate", day) for day in days[1:])
    said += [("tzoffsetfrom", before.ahead), ("tzoffsetto", after.ahead), ("tzname", after.name)]
    for name, value in said:
        part.add(name, value)  # pyright: ignore[reportUnknownMemberType] - theirs
    made.add_component(part)
