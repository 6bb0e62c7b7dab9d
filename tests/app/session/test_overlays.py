"""Claims about what two people answer beside the exercise, in the whole program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from listening_timer.exercise.formats import MINUTE, SECOND, Role
from listening_timer.exercise.state import Status
from listening_timer.model.annotations import Moment, Scale, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.session.ratings import RatingsPage
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.scale import ScalePoint, ScaleRow
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.covered_pages import answer_ratings
from tests.helpers.qt.widget_actions import find, press, type_into_field
from tests.helpers.qt.widget_snapshot import snapshot_of

HOW = "How are you both?"
Trace = tuple[list[str], QImage]


def entered(open_program: OpenProgram, format_id: str = "first-try") -> ProgramInProcess:
    """A program that is shown, in which Ann and Bo have sat down."""
    harness = open_program()
    harness.program.stage.set_motion(motion=False)
    harness.show()
    harness.program.begin.choose(format_id)
    harness.sit_down()
    return harness


async def running(harness: ProgramInProcess) -> SessionDetail:
    """All that is kept of the session that runs."""
    session = (await harness.unfinished()).id
    return await harness.queue.query(lambda history: history.session(session))


def choose(page: RatingsPage, number: int) -> None:
    """Take the cover away, and answer everything so."""
    page.answer_main()
    for row in page.findChildren(ScaleRow):
        if row.isVisible():
            QTest.mouseClick(row.findChildren(ScalePoint)[number], Qt.MouseButton.LeftButton)


def trace(harness: ProgramInProcess, first: int) -> tuple[QImage, list[Trace]]:
    """The first one's scales; and the whole window as the second one has it after that."""
    window, page = harness.program.window, harness.program.stage.overlays.ratings
    press(window, HOW)
    choose(page, first)
    own = window.grab().toImage()
    page.answer_main()
    cover = snapshot_of(window), window.grab().toImage()
    page.answer_main()
    scales = snapshot_of(window), window.grab().toImage()
    press(window, "Skip this")
    return own, [cover, scales]


async def test_in_no_page_is_anything_of_the_first_ones_answers(open_program: OpenProgram) -> None:
    """Whatever the first one answered, the whole window is the same until both have.

    Every property and spoken word of every page, shown or not, and every pixel. The comparison
    can fail: on the first one's own scales the pictures differ.
    """
    harness = entered(open_program)
    page = harness.program.stage.overlays.ratings
    press(harness.program.window, HOW)
    for number in (5, 5):  # every part has once been laid out
        choose(page, number)
        page.answer_main()
    press(harness.program.window, "Go on")
    harness.program.stage.stage.set_rated(False)
    (low_own, low), (high_own, high) = trace(harness, 3), trace(harness, 10)
    assert low == high
    assert low_own != high_own


async def test_answers_of_arriving_wait_for_arrive(open_program: OpenProgram) -> None:
    """Nothing is kept of them before both say that they are ready; time together goes on."""
    harness = entered(open_program)
    ratings = harness.program.stage.overlays.ratings
    press(harness.program.window, HOW)
    harness.later(20)
    answer_ratings(ratings, {Scale.CALM: 3, Scale.CLOSENESS: 0})
    harness.later(20)
    assert harness.page == "ratings"
    answer_ratings(ratings, {Scale.CALM: 7})
    ratings.answer_main()
    assert harness.page == "stage"
    assert await harness.queue.query(lambda history: history.unfinished()) is None
    harness.program.stage.input.do(StageAction.MAIN)
    detail = await running(harness)
    given = {(each.moment, each.scale, each.who): each.value for each in detail.ratings}
    assert given == {
        (Moment.ARRIVE, Scale.CALM, Role.A): 3,
        (Moment.ARRIVE, Scale.CALM, Role.B): 7,
    }
    assert harness.state.sums.together == 40 * SECOND


async def test_what_is_being_answered_goes_when_the_talk_moves_on(
    open_program: OpenProgram,
) -> None:
    """A break, or a gap that is noticed: the answers are dropped, and the stage comes back."""
    harness = entered(open_program)
    stage, window = harness.program.stage, harness.program.window
    for way, words in (("break", "We are back"), ("gap", "Go on from there")):
        press(window, HOW)
        answer_ratings(stage.overlays.ratings, {Scale.CALM: 3, Scale.CLOSENESS: 4})
        stage.overlays.ratings.answer_main()
        if way == "break":
            stage.input.do(StageAction.BREAK)
        else:
            harness.now += 4 * MINUTE
            harness.program.conductor.look()
        assert harness.page == way
        assert find(stage.overlays.ratings, MainButton, "I am Ann")  # and nothing answered
        press(window, words)
        assert harness.page == "stage"
        if harness.state.status is Status.PAUSED:
            stage.input.do(StageAction.PAUSE)
    stage.input.do(StageAction.MAIN)
    detail = await running(harness)
    assert detail.ratings == ()


def look_for_a_feeling(harness: ProgramInProcess, listener: str, own: str) -> None:
    """Choose a feeling on the bridge, alone with the screen, and write a line."""
    page = harness.program.stage.overlays.feelings
    press(harness.program.window, f"{listener}, choose the feeling")
    page.answer_main()
    press(page, "Closeness")
    press(page, "tender")
    type_into_field(page, "In your own words", own)


async def test_a_feeling_is_kept_where_keep_was_pressed_alone(open_program: OpenProgram) -> None:
    """Looked for, written and left, or cut short by a gap: nothing. Kept: for who listened."""
    harness = entered(open_program, "feel-and-bridge")
    stage, window = harness.program.stage, harness.program.window
    for _share_and_reflect in range(2):
        stage.input.do(StageAction.MAIN)
    look_for_a_feeling(harness, "Bo", "at sea")
    press(window, "Done")
    look_for_a_feeling(harness, "Bo", "in town")
    harness.now += 4 * MINUTE
    harness.program.conductor.look()
    press(window, "Go on from there")
    assert find(stage.overlays.feelings, Field, "In your own words").text() == ""
    detail = await running(harness)
    assert detail.words == ()
    look_for_a_feeling(harness, "Bo", "  by the lake ")
    press(window, "Keep it")
    harness.later(5)
    for _to_the_next_bridge in range(4):
        stage.input.do(StageAction.MAIN)
    look_for_a_feeling(harness, "Ann", "")
    press(window, "Keep it")
    detail = await running(harness)
    assert [(word.kind, word.who, word.text) for word in detail.words] == [
        (WordKind.FEELING, Role.B, "tender: by the lake"),
        (WordKind.FEELING, Role.A, "tender"),
    ]
