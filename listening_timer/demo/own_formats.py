"""Screenshots of formats of one's own: the page with one, the editor, and what is asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from listening_timer.app.program import Program
from listening_timer.demo.screenshots import Film
from listening_timer.exercise.formats import MINUTE

SETTLE_S = 0.2
"""Delay (s) until an answer has led on."""


async def own_formats(film: Film, program: Program) -> None:
    """A format of one's own: made, with a turn too long, its menus, and what is asked."""
    area, window = program.formats, program.window
    formats = area.page.formats
    area.page.show_formats(formats, (), {formats[0].id})
    area.open()
    await film.shoot(window, "formats-own")
    area.page.show_formats(formats, (), ())
    area.page.menu_requested.emit()
    await film.shoot(window, "formats-menu")
    window.sheet.dismiss()
    asked = asyncio.ensure_future(area.ask_to_add(replace(formats[-1], id="from-a-friend")))
    await film.shoot(window, "format-question")
    window.sheet.answer("leave")
    await asked
    area.make("share-fully")
    await film.shoot(window, "format-editor")
    area.editor.take(area.editor.draft.with_length(1, 15 * MINUTE))
    await film.shoot(window, "format-editor-uneven")
    area.editor.step_requested.emit()
    await film.shoot(window, "format-editor-step")
    window.sheet.dismiss()
    await film.settle(SETTLE_S)
    area.editor.cancel_requested.emit()
    await film.shoot(window, "format-editor-cancel")
    window.sheet.answer("leave")
    await film.settle(SETTLE_S)
