"""Calendar readers: what two parsers that know nothing of each other read in an .ics file.

icalendar wrote the file and takes a zone by its name; vobject has a parser of its own, and counts
by the clock changes that the file describes.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Protocol, TypeAlias, cast

from dateutil.rrule import rrulestr
from icalendar import Alarm, Calendar

MOST_TIMES = 70
"""So many times of a repeated event are read: more than a year of weeks."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as a reader understands it; `alarms` are how long before it they are."""

    uid: str
    sequence: int
    title: str
    about: str
    times: tuple[datetime, ...]
    length: timedelta
    alarms: tuple[timedelta, ...]


Reader: TypeAlias = Callable[[bytes], list[Seen]]


def by_icalendar(file: bytes) -> list[Seen]:
    """The events as icalendar reads them."""
    seen: list[Seen] = []
    for event in Calendar.from_ical(file).events:
        start = event.start
        assert isinstance(start, datetime)
        rule = event.rrules[0].to_ical().decode() if event.rrules else "FREQ=DAILY;COUNT=1"
        times = islice(rrulestr(rule, dtstart=start), MOST_TIMES)
        alarms = [part for part in event.subcomponents if isinstance(part, Alarm)]
        seen.append(
            Seen(
                str(event.uid),
                event.sequence,
                str(event.summary),
                str(event.description),
                tuple(map(_utc, times)),
                event.duration,
                tuple(cast("timedelta", alarm.TRIGGER) for alarm in alarms),
            )
        )
    return seen


class _Line(Protocol):
    value: object


class _Event(Protocol):
    contents: Mapping[str, list[_Line]]

    def getrruleset(self, addRDate: bool) -> Iterable[datetime] | None:  # noqa: FBT001, N803 - theirs
        ...


class _Calendar(Protocol):
    vevent_list: list[_Event]


class _Library(Protocol):
    def readOne(self, stream: str) -> _Calendar: ...


def by_vobject(file: bytes) -> list[Seen]:
    """The events as vobject reads them."""
    library = cast("_Library", importlib.import_module("vobject"))
    seen: list[Seen] = []
    for event in library.readOne(file.decode()).vevent_list:
        lines = {name: found[0].value for name, found in event.contents.items() if name != "valarm"}
        start, end = cast("datetime", lines["dtstart"]), cast("datetime", lines["dtend"])
        alarms = cast("list[_Event]", event.contents.get("valarm", []))
        repeated = event.getrruleset(addRDate=True) or (start,)
        seen.append(
            Seen(
                str(lines["uid"]),
                int(str(lines["sequence"])),
                str(lines["summary"]),
                str(lines["description"]),
                tuple(map(_utc, islice(repeated, MOST_TIMES))),
                end - start,
                tuple(cast("timedelta", alarm.contents["trigger"][0].value) for alarm in alarms),
            )
        )
    return seen


class SharedCalendar:
    """A calendar that files are imported into: one entry for each UID, the greatest SEQUENCE."""

    def __init__(self, reader: Reader) -> None:
        self._read, self._entries = reader, dict[str, Seen]()

    def take(self, file: bytes) -> None:
        """Import a file, as RFC 5546 has it: an older state never replaces a newer one."""
        for seen in self._read(file):
            known = self._entries.get(seen.uid)
            if known is None or seen.sequence >= known.sequence:
                self._entries[seen.uid] = seen

    def entries(self) -> list[Seen]:
        """All entries."""
        return list(self._entries.values())


def _utc(time: date) -> datetime:
    """A time in UTC; one without a zone as it is."""
    assert isinstance(time, datetime)
    return time if time.tzinfo is None else time.astimezone(UTC)
