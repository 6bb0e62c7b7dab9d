"""Questions to people: the sheet opens, the answer is awaited, nothing else stops meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from listening_timer.ui.widgets.menu import Entry
from listening_timer.ui.widgets.sheet import Sheet
from listening_timer.ui.words import tr

Choice = tuple[str, str, bool]
"""An id, its words, and whether it is the main answer."""


async def ask(sheet: Sheet, title: str, text: str, choices: Sequence[Choice]) -> str:
    """Ask on the sheet; returns the id of the answer."""
    return await _answer(sheet, lambda: sheet.ask(title, text, choices))


async def tell(sheet: Sheet, title: str, text: str) -> None:
    """Tell something on the sheet, and wait until it was read."""
    await ask(sheet, title, text, [("done", tr("Done"), True)])


async def choose(sheet: Sheet, title: str, entries: Sequence[Entry], close_text: str) -> str | None:
    """Offer things to do on the sheet; returns the id of one, None where it was closed."""
    chosen = await _answer(sheet, lambda: sheet.show_menu(title, entries, close_text))
    return chosen if chosen in {entry.id for entry in entries} else None


async def _answer(sheet: Sheet, show: Callable[[], None]) -> str:
    """Show something on the sheet and wait for the answer."""
    future: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def answer(identity: str) -> None:
        if not future.done():
            future.set_result(identity)

    sheet.answered.connect(answer)
    try:
        show()
        return await future
    finally:
        sheet.answered.disconnect(answer)
