"""Claims about keeping: in order, acknowledged when committed, and never given up."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from listening_timer.app import keeper as keeping
from listening_timer.app.keeper import Keeper
from listening_timer.app.session_log import SessionLog
from listening_timer.exercise.commands import Act
from listening_timer.history.store import History
from listening_timer.records import HistoryError, NewSession
from tests.app.conftest import Reports, Run
from tests.helpers.play import SHARE_FULLY, Play


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    """The history's one thread."""
    with ThreadPoolExecutor(1) as made:
        yield made


def failing(times: int, error: Exception, done: list[str], name: str) -> Callable[[History], None]:
    """Work that fails so often before it is done."""
    left = [times]

    def work(_history: History) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        done.append(name)

    return work


def test_order_is_kept_through_trouble(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk holds everything back; once there is room all is kept, in order."""
    monkeypatch.setattr(keeping, "RETRY", 0.01)
    done: list[str] = []
    troubles: list[HistoryError] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.trouble.connect(troubles.append)
        keeper.keep(failing(3, HistoryError("full", path="x"), done, "first"))
        keeper.keep(failing(0, HistoryError("full"), done, "second"))
        assert await keeper.settled(5)
        assert keeper.trouble_now is None
        await keeper.close()

    run(go())
    assert done == ["first", "second"]
    assert [trouble.code for trouble in troubles] == ["full"] * 3
    assert reports == []


def test_a_bug_is_reported_once_and_loses_nothing(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in saving is reported once, and the work is tried again."""
    monkeypatch.setattr(keeping, "RETRY", 0.01)
    done: list[str] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.keep(failing(2, ValueError("secret words"), done, "it"))
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert done == ["it"]
    assert [type(error) for error in reports] == [ValueError]


def test_what_belongs_to_nothing_stops_nobody(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """What is meant for a deleted session is reported and let go; what comes after it is kept."""
    done: list[str] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.keep(lambda history: history.delete("a" * 32))
        keeper.keep(failing(0, HistoryError("full"), done, "after it"))
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert done == ["after it"]
    assert [type(error) for error in reports] == [HistoryError]


def test_two_seconds_unsaved_are_said(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits longer than the patience is said, once for all of it; taken back once kept."""
    monkeypatch.setattr(keeping, "RETRY", 0.05)
    monkeypatch.setattr(keeping, "PATIENCE", 20)
    said: list[bool] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.unsaved_changed.connect(said.append)
        keeper.keep(failing(2, HistoryError("full"), [], "it"))
        keeper.keep(failing(2, HistoryError("full"), [], "what comes after it"))
        assert keeper.unsaved
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert said == [True, False]


def test_a_busy_queue_is_no_stuck_one(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each piece is kept at once, nothing is said, however long others come after it."""
    monkeypatch.setattr(keeping, "PATIENCE", 60)
    said: list[bool] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.unsaved_changed.connect(said.append)
        end = time.monotonic() + 0.2

        def another() -> None:
            if time.monotonic() < end:
                keeper.keep(failing(0, HistoryError("full"), [], "it"))

        keeper.kept.connect(another)
        another()
        another()
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert said == []


def test_one_note_of_how_far_waits_at_a_time(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """On a slow disk the notes do not pile up: the one that waits is renewed."""
    going = threading.Event()
    kept: list[int] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        play = Play(SHARE_FULLY)
        log = SessionLog(keeper, NewSession("a" * 32, "Ann", "Bo"))
        play.do(Act(), 60)
        log.add(play.log, arrived=True)
        assert await keeper.settled(5)
        keeper.kept.connect(kept.append)
        keeper.keep(lambda _history: going.wait(5))
        for at in (61_000, 62_000, 63_000):
            log.lived(at)
        going.set()
        found = await keeper.ask(lambda history: history.unfinished())
        assert found is not None
        assert found.lived == 63_000
        log.lived(64_000)
        found = await keeper.ask(lambda history: history.unfinished())
        assert found is not None
        assert found.lived == 64_000
        await keeper.close()

    run(go())
    assert len(kept) == 2


def test_a_note_that_is_kept_wakes_nobody(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """Nothing is told of it, nothing waits for it, and whoever asks later finds it."""
    kept: list[int] = []
    done: list[str] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.kept.connect(kept.append)
        keeper.note(failing(0, HistoryError("full"), done, "note"))
        assert not keeper.unsaved
        assert await keeper.ask(lambda _history: list(done)) == ["note"]
        await keeper.close()

    run(go())
    assert kept == []


def test_a_note_that_cannot_be_kept_is_told_and_tried_again(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told as ever; what comes after the note waits behind it."""
    monkeypatch.setattr(keeping, "RETRY", 0.01)
    done: list[str] = []
    troubles: list[HistoryError] = []

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        told = asyncio.Event()
        keeper.trouble.connect(troubles.append)
        keeper.trouble.connect(told.set)
        keeper.note(failing(3, HistoryError("full"), done, "note"))
        await told.wait()
        keeper.note(failing(0, HistoryError("full"), done, "after it"))
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert done == ["note", "after it"]
    assert [trouble.code for trouble in troubles] == ["full"] * 2
    assert reports == []


def test_a_note_under_way_is_waited_for(
    run: Run, reports: Reports, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not all is settled before it is kept, also where it fails and has to be tried again."""
    monkeypatch.setattr(keeping, "RETRY", 0.01)
    done: list[str] = []
    going = threading.Event()

    def note(history: History) -> None:
        going.wait(5)
        failing(0, HistoryError("full"), done, "hung")(history)

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.note(failing(1, HistoryError("full"), done, "failed"))
        assert await keeper.settled(5)
        keeper.note(note)
        assert not await keeper.settled(0)
        going.set()
        assert await keeper.settled(5)
        await keeper.close()

    run(go())
    assert done == ["failed", "hung"]
    assert reports == []


def test_a_disk_that_hangs_in_a_note_is_noticed_by_the_next(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """While one goes on, the next is queued: what waits there longer than two seconds is said."""
    going = threading.Event()

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        keeper.note(lambda _history: going.wait(5))
        assert not keeper.unsaved
        keeper.note(lambda _history: None)
        assert keeper.unsaved
        going.set()
        assert await keeper.settled(5)
        await keeper.close()
        keeper.note(lambda _history: going.clear())

    run(go())
    assert going.is_set()


def test_questions_wait_for_what_was_to_be_kept(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """A question sees everything that was queued before it."""

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        play = Play(SHARE_FULLY)
        log = SessionLog(keeper, NewSession("a" * 32, "Ann", "Bo"))
        for at in (60, 700, 720, 1300, 1350, 1400, 1460):
            play.do(Act(), at)
        log.add(play.log, arrived=True)
        rows = await keeper.ask(lambda history: history.sessions())
        assert [row.name_a for row in rows] == ["Ann"]
        await keeper.close()

    run(go())
    assert reports == []


def test_nothing_is_kept_before_arrival(
    run: Run, reports: Reports, worker: ThreadPoolExecutor
) -> None:
    """Until Arrive is confirmed nothing of a session is written, not even its name."""

    async def go() -> None:
        keeper = Keeper(worker.submit(History.memory).result(), worker, reports)
        log = SessionLog(keeper, NewSession("a" * 32, "Ann", "Bo"))
        play = Play(SHARE_FULLY)
        log.add(play.log, arrived=play.state.arrived)
        log.lived(1_000)
        assert await keeper.ask(lambda history: history.unfinished()) is None
        play.do(Act(), 30)
        log.add(play.log[1:], arrived=play.state.arrived)
        found = await keeper.ask(lambda history: history.unfinished())
        assert found is not None
        assert list(found.events) == play.log
        await keeper.close()

    run(go())


def test_failed_tasks_are_reported(run: Run, reports: Reports) -> None:
    """A task that fails is told, even where somebody keeps it."""

    async def fails() -> None:
        raise LookupError

    async def go() -> None:
        task = keeping.spawn(fails(), reports)
        await asyncio.wait([task])
        await asyncio.sleep(0)

    run(go())
    assert [type(error) for error in reports] == [LookupError]


@pytest.mark.parametrize("asked", [0.003, 0.02, 0.05, 0.21])
def test_sleep_is_never_early(run: Run, asked: float) -> None:
    """The loop's timers are precise: never early, and less than 30 ms late."""
    late: list[float] = []

    async def go() -> None:
        loop = asyncio.get_running_loop()
        before = loop.time()
        await asyncio.sleep(asked)
        late.append(loop.time() - before - asked)

    run(go())
    assert 0 <= late[0] < 0.03
