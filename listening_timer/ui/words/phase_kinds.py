"""Texts and prompt cards of the kinds of phases: one row a kind.

What depends on more than the kind is with what shows it: a held silence, a share's main button.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.prompts import CardKind
from listening_timer.ui.words.i18n import tr


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """Texts of a kind of phase; `{name}` and `{other}` stand for people.

    `word` names it in a timeline, `step` above the stage. `main` is its main button's text where
    that is not "Go on". On the stage: `heading` and `line` in the middle, where nobody has the
    floor (`{name}`: who listened before); a cue of the format takes the place of the line. `holder`
    on the stone and `listener` at the seat of the other one. `turn`: whose turn it is, for screen
    readers. Quiet buttons: `more` where the speaker (`{name}`) can have more to say, `rate` for
    ratings, `feelings` for the listener's (`{name}`). `passage`: a moment between the parts of a
    session, without a time or a pause button.
    `cards`: the prompts that fit, in the order in which they are offered.
    """

    word: str
    step: str
    main: str = ""
    heading: str = ""
    line: str = ""
    holder: str = ""
    listener: str = ""
    turn: str = ""
    more: str = ""
    rate: str = ""
    feelings: str = ""
    passage: bool = False
    cards: tuple[CardKind, ...] = ()


def words_of(kind: PhaseKind) -> PhaseWords:
    """The texts of a kind of phase, in the screen's language."""
    return ROWS[kind]()


ROWS: Mapping[PhaseKind, Callable[[], PhaseWords]] = {
    PhaseKind.ARRIVE: lambda: PhaseWords(
        word=tr("arriving", "timeline"),
        step=tr("Arriving"),
        main=tr("We are both ready"),
        heading=tr("Is this a good time and place for both of you?"),
        rate=tr("How are you both?"),
        passage=True,
    ),
    PhaseKind.SHARE: lambda: PhaseWords(
        word=tr("sharing", "timeline"),
        step=tr("{name} shares"),
        main=tr("I have shared everything"),
        heading=tr("The rest of this turn is silence."),
        line=tr("Be quiet together until the bell."),
        holder=tr("your turn"),
        listener=tr("Just listen."),
        turn=tr("{name}’s turn. {other} just listens."),
        more=tr("{name} has more to say"),
        cards=(CardKind.OPENING, CardKind.DEEPER, CardKind.FEELING),
    ),
    PhaseKind.HANDOVER: lambda: PhaseWords(
        word=tr("quiet moment", "timeline"),
        step=tr("A quiet moment"),
        heading=tr("Take a breath together."),
        more=tr("{name} has more to say"),
        passage=True,
    ),
    PhaseKind.REFLECT: lambda: PhaseWords(
        word=tr("saying back", "timeline"),
        step=tr("Saying it back"),
        main=tr("I feel heard"),
        holder=tr("does it fit?"),
        listener=tr("Say back what you heard. {name} tells you if it fits."),
        turn=tr("{other} says back what was heard. {name} tells if it fits."),
        more=tr("There is more"),
        cards=(CardKind.SAYING_BACK, CardKind.MAKING_SENSE),
    ),
    PhaseKind.BRIDGE: lambda: PhaseWords(
        word=tr("same feeling", "timeline"),
        step=tr("The same feeling"),
        heading=tr("When have you felt this?"),
        line=tr("{name}, look for a time in your own life when you felt the same."),
        feelings=tr("{name}, choose the feeling"),
        cards=(CardKind.FEELING,),
    ),
    PhaseKind.TALK: lambda: PhaseWords(
        word=tr("talking", "timeline"),
        step=tr("Talk"),
        heading=tr("Talk it over together."),
        line=tr("Now you can both talk."),
        cards=(CardKind.MAKING_SENSE,),
    ),
    PhaseKind.QUIET: lambda: PhaseWords(
        word=tr("quiet", "timeline"),
        step=tr("Quiet"),
        heading=tr("Be quiet together."),
        line=tr("Nothing to do, nothing to answer."),
    ),
    PhaseKind.APPRECIATE: lambda: PhaseWords(
        word=tr("thanks", "timeline"),
        step=tr("{name} says thank you"),
        main=tr("I’ve said thank you"),
        holder=tr("a word of thanks"),
        listener=tr("Just listen. You don’t have to answer."),
        turn=tr("{name} says thank you. {other} just listens."),
        cards=(CardKind.APPRECIATION,),
    ),
    PhaseKind.CLOSE: lambda: PhaseWords(
        word=tr("closing", "timeline"),
        step=tr("Closing"),
        heading=tr("Thank you, both of you."),
        line=tr("Tell each other one thing that helped you go on."),
        passage=True,
        cards=(CardKind.CLOSING,),
    ),
}
