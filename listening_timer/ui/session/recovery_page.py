"""Recovery page: asks what becomes of a session that was running when the program ended."""

from __future__ import annotations

from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.ui.session.break_page import HOUR_MS
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import day_text, tr
from listening_timer.ui.words.people import People


class RecoveryPage(QuestionPage):
    """Recovery page: a session that was running when the program ended."""

    def show_found(self, state: State, people: People | None, away: int) -> None:
        """Offer to go on, to keep the session as it is, or to delete it.

        Without `people` it is offered unnamed. `away`: ms since the session's last known instant,
        or since the return time of its break. After an hour, going on is no longer the first
        answer.
        """
        day = day_text(state.started.wall, state.started.offset)
        go_on = Answer("go-on", tr("Go on where you left off"))
        keep = Answer("keep", tr("Keep it as it is"))
        first = [go_on, keep] if away <= HOUR_MS else [keep, go_on]
        first[0] = Answer(first[0].id, first[0].text, tr("Space", "the key"))
        self.ask(
            tr("You were in the middle of a talk."),
            _where(people, day),
            [*first, Answer("discard", tr("Delete it"))],
        )


def _where(people: People | None, day: str) -> str:
    """Whose talk it was, if that may be said, and of which day."""
    if people is None:
        return tr("{day}. It’s saved and paused.").format(day=day)
    names = tr("{a} and {b}").format(a=people.name(Role.A), b=people.name(Role.B))
    return tr("{names}, {day}. It’s saved and paused.").format(names=names, day=day)
