"""Choices for the next session: what the pages before it show, change, and begin with.

One object for all of them, so that a name typed on one page is the name on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from listening_timer.exercise.formats import Bell, Format, Side
from listening_timer.model.preferences import Prompting
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.begin.options import AFTER_FIRST_TRY, PlanOffer, Setup, proposed_format
from listening_timer.ui.begin.tailoring import Tailoring
from listening_timer.ui.widgets.fields import LONGEST_LINE
from listening_timer.ui.words.names import clean_name, problem_with, problem_with_both, unnamed

if TYPE_CHECKING:  # of no use to the first page but its type
    from listening_timer.model.records import LastTime


class SessionChoices(QObject):
    """Names, who begins, format and options of the next session."""

    changed = Signal()
    """Anything has changed: what is proposed, or what somebody chose or typed."""
    keeping_chosen = Signal()
    """Somebody chose whether the session is saved: see `keep`."""
    begin_requested = Signal(object)
    """Both are named, and a session is wanted (`Setup`)."""
    names_refused = Signal()
    """A session is wanted, but a name is missing or wrong: see `problems`."""

    def __init__(self, formats: Sequence[Format], side: Side = Side.LEFT) -> None:
        super().__init__()
        self._formats = {fmt.id: fmt for fmt in formats}
        self._names = dict.fromkeys(Side, "")
        self._ready = self._awaited = False
        self._usual_prompting, self._usual_keep = Prompting.LIGHT, True
        self.practice = False
        """Whether the next two may not read of the last two; they need no names either."""
        self.touched = False
        """Whether somebody has typed a name since names were proposed."""
        self.tossed = True
        """Whether a coin decided who begins, and nobody has changed it."""
        self.first = side
        self.plan: PlanOffer | None = None
        """The plan that is held: it alone is offered until it is let go."""
        self.tailoring = Tailoring(formats[0])
        self.prompting = self._usual_prompting
        self.topic = ""
        self.keep = True

    @property
    def formats(self) -> Sequence[Format]:
        """The formats to choose from, where no plan is held."""
        return tuple(self._formats.values())

    @property
    def format(self) -> Format:
        """The format to run, with the rules that were chosen; that of the plan as it is."""
        return self.tailoring.format if self.plan is None else self.plan.format

    def hold_plan(self, plan: PlanOffer | None) -> None:
        """Offer what a plan says and nothing else; None: let it go."""
        self.plan = plan
        if plan is None:
            known = self._formats.get(self.tailoring.base.id)
            self.tailoring = Tailoring(known or next(iter(self._formats.values())))
        else:
            self.tailoring = Tailoring(plan.format)
        self.changed.emit()

    def typed(self, side: Side) -> str:
        """A name as it was typed."""
        return self._names[side]

    def name(self, side: Side) -> str:
        """A name, cleaned."""
        return clean_name(self._names[side])

    def names(self) -> tuple[str, str]:
        """The two names, cleaned; left and right."""
        return self.name(Side.LEFT), self.name(Side.RIGHT)

    def problems(self) -> dict[Side, str]:
        """What is wrong with each name, as sentences; empty where nothing is.

        Equal names are told at the one on the right.
        """
        found = {side: problem_with(self._called(side)) for side in Side}
        if not any(found.values()):
            found[Side.RIGHT] = problem_with_both(*map(self._called, Side))
        return found

    def _called(self, side: Side) -> str:
        """A name as typed; in practice mode one that is not needed is made up.

        A session that is saved needs names: people are known by them later.
        """
        nameless = self.practice and not self.keep and not self.name(side)
        return unnamed(side) if nameless else self._names[side]

    def propose(self, last: LastTime | None, coin: Side, format_id: str | None = None) -> None:
        """Propose the same two people; who did not begin last time begins.

        Without a last session the names are empty and `coin` decides. `format_id`, if given,
        overrides the proposed format, and a plan overrides both. Nothing changes if somebody has
        typed meanwhile.
        """
        if self.touched:
            return
        self.tossed = last is None
        self.tailoring = Tailoring(self._known(format_id or proposed_format(last)))
        if last is None:
            self._names, self.first = dict.fromkeys(Side, ""), coin
        else:
            self._names = {Side.LEFT: last.name_left, Side.RIGHT: last.name_right}
            self.first = other(last.began)
            if self.plan is None and self.tailoring.base.id == last.format_id:
                self.tailoring = Tailoring(self.tailoring.base, last.minutes, last.bell)
        self.changed.emit()

    def set_formats(self, formats: Sequence[Format]) -> None:
        """Offer these formats; one that was changed has its own rules again.

        Where the chosen one is gone, another one is proposed.
        """
        self._formats = {fmt.id: fmt for fmt in formats}
        if self.plan is not None:
            return
        base = self._known(self.tailoring.base.id)
        if base.id not in self._formats:
            base = self._formats.get(AFTER_FIRST_TRY, formats[0])
        if base != self.tailoring.base:
            self.tailoring = Tailoring(base)
        self.changed.emit()

    def fill(self, left: str, right: str, first: Side) -> None:
        """Set both names, left and right, and who begins."""
        self._names = {Side.LEFT: left, Side.RIGHT: right}
        self.first = first
        self.changed.emit()

    def type_name(self, side: Side, text: str) -> None:
        """Take a name that somebody typed."""
        if text == self._names[side]:
            return
        self._names[side] = text
        self.touched = True
        self.changed.emit()

    def swap_sides(self) -> None:
        """Swap the sides; who begins stays the same person."""
        left, right = self._names.values()
        self._names = {Side.LEFT: right, Side.RIGHT: left}
        self.first = other(self.first)
        self.changed.emit()

    def swap_first(self) -> None:
        """Let the other one begin."""
        self.first = other(self.first)
        self.tossed = False
        self.changed.emit()

    def choose_format(self, format_id: str) -> None:
        """Choose a format; an unknown id changes nothing."""
        self.tailor(self.tailoring.of(self._known(format_id)))

    def tailor(self, tailoring: Tailoring) -> None:
        """Choose other rules of a format."""
        self.tailoring = tailoring
        self.changed.emit()

    def choose_bell(self, bell: str) -> None:
        """Choose what happens when time is up: the value of a `Bell`."""
        self.tailor(self.tailoring.with_rule(Bell(bell)))

    def choose_prompting(self, prompting: str) -> None:
        """Choose how many prompts are shown: the value of a `Prompting`."""
        self.prompting = Prompting(prompting)
        self.changed.emit()

    def set_usual_prompting(self, prompting: Prompting) -> None:
        """Set the prompting that every session begins with, and this one too."""
        self._usual_prompting = prompting
        self.choose_prompting(prompting)

    def set_usual(self, *, practice: bool, keep: bool) -> None:
        """Set what every session on this machine begins with, and this one too.

        `keep`: it is saved. Nothing that was typed outlasts a change of `practice`.
        """
        turned, kept = practice is not self.practice, keep is not self._usual_keep
        self.practice, self._usual_keep = practice, keep
        if turned:
            self._names = dict.fromkeys(Side, "")
            self.start_over()
        elif kept:
            self.choose_keeping(keep=keep)

    def write_topic(self, text: str) -> None:
        """Set what the session is about; one line, cleaned."""
        topic = clean_line(text, LONGEST_LINE)
        if topic != self.topic:
            self.topic = topic
            self.changed.emit()

    def choose_keeping(self, *, keep: bool) -> None:
        """Choose whether the session is saved."""
        self.keep = keep
        self.keeping_chosen.emit()
        self.changed.emit()

    def start_over(self) -> None:
        """Forget the options of one session, and that names were typed.

        In practice mode the names and the format too.
        """
        self.touched = False
        self.prompting, self.topic, self.keep = self._usual_prompting, "", self._usual_keep
        chosen = self.tailoring
        self.tailoring = Tailoring(chosen.base, chosen.minutes, chosen.bell)
        if self.practice:
            self._names = dict.fromkeys(Side, "")
            self.tailoring = Tailoring(self._known(proposed_format(None)))
        self.changed.emit()

    def set_ready(self, *, grant: bool = True) -> None:
        """Allow sessions to begin; with `grant`, one requested earlier begins now."""
        self._ready = True
        if self._awaited and grant:
            self.begin()
        self._awaited = False

    def begin(self) -> None:
        """Request the session, or say what is missing; nothing typed is lost."""
        self._awaited = not self._ready
        if self._awaited:
            return
        if any(self.problems().values()):
            self.names_refused.emit()
            return
        rest = self.prompting, self.topic, self.keep
        left, right = (clean_name(self._called(side)) for side in Side)
        self.begin_requested.emit(Setup(left, right, self.first, self.format, *rest))

    def _known(self, format_id: str) -> Format:
        """The format of this id; the chosen one where there is none, and that of a plan."""
        if self.plan is not None:
            return self.plan.format
        return self._formats.get(format_id, self.tailoring.base)


def other(side: Side) -> Side:
    """The other side."""
    return Side.RIGHT if side is Side.LEFT else Side.LEFT
