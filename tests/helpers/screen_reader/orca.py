"""Orca: runs the screen reader itself against a fake speech server, and waits for its words."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.plain_text import plain
from tests.helpers.process.child_process import Child
from tests.helpers.process.required_tools import require_tools
from tests.helpers.screen_reader.speech_server import SpeechServer, speech_server

PATIENCE_S = 120.0
"""Only catches what hangs: Orca needs seconds to start on a busy machine."""


class Orca:
    """What Orca has said, to be waited for in order."""

    def __init__(self, server: SpeechServer, process: Child) -> None:
        self._server, self._process = server, process
        self._read = 0

    def says(self, *words: str) -> str:
        """Wait until one utterance has all these words, after all that was waited for before."""
        try:
            return self._process.wait_for(lambda: self._find(words), PATIENCE_S)
        except AssertionError as error:
            heard = "\n".join(self.said()[self._read :])
            error.add_note(f"{words} was not said; since the last:\n{heard}")
            raise

    def said(self) -> list[str]:
        """Everything said so far."""
        return [plain(each) for each in self._server.spoken]

    def count(self, words: str) -> int:
        """How many utterances have these words."""
        return sum(words in each for each in self.said())

    def _find(self, words: tuple[str, ...]) -> str:
        for at, each in enumerate(self.said()[self._read :], self._read):
            if all(word in each for word in words):
                self._read = at + 1
                return each
        return ""


@contextmanager
def orca(display: str, around: Mapping[str, str], home: Path) -> Generator[Orca]:
    """Orca on a display; `around`: what `accessibility_bus` gave."""
    require_tools("orca", "orca")
    socket = Path(around["XDG_RUNTIME_DIR"]) / "speech"
    with speech_server(socket) as server:
        environ = {
            **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
            **around,
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "SPEECHD_ADDRESS": f"unix_socket:{socket}",
        }
        with Child("orca", "--replace", environ=environ, kill=True) as process:
            heard = Orca(server, process)
            heard.says("Screen reader on")
            yield heard
