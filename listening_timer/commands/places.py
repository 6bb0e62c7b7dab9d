"""`paths`: where everything lies on this computer."""

from __future__ import annotations

from listening_timer.commands.asked import Asked
from listening_timer.commands.printing import say, table
from listening_timer.config.paths import user_paths
from listening_timer.text.cleaning import clean_line

LONGEST = 4096


def show_paths(asked: Asked) -> int:
    """Name the history, the folders and the settings; makes none of them."""
    paths = user_paths()
    rows = (
        ("history", asked.history or paths.history),
        ("data", paths.data),
        ("formats", paths.formats),
        ("prompts", paths.prompts),
        ("settings", paths.settings),
        ("resources", paths.resources),
    )
    for line in table([(name, clean_line(str(path), LONGEST)) for name, path in rows]):
        say(line)
    return 0
