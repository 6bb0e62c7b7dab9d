"""What was said beside a session's log, as lines to read: words, thanks, promises, ratings."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.beside import Moment, OpenPromise, Promise, PromiseOutcome, Scale, WordKind
from listening_timer.exercise.formats import Role
from listening_timer.records import SessionDetail
from listening_timer.text import isolated
from listening_timer.ui.pages.last_time import meeting_words, promise_words
from listening_timer.ui.people import People
from listening_timer.ui.words import tr


def lines_of(detail: SessionDetail, people: People) -> tuple[str, ...]:
    """All that was said, one paragraph each, in the order of a session."""
    return (
        *(
            tr("Topic: {text}").format(text=isolated(text))
            for text in _words(detail, WordKind.TOPIC)
        ),
        *_ratings(detail, people),
        *(
            tr("{name} found the feeling: {text}").format(
                name=_name(people, who), text=isolated(text)
            )
            for who, text in _texts(detail, WordKind.FEELING)
        ),
        *(isolated(text) for text in _words(detail, WordKind.NOTE)),
        *(
            tr("{name} said thank you: {text}").format(name=_name(people, who), text=isolated(text))
            for who, text in _texts(detail, WordKind.APPRECIATION)
        ),
        *(_promise(promise, detail, people) for promise in detail.promises),
        *([] if detail.meeting is None else [meeting_words(detail.meeting)]),
    )


def _words(detail: SessionDetail, kind: WordKind) -> tuple[str, ...]:
    return tuple(text for _who, text in _texts(detail, kind))


def _texts(detail: SessionDetail, kind: WordKind) -> Iterator[tuple[Role | None, str]]:
    return ((word.who, word.text) for word in detail.words if word.kind is kind)


def _name(people: People, who: Role | None) -> str:
    return people.name(who or Role.A)


def _promise(promise: Promise, detail: SessionDetail, people: People) -> str:
    name = "" if promise.who is None else people.name(promise.who)
    row = detail.row
    words = promise_words(OpenPromise(promise, name, row.started, row.offset))
    became = _outcome(promise.outcome)
    return f"{words} ({became})" if became else words


def _outcome(outcome: PromiseOutcome | None) -> str:
    match outcome:
        case PromiseOutcome.KEPT:
            return tr("kept", "a promise")
        case PromiseOutcome.PARTLY:
            return tr("partly kept", "a promise")
        case PromiseOutcome.NOT_YET:
            return tr("not yet", "a promise")
        case PromiseOutcome.DROPPED:
            return tr("let go", "a promise")
        case None:
            return ""


def _ratings(detail: SessionDetail, people: People) -> Iterator[str]:
    """One line a person: how they were as they arrived, and how at the close."""
    given = {(r.who, r.scale, r.moment): r.value for r in detail.ratings}
    for who in Role:
        parts: list[str] = []
        for scale, word in (
            (Scale.CALM, tr("calm")),
            (Scale.CLOSENESS, tr("close")),
            (Scale.HEARD, tr("heard")),
        ):
            before, after = (given.get((who, scale, moment)) for moment in Moment)
            if before is not None and after is not None:
                parts.append(tr("{word} {n}, then {m}").format(word=word, n=before, m=after))
            elif before is not None or after is not None:
                value = after if before is None else before
                parts.append(tr("{word} {n}").format(word=word, n=value))
        if parts:
            yield tr("{name}: {ratings}").format(name=people.name(who), ratings=" · ".join(parts))
