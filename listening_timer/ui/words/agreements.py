"""Texts of promises, their outcomes, and the next meeting."""

from __future__ import annotations

from listening_timer.model.annotations import Meeting, OpenPromise, PromiseKind, PromiseOutcome
from listening_timer.text.cleaning import isolated
from listening_timer.ui.words.i18n import day_text, time_text, tr


def outcome_options() -> tuple[tuple[str, str], ...]:
    """Outcomes of a promise to choose from, as pairs of id and text."""
    return (
        (PromiseOutcome.KEPT, tr("Kept", "a promise")),
        (PromiseOutcome.PARTLY, tr("Partly", "a promise")),
        (PromiseOutcome.NOT_YET, tr("Not yet", "a promise")),
        (PromiseOutcome.DROPPED, tr("Let it go", "a promise")),
    )


def outcome_text(outcome: str | None) -> str:
    """Text of an outcome; empty where it is not known."""
    return dict(outcome_options()).get(outcome or "", "")


def promise_words(open_promise: OpenPromise) -> str:
    """Text of a promise: whose it is, and what it says."""
    text = isolated(open_promise.promise.text)
    if open_promise.promise.kind is not PromiseKind.PROMISE:
        return tr("Time together: {text}").format(text=text)
    if not open_promise.name:
        return tr("Both of you: {text}").format(text=text)
    return tr("{name}: {text}").format(name=isolated(open_promise.name), text=text)


def meeting_words(meeting: Meeting) -> str:
    """Text of the next meeting: its day and time."""
    return tr("You agreed to talk again: {day}, {time}.").format(
        day=day_text(meeting.wall, meeting.offset), time=time_text(meeting.wall, meeting.offset)
    )
