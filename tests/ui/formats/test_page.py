"""Claims about the Formats page: all are shown, one in full, and any can be begun with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE, Bell, Early, Format, FormatError
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.ui.formats.detail import FormatDetail, between_words, facts_of, rules_of, told
from listening_timer.ui.formats.page import FormatCard, FormatsPage, small_picture
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.phase_kinds import words_of
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.plain_text import plain
from tests.helpers.qt.layout_audit import layout_faults
from tests.helpers.qt.page_audit import page_faults
from tests.helpers.qt.widget_actions import find, lay_out, press, shown_text

OPEN = make_format("share A, handover 30, share B", Bell.OPEN, name="open")
PROBLEM = FormatError(
    "phase 3, minutes", "out-of-range", value=99, low=1, high=60, file="walk.toml"
)


@pytest.fixture
def window(theme: Theme) -> MainWindow:
    """A window, shown, to put the page in."""
    made = MainWindow(theme)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def page(theme: Theme, window: MainWindow) -> FormatsPage:
    """The page with all formats that ship, one without an end, and one that is wrong."""
    made = FormatsPage(theme, [*SHIPPED.values(), OPEN], [PROBLEM])
    window.add_page("formats", made)
    window.show_page("formats")
    return made


def begun(page: FormatsPage) -> list[str]:
    """The ids that were asked to begin from now on."""
    found: list[str] = []
    page.begin_requested.connect(found.append)
    return found


def card_of(page: FormatsPage, identity: str) -> FormatCard:
    """The card of a format."""
    return find(page, FormatCard, SHIPPED[identity].name["en"])


def detail_of(page: FormatsPage) -> FormatDetail:
    """The format that is shown in full."""
    (detail,) = page.findChildren(FormatDetail)
    return detail


def beside(detail: QWidget, card: QWidget) -> bool:
    """Whether one stands at the end of the other's line."""
    end = card.mapToGlobal(card.rect().topRight()).x()
    return detail.mapToGlobal(detail.rect().topLeft()).x() > end


def test_every_format_has_a_card_with_its_true_total(page: FormatsPage) -> None:
    """The name, and the length that Begin says too; told to those who hear it as well."""
    cards = page.findChildren(FormatCard)
    assert len(cards) == len(SHIPPED) + 1
    for card, fmt in zip(cards, SHIPPED.values(), strict=False):
        assert fmt.name["en"] in shown_text(card)
        assert plain(facts_of(fmt)) in shown_text(card)
        assert card.accessibleDescription() == told(fmt)


@pytest.mark.parametrize(
    ("identity", "facts"),
    [
        ("share-fully", "24 min in all · 10 min each"),
        ("long-alternating", "1 h 48 min in all · 45 min each"),
        ("short-turns", "18 min in all · 8 min each"),
    ],
)
def test_totals_and_shares_are_true(identity: str, facts: str) -> None:
    """All phases together, and all turns of one person together."""
    assert plain(facts_of(SHIPPED[identity])) == facts


def test_without_an_end_no_total_is_claimed() -> None:
    """What has no set end says so, and so does its picture."""
    assert facts_of(OPEN) == "no set end"
    assert "no set end" in told(OPEN)


def test_talk_alone_has_no_share() -> None:
    """Where nobody has a turn, there is a total and no more."""
    fmt = make_format("talk 10")
    assert facts_of(fmt) == "10\u00a0min in all"
    assert rules_of(fmt) == []


def test_small_pictures_are_to_scale() -> None:
    """Each phase with a time in its tone; what waits for a press takes no room."""
    assert small_picture(SHIPPED["first-try"]) == [
        (MINUTE, Tone.MOSS),
        (3 * MINUTE, Tone.LAKE),
        (MINUTE / 2, Tone.MOSS),
        (3 * MINUTE, Tone.CLAY),
        (MINUTE, Tone.LAKE),
        (MINUTE, Tone.CLAY),
    ]


def test_the_first_is_shown_in_full(page: FormatsPage) -> None:
    """Its sentence, its rules and every phase with its minutes."""
    fmt = next(iter(SHIPPED.values()))
    shown = shown_text(detail_of(page))
    assert fmt.about["en"] in shown
    assert all(plain(line) in shown for rule in rules_of(fmt) for line in rule)


def test_choosing_shows_another_in_full(page: FormatsPage, window: MainWindow) -> None:
    """A click on a card is enough; its picture says its phases in words."""
    card = card_of(page, "weekly-hour")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    lay_out(window)
    shown = shown_text(detail_of(page))
    assert "The weekly hour" in shown
    assert "One concern, and only that one." in shown
    assert shown.count("\n10 min") == 4
    timeline = page.findChildren(Timeline)[0]
    assert timeline.accessibleDescription() == told(SHIPPED["weekly-hour"])
    assert timeline.accessibleName()


@pytest.mark.parametrize("large", [False, True])
def test_formats_that_change_are_followed(
    page: FormatsPage, window: MainWindow, theme: Theme, *, large: bool
) -> None:
    """Cards come and go, the one in detail stays; one's own says so, and can be changed."""
    if large:
        theme.set_text_percent(200)
        window.resize(1024, 640)
    page.choose("first-try")
    changed: list[str] = []
    page.change_requested.connect(changed.append)
    own = replace(SHIPPED["first-try"], name={"en": "Ours"})
    page.show_formats([SHIPPED["short-turns"], own], [], {own.id})
    lay_out(window)
    assert [card.accessibleName() for card in cards_of(page)] == ["Short turns", "Ours"]
    assert page.current() == own.id
    assert "yours" in shown_text(find(page, FormatCard, "Ours"))
    assert "walk.toml" not in shown_text(page)
    press(page, "Change it")
    assert changed == [own.id]
    page.setFocus()
    assert page_faults(window) == []
    page.show_formats([SHIPPED["short-turns"]], [PROBLEM], ())
    lay_out(window)
    assert page.current() == "short-turns"
    assert "walk.toml" in shown_text(page)
    assert "Change it" not in shown_text(page)


def cards_of(page: FormatsPage) -> list[FormatCard]:
    """The cards that show, from above."""
    cards = [card for card in page.findChildren(FormatCard) if card.isVisible()]
    return sorted(cards, key=lambda card: card.mapTo(page, card.rect().topLeft()).y())


def test_enter_presses_the_button_that_has_the_ring(page: FormatsPage, window: MainWindow) -> None:
    """Reached by Tab, a button is pressed by Enter; elsewhere Enter begins."""
    begins, made = begun(page), list[str]()
    page.make_requested.connect(made.append)
    make = find(page, LinkButton, "Make your own")
    make.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert (begins, made) == ([], ["share-fully"])


def test_an_unknown_format_leaves_what_is_shown(page: FormatsPage) -> None:
    """A format that was taken away meanwhile does no harm."""
    page.choose("short-turns")
    page.choose("gone")
    page.begin()
    assert "Short turns" in shown_text(detail_of(page))


@pytest.mark.parametrize("identity", [*SHIPPED, "open"])
def test_begins_with_what_is_shown(page: FormatsPage, identity: str) -> None:
    """The main action asks for the chosen format."""
    found = begun(page)
    page.choose(identity)
    press(page, "Choose this one")
    assert found == [identity]


def test_keys_alone_choose_and_begin(page: FormatsPage, window: MainWindow) -> None:
    """Tab to the cards, arrows from one to the next, Enter begins."""
    found = begun(page)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    third = list(SHIPPED)[2]
    assert window.focusWidget() is card_of(page, third)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert found == [third]


@pytest.mark.parametrize(
    ("bell", "early", "said"),
    [
        (
            Bell.FINISH,
            Early.HAND_OVER,
            ("Bell, then finish your thought", "turn begins"),
        ),
        (Bell.STOP, Early.SILENCE, ("Bell and stop", "is silence")),
        (Bell.OPEN, Early.ASK_MORE, ("No bell", "asks if there is more")),
    ],
)
def test_rules_are_said_in_words(bell: Bell, early: Early, said: tuple[str, str]) -> None:
    """What happens when time is up, and when somebody is done before."""
    length = "" if bell is Bell.OPEN else " 5"
    rules = rules_of(make_format(f"share A{length}, share B{length}", bell, early))
    assert rules[0][1] == said[0]
    assert said[1] in rules[1][1]


@pytest.mark.parametrize(
    ("between", "words"),
    [
        (", ", "No quiet between"),
        (", handover 0, ", "No quiet between"),
        (", handover 30, ", "30 s of quiet"),
        (", handover 20, share A 5, handover 60, share B 5, handover 60, ", "20 s to 1 min"),
    ],
)
def test_handovers_are_said_in_words(between: str, words: str) -> None:
    """How long it is quiet between the turns, or that it is not."""
    assert words in plain(between_words(make_format(f"share A 5{between}share B 5")))


def test_what_is_wrong_with_own_formats_is_said(page: FormatsPage) -> None:
    """With which, and what would be right; where they live is on About."""
    shown = shown_text(page)
    assert "`" not in shown
    assert "walk.toml, phase 3, minutes must be from 1 to 60, not 99." in shown


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_nothing_is_cut(
    theme: Theme, page: FormatsPage, window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    """Every text shown has the room that it needs, and nothing runs out at the side."""
    theme.set_text_percent(percent)
    window.resize(*size)
    page.choose("weekly-hour")
    lay_out(window)
    assert layout_faults(window) == []


def test_where_letters_are_large_it_unfolds_below_its_card(
    theme: Theme, page: FormatsPage, window: MainWindow
) -> None:
    """With room the two stand side by side; without it the one follows the other, and back."""
    window.resize(1280, 800)
    page.choose("short-turns")
    lay_out(window)
    card, detail = card_of(page, "short-turns"), detail_of(page)
    assert beside(detail, card)
    theme.set_text_percent(200)
    window.resize(1024, 640)
    lay_out(window)
    assert detail.y() >= card.geometry().bottom()
    assert detail.width() == card.width()
    theme.set_text_percent(100)
    window.resize(1280, 800)
    lay_out(window)
    assert beside(detail, card)
    assert detail.isVisible()


def test_kinds_are_all_told() -> None:
    """A format of every kind of phase has a sentence for each of them."""
    fmt: Format = make_format(
        "arrive, share A 5, reflect A 2, bridge 2, handover 30, share B 5, reflect B 2, bridge 2,"
        " talk 5, quiet 5, appreciate A 1, appreciate B 1, close"
    )
    assert all(words_of(kind).word in told(fmt) for kind in PhaseKind)


def test_the_chosen_card_is_brought_into_view(
    theme: Theme, page: FormatsPage, window: MainWindow
) -> None:
    """Unfolded, the chosen card stands at the top, and what it holds follows at once."""
    theme.set_text_percent(200)
    window.resize(1024, 640)
    lay_out(window)
    page.choose("weekly-hour")
    lay_out(window)
    QCoreApplication.processEvents()
    card, detail = card_of(page, "weekly-hour"), detail_of(page)
    assert 0 <= card.mapTo(page, card.rect().topLeft()).y() < page.height() // 8
    assert detail.mapTo(page, detail.rect().topLeft()).y() < page.height() // 2


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_keys_scroll_to_the_end_of_a_format(
    theme: Theme, window: MainWindow, page: FormatsPage, percent: int
) -> None:
    """From the list as it opens: PageDown and End come to what stands last in it."""
    theme.set_text_percent(percent)
    window.resize(1280, 560)
    page.choose(max(SHIPPED, key=lambda name: len(SHIPPED[name].phases)))
    lay_out(window)
    QCoreApplication.processEvents()
    next(card for card in page.findChildren(FormatCard) if card.isVisible()).setFocus()
    bar = page.keyed_area().verticalScrollBar()
    assert bar.maximum() > 0
    before = bar.value()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_PageDown)
    assert bar.value() > before
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Home)
    assert bar.value() == 0
