"""All keys of the stage with what they do, for the page over the stage."""

from __future__ import annotations

from listening_timer.ui.words import tr


def key_rows() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, the most used first."""
    return (
        (tr("Space, Enter, PgDn, →"), tr("What the big button says")),
        (tr("PgUp, ←, Backspace"), tr("Take the last step back")),
        (tr("P or ."), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        (tr("B"), tr("Take a break")),
        (tr("M"), tr("There is more to say")),
        (tr("H"), tr("Hold a reply, for who listens")),
        (tr("D"), tr("Change the digits")),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("?"), tr("These keys")),
        (tr("Ctrl+Q"), tr("Close the program; you can go on later")),
    )
