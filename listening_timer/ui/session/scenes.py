"""Stage scenes: where the token is, and the texts around it, for a state.

Law: beside the names and the listener's line there is one text at most. The answer to a press comes
before a prompt, which is new for 40 s; that before a notice, and a notice before an older prompt,
the hint and the topic. What is said to
the holder lies on their side. Pure functions of the state; the floor only paints what they return.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Role, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.timekeeping import maybe_left_running, repair_offered
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.actions import listener_of, repaired_one
from listening_timer.ui.session.prompter import AUTO_CARD_MS, DealtCard
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.token.face import Face
from listening_timer.ui.widgets.token.scene import NO_ASIDE, Aside, Place, Scene, Seat
from listening_timer.ui.words.i18n import about_text, clock_text, minutes_text, text_of, tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.phase_kinds import words_of

HINT_MS = 10 * SECOND
"""How long (ms of a turn) the word is shown that there are prompts."""


@dataclass(frozen=True, slots=True)
class Besides:
    """What can be shown besides the state itself.

    `word`: the answer to a press; `dealt`: the prompt card; `hint`: whether a turn begins with a
    word that there are prompts; `topic`: what they talk about; `quiet`: only the first two of
    these.
    """

    word: str = ""
    dealt: DealtCard | None = None
    hint: bool = False
    topic: str = ""
    quiet: bool = False


NOTHING = Besides()


def scene_of(state: State, people: People, digits: Digits, besides: Besides = NOTHING) -> Scene:
    """The scene of this moment, with one text besides."""
    aside, holder = aside_of(state, people, besides), state.floor
    if holder is None:
        return _in_the_middle(state, people, digits, aside)
    listener = holder.other
    seat = Seat(people.name(listener), _listeners_line(state, people), people.tone(listener))
    left = people.side(holder) is Side.LEFT
    face = Face(people.tone(holder), people.name(holder), line=_line_on_the_stone(state))
    return Scene(
        place=Place.LEFT if left else Place.RIGHT,
        face=timed(replace(face, dimmed=state.status is Status.PAUSED), state, digits),
        left=None if left else seat,
        right=seat if left else None,
        aside=aside,
    )


def aside_of(state: State, people: People, besides: Besides) -> Aside:
    """The one text beside names and lines; of several the first in order of precedence."""
    dealt, holder = besides.dealt, state.floor
    if besides.word:
        return Aside(besides.word)
    new, still = is_new(state, dealt), besides.quiet or state.status is Status.PAUSED
    text, who = ("", None) if new or still else notice_for(state, people)
    if text:
        return Aside(text, to_holder=holder is not None and who is holder)
    if dealt is not None and (new or not besides.quiet):
        to_holder = holder is not None and dealt.who is holder
        return Aside(text_of(dealt.card.text), _title_of(dealt, people), to_holder=to_holder)
    if still:
        return NO_ASIDE
    if besides.hint and state.phase.kind.facts.turn and state.record.used < HINT_MS:
        return Aside(tr("Need a start? “…” has a prompt."), to_holder=True)
    return Aside(besides.topic) if state.phase.kind.facts.turn else NO_ASIDE


def is_new(state: State, dealt: DealtCard | None) -> bool:
    """Whether a prompt was dealt less than 40 s of the phase ago."""
    return dealt is not None and state.record.actual < dealt.since + AUTO_CARD_MS


def _title_of(dealt: DealtCard, people: People) -> str:
    if dealt.who is None:
        return tr("If it helps")
    return tr("If it helps, {name}").format(name=people.name(dealt.who))


def time_words(state: State) -> str:
    """The time of a phase for screen readers, however it is shown; empty without an end."""
    left, over = state.record.remaining - state.rested, state.record.overtime
    if state.record.allowed is None or words_of(state.phase.kind).passage:
        return ""
    if left > 0:
        return tr("{time} left").format(time=heard_time(left))
    return tr("{time} over", "past the end of a turn").format(time=heard_time(over)) if over else ""


def heard_time(ms: int) -> str:
    """A duration in words: whole minutes, with seconds if it is under two minutes."""
    return about_text(ms) if ms < 2 * MINUTE and ms % MINUTE else minutes_text(ms)


def time_dependent_parts(state: State) -> tuple[bool, bool, bool, int, bool, bool]:
    """What depends on time alone; when it changes, texts and buttons must be updated.

    Whether there is overtime, whether a turn has just begun (for two texts), the repair time on
    offer (ms), whether the phase may have been left running, and whether the quiet of a handover is
    over.
    """
    record = state.record
    begun = record.used < HINT_MS, record.used < MINUTE
    later = maybe_left_running(state), quiet_is_over(state)
    return record.overtime > 0, *begun, repair_offered(state), *later


def quiet_is_over(state: State) -> bool:
    """Whether half a handover has passed, and who listened may say back one sentence.

    Not where what is left of a turn is silence: that protocol asks for no answers at all.
    """
    allowed, handover = state.record.allowed, state.phase.kind is PhaseKind.HANDOVER
    answers = state.format.early is not Early.SILENCE and _listener_is_next(state)
    return handover and answers and bool(allowed) and 2 * state.record.used >= (allowed or 0)


def _listener_is_next(state: State) -> bool:
    """Whether the listener of the last share has the next one; after a swap it may not be so."""
    after = (phase.who for phase in state.following if phase.kind.facts.turn)
    return next(after, None) is listener_of(state)


def timed(face: Face, state: State, digits: Digits) -> Face:
    """The token's face with all that depends on time; no digits in a passage."""
    over, passage = state.record.overtime, words_of(state.phase.kind).passage
    return replace(
        face,
        clock="" if passage else shown_time(state, digits),
        ring=ring_of(state),
        thin=over > 0,
        over=f"+{clock_text(over)}" if over >= SECOND and not passage else "",
    )


def shown_time(state: State, digits: Digits) -> str:
    """The time on the token; empty where only the ring shows it, or after the bell."""
    left = state.record.remaining - state.rested
    if state.record.allowed is None or digits is Digits.RING or left <= 0:
        return ""
    if digits is Digits.MINUTES:
        return tr("{n} min", "time left on the stone").format(n=-(-left // MINUTE))
    return clock_text(-(-left // SECOND) * SECOND)


def ring_of(state: State) -> float | None:
    """The part of the ring that is left, 1 at the start; full in overtime; None without an end."""
    allowed = state.record.allowed
    if not allowed:
        return None
    left = state.record.remaining - state.rested
    return left / allowed if left > 0 else 1.0


def _line_on_the_stone(state: State) -> str:
    """The holder's part, where it is more than to share; nothing while all rests."""
    if state.status is Status.PAUSED or state.phase.kind.facts.turn:
        return ""
    return words_of(state.phase.kind).holder


def holder_words(state: State, people: People) -> str:
    """The holder's name and part, for screen readers; empty in the middle."""
    if state.floor is None:
        return ""
    parts = people.name(state.floor), words_of(state.phase.kind).holder
    return ", ".join(part for part in parts if part)


def _listeners_line(state: State, people: People) -> str:
    if state.status is Status.PAUSED:
        return _paused_line(state)
    if state.phase.kind.facts.turn:
        if state.status is Status.ASK_MORE:
            return tr("Ask gently: “Is there more?”")
        if cue := cue_of(state):
            return tr("Just listen. {cue}").format(cue=cue)
        if _turn_follows(state):
            return tr("Just listen. Your turn comes next.")
    words = words_of(state.phase.kind).listener
    return words.format(name=people.spoken_of(state.floor or Role.A))


def _paused_line(state: State) -> str:
    """The one text of a pause, for both; after a break something to say before time runs."""
    if state.after_break:
        return tr("Each of you: one word on how you are now.")
    return tr("Take your time.")


def cue_of(state: State) -> str:
    """What this share is about, by its format; empty where it may be anything."""
    return text_of(state.phase.cue or state.format.cue)


def _turn_follows(state: State) -> bool:
    """Whether a share of the listener is still to come."""
    return any(
        phase.kind.facts.turn and phase.who is not state.speaker for phase in state.following
    )


def notice_of(state: State, people: People) -> str:
    """The notice in words, as it is announced: that time is paused, or what `notice_for` says."""
    if state.status is Status.PAUSED:
        line = _paused_line(state) if state.after_break else ""
        return " ".join(filter(None, (tr("The clock is stopped."), line)))
    return notice_for(state, people)[0]


def notice_for(state: State, people: People) -> tuple[str, Role | None]:
    """Left running, the bell in words, held replies, offered repair; and to whom it is said."""
    record, speaker = state.record, state.speaker
    if maybe_left_running(state):
        return _still_there(state, people), speaker
    if record.rung and record.overtime > 0:
        if state.phase.kind.facts.turn and state.format.bell is Bell.FINISH:
            words = tr("{name}, finish your thought whenever you’re ready.")
            return words.format(name=people.name(speaker or Role.A)), speaker
        return tr("Finish whenever you’re ready."), speaker
    waited = 0 if record.swapped else record.waited
    if state.phase.kind.facts.turn and waited and record.used < MINUTE:
        return _waiting_words(people.name(speaker or Role.A), waited), speaker
    owed = repair_offered(state)
    return (_repair_words(state, people), repaired_one(state)) if owed else ("", None)


def _still_there(state: State, people: People) -> str:
    """The question, which needs no answer, in a phase that may have been left running."""
    if state.phase.kind.facts.turn:
        name = people.name(state.speaker or Role.A)
        return tr("Still sharing, {name}? There’s no hurry.").format(name=name)
    return tr("Still at it? There’s no hurry.")


def _waiting_words(name: str, waited: int) -> str:
    """How many held replies somebody has."""
    if waited == 1:
        return tr("{name}, one reply waited. There is room for it now.").format(name=name)
    words = tr("{name}, %n replies waited. There is room for them now.", "held replies", waited)
    return words.format(name=name)


def _repair_words(state: State, people: People) -> str:
    """To whom repair time is offered; its button says how much."""
    words = tr("{name}, you can have a little more too, if you like.")
    return words.format(name=people.name(repaired_one(state)))


def _in_the_middle(state: State, people: People, digits: Digits, aside: Aside) -> Scene:
    heading, line = _middle_words(state, people)
    paused = state.status is Status.PAUSED
    return Scene(
        place=Place.MIDDLE,
        face=timed(Face(Tone.MOSS, dimmed=paused), state, digits),
        left=_resting(people, Side.LEFT),
        right=_resting(people, Side.RIGHT),
        heading=heading,
        line=_paused_line(state) if paused else line,
        aside=aside,
    )


def _resting(people: People, side: Side) -> Seat:
    who = people.at(side)
    return Seat(people.name(who), "", people.tone(who), resting=True)


def _middle_words(state: State, people: People) -> tuple[str, str]:
    kind, words = state.phase.kind, words_of(state.phase.kind)
    if kind is PhaseKind.HANDOVER:
        return words.heading, _handover_line(state, people)
    cue = "" if kind.facts.turn else text_of(state.phase.cue)
    return words.heading, cue or words.line.format(name=people.name(listener_of(state)))


def _handover_line(state: State, people: People) -> str:
    """Thanks to both, and who comes next; after the quiet, a sentence that may be said back."""
    listener = listener_of(state)
    follows, named = _listener_is_next(state), all(people.is_named(who) for who in Role)
    words = tr("Thank you, {speaker}. Thank you for listening, {listener}.")
    if quiet_is_over(state):
        words = tr("{listener}, if you like, say in one sentence what stayed with you.")
    elif not named:
        words = tr("Thank you both. Now you switch.") if follows else tr("Thank you both.")
    elif follows:
        words = tr("Thank you, {speaker}. Thank you for listening, {listener}. Your turn is next.")
    return words.format(speaker=people.name(listener.other), listener=people.name(listener))


def step_words(state: State, people: People) -> str:
    """The name of the present phase, in two words."""
    if state.phase.kind.facts.turn and state.floor is None:
        return tr("Silence")
    name = people.spoken_of(state.speaker) if state.speaker else ""
    return words_of(state.phase.kind).step.format(name=name)
