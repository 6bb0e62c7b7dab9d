"""Problem page: why the history cannot be opened or written, and what can be done now."""

from __future__ import annotations

from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import tr


class ProblemPage(QuestionPage):
    """Problem page: why the history cannot be opened or written, and what can be done now."""

    def show_problem(self, sentence: str, *, read_only: bool = False) -> None:
        """Show what is wrong; nothing was changed. `read_only`: the history can still be viewed."""
        close = Answer("close", tr("Close"), tr("Space", "the key"))
        talk = Answer("go-on", tr("Talk now without keeping it"))
        look = Answer("look", tr("Look at your history"))
        if read_only:
            self.ask(
                tr("Your history can be read, but not added to."), sentence, [close, look, talk]
            )
        else:
            self.ask(tr("Your history couldn’t be opened."), sentence, [close, talk])
