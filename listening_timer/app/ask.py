"""Questions to people: the sheet opens, the answer is awaited, nothing else stops meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from listening_timer.ui.widgets.sheet import Sheet

Choice = tuple[str, str, bool]
"""An id, its words, and whether it is the main answer."""


async def ask(sheet: Sheet, title: str, text: str, choices: Sequence[Choice]) -> str:
    """Ask on the sheet; returns the id of the answer."""
    future: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def answer(identity: str) -> None:
        if not future.done():
            future.set_result(identity)

    sheet.answered.connect(answer)
    try:
        sheet.ask(title, text, choices)
        return await future
    finally:
        sheet.answered.disconnect(answer)
