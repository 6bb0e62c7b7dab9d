"""Fake D-Bus services: a session bus, a screen saver, a settings portal, and mute buses.

Each bus is private to its test; a fake service records the calls to it, and answers them.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from listening_timer.desktop.display import NO_BUS
from tests.helpers.process.child_process import Child
from tests.helpers.process.required_tools import require_tools

CONFIG = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="max_completed_connections">{most}</limit>
</busconfig>
"""
"""A bus that starts nobody: only who is played by a test is there."""
NOBODY = (None, "", "unix:path=/nowhere", "tcp:host=x,port=1", "odd", NO_BUS)
"""Addresses at which no session bus is; None: there is no address at all."""
SOON = 0.05
"""Seconds between two looks whether a played service should end."""
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Settings",
)

Said = tuple[str, tuple[object, ...]]
"""A method that was called, and with what."""
Answer = Callable[[Said], tuple[str, tuple[object, ...]]]
"""What a service returns: a signature and values."""


@contextmanager
def session_bus(folder: Path, most: int = 100) -> Generator[str]:
    """A bus of its own for so many at the most; gives its address."""
    require_tools("dbus-daemon", "dbus-daemon")
    config, path = folder / "bus.conf", folder / "bus"
    config.write_text(CONFIG.format(path=path, most=most))
    options = (f"--config-file={config}", "--nofork", "--print-address")
    with Child("dbus-daemon", *options, stdout=subprocess.PIPE) as daemon:
        daemon.line()
        yield f"unix:path={path}"


class Service:
    """Somebody on a bus, played: remembers what was asked, in order, and answers it."""

    def __init__(self, address: str, name: str, answer: Answer) -> None:
        self.asked: list[Said] = []
        self.callers: set[str] = set()
        """The names that the bus gave to those who asked."""
        self.address, self._answer = address, answer
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def tell(self, whom: DBusAddress, signal: str, signature: str, *body: object) -> None:
        """Send a signal to all who listen."""
        self._bus.send(new_signal(whom, signal, signature, body))

    def there(self, caller: str) -> bool:
        """Whether somebody who asked is still on the bus."""
        bus = open_dbus_connection(self.address)
        reply = bus.send_and_get_reply(message_bus.NameHasOwner(caller))
        bus.close()
        return bool(reply.body[0])

    def close(self) -> None:
        """Leave the bus."""
        self._over.set()
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError, ConnectionError):
                message = self._bus.receive(timeout=SOON)
                if message.header.message_type is MessageType.method_call:
                    self._bus.send(self._reply(message))

    def _reply(self, message: Message) -> Message:
        said = (str(message.header.fields[HeaderFields.member]), message.body)
        self.callers.add(str(message.header.fields[HeaderFields.sender]))
        self.asked.append(said)
        try:
            return new_method_return(message, *self._answer(said))
        except LookupError:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


def screen_saver(address: str) -> Service:
    """What desktops have that is asked to keep the screen awake."""
    cookies = iter(range(1, 1000))

    def answer(said: Said) -> tuple[str, tuple[object, ...]]:
        return ("u", (next(cookies),)) if said[0] == "Inhibit" else ("", ())

    return Service(address, SCREEN_SAVER, answer)


def portal(address: str, *settings: tuple[str, str, tuple[str, object]]) -> Service:
    """What desktops have that is asked for their settings: namespace, key, type and value."""
    known: dict[str, dict[str, tuple[str, object]]] = {}
    for namespace, key, value in settings:
        known.setdefault(namespace, {})[key] = value

    def answer(said: Said) -> tuple[str, tuple[object, ...]]:
        asked = said[1][0]
        assert isinstance(asked, list)
        return "a{sa{sv}}", ({name: values for name, values in known.items() if name in asked},)

    return Service(address, "org.freedesktop.portal.Desktop", answer)


@contextmanager
def mute_bus(folder: Path, *, lets_in: bool) -> Generator[str]:
    """A bus that takes every connection and says nothing; or greets it first, and then nothing."""
    path = folder / "mute"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        taken: list[socket.socket] = []

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken.append(server.accept()[0])
                    if lets_in:
                        taken[-1].recv(1024)
                        taken[-1].sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"unix:path={path}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
            for each in taken:
                each.close()
