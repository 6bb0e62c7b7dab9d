"""Claims about the wired Insights page: what the history holds shows, and late answers do not."""

from __future__ import annotations

import asyncio
import stat
import xml.etree.ElementTree as ET
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from listening_timer.app.history.insights import InsightsArea
from listening_timer.config.paths import user_paths
from listening_timer.demo import samples
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.records import HistoryError
from listening_timer.ui.insights.card import InsightCard
from listening_timer.ui.insights.report import VIEWS
from tests.app.conftest import OpenProgram, Run
from tests.helpers.app.export_import import (
    dialogs,
    dismiss,
    files_in,
    name_file,
    store_dialog_settings,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import add_session, promise
from tests.helpers.qt.widget_actions import (
    activate_window,
    find_button,
    press,
    spoken_text,
    type_key,
    wait_for_tasks,
)

Go = Callable[[ProgramInProcess, InsightsArea], Coroutine[object, object, None]]
Using = Callable[[Go], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where pictures are saved."""
    made = tmp_path / "Pictures"
    made.mkdir()
    return made


@pytest.fixture
def using(run: Run, open_program: OpenProgram, tmp_path: Path, folder: Path) -> Using:
    """Do something in a program on an empty history; nothing may have gone wrong."""
    store_dialog_settings(tmp_path / "noted")

    def use(go: Go) -> None:
        async def all_of_it() -> None:
            harness = open_program(documents=folder)
            harness.wall = samples.LAST + 4 * samples.DAY
            harness.offset = samples.ZONE
            area = harness.program.history_area.insights
            harness.show()
            await activate_window(harness.program.window)
            await go(harness, area)

        run(all_of_it())

    return use


async def filled(harness: ProgramInProcess) -> None:
    """Let two people have had the sample talks."""
    paths = user_paths()
    formats = {fmt.id: fmt for fmt in Library(paths.resources, paths.formats).items()}
    await harness.queue.query(lambda history: samples.fill(history, formats, ("Maya", "Sam")))


async def show_filled(harness: ProgramInProcess, area: InsightsArea) -> None:
    """Open the page over the sample talks."""
    await filled(harness)
    area.open()
    await wait_for_tasks()


def cards(area: InsightsArea) -> list[InsightCard]:
    """The cards that show."""
    return [card for card in area.page.findChildren(InsightCard) if card.isVisible()]


def shared_card(area: InsightsArea) -> InsightCard:
    """The card of the time that each shared."""
    return next(card for card in cards(area) if card.accessibleName() == "Time each of you shared")


def test_an_empty_history_says_what_will_be_here(using: Using) -> None:
    """And leads to Begin."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        area.open()
        await wait_for_tasks()
        assert harness.page == "insights"
        assert "What will stand here" in spoken_text(area.page)
        press(area.page, "Begin your first talk")
        assert harness.page == "begin"

    using(go)


def test_half_a_year_shows_first(using: Using) -> None:
    """All there is in the history of the two, by both their names."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        assert harness.page == "insights"
        assert len(cards(area)) == len(VIEWS)
        words = spoken_text(area.page)
        assert "You have made space for each other" in words
        assert "Maya shared for" in words

    using(go)


def test_another_span_takes_its_place(using: Using) -> None:
    """The last one that was pressed, however fast."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        before = area.page.subline.said()
        for span in ("All", "Half year", "Month"):
            press(area.page, span)
        await wait_for_tasks()
        assert find_button(area.page, "Month").isChecked()
        assert area.page.subline.said() != before
        area.open()
        await wait_for_tasks()
        assert find_button(area.page, "Month").isChecked()

    using(go)


def test_what_changed_meanwhile_shows_when_it_is_opened_again(using: Using) -> None:
    """It is read anew each time."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        area.open()
        await wait_for_tasks()
        await filled(harness)
        harness.program.open_page("begin")
        area.open()
        await wait_for_tasks()
        assert len(cards(area)) == len(VIEWS)

    using(go)


def test_who_went_elsewhere_stays_there(using: Using) -> None:
    """An answer that comes late turns no page."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await filled(harness)
        area.open()
        harness.program.open_page("settings")
        await wait_for_tasks()
        assert harness.page == "settings"

    using(go)


def test_each_couple_has_weeks_of_its_own(using: Using) -> None:
    """Where one file holds several, one chooses whose; the choice stays."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await filled(harness)
        await harness.queue.query(lambda history: add_session(history, day=-1))
        area.open()
        await wait_for_tasks()
        assert "Maya shared for" in spoken_text(area.page)
        press(area.page, "Ann & Bo")
        await wait_for_tasks()
        for _opened in range(2):
            assert "Ann shared for" in spoken_text(area.page)
            assert "Maya shared for" not in spoken_text(area.page)
            area.open()
            await wait_for_tasks()

    using(go)


def test_a_damaged_history_is_told_in_a_sentence(
    using: Using, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page shows, and says why there is nothing on it."""

    def damaged(_history: History) -> None:
        raise HistoryError("damaged", path=Path("history.db"))

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        monkeypatch.setattr(History, "couples", damaged)
        area.open()
        await wait_for_tasks()
        assert harness.page == "insights"
        assert "This history is damaged" in spoken_text(area.page)
        assert cards(area) == []

    using(go)


def test_promises_of_the_two_that_show_are_worded(using: Using) -> None:
    """As they stand open now, of whichever couple was chosen."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await filled(harness)
        last = await harness.queue.query(lambda history: history.last_time())
        assert last is not None
        of_the_last = last.promises[0].promise.text
        made = promise(
            await harness.queue.query(lambda history: add_session(history, day=-1)), "to call"
        )
        await harness.queue.query(lambda history: history.write_promise(made))
        area.open()
        await wait_for_tasks()
        assert of_the_last in spoken_text(area.page)
        assert "to call" not in spoken_text(area.page)
        press(area.page, "Ann & Bo")
        await wait_for_tasks()
        assert "Ann: to call" in spoken_text(area.page)
        assert of_the_last not in spoken_text(area.page)

    using(go)


async def save(harness: ProgramInProcess, area: InsightsArea, form: str, name: str = "") -> None:
    """Wish for a picture in a form, and name the file."""
    press(shared_card(area), "Save picture")
    await wait_for_message(harness, "Save picture")
    press(harness.program.window.sheet, form)
    await name_file(harness.program.window, name)


@pytest.mark.parametrize(
    ("form", "ending"),
    [("PNG, to send or print", "png"), ("SVG, sharp at any size", "svg")],
)
def test_a_picture_is_saved(using: Using, folder: Path, form: str, ending: str) -> None:
    """Under a name that names nobody, whole, for its owner alone; and that is said."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        await save(harness, area, form)
        await wait_for_tasks()
        assert "Saved as" in spoken_text(area.page)

    using(go)
    assert files_in(folder) == [f"listening-timer-shared.{ending}"]
    path = folder / f"listening-timer-shared.{ending}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if ending == "png":
        assert not QImage(str(path)).isNull()
    else:
        assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 - our own


def test_what_is_there_is_written_over_only_when_that_is_wished(using: Using, folder: Path) -> None:
    """Another name can be chosen; Esc leaves everything as it was."""
    there = folder / "mine.png"
    there.write_text("mine")

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        form = "PNG, to send or print"
        await save(harness, area, form, "mine.png")
        await wait_for_message(harness, "Replace the file that is there?")
        press(harness.program.window.sheet, "Choose another name")
        await dismiss(harness.program.window)
        await wait_for_tasks()
        assert there.read_text() == "mine"
        await save(harness, area, form, "mine.png")
        await wait_for_message(harness, "Replace the file that is there?")
        press(harness.program.window.sheet, "Replace it")
        await wait_for_tasks()

    using(go)
    assert files_in(folder) == ["mine.png"]
    assert not QImage(str(there)).isNull()


def test_nothing_is_saved_where_nobody_wishes(using: Using, folder: Path) -> None:
    """The question closed, no dialog opens; a second press means the first."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        area.page.save_requested.emit("shared")
        area.page.save_requested.emit("heard")
        await wait_for_message(harness, "Save picture")
        type_key(harness.program.window, Qt.Key.Key_Escape)
        await wait_for_tasks()
        assert dialogs(harness.program.window) == []
        assert not harness.program.window.sheet.is_open()

    using(go)
    assert files_in(folder) == []


def test_a_place_that_takes_nothing_is_told(using: Using, folder: Path) -> None:
    """One sentence, and nothing is left behind."""

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        await save(harness, area, "SVG, sharp at any size", str(folder / "nowhere" / "a.svg"))
        await wait_for_tasks()
        assert "Saved" not in spoken_text(area.page)
        assert "does not exist; make it first" in spoken_text(shared_card(area))

    using(go)
    assert files_in(folder) == []


def test_an_answer_that_was_overtaken_changes_nothing(
    using: Using, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for last shows, whichever answer comes last."""
    answers: list[asyncio.Future[None]] = []

    async def go(harness: ProgramInProcess, area: InsightsArea) -> None:
        await show_filled(harness, area)
        ask = harness.queue.query

        async def held(work: Callable[[History], object]) -> object:
            mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            answers.append(mine)
            found = await ask(work)
            await mine
            return found

        monkeypatch.setattr(harness.queue, "query", held)
        press(area.page, "All")
        press(area.page, "Month")
        await wait_until(lambda: len(answers) == 2)
        for answer in reversed(answers):
            answer.set_result(None)
            await asyncio.sleep(0)
        await wait_for_tasks()
        assert find_button(area.page, "Month").isChecked()
        monkeypatch.setattr(harness.queue, "query", ask)

    using(go)
