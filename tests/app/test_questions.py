"""Claims about a question that is open while the talk behind it moves on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.exercise.state import Status
from tests.app.conftest import Reports, Run
from tests.helpers.house import House
from tests.helpers.inside import active, asked, done, press, type_key


def test_a_question_keeps_the_keyboard(qapp: QApplication, run: Run, reports: Reports) -> None:
    """A sleep is noticed, the talk ends by itself: the keys still answer what is asked.

    Then they belong to the page that has come meanwhile.
    """

    async def go() -> None:
        house = House(qapp, reports)
        house.show()
        window = house.program.window
        await active(window)
        house.program.begin.choose("five-and-five")
        house.sit_down()
        house.later(5)
        window.close()
        await asked(window.sheet)
        house.now += 4 * MINUTE
        house.program.conductor.look()
        type_key(window, Qt.Key.Key_Escape)
        await done()
        assert not window.sheet.is_open()
        assert (house.page, QApplication.focusWidget()) == ("gap", window.page)
        press(window, "Go on from there")
        window.close()
        await asked(window.sheet)
        house.later(16 * 60, look=3 * SECOND)
        assert house.state.status is Status.ENDED
        type_key(window, Qt.Key.Key_Return)  # it stays: the answer that is safe has the keyboard
        await done()
        assert not window.sheet.is_open()
        assert (house.page, QApplication.focusWidget()) == ("after", window.page)
        await house.close()

    run(go())
    assert reports == []
