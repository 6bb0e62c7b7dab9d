"""Claims about the first start and the pages around a talk: where each one leads."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.first_window import install_theme
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import user_paths
from listening_timer.config.settings import Settings
from listening_timer.demo.run import Demo
from listening_timer.exercise.formats import Bell, Side
from listening_timer.library.formats import Library
from listening_timer.model.options import DemoOptions
from listening_timer.model.records import LastTime
from listening_timer.ui.begin.format_choice import FormatChoice
from listening_timer.ui.begin.options import FIRST_TRY
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import press, type_into_field, wait_for_tasks

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


def chosen(harness: ProgramInProcess) -> str:
    """The format that is chosen on Begin."""
    (choice,) = harness.program.begin.findChildren(FormatChoice)
    return choice.format().id


LAST = LastTime("Maya", "Sam", Side.LEFT, "share-fully", 10, Bell.FINISH)


@pytest.mark.parametrize("words", ["Try it: 8 minutes", "Go to Begin"])
async def test_the_first_start_is_welcomed_once(open_program: OpenProgram, words: str) -> None:
    """Both its answers lead to Begin, with the first try, and are remembered."""
    harness = open_program(settings=Settings())
    harness.show()
    assert (harness.page, harness.saved) == ("welcome", [])
    press(harness.program.window, words)
    assert (harness.page, chosen(harness)) == ("begin", FIRST_TRY)
    assert harness.saved == [Settings(welcomed=True)]


async def test_a_welcome_read_early_is_remembered_too(open_program: OpenProgram) -> None:
    """Whoever was at Begin before the history was read, has been welcomed."""
    harness = open_program(settings=Settings())
    harness.program.window.show_page("begin")
    harness.program.open(None, None)
    assert (harness.page, harness.saved) == ("begin", [Settings(welcomed=True)])


async def test_names_typed_early_stay(harness: ProgramInProcess) -> None:
    """The history, read late, changes nothing where somebody has typed; else it proposes."""
    program = harness.program
    harness.sit_down("Ann", "Bo")
    harness.talk_to_the_end()
    press(program.window, "Done")
    await wait_for_tasks()
    assert program.begin.names() == ("Ann", "Bo")
    last = await harness.queue.query(lambda history: history.last_time())
    type_into_field(program.begin, RIGHT, "Cy")
    program.open(last, None)
    assert program.begin.names() == ("Ann", "Cy")


async def test_an_old_history_on_a_new_computer_needs_no_welcome(open_program: OpenProgram) -> None:
    """Where the history has talks, Begin comes, and the welcome is remembered as read."""
    harness = open_program(settings=Settings())
    harness.show()
    assert harness.page == "welcome"
    harness.program.open(LAST, None)
    assert (harness.page, harness.saved) == ("begin", [Settings(welcomed=True)])
    assert harness.program.begin.names() == (LAST.name_left, LAST.name_right)


async def test_a_demonstration_welcomes_nobody(qapp: QApplication, queue: WriteQueue) -> None:
    """It opens on Begin and can save no settings."""
    paths = user_paths()
    library = Library(paths.resources, paths.formats)
    demo = Demo(DemoOptions(), library.get(FIRST_TRY), Catalogs(paths, library))
    context = demo.make_context(install_theme(qapp, paths, demo.settings), queue)
    assert context.first_window.welcome is None
    assert context.window.page_id() == "begin"
    assert context.settings.welcomed
    context.window.deleteLater()


async def test_pages_to_read_lead_back_to_where_they_were_opened(open_program: OpenProgram) -> None:
    """From the welcome and from the settings; the welcome itself can be seen again."""
    harness = open_program(settings=Settings())
    harness.show()
    program, window = harness.program, harness.program.window
    for start in ("welcome", "settings"):
        for words, page in (("About", "about"), ("When this is not for you", "not-for-you")):
            if start == "settings":
                program.open_page(start)
            press(window, words)
            assert harness.page == page
            press(window, "Back")
            assert harness.page == start
    press(window, "The welcome page")
    assert harness.page == "welcome"


async def test_begin_with_this_format(harness: ProgramInProcess) -> None:
    """The format that is read about is the one that Begin has chosen, and the talk then has."""
    harness.program.open_page("formats")
    harness.program.help_pages.formats.choose("short-turns")
    press(harness.program.window, "Choose this one")
    assert (harness.page, chosen(harness)) == ("begin", "short-turns")
    harness.sit_down()
    assert harness.state.format.id == "short-turns"
