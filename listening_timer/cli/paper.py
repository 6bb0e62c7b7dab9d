"""Command `paper`: sheets for the table at home, as a PDF. Also what every PDF has: its paper."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from listening_timer.cli.arguments import STDOUT, Asked, Misuse
from listening_timer.cli.catalog import library
from listening_timer.cli.history import force_offered
from listening_timer.cli.output import complain, say
from listening_timer.cli.window import require
from listening_timer.config import settings
from listening_timer.config.paths import user_paths
from listening_timer.library.feelings import families
from listening_timer.model.handouts import Handout, HandoutRequest
from listening_timer.model.preferences import Paper
from listening_timer.text.cleaning import MOST_NAME, clean_line
from listening_timer.text.error_messages import COMMAND, shown
from listening_timer.text.missing_letters import missing_letters_sentence

if TYPE_CHECKING:
    from listening_timer.transfer.export import Target

_PDF = ".pdf"
_WRITTEN = {
    Handout.RULES: "The rules were",
    Handout.LOG: "The log was",
    Handout.FEELINGS: "The words for feelings were",
}


def write_sheets(asked: Asked) -> int:
    """Write the sheets that were named, or all; a letter that no font has is told."""
    _see_sound(asked)
    wish = _wish(asked)
    with force_offered():
        missing = _print(asked, wish)
    complain_of_letters(missing)
    if asked.file != STDOUT:
        one = _WRITTEN[wish.sheets[0]] if len(wish.sheets) == 1 else "The sheets were"
        say(f"{one} written to {shown(asked.file)}.")
    return 0


def chosen_paper(asked: Asked) -> Paper:
    """The size of pages that was named, or that of the settings."""
    return Paper(asked.paper) if asked.paper else settings.load(user_paths().settings).paper


def complain_of_letters(missing: str) -> None:
    """Name on standard error the letters of a PDF that no font here can draw."""
    if missing:
        complain(missing_letters_sentence(missing))


def _see_sound(asked: Asked) -> None:
    """Refuse a target that is no PDF, and a format without the rules. Raises Misuse."""
    if asked.file == STDOUT:
        if sys.stdout.isatty():
            raise Misuse("no-terminal")
    elif asked.file.suffix.lower() != _PDF:
        raise Misuse("no-such-form", path=asked.file, known=[_PDF])
    elif asked.file.is_dir():
        raise Misuse("a-folder", path=asked.file)
    if asked.format and Handout.RULES not in _sheets(asked):
        raise Misuse("only-with", option="--format", other="the rules")


def _sheets(asked: Asked) -> tuple[Handout, ...]:
    return (Handout(asked.sheet),) if asked.sheet in set(Handout) else tuple(Handout)


def _wish(asked: Asked) -> HandoutRequest:
    """The sheets as asked for. Raises FormatError for an unknown format, Misuse for no names."""
    fmt = library().get(asked.format) if asked.format else None
    names = None
    if asked.names:
        left, right = (clean_line(name, MOST_NAME) for name in asked.names)
        if not left or not right:
            problem = f"--names: {COMMAND['no-names']}"
            raise Misuse("usage", problem=problem, program="listening-timer paper")
        names = left, right
    return HandoutRequest(_sheets(asked), fmt, names)


def _print(asked: Asked, wish: HandoutRequest) -> str:
    from listening_timer.app.services import requirements  # noqa: PLC0415 - only for PDF

    require(requirements.missing_libraries_text())
    from listening_timer.app.transfer import pdf  # noqa: PLC0415 - Qt, only for PDF
    from listening_timer.transfer.export import Target  # noqa: PLC0415 - loads SQLite

    paths = user_paths()
    to: Target | BinaryIO = Target(asked.file, replace=asked.force)
    if asked.file == STDOUT:
        to = sys.stdout.buffer
    app = pdf.create_offscreen_app(paths.resources / "fonts")
    try:
        return pdf.print_handouts(to, wish, families(paths.resources), chosen_paper(asked))
    finally:
        del app
