"""Bell latency: starts a program in which bells ring, and reads how late each light was."""

from __future__ import annotations

import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.process.program import EXIT_TIMEOUT_S, program_environment, start_program


@dataclass(frozen=True, slots=True)
class Left:
    """How it left: after how many ms, the longest gap (ms), tones that began, complaints."""

    took: float
    gap: float
    begun: int
    status: int
    complaint: str


class Ringing:
    """A program in which so many bells ring; it is asked to leave by a signal."""

    def __init__(self, home: Path, bells: int, sound: Mapping[str, str], volume: int = 100) -> None:
        self._bells = bells
        self.late: list[float] = []
        """How late each light so far began, in ms."""
        environ = {**program_environment(home, offscreen=True), **sound}
        words = (str(bells), str(volume))
        self._process = start_program(
            *words, environ=environ, module="tests.helpers.sound.bell_latency_child"
        )

    def bell(self) -> float:
        """Wait for the light of the next bell; how late it began."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        word, _, late = line.partition(" ")
        assert word == "lit", (line, self._process.poll())
        self.late.append(float(late))
        return self.late[-1]

    def leave(self) -> Left:
        """Wait for the bells that are still to come, then ask it to leave."""
        while len(self.late) < self._bells:
            self.bell()
        before = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        said, complaint = self._process.communicate(timeout=EXIT_TIMEOUT_S)
        took = (time.monotonic() - before) * 1000
        facts = dict(line.split(" ") for line in said.splitlines())
        begun = int(facts["begun"])
        return Left(took, float(facts["gap"]), begun, self._process.returncode, complaint)

    def end(self) -> None:
        """End it, if it has not left."""
        self._process.kill()
        self._process.communicate()
