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
        *(_letters(keys) if keys.letters else ()),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("Ctrl+Q"), tr("Close the program")),
    )


def _letters(keys: LetterKeys) -> Rows:
    """Single letters and signs, which can be switched off; as they stand on this keyboard."""
    rest = ((keys.label_of("B"), tr("Take a break")),) if keys.break_key else ()
    return (
        (tr("{letter} or .").format(letter=keys.label_of("P")), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        *rest,
        (keys.label_of("M"), tr("There is more to say")),
        (keys.label_of("H"), tr("The listener lets a reply wait")),
        (keys.label_of("T"), tr("A prompt")),
        (keys.label_of("X"), tr("Hide now; any key brings it back")),
        (keys.label_of("D"), tr("Change how time is shown")),
        ("?", tr("These keys")),
    )
