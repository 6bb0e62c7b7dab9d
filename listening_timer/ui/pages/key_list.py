"""All keys of the stage with what they do, for the page over the stage."""

from __future__ import annotations

from listening_timer.ui.pages.actions import LetterKeys
from listening_timer.ui.words import tr

Rows = tuple[tuple[str, str], ...]


def key_rows(keys: LetterKeys) -> Rows:
    """The keys that there are and what they do, the most used first."""
    return (
        (tr("Space, Enter, PgDn, →"), tr("What the big button says")),
        (tr("PgUp, ←, Backspace"), tr("Undo the last step")),
        *(_letters(break_key=keys.break_key) if keys.letters else ()),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("Ctrl+Q"), tr("Close the program")),
    )


def _letters(*, break_key: bool) -> Rows:
    """Single letters and signs, which can be switched off; they stay in every language."""
    rest = (("B", tr("Take a break")),) if break_key else ()
    return (
        (tr("P or ."), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        *rest,
        ("M", tr("There is more to say")),
        ("H", tr("The listener lets a reply wait")),
        ("T", tr("A prompt")),
        ("X", tr("Hide now; any key brings it back")),
        ("D", tr("Change how time is shown")),
        ("?", tr("These keys")),
    )
