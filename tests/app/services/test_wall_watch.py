"""Claims about the wall clock: whatever shows a time or is seen from today follows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLocale, Qt

from listening_timer.app.services.wall_watch import WallWatch
from listening_timer.exercise.commands import CallBreak
from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.words.i18n import time_text
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import DAY, add_session
from tests.helpers.qt.widget_actions import (
    press,
    shown_text,
    spoken_text,
    type_into_field,
    wait_for_tasks,
)

PACKAGE = Path(__file__).parents[3] / "listening_timer"
UNTIL = "Until about "
HOUR = 60 * MINUTE
TO_MIDNIGHT = DAY - (WALL + HOUR) % DAY
"""Ms from the beginning of the tests' wall clock to midnight, an hour ahead of UTC."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Times as they are written in London."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("jump", "offset", "told"),
    [
        pytest.param(0, 60, [], id="the same minute"),
        pytest.param(MINUTE, 60, [False], id="a minute"),
        pytest.param(DAY, 60, [True], id="a night asleep"),
        pytest.param(TO_MIDNIGHT, 60, [True], id="midnight"),
        pytest.param(-2 * HOUR, 60, [False], id="the clock set back"),
        pytest.param(0, 120, [False], id="another zone"),
        pytest.param(0, 60 + TO_MIDNIGHT // MINUTE + 1, [True], id="a zone where it is tomorrow"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_every_change_is_told_once(jump: int, offset: int, told: list[bool]) -> None:
    """However the clock came to show something else, it is told once, and nothing is repeated."""
    now = [WALL, 60]
    watch, found = WallWatch(lambda: (now[0], now[1])), list[bool]()
    watch.changed.connect(found.append)
    now[:] = [WALL + jump, offset]
    watch.look()
    watch.look()
    assert found == told


def test_whoever_reads_the_clock_follows_it() -> None:
    """Every class of a page that keeps the wall clock to show something has a way to follow it."""
    lacking: list[str] = []
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and "self._wall" in ast.unparse(node):
                methods = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
                if not methods & {"follow_wall", "follow_day"}:
                    lacking.append(f"{path.name}: {node.name}")
    assert lacking == []


def ends_at(harness: ProgramInProcess) -> str:
    """When the talk would end, as Begin says it."""
    [line] = [text for text in shown_text(harness.program.begin.page).splitlines() if UNTIL in text]
    return line.removeprefix(UNTIL)


async def test_begin_left_open_says_the_right_end(harness: ProgramInProcess) -> None:
    """After an hour, in another zone and with the clock set, the end is counted from now."""
    await harness.come_back()
    harness.program.begin.choose("first-try")
    total = harness.catalogs.library.get("first-try").total
    for jump, offset in ((0, 60), (HOUR, 60), (0, -300), (-3 * HOUR, -300), (MINUTE, 60)):
        harness.set_wall(jump, offset=offset)
        assert ends_at(harness) == time_text(harness.wall + total, harness.offset)


async def test_a_promise_is_asked_after_as_midnight_passes(harness: ProgramInProcess) -> None:
    """Begin is left open overnight: what was promised is asked after, the meeting goes in time."""
    agreed = harness.program.begin.last_time_card
    harness.sit_down()
    harness.talk_to_the_end()
    press(harness.program.window, "A small promise")
    type_into_field(harness.program.window, "What it is, in a line", "one")
    press(harness.program.window, "When will you talk again?")
    press(harness.program.window, "Yes")
    press(harness.program.window, "Done")
    await wait_for_tasks()
    harness.program.begin.open_left_over()
    assert "one" not in spoken_text(agreed)
    harness.set_wall(TO_MIDNIGHT)
    await wait_for_tasks()
    assert "one" in spoken_text(agreed)
    press(agreed, "Kept")
    harness.set_wall(MINUTE)
    assert "one" in spoken_text(agreed)  # what was chosen still stands there
    assert "You planned to talk on" in spoken_text(agreed)
    harness.set_wall(8 * DAY)
    await wait_for_tasks()
    assert "You planned to talk on" not in spoken_text(agreed)
    assert "one" not in spoken_text(agreed)


@pytest.mark.parametrize("showing", [True, False])
async def test_history_is_seen_from_today(harness: ProgramInProcess, *, showing: bool) -> None:
    """A week later the talk of "This week" is one of last week, whether the page shows or not."""
    await harness.queue.query(lambda history: add_session(history, 1))
    back = harness.program.history_area
    await back.browse.load()
    assert first_row(harness).startswith("This week: ")
    if not showing:
        harness.program.open_page("begin")
    harness.set_wall(7 * DAY)
    await harness.open_page("history")
    assert first_row(harness).startswith("Last week: ")


def first_row(harness: ProgramInProcess) -> str:
    """What a reader hears of the newest talk in History."""
    model = harness.program.history_area.browse.page.list.rows.model()
    return str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


async def test_insights_are_seen_from_today(harness: ProgramInProcess) -> None:
    """Left open until another day, they are looked up again."""
    await harness.queue.query(lambda history: add_session(history, 1))
    insights = harness.program.history_area.insights
    await insights.load(harness.page)
    told = spoken_text(insights.page)
    await harness.queue.query(lambda history: add_session(history, 2))
    harness.set_wall(MINUTE)
    await wait_for_tasks()
    assert spoken_text(insights.page) == told
    harness.set_wall(DAY)
    await wait_for_tasks()
    assert spoken_text(insights.page) != told


async def test_a_break_is_told_in_the_time_of_the_clock(harness: ProgramInProcess) -> None:
    """In another zone, or with the clock set, the return is what the clock will show then."""
    harness.sit_down()
    harness.later(1)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.program.conductor.wish(CallBreak(20))
    back = harness.wall + 20 * MINUTE
    assert time_text(back, 60) in spoken_text(harness.program.window)
    harness.set_wall(offset=120)
    assert time_text(back, 120) in spoken_text(harness.program.window)
    harness.set_wall(-HOUR)
    assert time_text(back - HOUR, 120) in spoken_text(harness.program.window)
    harness.later(90)
    harness.program.wall_watch.look()
    assert time_text(back - HOUR, 120) in spoken_text(harness.program.window)


async def test_a_time_that_is_chosen_is_never_past(harness: ProgramInProcess) -> None:
    """Another time, left open for a fortnight, still proposes one that is to come."""
    harness.program.help_pages.offer_another_time("a", 24)
    (when,) = harness.program.help_pages.another_time.findChildren(DateTimePicker)
    before = when.chosen()
    harness.set_wall(DAY)
    assert when.chosen() == before
    for step in (6 * DAY + HOUR, 7 * DAY, SECOND * 61):
        harness.set_wall(step)
        assert when.chosen()[0] >= harness.wall - MINUTE


async def test_the_watch_ends_with_its_window(harness: ProgramInProcess) -> None:
    """Nothing follows the clock once the window that shows it is gone."""
    watch, window = harness.program.wall_watch, harness.program.window
    await harness.close()
    shiboken6.delete(window)
    assert not shiboken6.isValid(watch)
