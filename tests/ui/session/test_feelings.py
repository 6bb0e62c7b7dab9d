"""Claims about the bridge: what the listener is shown, and that nothing leaves it unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from listening_timer.config.paths import user_paths
from listening_timer.exercise.formats import Role, Side
from listening_timer.library.feelings import Family, Feeling, Pole, families
from listening_timer.ui.session.feelings import FeelingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place
from listening_timer.ui.words.people import People
from tests.helpers.plain_text import plain
from tests.helpers.qt.covered_pages import lay_out, present_page, press_quiet_button, visible_texts
from tests.helpers.qt.widget_actions import find
from tests.helpers.qt.widget_snapshot import snapshot_of

MAYA_LEFT = People("Maya", "Sam", Side.LEFT)


def family(name: str, pole: Pole, *texts: str) -> Family:
    """A family of these words."""
    feelings = tuple(Feeling(text, {"en": text}) for text in texts)
    return Family(name.lower(), {"en": name}, pole, feelings)


FAMILIES = (
    family("Joy", Pole.PLEASANT, "glad", "proud", "happy", "overjoyed"),
    family("Fear", Pole.UNPLEASANT, "uneasy", "afraid", "at a loss", "terrified"),
)


@pytest.fixture
def page(theme: Theme) -> FeelingsPage:
    """The page, showing Sam's cover."""
    made = present_page(FeelingsPage(theme))
    made.ask(Role.B, MAYA_LEFT, FAMILIES)
    made.settle()
    return made


@pytest.fixture
def told(page: FeelingsPage) -> list[tuple[str, ...]]:
    """All that the page tells: what is to be kept, or an empty tuple where it closes."""
    all_told: list[tuple[str, ...]] = []

    def keep(feeling: str, own: str) -> None:
        all_told.append((feeling, own))

    page.keep_requested.connect(keep)
    page.closed.connect(lambda: all_told.append(()))
    return all_told


def buttons(page: FeelingsPage) -> dict[str, QAbstractButton]:
    """All buttons that show, by their names."""
    found = page.findChildren(QAbstractButton)
    return {plain(each.accessibleName()): each for each in found if each.isVisible()}


def own(page: FeelingsPage) -> Field:
    """The line for one's own words."""
    return find(page, Field, "In your own words")


def held(page: FeelingsPage, *words: str) -> list[str]:
    """Whatever a widget of the page still holds of these words."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [line for line in snapshot_of(page) if any(word in line for word in words)]


def pick(page: FeelingsPage, *names: str) -> None:
    """Take the cover away, and press one button after the other."""
    page.answer_main()
    for name in names:
        QTest.mouseClick(buttons(page)[name], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("listener", "name", "place"),
    [(Role.B, "Sam", Place.RIGHT), (Role.A, "Maya", Place.LEFT)],
)
def test_the_cover_is_for_the_listener(
    page: FeelingsPage, listener: Role, name: str, place: Place
) -> None:
    """The stone lies where the listener sits; the other is asked to look away."""
    page.ask(listener, MAYA_LEFT, FAMILIES)
    assert page.findChildren(Floor)[0].scene.place is place
    assert set(buttons(page)) == {f"I am {name}", "Not now"}
    assert "Please look away for a moment." in visible_texts(page)


def test_families_show_with_some_of_their_words(page: FeelingsPage) -> None:
    """Warm ones and heavy ones, each under its name with three words from mild to strong."""
    pick(page)
    assert {"Good to feel", "Joy", "glad, happy, overjoyed …"} <= visible_texts(page)
    assert {"Hard to feel", "Fear", "uneasy, at a loss, terrified …"} <= visible_texts(page)
    assert set(buttons(page)) == {"Joy", "Fear", "Back"}
    assert buttons(page)["Joy"].accessibleDescription() == "glad, happy, overjoyed …"


def test_a_family_leads_to_its_words(page: FeelingsPage) -> None:
    """All of them, and none of another family; it says in which order."""
    pick(page, "Fear")
    assert "From mild to strong" in visible_texts(page)
    assert set(buttons(page)) == {"uneasy", "afraid", "at a loss", "terrified", "Back"}


def test_a_word_leads_to_the_question(page: FeelingsPage) -> None:
    """It stands there with the question, and how it is kept is said before anything is."""
    pick(page, "Fear", "at a loss")
    line = "This is kept only if you choose “Keep it”. Then both of you can read it."
    assert {"When have you felt this?", "at a loss", line} <= visible_texts(page)
    assert set(buttons(page)) == {"Back", "Keep it", "Done"}


def test_done_keeps_nothing(page: FeelingsPage, told: list[tuple[str, ...]]) -> None:
    """Neither the feeling nor the line that was written leaves the page, or stays on it."""
    pick(page, "Joy", "proud")
    QTest.keyClicks(own(page), "as a child")
    page.answer_main()
    assert told == [()]
    assert held(page, "proud", "as a child") == []


@pytest.mark.parametrize("words", ["when we moved", ""])
def test_keep_tells_both(page: FeelingsPage, told: list[tuple[str, ...]], words: str) -> None:
    """The feeling as it was shown, and one's own words, if any; then the page holds neither."""
    pick(page, "Fear", "at a loss")
    QTest.keyClicks(own(page), words)
    press_quiet_button(page, "Keep it")
    assert told == [("at a loss", words)]
    assert own(page).text() == ""


def test_not_now_closes(page: FeelingsPage, told: list[tuple[str, ...]]) -> None:
    """On the cover the listener may leave it."""
    press_quiet_button(page, "Not now")
    assert told == [()]


def test_each_step_leads_back(page: FeelingsPage) -> None:
    """One step at a time, as far as the cover; what was written waits until then."""
    pick(page, "Fear", "afraid")
    QTest.keyClicks(own(page), "at night")
    press_quiet_button(page, "Back")
    assert "terrified" in buttons(page)
    QTest.mouseClick(buttons(page)["terrified"], Qt.MouseButton.LeftButton)
    assert own(page).text() == "at night"
    page.answer_back()
    press_quiet_button(page, "Back")
    assert "Joy" in buttons(page)
    press_quiet_button(page, "Back")
    assert set(buttons(page)) == {"I am Sam", "Not now"}
    page.answer_back()
    assert set(buttons(page)) == {"I am Sam", "Not now"}
    assert own(page).text() == ""


def test_the_main_key_picks_nothing(page: FeelingsPage, told: list[tuple[str, ...]]) -> None:
    """Where a feeling is to be picked, Space alone does nothing."""
    pick(page)
    page.answer_main()
    assert "Joy" in buttons(page)
    pick(page, "Joy")
    page.answer_main()
    assert "glad" in buttons(page)
    assert told == []


def test_forgetting_leaves_nothing(page: FeelingsPage, told: list[tuple[str, ...]]) -> None:
    """Back at the cover, no widget holds what was picked or written, and Undo brings nothing."""
    pick(page, "Fear", "at a loss")
    QTest.keyClicks(own(page), "at night")
    page.forget()
    own(page).undo()
    assert set(buttons(page)) == {"I am Sam", "Not now"}
    assert held(page, "at a loss", "at night") == []
    assert told == []


def test_forgetting_before_asking_is_nothing(theme: Theme) -> None:
    """A page that asked nobody has nothing to forget and nowhere to go back to."""
    page = FeelingsPage(theme)
    page.forget()
    page.answer_back()
    page.answer_main()
    assert not page.answers.findChildren(MainButton)[0].isVisible()


@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_in_the_smallest_window(theme: Theme, text: int) -> None:
    """With the words that ship, no step asks for more width than there is."""
    theme.set_window_size(QSize(800, 560))
    theme.set_text_percent(text)
    page = present_page(FeelingsPage(theme))
    page.resize(800, 560)
    for each in families(user_paths().resources):
        page.ask(Role.B, MAYA_LEFT, [each])
        pick(page)
        for step in (each.name["en"], each.feelings[0].text["en"]):
            lay_out(page)
            assert page.minimumSizeHint().width() <= 800
            back = buttons(page)["Back"]
            assert page.rect().contains(QRect(back.mapTo(page, QPoint(0, 0)), back.size()))
            buttons(page)[step].click()
        lay_out(page)
        assert page.minimumSizeHint().width() <= 800
    page.close()
