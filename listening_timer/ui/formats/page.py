"""Formats page: every format with a small timeline, and the chosen one in detail."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.exercise.formats import Format, FormatError
from listening_timer.ui.formats.detail import FormatDetail, facts_of, told
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, MoreButton
from listening_timer.ui.widgets.cards import ChoiceCard, ChoiceGroup
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Row, remove_from
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.progress import ShareBar
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import error_text, text_of, tr
from listening_timer.ui.words.people import somebody
from listening_timer.ui.words.timeline_words import planned_parts

BESIDE = 800
"""Least page width (design px, at 100 % text) for the detail beside the list."""
LEAST = 340
"""Least height (design px) of list and detail side by side."""


def small_picture(fmt: Format) -> list[tuple[float, Tone]]:
    """The lengths and colours of a format's phases, without those that wait for a press."""
    parts = planned_parts(fmt, somebody())
    return [(p.width, p.tone) for p in parts if not (p.striped and p.tone is Tone.MOSS)]


class FormatCard(ChoiceCard):
    """A format to choose: its name, total length, and a small timeline."""

    def __init__(self, theme: Theme, fmt: Format, *, own: bool = False) -> None:
        """`own`: it is the user's, and does not ship."""
        facts = tr("{facts} · yours").format(facts=facts_of(fmt)) if own else facts_of(fmt)
        super().__init__(theme, text_of(fmt.name), "", facts)
        bar = ShareBar(theme)
        bar.set(small_picture(fmt))
        self.setAccessibleDescription(told(fmt, facts))
        bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if (layout := self.layout()) is not None:
            layout.addWidget(bar)


class FormatsPage(Page):
    """All formats in a list, and the chosen one beside it.

    Where the window is narrow for its text size, the chosen one unfolds below its card instead, and
    the page scrolls as a whole.
    """

    begin_requested = Signal(str)
    """Begin with this format; its id."""
    plan_requested = Signal(str)
    """Make a plan with this format; its id."""
    make_requested = Signal(str)
    """Make one's own from a copy of this format; its id."""
    change_requested = Signal(str)
    """Change this format, which is the user's; its id."""
    menu_requested = Signal()
    """Show the menu of what else can be done with the format that is shown."""

    def __init__(
        self,
        theme: Theme,
        formats: Sequence[Format],
        problems: Sequence[FormatError],
        own: Collection[str] = (),
    ) -> None:
        """`own`: the ids of those that are the user's, and do not ship."""
        super().__init__(theme, heading=tr("Ways to talk"))
        self._formats = dict[str, Format]()
        self._own: Collection[str] = own
        self._cards = dict[str, FormatCard]()
        self._wrong: list[Text] = []
        self._group = ChoiceGroup(self)
        self._list, self._holder, self._beside = QWidget(), QWidget(), QWidget()
        self._listed = Column(theme, 10)
        self._held = Column(theme, 0, (0, 0, 10, 0))
        self._left = Scroll(theme, self._holder)
        self._detail = FormatDetail(theme)
        self._row = Row(theme, 16)
        self._make = LinkButton(theme, tr("Make your own"))
        self._change = LinkButton(theme, tr("Change it"))
        self._plan = LinkButton(theme, tr("Make a plan"))
        self._more = MoreButton(theme, tr("More"))
        self._main = MainButton(theme, tr("Choose this one"), tr("Enter", "the key"))
        self._unfolded = False

        self.subline.set_text(tr("Each picture shows who speaks, and for how long."))
        self._problems = Column(theme, 4)
        self._lay_out()
        self.show_formats(formats, problems, own)

        self._group.chosen.connect(self.choose)
        self._main.clicked.connect(self.begin)
        self._plan.clicked.connect(lambda: self.plan_requested.emit(self.current()))
        self._make.clicked.connect(lambda: self.make_requested.emit(self.current()))
        self._change.clicked.connect(lambda: self.change_requested.emit(self.current()))
        self._more.clicked.connect(self.menu_requested)
        theme.changed.connect(self._fit)

    @property
    def formats(self) -> Sequence[Format]:
        """All formats that are shown."""
        return tuple(self._formats.values())

    def current(self) -> str:
        """The id of the format that is shown in detail."""
        return self._group.current()

    def show_formats(
        self,
        formats: Sequence[Format],
        problems: Sequence[FormatError],
        own: Collection[str],
    ) -> None:
        """Show these formats in place of those before; the one in detail stays, if it can."""
        before = self.current()
        remove_from(self._listed, *self._cards.values())
        remove_from(self._problems, *self._wrong)
        self._group.clear()
        self._own = own
        self._formats = {fmt.id: fmt for fmt in formats}
        self._cards = {fmt.id: FormatCard(self._theme, fmt, own=fmt.id in own) for fmt in formats}
        for place, (identity, card) in enumerate(self._cards.items()):
            self._group.add(identity, card)
            self._listed.insertWidget(place, card)
        self._wrong = [Text(self._theme, TextStyle.LABEL, error_text(each)) for each in problems]
        for text in self._wrong:
            self._problems.addWidget(text)
        set_tab_order_after(self, [*self._cards.values()])
        self.choose(before if before in self._formats else next(iter(self._formats)))

    @Slot(str)
    def choose(self, format_id: str) -> None:
        """Show a format in detail; an unknown id changes nothing."""
        if format_id not in self._formats:
            return
        self._group.choose(format_id)
        self._detail.show_format(self._formats[format_id])
        self._change.setVisible(format_id in self._own)
        if self._unfolded:
            self._unfold()
        QTimer.singleShot(0, self, self._bring_into_view)

    @Slot()
    def begin(self) -> None:
        """Request to begin with the format that is shown."""
        self.begin_requested.emit(self._group.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.focusWidget()
        if not isinstance(here, FormatCard) and press_focused_button(here, event):
            return
        if event.key() in ENTER:
            if not event.isAutoRepeat():  # held down since the previous page
                self.begin()
        else:
            super().keyPressEvent(event)

    def keyed_area(self) -> Scroll:
        """The scroll area that keys scroll: the detail, where it stands beside the list."""
        return super().keyed_area() if self._unfolded else self._detail.area

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._listed.addStretch(1)
        self._list.setLayout(self._listed)
        self._held.addWidget(self._list)
        self._holder.setLayout(self._held)
        self._row.addWidget(self._left, 4)
        self._row.addWidget(self._detail, 6)
        self._beside.setLayout(self._row)
        self._beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self._beside, 1)
        self.body.addLayout(self._problems)
        others, beside = QWidget(), Flow(self._theme, 20)
        for part in (self._make, self._change, self._plan, self._more):
            beside.addWidget(part)
        others.setLayout(beside)
        self.set_bottom(others, self._main)

    @Slot()
    def _fit(self) -> None:
        self._beside.setMinimumHeight(self._theme.px(LEAST))
        unfolded = self.width() < self._theme.px(BESIDE) * self._theme.text_percent // 100
        if unfolded is self._unfolded:
            return
        held = next((card for card in self._cards.values() if card.hasFocus()), None)
        self._unfolded = unfolded
        self._detail.unfold(unfolded=unfolded)
        if unfolded:
            self.body.insertWidget(0, self._list, 1)
            self._unfold()
        else:
            self._held.addWidget(self._list)
            self._row.addWidget(self._detail, 6)
        self._beside.setVisible(not unfolded)
        if held is not None:
            held.setFocus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _unfold(self) -> None:
        """Put the detail below the chosen card."""
        self._listed.removeWidget(self._detail)
        place = list(self._cards).index(self._group.current())
        self._listed.insertWidget(place + 1, self._detail)

    @Slot()
    def _bring_into_view(self) -> None:
        """Scroll to the chosen card after the layout; to the page's top for the first one."""
        card = self._cards[self._group.current()]
        if not self._unfolded:
            self._left.ensureWidgetVisible(card, 0, 0)
        elif card is next(iter(self._cards.values())):
            self.show_from_top()
        else:
            self._scroll.ensureWidgetVisible(self._detail, 0, 0)
            self._scroll.ensureWidgetVisible(card, 0, 0)
