"""Options of one session: its setup, the format that is proposed, and the words of each choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from listening_timer.exercise.formats import MINUTE, Bell, Format, Role, Side
from listening_timer.model.preferences import Prompting
from listening_timer.ui.words.i18n import length_text, minutes_text, text_of, tr

if TYPE_CHECKING:  # of no use to the first page but its type
    from listening_timer.model.records import LastTime


def prompting_options() -> list[tuple[str, str]]:
    """Ids and labels of the prompting levels, wherever one is chosen."""
    return [
        (Prompting.OFF, tr("None")),
        (Prompting.LIGHT, tr("When you ask")),
        (Prompting.FULL, tr("Now and then")),
    ]


def bell_words(bell: Bell) -> str:
    """The label of a bell rule: what happens at the end of a turn."""
    match bell:
        case Bell.FINISH:
            return tr("Bell, then finish your thought")
        case Bell.STOP:
            return tr("Bell and stop")
        case Bell.OPEN:
            return tr("No bell")


def length_words(fmt: Format) -> str:
    """The total length of a format."""
    return tr("no set end") if fmt.open_ended else minutes_text(fmt.total)


def shared_by_each(fmt: Format) -> int:
    """How long (ms) each of the two shares; 0 where that is open."""
    return sum(turn.planned or 0 for turn in fmt.turns if turn.who is Role.A)


def sentence_of(fmt: Format) -> str:
    """A format in one line: its name, and how long each of the two shares."""
    each, name = shared_by_each(fmt), text_of(fmt.name)
    if fmt.open_ended:
        return tr("{format} · {time}").format(format=name, time=bell_words(Bell.OPEN))
    if not each:
        return tr("{format} · {time}").format(format=name, time=length_words(fmt))
    if each == MINUTE or each % MINUTE:
        time = tr("{time} each").format(time=length_text(each))
    else:
        time = tr("%n minutes each", None, each // MINUTE)
    return tr("{format} · {time}").format(format=name, time=time)


FIRST_TRY = "first-try"
"""The format that is proposed until a session was completed with it."""
AFTER_FIRST_TRY = "share-fully"


@dataclass(frozen=True, slots=True)
class Setup:
    """A session to start: cleaned names by side, who shares first, format, options.

    `keep`: whether the session is saved at all.
    """

    name_left: str
    name_right: str
    first: Side
    format: Format
    prompting: Prompting = Prompting.LIGHT
    topic: str = ""
    keep: bool = True

    @property
    def name_a(self) -> str:
        """The name of who shares first."""
        return self.name_left if self.first is Side.LEFT else self.name_right

    @property
    def name_b(self) -> str:
        """The name of who shares second."""
        return self.name_right if self.first is Side.LEFT else self.name_left


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """What a plan offers in place of all other formats: its own, exactly.

    `text` is its line of text, `weekly` its weekly appointment in words, as in Sundays, 20:00.
    """

    format: Format
    text: str = ""
    weekly: str = ""


def proposed_format(last: LastTime | None) -> str:
    """The id of the format that Begin proposes after the latest session."""
    if last is None:
        return FIRST_TRY
    tried = last.completed and last.format_id == FIRST_TRY
    return AFTER_FIRST_TRY if tried else last.format_id
