"""Claims about the second window: the same state as the stage, and nothing that is private."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.commands import Answer, AnswerGap
from listening_timer.exercise.formats import SECOND
from listening_timer.exercise.state import Status
from listening_timer.model.preferences import Prompting
from listening_timer.model.run_kind import RunKind
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.session.audience import AudienceWindow
from listening_timer.ui.widgets.dialog import EntryButton
from listening_timer.ui.widgets.scale import ScaleRow
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Scene
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import (
    press,
    shown_text,
    spoken_text,
    type_key,
    wait_for_question,
    wait_for_tasks,
)

MARKS = ("Ann", "Bo", "attic", "boxes")
"""Names, a topic and a note."""


def opened(open_program: OpenProgram) -> tuple[ProgramInProcess, AudienceWindow]:
    """A program that is shown, with its second window."""
    harness = open_program(settings=replace(WELCOMED, names_in_title=True))
    harness.show()
    harness.program.stage.audience.open()
    return harness, harness.program.stage.audience.window


def scene(window: QWidget) -> Scene | None:
    """What the floor of a window shows; None where it shows none."""
    return next((each.scene for each in window.findChildren(Floor) if each.isVisible()), None)


def told(window: QWidget) -> str:
    """All that a window shows and says, its title too."""
    return f"{window.windowTitle()} {shown_text(window)} {spoken_text(window)}"


async def test_both_show_the_same_state_at_the_same_moment(open_program: OpenProgram) -> None:
    """Place, names, time and ring at every second of a talk: after the same event, not later."""
    harness, window = opened(open_program)
    harness.program.begin.choose("share-reflect")
    harness.sit_down()
    seen = 0
    while harness.state.status is not Status.ENDED:
        for _look in range(8):
            harness.later(7, look=SECOND)
            here, there = scene(harness.program.window), scene(window)
            if here is None or there is None:
                break
            assert (there.place, there.face, there.heading) == (here.place, here.face, here.heading)
            assert (there.left, there.right, there.line) == (here.left, here.right, here.line)
            seen += 1
        harness.program.stage.input.do(StageAction.MAIN)
    assert seen > 60
    assert scene(window) is None
    assert "Thank you, both of you." in shown_text(window)


async def test_what_is_pressed_shows_there_at_once(open_program: OpenProgram) -> None:
    """A pause, other digits and a prompt; but no answer to a press, no hint and no topic."""
    harness, window = opened(open_program)
    harness.program.begin.choose_more("The attic", Prompting.LIGHT, keep=True)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(2)
    acts = harness.program.stage.input
    for act in (StageAction.DIGITS, StageAction.DIGITS, StageAction.HOLD_REPLY, StageAction.PAUSE):
        acts.do(act)
        here, there = scene(harness.program.window), scene(window)
        assert here is not None
        assert there is not None
        assert there.face == here.face
        assert there.aside.text == ""
    acts.do(StageAction.PROMPT)
    there = scene(window)
    assert there is not None
    assert "If it helps" in there.aside.title


async def test_what_is_covered_is_two_stones_there(open_program: OpenProgram) -> None:
    """Ratings, feelings, the hidden screen, pages outside a talk: no word, and no name."""
    harness, window = opened(open_program)
    program = harness.program

    def rests(words: str = "") -> None:
        assert scene(window) is None
        assert shown_text(window).strip() == words
        assert not [mark for mark in MARKS if mark in told(window)]

    rests()
    program.begin.choose("feel-and-bridge")
    harness.sit_down()
    acts = program.stage.input
    program.stage.overlays.ask_ratings()
    rests()
    program.stage.overlays.ratings.answer_main()
    assert program.stage.overlays.ratings.findChildren(ScaleRow)
    rests()
    for _answer in range(5):
        program.stage.overlays.ratings.answer_main()
    assert scene(window) is not None
    acts.do(StageAction.HIDE)
    harness.later(3)
    rests()
    type_key(window, Qt.Key.Key_Down)
    assert scene(window) is not None
    while harness.state.phase.kind.value != "bridge":
        harness.later(1)
        acts.do(StageAction.MAIN)
    program.stage.overlays.ask_feeling()
    rests()
    program.stage.overlays.leave()
    harness.talk_to_the_end()
    program.stage.closing.page.write(Closing(note="The boxes in the attic"))
    rests("Thank you, both of you.")
    program.stage.closing.page.keep_requested.emit()
    await harness.open_page("history")
    rests()


async def test_a_break_is_its_time_of_return(open_program: OpenProgram) -> None:
    """Also a later one, and one by a wall clock that was set; a gap is a moment's patience."""
    harness, window = opened(open_program)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(5)
    harness.program.stage.input.do(StageAction.BREAK)
    page = harness.program.stage.pauses.break_page
    first = shown_text(window)
    assert page.line() in first
    page.break_requested.emit(60)
    assert page.line() in shown_text(window) != first
    harness.set_wall(30 * 60 * SECOND)
    assert page.line() in shown_text(window)
    page.answered.emit("back")
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(5)
    assert scene(window) is not None
    harness.now += 60 * SECOND
    harness.program.conductor.look()
    assert shown_text(window).strip() == "One moment, please."
    harness.program.conductor.wish(AnswerGap(Answer.GO_ON))
    assert scene(window) is not None


async def test_names_can_be_hidden_there(open_program: OpenProgram) -> None:
    """Through a whole talk no name is shown or said there, nor in its title; then again."""
    harness, window = opened(open_program)
    harness.program.stage.input.do(StageAction.NAMES_THERE)
    harness.program.begin.choose("feel-and-bridge")
    harness.sit_down()
    while harness.state.status is not Status.ENDED:
        harness.program.stage.input.do(StageAction.PROMPT)
        harness.later(20)
        assert not [name for name in ("Ann", "Bo") if name in told(window)]
        harness.program.stage.input.do(StageAction.MAIN)
    harness.program.stage.leave()
    harness.sit_down()
    harness.program.stage.input.do(StageAction.NAMES_THERE)
    assert "Ann" in told(window)
    assert window.windowTitle() == "Listening Timer · for the room"


async def test_closing_it_ends_nothing(open_program: OpenProgram) -> None:
    """It can be opened again, and shows what is then; with the main window it is closed."""
    harness, window = opened(open_program)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(10)
    window.close()
    assert harness.program.window.isVisible()
    harness.later(20)
    assert harness.state.status is Status.RUNNING
    harness.program.stage.input.do(StageAction.SECOND_WINDOW)
    here, there = scene(harness.program.window), scene(window)
    assert here is not None
    assert there is not None
    assert there.face == here.face
    harness.program.window.close_for_good()
    assert not window.isVisible()


async def test_nothing_happens_there_while_it_is_not_seen(open_program: OpenProgram) -> None:
    """Closed or minimized, its floor gets nothing new; as it comes back, all of it."""
    harness, window = opened(open_program)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(10)
    floor = window.findChildren(Floor)[0]
    for hide, show in ((window.close, window.show), (window.showMinimized, window.showNormal)):
        hide()
        before = floor.scene
        harness.later(20)
        assert floor.scene is before
        show()
        here = scene(harness.program.window)
        assert here is not None
        assert floor.scene.face == here.face


@pytest.mark.parametrize(
    ("key", "status"),
    [(Qt.Key.Key_P, Status.PAUSED), (Qt.Key.Key_B, Status.BREAK), (Qt.Key.Key_X, Status.RUNNING)],
)
async def test_keys_act_there_as_in_the_main_window(
    open_program: OpenProgram, key: Qt.Key, status: Status
) -> None:
    """A clicker goes on, letters do what they do; a press acts once."""
    harness, window = opened(open_program)
    harness.sit_down()
    harness.later(1)
    type_key(window, Qt.Key.Key_PageDown)
    assert harness.state.index == 1
    harness.later(2)
    type_key(window, key)
    assert harness.state.status is status
    assert harness.program.window.covered is (key == Qt.Key.Key_X)


async def test_the_pointer_wakes_the_stage_from_there(open_program: OpenProgram) -> None:
    """Where all has faded, and the pointer too, moving it in the second window brings it back."""
    harness, window = opened(open_program)
    harness.sit_down()
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(10)
    none = Qt.MouseButton.NoButton
    for x in (100, 140):
        harness.program.stage.stage.set_quiet(True)
        place = QPointF(x, 100)
        move = QMouseEvent(
            QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.sendEvent(window.windowHandle(), move)
    assert not harness.program.stage.stage.quiet


async def test_the_menu_offers_it(open_program: OpenProgram) -> None:
    """To open it; once it is open, to close it and to hide the names there."""
    harness = open_program()
    harness.show()
    harness.sit_down()

    async def chosen(words: str) -> list[str]:
        """Open the menu and choose this; what the menu offered of it."""
        press(harness.program.window, "More to do")
        await wait_for_question(harness.program.window.sheet)
        entries = harness.program.window.sheet.findChildren(EntryButton)
        found = [entry.text() for entry in entries if entry.isVisible()]
        press(harness.program.window.sheet, words)
        await wait_for_tasks()
        return [text for text in found if "window" in text or "there" in text]

    assert await chosen("Second window") == ["Second window"]
    audience = harness.program.stage.audience
    assert audience.is_open
    close = "Close the second window"
    assert await chosen("Hide names there") == [close, "Hide names there"]
    assert "Ann" not in told(audience.window)
    assert await chosen(close) == [close, "Show names there"]
    assert not audience.is_open
    assert harness.program.conductor.running


async def test_a_run_that_is_not_kept_says_so_there(open_program: OpenProgram) -> None:
    """From its beginning to its end, as in the main window."""
    harness, window = opened(open_program)
    choices = harness.program.begin.choices
    setup = Setup("Ann", "Bo", choices.first, choices.format)
    harness.program.stage.begin(setup, RunKind.DEMONSTRATION)
    assert "Demonstration, nothing is kept" in shown_text(window)
    harness.program.stage.leave_run()
    assert "Demonstration" not in shown_text(window)


async def test_it_is_opened_before_a_demonstration_too(open_program: OpenProgram) -> None:
    """From its page; then it shows what the sample couple says, and whose words they are."""
    harness = open_program()
    harness.show()
    await harness.open_page("demonstration")
    press(harness.program.window, "Second window")
    window = harness.program.stage.audience.window
    assert (window.isVisible(), shown_text(window).strip()) == (True, "")
    harness.program.demonstration.page.show_requested.emit()
    stage = harness.program.stage.stage
    assert stage.people is not None
    while not stage.caption[1]:
        harness.later(0.1, look=100)
        await wait_for_tasks()
    assert f"“{stage.caption[1]}”" in shown_text(window)
    assert plain(stage.people.name(stage.caption[0])) in shown_text(window)
    harness.program.stage.input.do(StageAction.NAMES_THERE)
    assert "Maya" not in told(window)
    assert f"“{stage.caption[1]}”" in shown_text(window)


async def test_nothing_is_built_before_it_is_opened(
    open_program: OpenProgram, qapp: QApplication
) -> None:
    """A couple that never opens it has no second window, through a whole talk."""
    harness = open_program()
    harness.sit_down()
    harness.talk_to_the_end()
    assert not [each for each in qapp.topLevelWidgets() if isinstance(each, AudienceWindow)]
