"""Program whose sessions run faster than real time: `… fast_program_child SPEED OPTION...`.

Whatever it would run in real time runs at SPEED; a demonstration keeps the speeds that it offers
besides. Nothing else of it is replaced; presses are read as ever.
"""

from __future__ import annotations

import sys

from listening_timer.app.program import Program
from listening_timer.cli import main
from listening_timer.model.records import LastTime, Unfinished
from listening_timer.ui.session.conductor import Conductor


def attach(real_time: float) -> None:
    """Run what would run in real time so many times faster, once the program is open."""
    opened, set_speed = Program.open, Conductor.set_speed

    def set_fast(self: Conductor, speed: float) -> None:
        set_speed(self, real_time if speed == 1 else speed)

    def open_fast(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        self.conductor.set_speed(1)

    Conductor.set_speed = set_fast
    Program.open = open_fast


if __name__ == "__main__":
    attach(float(sys.argv[1]))
    sys.exit(main.main(sys.argv[2:]))
