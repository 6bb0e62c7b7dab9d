"""Claims about power cuts: what was acknowledged is on the disk, and no file is half written.

The file layer drops what was not synced, sectors and directory changes alike.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from listening_timer.config.settings import Settings, load, save
from listening_timer.files import atomic_file as files
from listening_timer.files.atomic_file import write_whole
from listening_timer.history import connection
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import NewSession
from tests.helpers.history.json_export import export
from tests.helpers.history.power_cut import Disk, recorded
from tests.helpers.history.sample_sessions import completed_log, session_id, tallies_of, tally, word

FEW, MANY = 120, 1_000
"""Simulated power cuts in every run of the tests, and in the slow one."""
A_RUN = 60
"""Cuts of one run of the program."""
FULL_SYNC = 2
MEETINGS = (b"BEGIN:VCALENDAR" * 200, b"BEGIN:VCALENDAR" * 400)


@dataclass(slots=True)
class Acknowledged:
    """What the program was told is done."""

    events: dict[int, int] = field(default_factory=dict[int, int])
    """How many events of each session, by its number."""
    tallies: int = 0
    whole: set[str] = field(default_factory=set[str])
    """Names of files beside the history."""

    def copy(self) -> Acknowledged:
        """What is known at this moment."""
        return Acknowledged(dict(self.events), self.tallies, set(self.whole))


@dataclass(slots=True)
class Cut:
    """A disk as a power cut left it, and what had been acknowledged before."""

    files: dict[str, bytes]
    acknowledged: Acknowledged


def use(folder: Path, done: Acknowledged) -> None:
    """Keep sessions, words and marks, and make a backup, an export and other files."""
    with History.open(folder / "history.db") as history:
        for number in (1, 2):
            log, session = completed_log(number), session_id(number)
            history.begin(NewSession(session, "Ann", "Bo"), log[:1])
            for seq, event in enumerate(log):
                history.append(session, seq, [event])
                done.events[number] = seq + 1
                history.checkpoint(session, event.at + 1)
            history.write_word(word(session, "canary " * 200))
            history.erase_word(word(session, "").id)
            history.write_tally(tally("Ann", number))
            done.tallies = number
            history.backup(folder / "backup.db", replace=True)
            export(history, folder / "export.jsonl")
            write_whole(folder / "meeting.ics", MEETINGS[number - 1], replace=True)
            save(folder / "settings.toml", Settings(text=100 + number * 10))
            done.whole |= {"backup.db", "export.jsonl", "meeting.ics", "settings.toml"}


def cuts_of_a_run(folder: Path, count: int, seed: int) -> list[Cut]:
    """Run the program once and cut the power at so many moments, chosen at random."""
    moments = _changes(folder / "counted")
    chance = random.Random(seed)  # noqa: S311 - repeatable chance
    chosen = sorted(chance.choices(range(1, moments + 1), k=count))
    cuts: list[Cut] = []
    done, at = Acknowledged(), 0
    where = folder / "used"
    where.mkdir(parents=True)

    def changed() -> None:
        nonlocal at
        at += 1
        cuts.extend(Cut(disk.image(chance), done.copy()) for _ in range(chosen.count(at)))

    with pytest.MonkeyPatch.context() as patch, recorded(where, patch) as disk:
        disk.changed = changed
        use(where, done)
    shutil.rmtree(folder)
    return cuts


def _changes(folder: Path) -> int:
    """How many changes of the disk one run makes."""
    folder.mkdir(parents=True)
    count = 0

    def changed() -> None:
        nonlocal count
        count += 1

    with pytest.MonkeyPatch.context() as patch, recorded(folder, patch) as disk:
        disk.changed = changed
        use(folder, Acknowledged())
    return count


def lost_in(cut: Cut, folder: Path) -> list[str]:
    """What was acknowledged and is not there after the cut, and what is damaged or torn."""
    folder.mkdir(parents=True)
    for name, content in cut.files.items():
        (folder / name).write_bytes(content)
    known = cut.acknowledged
    lost = [name for name in known.whole if not (folder / name).exists()]
    try:
        lost += _history_lost(folder, known)
        lost += _torn(folder)
    except HistoryError as error:
        lost.append(error.code)
    shutil.rmtree(folder)
    return lost


def _history_lost(folder: Path, known: Acknowledged) -> list[str]:
    path = folder / "history.db"
    if not path.exists():
        return ["history"] if known.events else []
    with History.open(path) as history:
        damaged = [finding.code for finding in history.check()]
        return damaged + _events_lost(history, known)


def _events_lost(history: History, known: Acknowledged) -> list[str]:
    lost: list[str] = []
    there = {row.id for row in history.sessions()}
    open_one = history.unfinished()
    for number, count in known.events.items():
        session = session_id(number)
        if open_one is not None and open_one.id == session:
            events = open_one.events
        elif session in there:
            events = history.session(session).events
        else:
            events = ()
        if list(events[:count]) != completed_log(number)[:count]:
            lost.append(f"session {number}")
    if len(tallies_of(history)) < known.tallies:
        lost.append("tally")
    return lost


def _torn(folder: Path) -> list[str]:
    """Files that bear their names and are not whole."""
    whole: dict[str, Callable[[Path], bool]] = {
        "meeting.ics": lambda path: path.read_bytes() in MEETINGS,
        "export.jsonl": lambda path: path.read_bytes().endswith(b"}\n"),
        "settings.toml": lambda path: load(path).text in (110, 120),
        "backup.db": _backup_is_sound,
    }
    there = {name for name in whole if (folder / name).exists()}
    return [name for name in sorted(there) if not whole[name](folder / name)]


def _backup_is_sound(path: Path) -> bool:
    with History.open(path) as backup:
        return backup.check() == []


def lost_after(folder: Path, cuts: int) -> list[list[str]]:
    """What was lost in each of so many power cuts."""
    found: list[list[str]] = []
    for run in range(-(-cuts // A_RUN)):
        made = cuts_of_a_run(folder / f"run-{run}", min(A_RUN, cuts - run * A_RUN), run)
        found += [lost_in(cut, folder / f"cut-{run}-{at}") for at, cut in enumerate(made)]
    assert len(found) == cuts
    return found


def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """At any write, sync or removal: every acknowledged event is there, every file whole."""
    assert not any(lost_after(tmp_path, FEW))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_many_power_cuts_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """The same, a thousand times."""
    assert not any(lost_after(tmp_path, MANY))


def _with_full_sync(patch: pytest.MonkeyPatch) -> None:
    pragmas: dict[str, int] = {
        "trusted_schema": 0,
        "temp_store": 2,
        "secure_delete": 1,
        "synchronous": FULL_SYNC,
    }
    patch.setattr(connection, "_PRAGMAS", pragmas)


def _without_sync_of_folders(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Disk, "sync_folder", _nothing)


def _without_sync_of_our_files(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(files, "_sync", _nothing)


def _nothing(*_ignored: object) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    "weaken", [_with_full_sync, _without_sync_of_folders, _without_sync_of_our_files]
)
def test_the_simulation_can_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weaken: Callable[[pytest.MonkeyPatch], None]
) -> None:
    """With synchronous=FULL, or without a sync of our own, something acknowledged is lost."""
    weaken(monkeypatch)
    assert any(lost_after(tmp_path, FEW))
