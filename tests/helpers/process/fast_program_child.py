"""Program whose sessions run faster than real time: `… fast_program_child SPEED OPTION...`.

Nothing else of it is replaced; presses are read as ever.
"""

from __future__ import annotations

import sys

from listening_timer.app.program import Program
from listening_timer.cli import main
from listening_timer.model.records import LastTime, Unfinished


def attach(speed: float) -> None:
    """Set the speed as soon as the program is open."""
    opened = Program.open

    def open_fast(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        self.conductor.set_speed(speed)

    Program.open = open_fast


if __name__ == "__main__":
    attach(float(sys.argv[1]))
    sys.exit(main.main(sys.argv[2:]))
