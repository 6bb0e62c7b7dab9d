"""Claims about what a screen reader is told of painted widgets, and that asking does no harm."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.accessibility import PRESS
from listening_timer.ui.widgets.buttons import LinkButton, MoreButton, QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.dialog import Dialog, MenuEntry
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.navigation import Navigation, NavigationWord
from listening_timer.ui.widgets.scale import ScalePoint, ScaleRow
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Aside, Place, Scene, Seat
from listening_timer.ui.widgets.token.token import Face
from tests.helpers.qt.widget_windows import in_column

Role = QAccessible.Role
NAME = QAccessible.Text.Name
Sent = list[tuple[QAccessible.Event, str, str]]


def told(widget: QWidget) -> QAccessibleInterface:
    """What Qt is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def parts(widget: QWidget) -> list[tuple[Role, str]]:
    """Role and name of all that is told of what is in a widget."""
    whole = told(widget)
    found = [whole.child(number) for number in range(whole.childCount())]
    return [(part.role(), part.text(NAME)) for part in found]


def test_a_button_is_pressed_from_elsewhere(theme: Theme) -> None:
    """Its action is a press, and its key is told; one that is out of use offers none."""
    button, presses = QuietButton(theme, "Pause", "P"), list[str]()
    button.clicked.connect(lambda: presses.append("pressed"))
    actions = told(button).actionInterface()
    assert (told(button).role(), told(button).text(NAME)) == (Role.Button, "Pause")
    assert actions.keyBindingsForAction(PRESS) == ["P"]
    actions.doAction(PRESS)
    assert presses == ["pressed"]
    button.setEnabled(False)
    assert PRESS not in actions.actionNames()
    assert told(button).state().disabled


def test_what_can_be_chosen_is_a_radio_button(theme: Theme) -> None:
    """One of several: checked or not, and its words are told once, with it."""
    card = ChoiceCard(theme, "Short turns", "Two minutes each", "16 min")
    assert told(card).role() is Role.RadioButton
    assert told(card).childCount() == 0
    assert not told(card).state().checked
    card.setChecked(True)
    assert told(card).state().checked


def test_a_row_of_options_is_a_group(theme: Theme) -> None:
    """The question is the name of the group, and only the options are in it."""
    row = ChoiceRow(theme, "When time is up", [("a", "Bell"), ("b", "No end")])
    assert (told(row).role(), told(row).text(NAME)) == (Role.Grouping, "When time is up")
    assert parts(row) == [(Role.RadioButton, "Bell"), (Role.RadioButton, "No end")]


def test_a_scale_has_eleven_stones_and_no_number(theme: Theme) -> None:
    """Nothing is chosen at first, and a reader must not be told that it is 0."""
    scale = ScaleRow(theme, "not at all", "very")
    scale.ask("How calm are you?", Tone.LAKE)
    assert parts(scale) == [(Role.RadioButton, str(number)) for number in range(11)]
    assert not told(scale).valueInterface()
    points = scale.findChildren(ScalePoint)
    assert not any(told(point).state().checked for point in points)
    scale.choose(4)
    assert [told(point).state().checked for point in points].index(True) == 4


def test_a_stepper_has_a_number(theme: Theme) -> None:
    """To read, with its bounds and words, and to change as by its buttons; said once it has."""
    stepper = Stepper(theme, "Each turn", 1, 60, 1, "less", "more", value=10)
    changes = list[int]()
    stepper.changed.connect(changes.append)
    number = told(stepper).valueInterface()
    assert told(stepper).role() is Role.SpinBox
    assert (number.currentValue(), number.minimumValue(), number.maximumValue()) == (10, 1, 60)
    assert number.minimumStepSize() == 1
    number.setCurrentValue(12.0)
    number.setCurrentValue(100)
    assert (stepper.value(), changes) == (60, [12, 60])
    assert told(stepper).text(QAccessible.Text.Value) == "60"
    assert parts(stepper) == [(Role.Button, "less"), (Role.Button, "more")]


def test_a_link_tells_whether_it_has_unfolded_something(theme: Theme) -> None:
    """Folded, unfolded, or nothing of the kind."""
    link = LinkButton(theme, "Between two talks")
    assert not told(link).state().expandable
    link.set_unfolded(False)
    assert (told(link).state().expandable, told(link).state().collapsed) == (True, True)
    link.set_unfolded(True)
    assert told(link).state().expanded


def test_the_navigation_is_a_list_of_tabs(theme: Theme) -> None:
    """The page that is shown is the selected one."""
    navigation = Navigation(theme, "Pages")
    for name in ("begin", "history"):
        navigation.add(name, name)
    navigation.set_current("history")
    tabs = [told(place) for place in navigation.findChildren(NavigationWord)]
    assert told(navigation).role() is Role.PageTabList
    assert [tab.role() for tab in tabs] == [Role.PageTab, Role.PageTab]
    assert [bool(tab.state().selected) for tab in tabs] == [False, True]
    assert not tabs[1].state().checkable


def test_a_sheet_is_a_dialog(theme: Theme) -> None:
    """It is modal, and named by what it asks."""
    over = QWidget()
    sheet = Dialog(theme, over)
    sheet.show_menu("What next?", [MenuEntry("hide", "Hide now")], "Back")
    assert (told(sheet).role(), told(sheet).text(NAME)) == (Role.Dialog, "What next?")
    assert told(sheet).state().modal


def test_headings_are_headings_and_names_are_not(theme: Theme) -> None:
    """By the role of the text; names are large too, and an empty text is nothing."""
    assert told(Text(theme, TextStyle.HEADING, "Begin")).role() is Role.Heading
    assert told(Text(theme, TextStyle.BODY, "Begin")).role() is Role.StaticText
    assert told(Text(theme, TextStyle.HEADING, "Maya", names=True)).role() is Role.StaticText
    assert told(Text(theme, TextStyle.BODY)).role() is Role.Client


def test_the_dots_open_a_menu(theme: Theme) -> None:
    """As a reader calls it: a button with a menu."""
    more = MoreButton(theme, "More to do")
    assert told(more).role() is Role.ButtonMenu
    assert told(more).state().hasPopup


def test_names_are_told_without_marks_for_eyes(theme: Theme) -> None:
    """Isolates and places to break in are neither read nor brailled."""
    long = "x" * 60
    text = Text(theme, TextStyle.BODY, f"\u2068Maya\u2069 and {long}\u200b{long}")
    assert told(text).text(NAME) == f"Maya and {long}{long}"


def test_what_has_no_room_on_the_floor_is_told_with_the_token(theme: Theme) -> None:
    """On a floor as low as a finger the line goes; who hears it is told all the same."""
    floor = Floor(theme)
    face = Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.7)
    seat = Seat("Sam", "Just listen.", Tone.CLAY)
    floor.set_scene(Scene(Place.LEFT, face, right=seat, aside=Aside("The bell rang.")))
    floor.show()
    heard: list[str] = []
    for height in (600, 60):
        floor.resize(1200, height)
        floor.set_spoken("Maya", "7 min left")
        heard.append(told(floor.token).text(QAccessible.Text.Description))
    assert heard == ["7 min left", "7 min left, Just listen., The bell rang."]


def test_a_sentence_is_said_without_harm_where_nobody_listens(theme: Theme) -> None:
    """No reader, no platform, no widget that shows: silence."""
    accessibility.announce(Text(theme, TextStyle.BODY, "here"), "\u2068Maya\u2069 has the floor.")
    assert not QAccessible.isActive()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Accessibility events: kind, class of the object, and the description as it is read then."""
    events: Sent = []

    def update(event: QAccessibleEvent) -> None:
        thing = event.object()
        assert isinstance(thing, QWidget)
        described = told(thing).text(QAccessible.Text.Description)
        events.append((event.type(), type(thing).__name__, described))

    monkeypatch.setattr(accessibility.QAccessible, "updateAccessibility", update)
    return events


def focused(theme: Theme, widget: QWidget) -> tuple[QWidget, Text]:
    """Give a widget the focus in a window of its own; returns it and a text beside the widget."""
    text = Text(theme, TextStyle.BODY, "here")
    window = in_column(theme, widget, text)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    return window, text


def test_a_sentence_is_the_description_of_what_has_the_focus(theme: Theme, sent: Sent) -> None:
    """Orca 43 speaks no announcement, every Orca such a change; afterwards all is as it was."""
    button = QuietButton(theme, "Pause", "P")
    button.setAccessibleDescription("as ever")
    _window, text = focused(theme, button)
    sent.clear()
    accessibility.announce(text, "\u2068Maya\u2069 has the floor.")
    changed = QAccessible.Event.DescriptionChanged
    assert sent == [(changed, "QuietButton", "Maya has the floor.")]
    assert told(button).text(QAccessible.Text.Description) == "as ever"


def test_a_sentence_is_announced_where_no_description_can_carry_it(
    theme: Theme, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a list, without any focus and on other systems; and then not as a description too."""
    kinds = list[QAccessible.Event]()
    accessibility.announce(Text(theme, TextStyle.BODY, "here"), "Nobody has the focus.")
    kinds += [event[0] for event in sent]
    _window, text = focused(theme, QListView())
    sent.clear()
    accessibility.announce(text, "A row has the focus.")
    kinds += [event[0] for event in sent]
    _window, text = focused(theme, QuietButton(theme, "Pause", "P"))
    monkeypatch.setattr(accessibility, "USES_ATSPI", False)
    sent.clear()
    accessibility.announce(text, "On another system.")
    kinds += [event[0] for event in sent]
    assert kinds == [QAccessible.Event.Announcement] * 3


def test_a_sentence_reaches_fields_of_qt_as_well(theme: Theme) -> None:
    """A field keeps the description that it had, whatever was said meanwhile."""
    field = QLineEdit()
    field.setAccessibleDescription("shares first")
    _window, text = focused(theme, field)
    accessibility.announce(text, "Please write both names.")
    assert field.accessibleDescription() == "shares first"


@pytest.mark.parametrize("way", ["deleted", "dropped"])
def test_asking_outlives_what_was_asked(way: str, theme: Theme) -> None:
    """Made, asked, gone, and their parent asked again, 300 times; no widget is kept by it."""
    page, column = QWidget(), Column(theme)
    page.setLayout(column)
    gone = list[str]()
    for turn in range(300):
        row = ChoiceRow(theme, "Which?", [("a", "One"), ("b", "Two")])
        row.destroyed.connect(lambda: gone.append("row"))
        column.addWidget(row)
        assert len(parts(row)) == 2
        assert told(page).child(0).role() is Role.Grouping
        if way == "deleted":
            row.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        else:
            row.setParent(None)
        del row
        if turn % 50 == 0:
            gc.collect()
        assert told(page).childCount() <= 1
    gc.collect()
    assert len(gone) == 300
    assert told(page).childCount() == 0


def test_a_reader_that_came_late_is_told_where_the_focus_is(theme: Theme, sent: Sent) -> None:
    """What was reported before it listened is reported again: it would wait at the window."""
    button = QuietButton(theme, "Pause", "P")
    _window, _text = focused(theme, button)
    sent.clear()
    accessibility.repeat_focus()
    assert [(kind, name) for kind, name, _about in sent] == [
        (QAccessible.Event.Focus, "QuietButton")
    ]
