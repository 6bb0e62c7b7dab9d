"""Sound servers: a real PulseAudio that can be recorded, one that is mute, and none."""

from __future__ import annotations

import os
import signal
import socket
from array import array
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.process.child_process import PATIENCE_S, Child
from tests.helpers.process.required_tools import require_tools

RATE = 24_000
"""Samples a second that are recorded."""


def _environ(folder: Path) -> Mapping[str, str]:
    """Where a program finds this server, and no other."""
    place = str(folder)
    return {"PULSE_SERVER": f"unix:{folder / 'native'}", "XDG_RUNTIME_DIR": place, "HOME": place}


@contextmanager
def nothing() -> Generator[Mapping[str, str]]:
    """Where no sound server is."""
    with TemporaryDirectory(prefix="sound-") as folder:
        yield _environ(Path(folder))


@contextmanager
def mute() -> Generator[Mapping[str, str]]:
    """A server that takes every connection, and never says a word."""
    with TemporaryDirectory(prefix="sound-") as folder:
        environ = _environ(Path(folder))
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(environ["PULSE_SERVER"].removeprefix("unix:"))
            listening.listen(100)
            yield environ


class Server:
    """PulseAudio with one sink that goes nowhere; what is played there can be recorded."""

    def __init__(self, folder: Path) -> None:
        self.environ = _environ(folder)
        self._recording = folder / "recording"
        socket_of_it = f"module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1"
        self._server = Child(
            *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--disable-shm=yes"),
            *("--exit-idle-time=-1", "--log-level=error"),
            *("-L", socket_of_it),
            *("-L", f"module-null-sink sink_name=nowhere rate={RATE} channels=1"),
            environ={**os.environ, **self.environ},
        )
        self._recorder: Child | None = None
        self._player: Child | None = None

    def wait(self) -> None:
        """Return once it answers."""
        self._server.wait_for(self._recording.with_name("native").exists)

    def record(self) -> None:
        """Record from now on; returns once it does."""
        with self._recording.open("wb") as file:
            self._recorder = Child(
                *("parec", "--device=nowhere.monitor", "--raw", "--format=s16le"),
                *(f"--rate={RATE}", "--channels=1", "--latency-msec=20"),
                environ={**os.environ, **self.environ},
                stdout=file,
            )
        self._recorder.wait_for(lambda: self._recording.stat().st_size > 0)

    def play(self, samples: array[int]) -> None:
        """Play something beside the program from now on."""
        played = self._recording.with_name("played")
        played.write_bytes(samples.tobytes())
        self._player = Child(
            *("pacat", "--device=nowhere", "--raw", "--format=s16le"),
            *(f"--rate={RATE}", "--channels=1", str(played)),
            environ={**os.environ, **self.environ},
        )

    def so_far(self) -> array[int]:
        """What was recorded up to now."""
        data = self._recording.read_bytes()
        return array("h", data[: len(data) // 2 * 2])

    def recorded(self) -> array[int]:
        """All that was played while it was recorded."""
        if self._recorder is not None:
            self._recorder.check()
            self._recorder.end()
            self._recorder = None
        return self.so_far()

    def kill(self) -> None:
        """Let it be gone at once, as after a crash."""
        self._server.process.kill()
        self._server.process.wait(PATIENCE_S)

    def stop(self) -> None:
        """Let it stand still, its connections open."""
        self._server.process.send_signal(signal.SIGSTOP)

    def close(self) -> None:
        """End it, and whatever records it."""
        for child in filter(None, (self._recorder, self._player)):
            child.end()
        self.kill()
        self._server.end()


@contextmanager
def real() -> Generator[Server]:
    """A real server."""
    require_tools("pulseaudio pulseaudio-utils", "pulseaudio", "parec")
    with TemporaryDirectory(prefix="sound-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder))
        try:
            server.wait()
            yield server
        finally:
            server.close()
