"""Error messages: one English sentence for every error code; pure.

Each says what is wrong and what to do, or what would be right. The window translates the same
literals; `mark` marks them for extraction. Values are cleaned here, so that nothing in a file or a
name can break a line, a terminal or a log.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias, cast

from listening_timer.exercise.formats import FormatError, Refused
from listening_timer.model.errors import HistoryError

if TYPE_CHECKING:  # of no use to the first page but its type
    from listening_timer.model.records import Finding

Told: TypeAlias = FormatError | HistoryError | Refused


def mark(text: str) -> str:
    """Mark a literal for the extraction of translations; returns it unchanged."""
    return text


_NO_SUCH_FORMAT = mark("There is no format {id}; choose one of these: {known}.")

FORMAT: Mapping[str, str] = {
    "no-file": mark("{where}: there is no such file; check its name and folder."),
    "not-a-file": mark("{where} is not a plain file; one text file belongs here."),
    "too-big": mark("{where} holds {size} KiB; such a file may hold {most} KiB at most."),
    "unreadable": mark("{where} cannot be read; check who may read it."),
    "not-utf-8": mark("{where}: this is not UTF-8 text; save the file with that encoding."),
    "not-toml": mark("{where}: this is not TOML; check brackets, quotes and equals signs."),
    "key-twice": mark("{where}: {key} is here twice; remove one of them."),
    "table-twice": mark("{where}: [{key}] is here twice; for several, write [[{key}]]."),
    "nested": mark("{where}: tables and lists can be nested {most} deep at most."),
    "folder-unreadable": mark("{where} cannot be read; your own files there are left out."),
    "wrong-ending": mark("{where} is skipped: its name must end in .toml; rename it."),
    "hidden": mark("{where} is skipped: its name begins with a dot; rename it."),
    "id-ships": mark("{where} is skipped: one that ships is called {id}; choose another id."),
    "id-twice": mark("{where} is skipped: {other} has the id {id} too; choose another id."),
    "unknown-format": _NO_SUCH_FORMAT,
    "unknown-key": mark("{where}: there is no key {key} here; these can be used: {known}."),
    "missing": mark("{where} is missing; one of these belongs here: {known}."),
    "not-a-choice": mark("{where} cannot be {value}; one of these belongs here: {known}."),
    "missing-number": mark("{where} is missing; a whole number from {low} to {high} belongs here."),
    "not-whole": mark("{where} must be a whole number from {low} to {high}, not {value}."),
    "two-lengths": mark("{where}: minutes and seconds do not go together; keep one of the two."),
    "out-of-range": mark("{where} must be from {low} to {high}, not {value}."),
    "out-of-proportion": mark(
        "{where} must be a multiple of {step}, not {value}; all turns keep their proportion."
    ),
    "bad-id": mark("{where} must be small letters, digits and single hyphens, {most} at most."),
    "not-a-text-table": mark('{where} must name a language, as in {key} = {{ en = "…" }}.'),
    "bad-text": mark("{where} must be a text of 1 to {most} characters."),
    "no-phases": mark("{where}: there are no phases; each begins with a line [[phase]]."),
    "wrong-type": mark("{where}: this is no phase; each begins with a line [[phase]]."),
    "too-deep": mark("{where}: repeats can be nested {most} deep at most."),
    "not-here": mark("{where}: a phase of kind {kind} has no {key}; remove that line."),
    "too-many-phases": mark("{where}: {count} phases are too many; {most} is the most."),
    "too-long": mark("{where}: {minutes} minutes in all are too long; {most} is the most."),
    "nobody-speaks": mark("{where}: nobody speaks; add a share, a talk or an appreciate."),
    "unequal": mark(
        "{where}: for {kind}, A has {a} and B has {b} (minutes:seconds); both must have the same."
    ),
    "arrive-first": mark("{where}: arrive can only be the first phase."),
    "close-last": mark("{where}: close can only be the last phase."),
    "handover-first": mark("{where}: a handover needs a share before it."),
    "handover-missing": mark(
        "{where}: a handover is missing before this share; where a format has "
        "handovers, one comes between every two shares."
    ),
    "reflect-without-share": mark("{where}: a reflect for {who} needs a share of {who} before it."),
    "silence-without-end": mark(
        '{where} cannot be "silence" where the bell is "open": a turn with no '
        "end leaves no time for silence; change one of the two."
    ),
    "no-minutes": mark("Turns that end with a bell need minutes; choose from 1 to 60."),
    "unknown-deck": mark("There is no deck {id}; choose one of these: {known}."),
    "none-listed": mark("{where}: there is none; each begins with a line [[{line}]]."),
    "not-listed": mark("{where}: a table belongs here; each begins with a line [[{line}]]."),
    "too-many-cards": mark("{where}: a deck can hold {most} cards; make two decks."),
    "newer-plan": mark("{where}: a newer version of this program made it; install that version."),
    "no-table": mark("{where}: a table belongs here; it begins with a line [{line}]."),
    "unknown-plan-deck": mark("{where} cannot be {value}; write {known}, or a deck as [deck]."),
    "bad-time": mark("{where} must be a time such as 20:00 in quotes, not {value}."),
    "same-day": mark("{where} cannot be {value} too; choose another day, or remove this line."),
    "twice": mark("{where}: this is here twice: {value}; remove one of them."),
}
"""Faults of a format, a deck or another data file; `where` is the file and the place."""

HISTORY: Mapping[str, str] = {
    "missing-folder": mark("The folder {path} does not exist; make it first, or choose another."),
    "missing": mark("There is no history at {path}; one begins there with the first talk."),
    "not-ours": mark("{path} is not a history of this program; it was left as it is."),
    "newer": mark(
        "{path} was made by a newer version of this program and was left as it is; "
        "please install that version."
    ),
    "older": mark(
        "{path} was made by a version from before the first release and was left as "
        "it is; please open it with that version."
    ),
    "damaged": mark("This history is damaged and was left as it is; please keep the file."),
    "read-only": mark("{path} cannot be written; check who may write there, or choose another."),
    "locked": mark(
        "{path} is already open in this program’s window or a command (process "
        "{pid}); close that first."
    ),
    "locked-by-us": mark(
        "{path} is already open in this program’s window or a command; close that first."
    ),
    "busy": mark("Another program is using {path}; close it there, then try again."),
    "full": mark("The disk is full, so {path} cannot be written; please make some room."),
    "unreadable": mark("{path} cannot be read; check who may read it."),
    "not-plain": mark(
        "{path} is a folder or a link where a plain file should be; please move it away."
    ),
    "gone": mark("{path} is no longer where it was; put its folder back, or choose another."),
    "not-all-saved": mark("Not everything could be saved in {path}; the rest is lost."),
    "not-saved-yet": mark("Not everything is saved in {path} yet; please try again in a moment."),
    "io": mark("{path} could not be read or written; is its disk still connected?"),
    "unknown-session": mark(
        "{session} does not name one session; `listening-timer history list` shows "
        "their ids, and 6 digits or more of one are enough."
    ),
    "exists": mark("{path} already exists and was left as it is; choose another name."),
    "exists-force": mark(
        "{path} already exists and was left as it is; choose another name, or add "
        "`--force` to replace it."
    ),
    "not-replaced": mark(
        "{path} is not a plain file, so nothing was written there; choose another name."
    ),
    "no-talks": mark("There is no talk yet to write a letter about."),
    "not-together": mark("These two have not talked together, so there is no letter to write."),
    "no-meetings": mark("No next talk was planned in them, so nothing was written."),
    "nothing-chosen": mark("There is no talk to export here, so nothing was written."),
    "unknown-person": mark("Nobody in this history has that name."),
    "sat-together": mark("These two talked with each other, so they are two people."),
    "name-taken": mark("Somebody else in this history has that name; choose another."),
    "unknown-format": _NO_SUCH_FORMAT,
    "no-file": mark("There is no file {path}; check its name and folder."),
    "not-a-file": mark("{path} is not a plain file; choose one that this program wrote."),
    "empty-file": mark(
        "{path} is empty. Nothing was added. Please save it again on the other computer."
    ),
    "not-an-export": mark(
        "{path} is neither an export nor a history of this program. Nothing was added."
    ),
    "bad-line": mark(
        "Line {line} of {path} has something this program does not write ({part}). "
        "Nothing was added. Please save it again on the other computer."
    ),
    "not-json": mark(
        "Line {line} of {path} is not JSON (near character {at}). Nothing was added. "
        "Please save it again on the other computer."
    ),
    "key-twice": mark(
        "Line {line} of {path} says {part} twice in one object. Nothing was added. "
        "Please save it again on the other computer."
    ),
    "long-line": mark(
        "Line {line} of {path} is longer than any talk. Nothing was added. Please "
        "save it again on the other computer."
    ),
    "cut-line": mark(
        "{path} is incomplete (it stops in line {line}). Nothing was added. Please "
        "save it again on the other computer."
    ),
    "bad-talk": mark(
        "{path} has something this program does not write ({session}, {part}). "
        "Nothing was added. Please save it again on the other computer."
    ),
    "damaged-file": mark(
        "{path} is damaged. Nothing was added. Please export it on the other "
        "computer, and import that."
    ),
    "not-closed": mark(
        "{path} was not closed properly; open it with this program once, then import it."
    ),
    "same-history": mark("{path} is the history that is open here; choose another file."),
    "not-ended": mark("A talk can be exported when it has ended; {session} has not."),
    "no-folder": mark("The folder {path} could not be made; check who may write there."),
    "no-home": mark("There is no folder {path}; set LISTENING_TIMER_HOME to one that exists."),
    "no-resources": mark(
        "{path} is missing, so the program is incomplete; please install it again."
    ),
    "no-translation": mark(
        "{path} holds no translation; a file ending in .qm belongs here, as the README says."
    ),
    "not-printed": mark("The printer took nothing; see that it is on, then try again."),
    "settings-not-saved": mark(
        "Your choices could not be saved in {path}; they hold until the program closes."
    ),
}
"""Errors of the environment (`HistoryError`)."""

REFUSED: Mapping[str, str] = {
    "ended": mark("This talk has ended."),
    "silence-holds": mark("The rest of this turn is silence. Back gives the turn back."),
    "nothing-to-undo": mark("There’s nothing to undo here."),
    "nothing-runs": mark("The clock isn’t running."),
    "not-paused": mark("Nothing is paused."),
    "break-length": mark("A break can take 5 minutes to 24 hours."),
    "no-break": mark("Nobody is on a break."),
    "no-gap": mark("No time is missing."),
    "nothing-owed": mark("Both had the same time."),
    "not-in-a-share": mark("You can do this while somebody shares."),
    "no-skip": mark("A turn cannot be skipped. The speaker can end it."),
    "no-more-here": mark("You can say more from the quiet between turns, or while saying it back."),
    "no-more-time-here": mark("You can’t add time here."),
    "enough-added": mark("Two hours is the most that can be added."),
    "no-round-here": mark("One more round can be added at the end of the talk."),
    "enough-rounds": mark(
        "This talk is as long as it can be. You can begin another one afterwards."
    ),
}
"""Why a command was refused in this state (`Refused`)."""

FINDING: Mapping[str, str] = {
    "file": "The file is damaged: {detail}.",
    "damaged": "The file is damaged; please keep it and open a backup.",
    "foreign-key": "A row of {detail} belongs to nothing.",
    "bad-name": "The name of person {detail} is not the one in their talks.",
    "bad-word": "{session}: a text was changed from outside ({detail}).",
    "bad-rating": "{session}: a rating was changed from outside ({detail}).",
    "bad-promise": "{session}: a promise was changed from outside ({detail}).",
    "bad-meeting": "{session}: the time of its next meeting was changed from outside.",
    "bad-prompt": "{session}: a card that was shown was changed from outside ({detail}).",
    "bad-tally": "A tally was changed from outside ({detail}).",
    "bad-plan": "The plan was changed from outside, so it is not used; open its file again.",
    "bad-event": "{session}: its log holds something unknown ({detail}).",
    "bad-log": "{session}: its log cannot be replayed ({detail}).",
    "summary": "{session}: its sums differ from its log; `history rebuild` mends that.",
    "search": "{session}: it is not found by its words; `history rebuild` mends that.",
    "week": "The sums of the week of {detail} differ from what is kept;"
    " `history rebuild` mends that.",
}
"""Faults found by a check of the history; never translated."""

COMMAND: Mapping[str, str] = {
    "usage": "{problem}; see `{program} --help`.",
    "choose": "Say what to do with it: `{program}` knows {known}.",
    "not-with": "{option} does not belong to `{program}`; leave it out.",
    "demo-keeps-nothing": "A demonstration touches no history; `--keep FILE` keeps its own.",
    "no-such-form": "{path} must end in one of these: {known}.",
    "letter-form": "A letter is a .pdf; {path} is not.",
    "which-form": "Say in which form with `--as`: {known}.",
    "no-terminal": "A terminal shows no PDF; send it to a file or to another program.",
    "not-both": "{option} and {other} do not go together; leave one out.",
    "only-with": "{option} belongs to {other} alone; add that, or leave this out.",
    "same-file": "{path} is the history itself; choose another file.",
    "not-known": "`{program}` does not know {words}; see `{program} --help`.",
    "a-folder": "{path} is a folder; choose a name for a file in it.",
    "no-file-name": "a file needs a name",
    "no-id": "an id belongs here",
    "not-chosen": "{known} belongs here, not {value}",
    "not-whole": "a whole number from {low} to {high} belongs here, not {value}",
    "not-a-number": "a number from {low} to {high} belongs here, not {value}",
    "no-name": "a name belongs here",
    "no-names": "two names belong here",
    "not-a-date": "a date such as {known} belongs here, not {value}",
    "not-weekly": "a weekday and a time such as sunday 20:00 belong here, not {value}",
    "not-a-size": "a size such as 1280x800 belongs here, not {value}",
    "size-range": "a size from {low} to {high} belongs here, not {value}",
    "not-written": "This could not be written out: {why}.",
    "environment": "{path} could not be used: {why}.",
    "no-window": "The window cannot be shown on this computer: {why}.",
    "no-screen": "No screen answers here; `listening-timer demo --shots pictures` plays an"
    " exercise without one and keeps its pictures in the folder pictures.",
    "demo-unseen": "No screen answers here, so the demonstration plays unseen; `--shots FOLDER`"
    " keeps pictures of it.",
    "demo-pictured": "No screen answers here, so the demonstration plays for its pictures alone.",
    "no-packages": "Some packages of the system are missing; please install them:"
    " `sudo apt-get update && sudo apt-get install --no-install-recommends {packages}`.",
    "no-libraries": "Some libraries of the system are missing; please install what brings them:"
    " {libraries}.",
}
"""Messages of the command line; never translated."""


def template(error: Told) -> str:
    """The sentence for an error, with placeholders; a generic one for an unknown code."""
    match error:
        case FormatError():
            return FORMAT.get(error.code, "{where}: {code}.")
        case HistoryError():
            return HISTORY.get(error.code, "{path}: {code}.")
        case Refused():
            return REFUSED.get(error.code, "{code}.")


def filled(text: str, error: Told) -> str:
    """A sentence, translated or not, filled with the values of its error; one line."""
    values: dict[str, object] = {"code": error.code}
    if not isinstance(error, Refused):
        values |= error.values
    if isinstance(error, FormatError):
        values["where"] = _where(error)
        if isinstance(value := values.get("value"), str):  # "10" is not the number 10
            values["value"] = Quoted(value)
    return fill(text, values)


def error_sentence(error: Told) -> str:
    """The English sentence for an error, for the command line and for logs."""
    return filled(template(error), error)


def found(finding: Finding) -> str:
    """The English sentence for a fault found by a check."""
    values = {"code": finding.code, "session": finding.session[:8], "detail": finding.detail}
    return fill(FINDING.get(finding.code, "{session}: {code}."), values)


def _where(error: FormatError) -> Line:
    parts = (error.values.get("file"), error.path)
    return Line(", ".join(shown(part) for part in parts if part) or UNKNOWN)


LONGEST = 60
LONGEST_PATH = 240
"""Most characters of a path, which users act on, so more of it is kept."""
UNKNOWN = "?"


def fill(text: str, values: Mapping[str, object]) -> str:
    """Fill a sentence with values, cleaned and cut; never raises, whatever they are."""
    try:
        return text.format_map(_Shown({key: shown(value) for key, value in values.items()}))
    except (LookupError, ValueError, AttributeError):  # a translation with wrong placeholders
        return text


class _Shown(dict[str, str]):
    """Values as they are shown; a missing one is shown as a question mark."""

    def __missing__(self, key: str) -> str:
        return UNKNOWN


class Line(str):
    """A value that is nearly a sentence itself: cut at `LONGEST_PATH`, as paths are."""

    __slots__ = ()


class Quoted(str):
    """A text from a file, shown in quotes so that it is not taken for a number or a word."""

    __slots__ = ()


def shown(value: object) -> str:
    """A value as shown in a sentence."""
    match value:
        case Quoted():
            words = f'"{_cut(str(value), LONGEST)}"'
        case PurePath() | Line():
            words = _cut(str(value), LONGEST_PATH)
        case float():
            words = f"{value:g}"
        case list() | tuple():
            words = _listed(cast("list[object]", value))
        case dict():
            words = "a table"
        case _:
            words = _cut(_said(value), LONGEST)
    return words


def _listed(values: list[object]) -> str:
    """A list of words is shown, since it is one of ours; any other list only by its type."""
    if not all(isinstance(value, str) for value in values):
        return "a list"
    return _cut(", ".join(shown(value) for value in values), 20 * LONGEST)


def _said(value: object) -> str:
    if value is None:
        return UNKNOWN
    try:
        return str(value).lower() if isinstance(value, bool) else str(value)
    except Exception:  # noqa: BLE001 - a number of thousands of digits, or worse
        return UNKNOWN


def _cut(text: str, most: int) -> str:
    """One clean line of at most `most` characters."""
    line = " ".join(text[: 4 * most].split())
    clean = "".join(c for c in line if not unicodedata.category(c).startswith("C"))
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"
