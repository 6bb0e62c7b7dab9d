"""Claims about one talk in full: what it shows, what it hides, and who can use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.commands import AddTime, CallBreak, ComeBack, HoldReply, MainAction
from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Promise, PromiseKind, PromiseOutcome, Word, WordKind
from listening_timer.model.records import SessionDetail
from listening_timer.ui.history.detail import Detail
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.play_session import SHARE_FULLY, Play
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    session_id,
)
from tests.helpers.plain_text import plain
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import find_button, lay_out, press, spoken_text
from tests.helpers.qt.widget_windows import in_column

LONG = "Maximiliane-Alexandrine von Hohenstein-Wa"[:40]


@pytest.fixture
def said() -> SessionDetail:
    """A talk with a break, replies that waited, overtime, and all that can be said."""
    play = Play(SHARE_FULLY)
    play.do(MainAction(), 60)
    for at in (100, 130):
        play.do(HoldReply(), at)
    play.do(CallBreak(5), 300)
    play.do(ComeBack(), 500)
    play.do(MainAction(), 510)
    play.do(MainAction(), 960)
    for at in (980, 1500, 1560, 1600, 1640):
        play.do(MainAction(), at)
    history = History.memory()
    session = add_session_log(history, play.log, 1, ("Ann", "Bo"))
    add_annotations(history, session, "in words")
    return history.session(session)


@pytest.fixture
def detail(theme: Theme) -> Iterator[Detail]:
    """The card in its window, as high as that."""
    window, made = MainWindow(theme), Detail(theme)
    window.add_page("history", in_column(theme, made, margins=(48, 34, 48, 34)))
    window.show_page("history")
    window.show()
    yield made
    window.close_for_good()


def plainly(detail: Detail) -> str:
    """All that is told, on one line."""
    lay_out(detail)
    return " ".join(spoken_text(detail).split())


def test_a_talk_is_told_whole(detail: Detail, said: SessionDetail) -> None:
    """When, how, about what, how long each shared and how they were: in words, nothing ranked."""
    detail.show_session(said)
    told = plainly(detail)
    for words in (
        "2026 · 12:06",
        "Made for a test · topic in words",
        "Ann shared",
        "Bo shared",
        "2 replies that waited",
        "A note note in words",
        "Ann says thank you appreciation in words",
        "Bo found the feeling feeling in words",
        "Ann promised promised in words",
        "For next time next-time in words",
        "Time together planned in words",
        "Tags: tag in words",
        "You planned to talk on",
        "Ann · sharing 10:00 11:30 +1:30",
        "beyond the plan",
        "break 3:20",
        "pause – 0:10 break – 3:20",
    ):
        assert words in told, f"{words!r} is not in {told!r}"
    assert not {"late", "%", ":1 "} & set(told.lower().split())


def test_overtime_and_waiting_replies_stand_in_the_picture(
    detail: Detail, said: SessionDetail
) -> None:
    """Where the turn went beyond its plan it is hatched, and each reply is a mark in its turn."""
    detail.show_session(said)
    line = detail.findChildren(Timeline)[0]
    parts = line.parts
    over = [part for part in parts if part.over]
    assert [part.width for part in over] == [90_000]
    assert [part.label for part in over] == ["+1:30"]
    assert line.marks == (100_000, 130_000)
    turns = [plain(part.text) for part in parts if "Ann" in part.text and not part.faint]
    assert [text for text in turns if text] == ["Ann 4:00", "Ann 6:00"]


def test_a_bare_talk_has_no_empty_places(detail: Detail) -> None:
    """Nobody rated, nothing was said: no table of ratings, no captions over nothing."""
    history = History.memory()
    detail.show_session(history.session(add_session(history)))
    told = plainly(detail)
    for words in ("calm", "Tags", "promised", "waited", "A note"):
        assert words not in told
    assert "Add or edit words" in told


def test_hits_are_marked(detail: Detail, said: SessionDetail) -> None:
    """What was looked for is marked wherever it was said; the words stay the same."""
    detail.show_session(said)
    plainly_told = plainly(detail)
    bare = detail.grab().toImage()
    detail.show_session(said, "WORDS")
    assert plainly(detail) == plainly_told
    assert detail.grab().toImage() != bare


def test_a_long_text_shows_its_beginning(detail: Detail, said: SessionDetail) -> None:
    """One press shows all of it; where what was looked for stands further on, all is shown."""
    text = "on and on " * 300 + "to the very end"
    note = Word("n", said.row.id, WordKind.NOTE, None, text, 0)
    detail.show_session(replace(said, words=(note,)))
    assert "to the very end" not in plainly(detail)
    press(detail, "Show all of it")
    assert "to the very end" in plainly(detail)
    detail.show_session(replace(said, words=(note,)), "very")
    assert "to the very end" in plainly(detail)
    assert "Show all of it" not in plainly(detail)


def test_the_keyboard_stays_on_a_promise(detail: Detail, said: SessionDetail) -> None:
    """The choice unfolds on a press, and tells which promise it is about; one goes on there."""
    detail.window().activateWindow()
    vow, told = said.promises[0], list[tuple[str, str]]()

    def tell(promise: str, outcome: str) -> None:
        told.append((promise, outcome))

    detail.outcome_chosen.connect(tell)
    detail.show_session(replace(said, promises=(vow,)))
    lay_out(detail)
    press(detail, "How did it go?")
    lay_out(detail)
    find_button(detail, "Kept").setFocus()
    press(detail, "Kept")
    assert told == [(vow.id, "kept")]
    kept = replace(vow, outcome=PromiseOutcome.KEPT, decided=1)
    detail.renew(replace(said, promises=(kept,)))
    lay_out(detail)
    assert find_button(detail, "Change this answer").hasFocus()


def test_whoever_was_erased_is_someone(detail: Detail, said: SessionDetail) -> None:
    """A person without a name has a word in its place everywhere."""
    detail.show_session(replace(said, row=replace(said.row, name_a="")))
    told = plainly(detail)
    assert "Someone shared" in told
    assert "someone · sharing" in told


def test_trouble_hides_the_talk_and_can_be_deleted(detail: Detail, said: SessionDetail) -> None:
    """A talk that cannot be read shows nothing of the one before, and its delete stays."""
    told: list[str] = []
    detail.delete_requested.connect(told.append)
    detail.show_session(said)
    detail.show_trouble("It is damaged.", session_id(9))
    shown = plainly(detail)
    assert "This talk can’t be shown." in shown
    assert "It is damaged." in shown
    assert "in words" not in shown
    press(detail, "Delete this talk")
    assert told == [session_id(9)]
    detail.show_session(said)
    assert "Ann shared" in plainly(detail)


def test_a_note_can_be_marked_by_its_right_to_left_words(
    detail: Detail, said: SessionDetail
) -> None:
    """Words of any script, a name of any length, a text of any size are shown as they are."""
    note = Word("n", said.row.id, WordKind.NOTE, Role.B, "שלום " * 400 + "x" * 3_000, 0)
    vow = Promise("p", said.row.id, PromiseKind.PROMISE, Role.A, "<b>bold</b> & \u202bשרה", 0)
    row = replace(said.row, name_a=LONG, name_b="שרה")
    detail.show_session(replace(said, row=row, words=(note,), promises=(vow,)), "שלום x")
    detail.grab()
    told = plainly(detail)
    assert "<b>bold</b>" in told
    assert LONG in told


@pytest.mark.parametrize("mode", ["read", "unfolded", "write"])
def test_it_fits_and_can_be_used_by_everybody(
    detail: Detail, said: SessionDetail, any_look: QSize, mode: str
) -> None:
    """Nothing cut nor mute, 44 pixels each, and Tab comes to all in order, however it is seen."""
    window = detail.window()
    window.resize(any_look)
    long = replace(said, row=replace(said.row, name_a=LONG, name_b=LONG[::-1]))
    detail.form.set_known_tags(["moving", "x" * 30, "money"])
    detail.show_session(long)
    lay_out(detail)
    if mode == "unfolded":
        press(detail, "How did it go?")
    elif mode == "write":
        detail.write()
    lay_out(detail)
    if mode != "write":
        find_button(detail, "Add or edit words").setFocus()
    assert page_faults(window) == []


def test_time_that_was_added_is_no_overtime(detail: Detail) -> None:
    """What was asked for belongs to the turn; only what goes beyond that is hatched."""
    play = Play(SHARE_FULLY)
    play.do(MainAction(), 60)
    play.do(AddTime(2), 600)
    play.do(MainAction(), 60 + 700)
    for at in (780, 1300, 1350, 1400, 1450):
        play.do(MainAction(), at)
    history = History.memory()
    detail.show_session(history.session(add_session_log(history, play.log)))
    line = detail.findChildren(Timeline)[0]
    assert not [part for part in line.parts if part.over and part.width > 1_000 * 100]
    assert "Ann · sharing 10:00 11:40" in plainly(detail)
    assert "+1:40" not in plainly(detail)


@pytest.mark.parametrize("mode", ["read", "write"])
def test_tab_goes_down_from_whatever_stands_beside(
    theme: Theme, detail: Detail, said: SessionDetail, mode: str
) -> None:
    """Its actions, then the words or their fields, also those made later."""
    detail.show_session(said)
    if mode == "write":
        detail.write()
        note = Word("later", said.row.id, WordKind.NOTE, Role.A, "Came later", 0)
        detail.renew(replace(said, words=(*said.words, note)))
    beside = QuietButton(theme, "Beside")
    page = detail.parentWidget()
    assert page is not None
    layout = page.layout()
    assert layout is not None
    layout.addWidget(beside)
    lay_out(detail)
    beside.setFocus()
    went: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not beside or not went:
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
        went += [now] if (now := QApplication.focusWidget()) is not None else []
    delete = find_button(detail, "Delete this talk")
    inner = delete.parentWidget()
    assert inner is not None
    tops = [each.mapTo(inner, QPoint(0, each.height() // 2)).y() for each in went[:-1]]
    assert delete in went[:4]
    assert tops == sorted(tops)


def test_a_talk_can_be_taken_out_from_where_it_is_read(detail: Detail, said: SessionDetail) -> None:
    """One press tells which."""
    told: list[str] = []
    detail.export_requested.connect(told.append)
    detail.show_session(said)
    lay_out(detail)
    press(detail, "Export this talk")
    assert told == [said.row.id]
