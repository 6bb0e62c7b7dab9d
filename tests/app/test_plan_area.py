"""Claims about a plan at home: opened, Begin offers exactly it, until the two let it go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.app.services.first_window import Application
from listening_timer.exercise.formats import MINUTE, Bell, Format, Side, tailored
from listening_timer.history.store import History
from listening_timer.library import plan as plans
from listening_timer.library import prompts
from listening_timer.library.plan import Plan, Weekly
from listening_timer.library.prompts import CardKind
from listening_timer.model.annotations import Meeting
from listening_timer.model.plans import HeldPlan
from listening_timer.model.records import Filter
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import PATIENCE, name_file, store_dialog_settings, wait_until
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.app.whole_run import start_run
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL, make_format
from tests.helpers.history.sample_sessions import DAY
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import press, shown_text, spoken_text, wait_for_tasks

FORMAT = tailored(SHIPPED["five-and-five"], 7, Bell.FINISH)
LINE = "Sit where you can see the garden."
PLAN = Plan(FORMAT, "gentle", LINE, Weekly(6, 20 * 60, 0))


def make_file(folder: Path, plan: Plan = PLAN) -> Path:
    """The file of a plan, with spaces in its name."""
    path = folder / f"our plan{plans.ENDING}"
    path.write_text(plans.write(plan), "utf-8")
    return path


async def use(harness: ProgramInProcess, plan: Plan = PLAN) -> None:
    """Show a plan and use it."""
    harness.show()
    harness.program.plans.offer(plan)
    press(harness.program.plans.page, "Use this plan")
    await wait_for_tasks()


def shown(harness: ProgramInProcess) -> str:
    """What is read on the page that shows."""
    page = harness.program.window.page
    assert page is not None
    return plain(f"{shown_text(page)}\n{spoken_text(page)}")


def begun(harness: ProgramInProcess) -> Format:
    """The format that a talk begun now has."""
    harness.sit_down()
    fmt = harness.state.started.format
    harness.talk_to_the_end()
    press(harness.program.stage.closing.page, "Done")
    return fmt


async def test_a_file_is_shown_before_it_is_used(harness: ProgramInProcess, folder: Path) -> None:
    """All that was agreed stands on one page; Not now changes nothing."""
    store_dialog_settings(folder.with_name("noted"))
    await harness.come_back()
    harness.program.begin.open_change()
    press(harness.program.begin.change, "Open a plan…")
    await name_file(harness.program.window, make_file(folder))
    await wait_until(lambda: harness.page == "plan")
    for words in (
        LINE,
        "Five and five, then talk · 22 min in all · 7 min each",
        "Bell, then finish your thought",
        "Prompts: Gentle",
        "Every week: Sundays, 20:00. If that day doesn’t work: Monday.",
        "until you let it go",
    ):
        assert words in shown(harness)
    press(harness.program.plans.page, "Not now")
    assert harness.page == "begin"
    assert harness.program.begin.choices.plan is None
    assert await harness.queue.query(lambda history: history.plan()) is None


async def test_begin_offers_exactly_the_plan(harness: ProgramInProcess) -> None:
    """Its phases and words, whatever the last talk was; the talk is kept as any other is."""
    await harness.come_back()
    await use(harness)
    assert harness.page == "begin"
    for words in ("Five and five, then talk · 7 minutes each", LINE, "Sundays, 20:00"):
        assert words in shown(harness)
    for _talk in range(2):
        assert begun(harness) == FORMAT
        await wait_for_tasks()
    only = Filter(format_id=FORMAT.id)
    assert await harness.queue.query(lambda history: history.count(only)) == 2


async def test_change_shows_no_other_format(harness: ProgramInProcess) -> None:
    """No other format, no minutes, no bell: what was agreed, names, prompts and a topic."""
    await harness.come_back()
    await use(harness)
    harness.program.begin.open_change()
    said = shown(harness)
    for words in ("Your plan", "7 minutes each", LINE, "Let the plan go", "What it is about"):
        assert words in said
    for words in ("Share fully", "Each turn", "When time is up", "More about each way"):
        assert words not in said


async def test_the_plan_is_let_go_once_that_is_meant(harness: ProgramInProcess) -> None:
    """Asked once; then all can be chosen again, and no word of it is left in the history."""
    await harness.come_back()
    await use(harness)
    harness.program.begin.open_change()
    press(harness.program.begin.change, "Let the plan go")
    await harness.answer("keep")
    assert harness.program.begin.choices.plan is not None
    press(harness.program.begin.change, "Let the plan go")
    await harness.answer("go")
    assert harness.page == "begin"
    assert LINE not in shown(harness)
    assert "Sundays" not in shown(harness)
    assert await harness.queue.query(lambda history: history.plan()) is None
    harness.program.begin.open_change()
    assert "Share fully, then switch" in shown(harness)
    assert begun(harness).id != FORMAT.id


async def test_another_way_to_talk_asks_first(harness: ProgramInProcess) -> None:
    """Ways to talk leads to Begin with what was chosen there, once the plan is let go."""
    await harness.come_back()
    await use(harness)
    harness.program.open_page("formats")
    page = harness.program.formats.page
    page.choose("short-turns")
    press(page, "Choose this one")
    await harness.answer("keep")
    assert harness.program.begin.choices.format == FORMAT
    press(page, "Choose this one")
    await harness.answer("go")
    assert (harness.page, harness.program.begin.choices.format.id) == ("begin", "short-turns")
    assert "Sundays" not in shown(harness)


async def test_welcome_offers_it_to_two_who_have_never_talked(harness: ProgramInProcess) -> None:
    """Two names, and what was agreed: nothing else to choose."""
    await use(harness)
    assert harness.page == "welcome"
    for words in ("Five and five, then talk · 7 minutes each", LINE, "Sundays, 20:00"):
        assert words in shown(harness)
    assert "Other ways to talk" not in shown(harness)
    assert begun(harness) == FORMAT


@pytest.mark.parametrize(
    "fmt", [make_format("share A, share B", Bell.OPEN), make_format("talk 10"), *SHIPPED.values()]
)
async def test_any_format_is_offered_as_it_is(open_program: OpenProgram, fmt: Format) -> None:
    """One that no program has, without an end, without turns, or one that ships."""
    harness = open_program()
    await use(harness, Plan(fmt))
    harness.program.begin.fill("Ann", "Bo", Side.LEFT)
    harness.program.begin.open_change()
    harness.program.begin.begin()
    assert harness.state.started.format == fmt


async def test_prompts_come_from_its_deck_alone(harness: ProgramInProcess) -> None:
    """From the one that ships, or from one that only the plan has; afterwards from all again."""
    card = {"kind": "deeper", "text": {"en": "What is it like?"}}
    texts = {"name": {"en": "Theirs"}, "about": {"en": "Of a practice"}}
    deck = prompts.parse({"id": "theirs", **texts, "card": [card]})
    usual = harness.catalogs.cards(CardKind.DEEPER)
    await use(harness, replace(PLAN, deck=deck))
    assert harness.catalogs.cards(CardKind.DEEPER) == deck.cards
    assert harness.catalogs.cards(CardKind.CLOSING) == ()
    await use(harness, PLAN)
    assert harness.catalogs.cards(CardKind.DEEPER) == usual
    harness.program.plans.once_let_go(lambda: None)
    await harness.answer("go")
    assert harness.catalogs.cards(CardKind.DEEPER) == usual


async def test_its_appointment_stands_until_another_is_agreed_on(
    harness: ProgramInProcess,
) -> None:
    """The closing page proposes its day and time; what the two agree on then stands instead."""
    await harness.come_back()
    await use(harness)
    harness.sit_down()
    harness.talk_to_the_end()
    closing = harness.program.stage.closing.page
    press(closing, "When will you talk again?")
    assert "At your usual time?" in shown(harness)
    assert "Sunday, 22 November, 20:00" in shown(harness)
    harness.wall += MINUTE
    press(closing, "Yes")
    press(closing, "Done")
    await wait_for_tasks()
    agreed = await harness.queue.query(lambda history: history.last_time())
    assert agreed is not None
    assert agreed.meeting is not None
    assert "Sundays" not in shown(harness)
    assert "a planned talk" in shown(harness)


async def test_what_was_agreed_before_the_plan_gives_way(harness: ProgramInProcess) -> None:
    """A weekly talk from before it is not shown beside that of the plan."""
    await harness.come_back()

    def agree(history: History) -> None:
        (row,) = history.sessions(1)
        history.write_meeting(Meeting(row.id, WALL + DAY, 60, WALL - DAY, weekly=True))

    await harness.queue.query(agree)
    await use(harness)
    assert "Sundays, 20:00" in shown(harness)


async def test_a_plan_is_offered_again_at_the_next_start(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """It is in the history that it was opened in, and in no other."""
    path = tmp_path / "history.db"
    first = open_program(History.open(path))
    await use(first)
    await first.close()
    again = open_program(History.open(path))
    again.show()
    assert again.program.begin.choices.format == FORMAT
    assert LINE in shown(again)
    other = open_program()
    assert other.program.begin.choices.plan is None


async def test_without_a_history_it_holds_for_this_run(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    """Read-only, nothing is written, and Begin offers it all the same."""
    path = tmp_path / "history.db"
    History.open(path).close()
    before = path.read_bytes()
    harness = open_program(History.open(path, read_only=True), keeps=False)
    await use(harness)
    assert begun(harness) == FORMAT
    assert harness.program.begin.choices.format == FORMAT
    await harness.close()
    assert path.read_bytes() == before


async def test_in_practice_mode_it_goes_with_the_couple(open_program: OpenProgram) -> None:
    """The next two never read the line of the last ones; one that is kept is not shown."""
    history = History.memory()
    history.hold_plan(HeldPlan(plans.write(PLAN), WALL))
    harness = open_program(history, settings=replace(WELCOMED, practice=True))
    harness.show()
    assert LINE not in shown(harness)
    other = replace(PLAN, text="For these two")
    await use(harness, other)
    assert "For these two" in shown(harness)
    assert begun(harness) == FORMAT
    await wait_for_tasks()
    assert "For these two" not in shown(harness)
    kept = await harness.queue.query(lambda history: history.plan())
    assert kept is not None
    assert LINE in kept.text


async def test_practice_mode_hides_the_plan_of_a_history(open_program: OpenProgram) -> None:
    """Switched on, nothing of it is read; switched off, Begin offers it again."""
    history = History.memory()
    history.hold_plan(HeldPlan(plans.write(PLAN), WALL))
    harness = open_program(history)
    harness.show()
    assert LINE in shown(harness)
    for practice in (True, False):
        settings = harness.program.settings
        settings.set_settings(replace(settings.current, practice=practice))
        await wait_for_tasks()
        harness.program.begin.show()
        assert (LINE in shown(harness)) is not practice


async def test_a_plan_that_cannot_be_read_any_more_is_left_out(
    open_program: OpenProgram, reports: list[BaseException]
) -> None:
    """As one that a newer version kept: the program opens without it, and keeps it."""
    history = History.memory()
    history.hold_plan(HeldPlan("version = 9\n", WALL))
    harness = open_program(history)
    assert harness.program.begin.choices.plan is None
    assert [str(fault) for fault in reports] == ["the plan of the history cannot be read"]
    reports.clear()
    assert await harness.queue.query(lambda history: history.plan()) is not None


async def test_a_start_with_a_file_shows_it_over_begin(
    qapp: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the history is open; used, it is kept there."""
    monkeypatch.setenv("LISTENING_TIMER_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    history = tmp_path / "history.db"
    first, ending = start_run(qapp, history, plan=make_file(tmp_path))
    window = first.window
    await wait_until(lambda: window.page_id() == "plan")
    press(window, "Use this plan")
    await wait_until(lambda: window.page_id() == "welcome")
    assert LINE in spoken_text(window)
    window.close_for_good()
    assert await asyncio.wait_for(ending, PATIENCE) == 0
    window.deleteLater()
    with History.open(history) as kept:
        assert kept.plan() is not None
