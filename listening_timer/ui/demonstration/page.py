"""Demonstration page: which way to talk the sample couple shows, about what, and how fast."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format
from listening_timer.library.captions import Conversation
from listening_timer.ui.begin.format_list import FormatList
from listening_timer.ui.begin.options import sentence_of
from listening_timer.ui.session.actions import SPEEDS, StageAction, speed_items
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import LinkButton, MainButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, centred
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.resting_stone import RestingPair
from listening_timer.ui.words.i18n import text_of, tr

_STARTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
"""Keys that start it; a clicker sends PageDown. Space presses the main action, which has focus."""
_LIST_PX = 560  # design px: most width of the unfolded list
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DemonstrationPage(Page):
    """What is shown, in one sentence; its topic and its speed below."""

    show_requested = Signal()
    """Show it as it is chosen."""
    second_window_requested = Signal()
    """Open the window for a projector or a call."""
    now_you_requested = Signal()
    """Let the two who watch try it themselves."""

    def __init__(
        self,
        theme: Theme,
        names: tuple[str, str],
        conversations: Sequence[Conversation],
    ) -> None:
        super().__init__(theme)
        self._formats: tuple[Format, ...] = ()
        self._chosen = ""
        self._list: FormatList | None = None
        self._conversations = {each.id: each for each in conversations}
        self._title = Text(theme, TextStyle.HEADING, tr("See how it goes"), align=_CENTRE)
        made_up = tr("{one} and {other} are made up. Nothing is kept.")
        self._line = Text(
            theme,
            TextStyle.CUE,
            made_up.format(one=names[0], other=names[1]),
            soft=True,
            align=_CENTRE,
        )
        self._sentence = Text(theme, TextStyle.CUE, align=_CENTRE)
        self._change = LinkButton(theme, tr("Change"))
        self._holder = QWidget()
        self._topics = ChoiceRow(
            theme,
            tr("What they talk about"),
            [(each.id, text_of(each.name)) for each in conversations],
            centred=True,
        )
        self._about = Text(theme, TextStyle.LABEL, soft=True, align=_CENTRE)
        speeds = [(item.act, item.text) for item in speed_items()]
        self._speeds = ChoiceRow(theme, tr("How fast"), speeds, centred=True)
        self._now_you = LinkButton(theme, tr("Now you: one minute each"))
        self._second = LinkButton(theme, tr("Second window"))
        self._main = MainButton(theme, tr("Show it"), tr("Enter", "the key"), tone=Tone.MOSS)

        self.heading.hide()
        self._holder.setLayout(Column(theme))
        self._lay_out()
        self._fold(unfolded=False)
        self._topics.choose(next(iter(self._conversations)))
        self._show_about()
        self._speeds.choose(StageAction.TEN_TIMES)

        self._change.clicked.connect(self._on_change_clicked)
        self._topics.chosen.connect(self._on_topics_chosen)
        self._now_you.clicked.connect(self.now_you_requested)
        self._second.clicked.connect(self.second_window_requested)
        self._main.clicked.connect(self.show_requested)
        theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        body = self.body
        body.addStretch(3)
        body.addWidget(RestingPair(self._theme), 0, _CENTRE)
        body.addWidget(self._title)
        body.addWidget(self._line)
        body.addStretch(2)
        body.addWidget(self._sentence)
        body.addWidget(self._change, 0, _CENTRE)
        body.addLayout(centred(self._theme, self._holder))
        body.addWidget(self._topics)
        body.addWidget(self._about)
        body.addWidget(self._speeds)
        body.addStretch(4)
        self.bottom.addWidget(self._now_you)
        self.bottom.addWidget(self._second)
        self.bottom.addStretch(1)
        self.bottom.addWidget(self._main)
        self.initial_focus = self._main

    def voice(self) -> AccessibleInfo:
        """Expose as a pane, named by its title, that says what will be shown."""
        about = f"{self._line.said()} {self._sentence.said()}"
        return AccessibleInfo(AccessibleRole.Pane, name=self._title.said(), about=about)

    def show_formats(self, formats: Sequence[Format], chosen: str) -> None:
        """Offer these formats, this one chosen, or the first where there is no such one."""
        known = [fmt.id for fmt in formats]
        self._chosen = chosen if chosen in known else known[0]
        if tuple(formats) != self._formats:
            self._formats = tuple(formats)
            self._rebuild_list()
        self._show_format()

    @property
    def format(self) -> Format:
        """The chosen format."""
        return next(fmt for fmt in self._formats if fmt.id == self._chosen)

    @property
    def conversation(self) -> Conversation:
        """What they say: the conversation about the chosen topic."""
        return self._conversations[self._topics.current()]

    @property
    def speed(self) -> float:
        """How many times faster than real time it is shown."""
        return SPEEDS[StageAction(self._speeds.current())]

    def show_speed(self, speed: float) -> None:
        """Choose a speed, where it is among those to choose from."""
        for act, times in SPEEDS.items():
            if times == speed:
                self._speeds.choose(act)

    def choose_topic(self, topic: str) -> None:
        """Choose a conversation."""
        self._topics.choose(topic)
        self._show_about()

    def unfold(self) -> None:
        """Show all ways to talk."""
        self._fold(unfolded=True)

    def showEvent(self, event: QShowEvent) -> None:
        self._fold(unfolded=False)
        self.show_from_top()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start on Enter and PageDown, wherever nothing else handles them."""
        if press_focused_button(self.window().focusWidget(), event):
            return
        if event.key() in _STARTS:
            if not event.isAutoRepeat():  # held down since the page before
                self.show_requested.emit()
        else:
            super().keyPressEvent(event)

    def _rebuild_list(self) -> None:
        """Make the list anew, in the place of the one before."""
        if self._list is not None:
            self._list.deleteLater()
        made = self._list = FormatList(self._theme, self._formats, tr("Ways to talk"))
        if (layout := self._holder.layout()) is not None:
            layout.addWidget(made)
        set_tab_order_after(self._change, controls(made))
        made.chosen.connect(self._on_list_chosen)

    def _show_format(self) -> None:
        fmt = self.format
        self._sentence.set_text(sentence_of(fmt))
        if self._list is not None:
            self._list.show_chosen(fmt, self._formats)

    def _fold(self, *, unfolded: bool) -> None:
        self._holder.setVisible(unfolded)
        self._change.set_unfolded(unfolded)

    def _show_about(self) -> None:
        self._about.set_text(text_of(self.conversation.about))

    @Slot()
    def _on_change_clicked(self) -> None:
        self._fold(unfolded=self._holder.isHidden())

    @Slot(str)
    def _on_list_chosen(self, chosen: str) -> None:
        self._chosen = chosen
        self._show_format()

    @Slot(str)
    def _on_topics_chosen(self, _topic: str) -> None:
        self._show_about()
        self._about.say(self._about.said())

    @Slot()
    def _fit(self) -> None:
        self._holder.setMaximumWidth(self._theme.px(_LIST_PX) * self._theme.text_percent // 100)
