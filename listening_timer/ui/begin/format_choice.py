"""Format choice: cards of formats, minutes of a turn, and the bell rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import (
    MINUTE,
    Bell,
    Format,
    bell_choices,
    tailored,
    turn_range,
)
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import ChoiceCard, ChoiceGroup
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row, Tiles
from listening_timer.ui.words.i18n import minutes_text, text_of, tr

USUAL_MINUTES = 10
AT_FIRST = 4
"""Number of cards shown at first; a link shows the others."""


class FormatChoice(QWidget):
    """Choice of a format and of the settings it leaves open."""

    changed = Signal()
    """Another format, other minutes or another bell rule was chosen."""

    def __init__(self, theme: Theme, formats: Sequence[Format]) -> None:
        super().__init__()
        self._formats = {fmt.id: fmt for fmt in formats}
        self._chosen = formats[0]
        self._range = turn_range(self._chosen)
        self._bells = tuple(Bell)
        self._question = Text(theme, TextStyle.LABEL, tr("How would you like to talk?"), soft=True)
        self._group = ChoiceGroup(self)
        self._cards: dict[str, ChoiceCard] = {}
        self._folded = len(formats) > AT_FIRST
        self._more = LinkButton(theme, tr("Other ways to talk"))
        self._about = Text(theme, TextStyle.BODY, soft=True)
        self._minutes = Stepper(
            theme,
            tr("Each turn"),
            1,
            60,
            1,
            tr("One minute less"),
            tr("One minute more"),
            format_value=lambda minutes: minutes_text(minutes * MINUTE),
        )
        self._bell = ChoiceRow(
            theme,
            tr("When time is up"),
            [(bell, bell_words(bell)) for bell in Bell],
        )

        cards = Tiles(theme, 16, columns=AT_FIRST, least=200)
        for fmt in formats:
            card = ChoiceCard(theme, text_of(fmt.name), "", length_words(fmt))
            self._group.add(fmt.id, card)
            cards.addWidget(card)
            self._cards[fmt.id] = card
        rules = Row(theme, 16)
        rules.addWidget(self._minutes, 1)
        rules.addWidget(self._bell, 2)
        layout = Column(theme, 12)
        layout.addWidget(self._question)
        layout.addLayout(cards)
        words = Row(theme, 16)
        words.addWidget(self._about, 1)
        words.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words)
        layout.addLayout(rules)
        self.setLayout(layout)

        self.setAccessibleName(self._question.said())
        self._group.chosen.connect(self._on_group_chosen)
        self._more.clicked.connect(self.show_all)
        self._minutes.changed.connect(self._on_rules_changed)
        self._bell.chosen.connect(self._on_rules_changed)
        self._more.setVisible(self._folded)
        self.choose(self._chosen.id)

    def voice(self) -> AccessibleInfo:
        """Accessible group of one question."""
        return AccessibleInfo(AccessibleRole.Grouping)

    def choose(self, format_id: str) -> None:
        """Choose a format with its own settings; an unknown id changes nothing."""
        self._tell_length(self._chosen)
        self._chosen = self._formats.get(format_id, self._chosen)
        self._group.choose(self._chosen.id)
        self._about.set_text(text_of(self._chosen.about))
        self._show_cards()
        self._offer_rules()
        self.set_rules(None, self._chosen.bell)

    @Slot()
    def show_all(self) -> None:
        """Show the cards of all formats."""
        self._folded = False
        if self._more.hasFocus():  # arrows lead on from the chosen card to the new ones
            self._cards[self._chosen.id].setFocus(Qt.FocusReason.TabFocusReason)
        self._more.hide()
        self._show_cards()

    def _show_cards(self) -> None:
        """Show all cards, or the first few; a chosen one beyond them replaces the last of these."""
        shown = list(self._cards)[: AT_FIRST if self._folded else None]
        if self._chosen.id not in shown:
            shown[-1] = self._chosen.id
        for name, card in self._cards.items():
            card.setVisible(name in shown)

    def _offer_rules(self) -> None:
        """Offer what this format leaves open; a control that could change nothing is hidden."""
        chosen = self._chosen
        self._range, bells = turn_range(chosen), bell_choices(chosen)
        self._minutes.setVisible(self._range is not None and bells != (Bell.OPEN,))
        self._bell.setVisible(len(bells) > 1)
        if bells != self._bells:
            self._bells = bells
            self._bell.set_options([(bell, bell_words(bell)) for bell in bells])
        if self._range is not None:
            self._minutes.set_range(self._range.low, self._range.high, self._range.step)
            shares = {turn.planned for turn in chosen.turns}
            self._minutes.set_label(tr("Each turn") if len(shares) == 1 else tr("First turn"))

    def set_rules(self, minutes: int | None, bell: Bell) -> None:
        """Set the minutes of the first turn and the bell rule, each where the format allows it.

        What is None or not allowed stays as the format has it.
        """
        if self._range is not None:
            allowed = minutes is not None and minutes in self._range
            self._minutes.set_value(minutes if minutes and allowed else self._own_minutes())
        self._bell.choose(bell if bell in self._bells else self._own_bell())
        self._on_rules_changed()

    def _own_minutes(self) -> int:
        """The stepper's value while nobody has changed it."""
        turn = self._chosen.turn
        minutes = USUAL_MINUTES if turn is None else turn // MINUTE
        return minutes if self._range is None else self._range.nearest(minutes)

    def _own_bell(self) -> str:
        """The bell rule shown while nobody has changed it; empty where none is offered."""
        bell = self._chosen.bell
        return bell if bell in self._bells else next(iter(self._bells), "")

    def format(self) -> Format:
        """The format to run; exactly the one of the file where nothing was changed."""
        minutes, bell = self._minutes.value(), self._bell.current()
        own = self._chosen.turn is not None and minutes == self._own_minutes()
        return tailored(
            self._chosen,
            None if own or self._range is None else minutes,
            None if bell == self._own_bell() else Bell(bell),
        )

    @Slot()
    def _on_rules_changed(self) -> None:
        """Show the new total length, on the card as well."""
        self._minutes.setEnabled(self._bell.current() != Bell.OPEN)
        self._tell_length(self.format())
        self.changed.emit()

    def _tell_length(self, fmt: Format) -> None:
        self._cards[fmt.id].set_texts(text_of(fmt.name), "", length_words(fmt))

    @Slot(str)
    def _on_group_chosen(self, format_id: str) -> None:
        self.choose(format_id)


def bell_words(bell: Bell) -> str:
    """The label of a bell rule: what happens at the end of a turn."""
    match bell:
        case Bell.FINISH:
            return tr("Bell, then finish your thought")
        case Bell.STOP:
            return tr("Bell and stop")
        case Bell.OPEN:
            return tr("No end")


def length_words(fmt: Format) -> str:
    """The total length of a format."""
    return tr("no set end") if fmt.open_ended else minutes_text(fmt.total)
