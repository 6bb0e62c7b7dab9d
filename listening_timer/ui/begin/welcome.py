"""Welcome page: the rule, two names, and a first try; shown while the history has no session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE, Format, Side
from listening_timer.text.cleaning import isolated
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.options import FIRST_TRY, PlanOffer, sentence_of, shared_by_each
from listening_timer.ui.begin.person_field import TONES, PersonField
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import LinkButton, MainButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, LeftRightPair, Row, centred
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import number_text, tr

_STONE = 76
_PAIR_PX = 874  # design px, at 100 % text: most width of the two names
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LARGE_PERCENT = 150  # text size from which the page is laid out for it


class WelcomePage(Page):
    """The first talk, on one page: nothing to choose but two names."""

    page_requested = Signal(str)
    """Show another page: `change`, `not-for-you`, `now-you` or `what-is-kept`."""

    def __init__(self, theme: Theme, choices: SessionChoices) -> None:
        super().__init__(theme)
        self._choices = choices
        self.wished = ""
        """The page requested last, also where nobody could open it yet."""
        self._rule = Text(theme, TextStyle.HEADING, _rule(), align=_CENTRE)
        self._smaller_rule = Text(theme, TextStyle.TITLE, _rule(), align=_CENTRE)
        self._offer = Text(theme, TextStyle.CUE, soft=True, align=_CENTRE)
        self._people = {
            side: PersonField(theme, side, stone=_STONE, role=TextStyle.NAME) for side in Side
        }
        self._begins = Text(theme, TextStyle.BODY, soft=True)
        self._swap = LinkButton(theme, tr("Swap"))
        self._links = {
            "what-is-kept": LinkButton(theme, tr("What is kept")),
            "not-for-you": LinkButton(theme, tr("When this is not for you")),
            "now-you": LinkButton(theme, tr("One minute each")),
            "change": LinkButton(theme, tr("Other ways to talk")),
        }
        self._main = MainButton(theme, tr("Begin"), tr("Enter", "the key"))

        self.heading.hide()
        self._swap.setAccessibleName(tr("Swap who begins"))
        self._private, self._private_below = QWidget(), Column(theme)
        self._lay_out()
        self.set_bottom(self._fill_foot(), self._main)

        for side, person in self._people.items():
            person.name_edited.connect(partial(choices.type_name, side))
        self._swap.clicked.connect(choices.swap_first)
        for page, link in self._links.items():
            link.clicked.connect(lambda _=False, page=page: self._request(page))
        self._main.clicked.connect(choices.begin)
        choices.changed.connect(self.refresh)
        choices.names_refused.connect(self._show_problems)
        theme.changed.connect(self._fit)
        self._fit()
        self.refresh()

    def voice(self) -> AccessibleInfo:
        """Expose as a pane, named by the rule."""
        return AccessibleInfo(
            AccessibleRole.Pane,
            name=self._rule.said().replace("\n", " "),
            about=self._offer.said(),
        )

    def name_fields(self) -> dict[Side, Field]:
        """The two name fields."""
        return {side: person.field for side, person in self._people.items()}

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        choices = self._choices
        for side, person in self._people.items():
            person.set_name(choices.typed(side))
            person.show_problem("")
        plan = choices.plan
        lines = [_offer(choices.format)] if plan is None else _planned(plan)
        self._offer.set_text("\n".join(lines))
        self._links["change"].set_text(tr("Other ways to talk") if plan is None else tr("Change"))
        self._begins.set_text(self._who_begins())
        self._main.set_tone(TONES[choices.first])
        self._lead_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to a name that is missing, and begins; so does a clicker's PageDown."""
        if press_focused_button(self.window().focusWidget(), event):
            return
        if event.key() not in (*ENTER, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            left, right = self._people.values()
            if left.field.hasFocus() and left.name() and not right.name():
                right.focus_name()
            else:
                self._choices.begin()

    def _lay_out(self) -> None:
        begins, row = QWidget(), Row(self._theme, 6)
        row.addStretch(1)
        row.addWidget(self._begins)
        row.addWidget(self._swap)
        row.addStretch(1)
        begins.setLayout(row)
        self.body.addStretch(2)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._smaller_rule)
        self.body.addWidget(self._offer)
        self.body.addStretch(2)
        left, right = self._people[Side.LEFT], self._people[Side.RIGHT]
        self._pair = LeftRightPair(self._theme, left, right, spacing=90)
        self.body.addLayout(centred(self._theme, self._pair))
        self.body.addStretch(1)
        self.body.addWidget(begins)
        self.body.addStretch(3)
        self.body.addLayout(self._private_below)

    def _fill_foot(self) -> QWidget:
        """The foot; what it says moves below the names where the text is large."""
        foot, column, links = QWidget(), Column(self._theme), Flow(self._theme, 16)
        private = tr("Everything stays on this computer. Nothing is recorded.")
        for link in self._links.values():
            links.addWidget(link)
        column.addWidget(Text(self._theme, TextStyle.BODY, private, soft=True))
        column.addLayout(links)
        self._private.setLayout(column)
        self._private_above = Column(self._theme)
        foot.setLayout(self._private_above)
        return foot

    @Slot()
    def _fit(self) -> None:
        """Give the names the room they need where the text is large."""
        large = self._theme.text_percent >= _LARGE_PERCENT
        self._pair.setMaximumWidth(self._theme.px(_PAIR_PX) * self._theme.text_percent // 100)
        self._rule.setVisible(not large)
        self._smaller_rule.setVisible(large)
        (self._private_below if large else self._private_above).addWidget(self._private)
        set_tab_order_after(self._swap, [*self._links.values(), self._main])

    def _who_begins(self) -> str:
        choices = self._choices
        name, left = choices.name(choices.first), choices.first is Side.LEFT
        if name:
            who = tr("{name} begins.").format(name=isolated(name))
        else:
            who = tr("The left one begins.") if left else tr("The right one begins.")
        if not choices.tossed:
            return who
        if name:
            return tr("We tossed a coin: {name} begins.").format(name=isolated(name))
        if left:
            return tr("We tossed a coin: the left one begins.")
        return tr("We tossed a coin: the right one begins.")

    def _lead_focus(self) -> None:
        """Make focus given to the page go to the missing name, else to the main button.

        If `focusInEvent` passed it on, Qt would report the page to accessibility after the field,
        and a screen reader would stay on the page.
        """
        missing = next((each.field for each in self._people.values() if not each.name()), None)
        self.initial_focus = missing or self._main

    def _request(self, page: str) -> None:
        self.wished = page
        self.page_requested.emit(page)

    @Slot()
    def _show_problems(self) -> None:
        problems = self._choices.problems()
        for side, person in self._people.items():
            person.show_problem(problems[side])
        wrong = next(side for side in Side if problems[side])
        if self.isVisible():
            self._people[wrong].focus_name()


def _rule() -> str:
    return tr("One shares. The other only listens.\nThen you switch.")


def _offer(fmt: Format) -> str:
    """What is offered, and how long it takes."""
    (each, rest), total = divmod(shared_by_each(fmt), MINUTE), -(-fmt.total // MINUTE)
    if fmt.id != FIRST_TRY or fmt.open_ended or rest or min(each, total) <= 1:
        return sentence_of(fmt)
    return tr("A first try takes {total} minutes: {each} for each of you.").format(
        total=number_text(total), each=number_text(each)
    )


def _planned(plan: PlanOffer) -> list[str]:
    """What a plan offers, its line of text, and its appointment."""
    return [sentence_of(plan.format), *filter(None, (isolated(plan.text), plan.weekly))]


def privacy_lines() -> tuple[str, str, str, str]:
    """What is saved, what is not, and who can read it; must be true of the program as it is."""
    return (
        tr("Your talks stay on this computer, in one folder."),
        tr("Nothing is recorded or sent; there is no account."),
        tr("It keeps your names, the times and what you type. You can delete any talk."),
        tr("There is no password: anyone who opens it here can read it."),
    )
