"""Claims about the answers at the foot of a page, and about a page that asks one thing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.button_base import TextButton
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.question_page import Answer, Answers, QuestionPage
from tests.helpers.qt.widget_actions import find

BACK, KEEP, DONE = (Answer(word.lower(), word) for word in ("Back", "Keep", "Done"))


def send(widget: QWidget, kind: QEvent.Type) -> None:
    """Send one event of the left mouse button to the middle of a widget."""
    at, button = QPointF(widget.rect().center()), Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_each_answer_tells_its_id(theme: Theme) -> None:
    """The main one by its button or the main key, the others by theirs."""
    answers, told = Answers(theme), list[str]()
    answers.answered.connect(told.append)
    answers.offer(DONE, [BACK, KEEP])
    for name in ("Done", "Keep", "Back"):
        find(answers, TextButton, name).click()
    answers.choose_main()
    assert told == ["done", "keep", "back", "done"]


def test_only_what_is_offered_shows(theme: Theme) -> None:
    """Without a main answer its button is gone, and the main key does nothing."""
    answers, told = Answers(theme), list[str]()
    answers.answered.connect(told.append)
    answers.offer(DONE, [BACK, KEEP])
    answers.offer(None, [BACK])
    answers.show()
    shown = [button.text() for button in answers.findChildren(TextButton) if button.isVisible()]
    assert shown == ["Back"]
    answers.choose_main()
    assert told == []


def test_a_double_click_answers_once(theme: Theme) -> None:
    """Its second click would answer the question that comes next, unread."""
    answers, told = Answers(theme), list[str]()
    answers.answered.connect(told.append)
    answers.offer(DONE)
    main = find(answers, MainButton, "Done")
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    assert told == ["done"]
    send(main, QEvent.Type.MouseButtonDblClick)
    send(main, QEvent.Type.MouseButtonRelease)
    assert told == ["done"]
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    assert told == ["done", "done"]


def test_the_first_answer_of_a_question_is_the_main_one(theme: Theme) -> None:
    """The main key chooses it; the heading and the line are what was asked."""
    page, told = QuestionPage(theme), list[str]()
    page.answered.connect(told.append)
    page.ask("Ready?", "Take your time.", [DONE, BACK])
    page.answer_main()
    assert told == ["done"]
    assert (page.voice().name, page.voice().about) == ("Ready?", "Take your time.")
    page.say("No hurry.")
    assert [text.said() for text in page.findChildren(Text)] == ["Ready?", "No hurry."]


def test_the_answers_stand_at_one_height(theme: Theme) -> None:
    """The quiet ones are lower than the main one: the middles of all are on one line."""
    answers = Answers(theme)
    answers.offer(DONE, [BACK, KEEP])
    answers.resize(900, answers.sizeHint().height())
    answers.grab()
    main, back = (find(answers, TextButton, name).geometry() for name in ("Done", "Back"))
    assert back.height() < main.height()
    assert abs(back.center().y() - main.center().y()) <= 1
