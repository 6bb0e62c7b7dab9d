"""Fake speech server: speaks SSIP as Speech Dispatcher does, and keeps the text."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ANSWERS = {
    "HISTORY": ("245-1", "245 OK CLIENT ID SENT"),
    "GET": ("251-0", "251 OK GET RETURNED"),
    "LIST OUTPUT_MODULES": ("250-silent", "250 OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249-plain\ten\tnone", "249 OK VOICE LIST SENT"),
    "LIST VOICES": ("249-MALE1", "249 OK VOICE LIST SENT"),
    "QUIT": ("231 HAPPY HACKING",),
}
"""What is answered to commands that ask for something; all others get `OK`."""
OK = ("200 OK",)
QUEUED = ("225-1", "225 OK MESSAGE QUEUED")
_MARKUP = re.compile("<[^>]*>")


class _Client(socketserver.StreamRequestHandler):
    """One connection of a client, such as Orca."""

    def handle(self) -> None:
        """Answer commands until the client leaves."""
        while command := self._line():
            verb = " ".join(command.split()[:2]).upper()
            if verb == "SPEAK":
                self._send("230 OK RECEIVING DATA")
                assert isinstance(self.server, SpeechServer)
                self.server.spoken.append(self._text())
                self._send(*QUEUED)
                continue
            self._send(*ANSWERS.get(verb, ANSWERS.get(verb.split()[0], OK)))
            if verb == "QUIT":
                return

    def _text(self) -> str:
        """The text that follows a SPEAK command, without the marks that Orca puts between words."""
        lines: list[str] = []
        for line in self.rfile:
            if line.rstrip() == b".":
                break
            lines.append(line.decode("utf-8", "replace").strip())
        return _MARKUP.sub("", " ".join(lines)).strip()

    def _line(self) -> str:
        return self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n")

    def _send(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
        self.wfile.flush()


class SpeechServer(socketserver.ThreadingUnixStreamServer):
    """Accepts any number of clients; `spoken` is what they said, in order."""

    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        super().__init__(str(socket), _Client)
        self.spoken: list[str] = []


@contextmanager
def speech_server(socket: Path) -> Generator[SpeechServer]:
    """A speech server at this socket."""
    with SpeechServer(socket) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
