"""Child processes that tests start beside the program: start, watch, end.

A child that ends too soon fails the test at once, with its exit status and its last words.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Self, TypeVar

from tests.helpers.process.program import eventually

PATIENCE_S = 30.0
"""Catches what hangs: so long a child may take to be ready, and to end."""
LAST_WORDS = 2000
"""Bytes of its standard error that a failure shows."""

Found = TypeVar("Found")


def lives(process: int) -> bool:
    """Whether a process (Linux, by its id) runs: neither gone nor a zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


class Child:
    """A running child process. As a context it must live until the end, and is ended there."""

    def __init__(
        self,
        *command: str,
        environ: Mapping[str, str] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int | IO[bytes] = subprocess.DEVNULL,
        pass_fds: Collection[int] = (),
        kill: bool = False,
    ) -> None:
        """`environ`: the whole environment; the test's own where it is None.

        `kill`: end it by force, where it may hang at its end and that is no claim of ours.
        """
        self._kill = kill
        self._name = Path(command[0]).name
        self._errors = TemporaryFile()  # noqa: SIM115 - closed by `end`
        self.process = subprocess.Popen(
            command,
            env=dict(os.environ if environ is None else environ),
            stdin=stdin,
            stdout=stdout,
            stderr=self._errors,
            pass_fds=pass_fds,
            text=True,
        )

    def check(self) -> None:
        """Raise AssertionError where it has ended."""
        if self.process.poll() is not None:
            raise AssertionError(self._end_of_it())

    def wait_for(self, look: Callable[[], Found | None], seconds: float = PATIENCE_S) -> Found:
        """Look until there is something; AssertionError as soon as the child has ended."""

        def look_at_both() -> Found | None:
            self.check()
            return look()

        return eventually(look_at_both, seconds)

    def line(self) -> str:
        """The next line that it prints; AssertionError where none comes any more."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(PATIENCE_S)
            self.check()
        return line

    def end(self) -> None:
        """End it, if it has not ended; its descendants may hold its pipes for longer."""
        (self.process.kill if self._kill else self.process.terminate)()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(PATIENCE_S)
            raise
        finally:
            for pipe in (self.process.stdin, self.process.stdout, self._errors):
                if pipe is not None:
                    pipe.close()

    def __enter__(self) -> Self:
        """Be a context: of a child that lives until its end."""
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _at: object) -> None:
        """End it, and see that it had not ended by itself."""
        try:
            if error is None:
                self.check()
            elif self.process.poll() is not None:
                error.add_note(self._end_of_it())
        finally:
            self.end()

    def _end_of_it(self) -> str:
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - LAST_WORDS))
        words = self._errors.read().decode(errors="replace").strip()
        return f"{self._name} ended with status {self.process.returncode}: {words or 'no words'}"
