"""All keys of the stage with what they do, for the page over the stage."""

from __future__ import annotations

from listening_timer.ui.words import tr


def key_rows() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, the most used first."""
    return (
        (tr("Space, Enter, PgDn, →"), tr("What the big button says")),
        (tr("PgUp, ←, Backspace"), tr("Undo the last step")),
        (tr("P or ."), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        (tr("B"), tr("Take a break")),
        (tr("M"), tr("There is more to say")),
        (tr("H"), tr("The listener lets a reply wait")),
        (tr("T"), tr("A prompt")),
        (tr("X"), tr("Hide now; any key brings it back")),
        (tr("D"), tr("Change how time is shown")),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("?"), tr("These keys")),
        (tr("Ctrl+Q"), tr("Close the program")),
    )
