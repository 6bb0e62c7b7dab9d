"""CSV export for spreadsheets: one session a row, protected against formula injection.

RFC 4180 with commas, UTF-8 with a byte order mark, by which spreadsheets recognise it. Texts are
quoted, numbers are not; times are whole seconds, so that no country's decimal point matters. Where
a text begins like a formula, or does so after anything a reader may take for a separator, an
apostrophe is put before it. A cell longer than spreadsheets accept is cut, and marked as cut.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable

from listening_timer.exercise.formats import SECOND, Role
from listening_timer.exercise.state import State
from listening_timer.history.summary import local_date
from listening_timer.model.annotations import Moment, Promise, Rating, Scale, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import clean_text
from listening_timer.text.english import (
    BECAME,
    MOMENTS,
    OUTCOMES,
    PROMISES,
    SCALES,
    SUMS,
    english,
    name,
    time_of_day,
    weekly,
)

APOSTROPHE = "'"
BEGINS_A_FORMULA = frozenset("=+-@\u2212")
"""First characters of formulas, compared after NFKC (full-width, small and superscript forms); the
last one is U+2212, the minus sign."""
MOST_CELL = 32_767
"""Characters (UTF-16 units) that spreadsheets accept in one cell."""
CUT = " [… cut here]"
_SEPARATOR = re.compile(r"([;,|\t\n])")
"""What separates cells or rows for one reader or another."""
BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Unicode categories of invisible characters."""
_MARK = "\ufeff"
_RATINGS = (
    (Moment.ARRIVE, Scale.CALM),
    (Moment.CLOSE, Scale.CALM),
    (Moment.ARRIVE, Scale.CLOSENESS),
    (Moment.CLOSE, Scale.CLOSENESS),
    (Moment.CLOSE, Scale.HEARD),
)
"""Order of the rating columns; how heard somebody felt is not asked on arriving."""
_SAID = (
    WordKind.TOPIC,
    WordKind.NOTE,
    WordKind.APPRECIATION,
    WordKind.FEELING,
    WordKind.TAG,
    WordKind.NEXT_TIME,
)
_HEADS = {
    WordKind.TOPIC: "topic",
    WordKind.NOTE: "notes",
    WordKind.APPRECIATION: "thanks",
    WordKind.FEELING: "feelings",
    WordKind.TAG: "tags",
    WordKind.NEXT_TIME: "for next time",
}
Cell = str | int | None


class CsvFormat:
    """CSV export format: the column heads, then a row per session."""

    def head(self) -> Iterable[bytes]:
        """The byte order mark and the column heads."""
        return (_MARK.encode() + _line(columns()),)

    def session(self, detail: SessionDetail) -> bytes:
        """One session as a row."""
        return _line(row(detail))

    def tail(self) -> Iterable[bytes]:
        """Nothing after the last session."""
        return ()


def columns() -> list[Cell]:
    """The heads of all columns; A is whoever shared first, (s) are seconds."""
    return [
        *("date", "time", "name A", "name B", "format", "outcome"),
        *("length (s)", "planned (s)", "overtime (s)", "shared A (s)", "shared B (s)"),
        *(f"{said} (s)" for _part, said in SUMS),
        *("held replies A", "held replies B"),
        *(f"{SCALES[s]} {MOMENTS[m]} {who}" for m, s in _RATINGS for who in Role),
        *(_HEADS[kind] for kind in _SAID),
        *("promises", "next talk", "id"),
    ]


def row(detail: SessionDetail) -> list[Cell]:
    """One session in the order of `columns`; a cell is None where there is no value."""
    of, state = detail.row, detail.state
    return [
        *(of.date, time_of_day(of.started, of.offset), name(of, Role.A), name(of, Role.B)),
        *(english(of.format_name), OUTCOMES[of.outcome]),
        *(of.length // SECOND, _planned(state), _overtime(state)),
        *(state.sums.sharing(who) // SECOND for who in Role),
        *(int(getattr(state.sums, part)) // SECOND for part, _said in SUMS),
        *(_held(state, who) for who in Role),
        *(_rating(detail.ratings, m, s, who) for m, s in _RATINGS for who in Role),
        *(_words(detail, kind) for kind in _SAID),
        *(_promises(detail), _next(detail), of.id),
    ]


def as_cell(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula, whatever its separator."""
    parts = _SEPARATOR.split(text)  # every other one is a separator
    parts[2::2] = map(_guarded, parts[2::2])
    return _guarded("".join(parts))


def _guarded(text: str) -> str:
    return APOSTROPHE + text if _begins_as_formula(text) else text


def shortened(cell: str) -> str:
    """A cell of at most `MOST_CELL` UTF-16 units; where it is cut, it ends with `CUT`."""
    units = cell.encode("utf-16-le")
    if len(units) <= 2 * MOST_CELL:
        return cell
    return units[: 2 * (MOST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _begins_as_formula(text: str) -> bool:
    """Whether a reader may run it, even if it drops leading apostrophes or invisible characters."""
    if text.lstrip(APOSTROPHE).startswith(("\t", "\r")):
        return True
    seen = (c for c in text if c != APOSTROPHE and unicodedata.category(c) not in BLANK)
    first = next(seen, "")
    return unicodedata.normalize("NFKC", first)[:1] in BEGINS_A_FORMULA


def _line(cells: Iterable[Cell]) -> bytes:
    made = io.StringIO(newline="")
    safe = [shortened(as_cell(cell)) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(made, quoting=csv.QUOTE_NONNUMERIC).writerow("" if c is None else c for c in safe)
    return made.getvalue().encode()


def _planned(state: State) -> int | None:
    """Seconds of all phases with a set time; None for open-ended formats."""
    return None if state.format.open_ended else state.format.total // SECOND


def _overtime(state: State) -> int:
    return sum(record.overtime for record in state.records) // SECOND


def _held(state: State, who: Role) -> int:
    """The number of held replies: those counted at the person's share phases, and those since."""
    pairs = zip(state.format.phases, state.records, strict=True)
    told = sum(r.waited for phase, r in pairs if phase.who is who)
    return told + state.held[who is Role.B]


def _rating(given: Iterable[Rating], moment: Moment, scale: Scale, who: Role) -> int | None:
    asked = moment, scale, who
    return next((r.value for r in given if (r.moment, r.scale, r.who) == asked), None)


def _words(detail: SessionDetail, kind: WordKind) -> str:
    """All words of a kind in one cell, each with its author's name, separated by empty lines."""
    found = (word for word in detail.words if word.kind is kind)
    return "\n\n".join(f"{_of(detail, w.who)}{clean_text(w.text)}" for w in found)


def _of(detail: SessionDetail, who: Role | None) -> str:
    return "" if who is None else f"{name(detail.row, who)}: "


def _promises(detail: SessionDetail) -> str:
    return "\n\n".join(_promise(detail, each) for each in detail.promises)


def _promise(detail: SessionDetail, promise: Promise) -> str:
    became = "" if promise.outcome is None else f" ({BECAME[promise.outcome]})"
    whose = _of(detail, promise.who) or f"{PROMISES[promise.kind]}: "
    return f"{whose}{clean_text(promise.text)}{became}"


def _next(detail: SessionDetail) -> str:
    if detail.meeting is None:
        return ""
    wall, offset = detail.meeting.wall, detail.meeting.offset
    return f"{local_date(wall, offset)} {time_of_day(wall, offset)}{weekly(detail.meeting)}"
