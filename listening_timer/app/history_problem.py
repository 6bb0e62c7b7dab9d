"""History problem: asks what to do where the history cannot be opened, or only be read."""

from __future__ import annotations

import asyncio
import sys

from listening_timer.app.services.first_window import FirstWindow
from listening_timer.ui.session.problem_page import ProblemPage


async def ask_what_to_do(first: FirstWindow, sentence: str, *, read_only: bool = False) -> str:
    """Say why the history cannot be opened, or not be written; returns what was chosen.

    `go-on`: hold a session that is not recorded; `look`: show the history; `close`: close the
    window.
    """
    window, page = first.window, ProblemPage(first.theme)
    print(sentence, file=sys.stderr)  # noqa: T201 - for whoever started it from a terminal
    page.show_problem(sentence, read_only=read_only)
    window.add_page("problem", page)
    window.show_page("problem")
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def take(chosen: str) -> None:
        if not answer.done():
            answer.set_result(chosen)

    def close() -> None:
        take("close")

    page.answered.connect(take)
    window.close_requested.connect(close)
    chosen = await answer
    window.close_requested.disconnect(close)
    if chosen == "close":
        window.close_for_good()
    return chosen
