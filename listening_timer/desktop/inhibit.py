"""The screen stays awake while that is wanted.

One thread, which the program leaves behind when it ends, asks the system and takes it back: no
window waits for a bus. Where nobody answers the screen sleeps when it likes, and the next wish
asks anew. What is held by a program that ends, however it ends, is let go by the system.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import SimpleQueue
from typing import TYPE_CHECKING, cast

from wakepy import DBusAdapter, keep
from wakepy.core import DBusMethodCall
from wakepy.core.dbus import BusType

LEAVES = 0.5
"""Seconds that a program on its way out gives the system to take back what it held."""

Hold = Callable[[str], AbstractContextManager[object]]
"""Makes what holds the screen awake, for a reason; entering or leaving it may take long."""


def _hold() -> Hold:
    """What the system has; imported on the thread that holds, at the first wish."""
    return hold


class KeepAwake:
    """Holds the screen awake, or lets it sleep, as was last wanted."""

    def __init__(self, reason: str, load: Callable[[], Hold] = _hold) -> None:
        """`reason`: what the desktop may show as why."""
        self._reason, self._load = reason, load
        self._wishes: SimpleQueue[bool | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def want(self, awake: bool) -> None:  # noqa: FBT001 - the wish itself
        """Want it awake from now on, or no longer; returns at once."""
        if self._thread is None:
            if not awake:
                return
            self._thread = threading.Thread(target=self._work, name="keep-awake", daemon=True)
            self._thread.start()
        self._wishes.put(awake)

    def close(self) -> None:
        """Let it sleep; waits for the system for `LEAVES` at most."""
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(LEAVES)

    def _work(self) -> None:
        try:
            hold = self._load()
        except (ImportError, OSError):  # built for another system
            return
        self._wanted: bool | None = False
        while self._wanted is not None:
            self._wanted = self._newest()
            if self._wanted:
                with contextlib.suppress(Exception):  # whatever a bus can do: the talk goes on
                    self._while_wanted(hold(self._reason))

    def _while_wanted(self, held: AbstractContextManager[object]) -> None:
        with held:
            while self._wanted:
                self._wanted = self._newest()

    def _newest(self) -> bool | None:
        """The last wish: what came before it is past."""
        wish = self._wishes.get()
        while wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish


if TYPE_CHECKING:  # on Linux alone
    from listening_timer.desktop.dbus import SessionBus

APP = "Listening Timer"


def hold(reason: str) -> AbstractContextManager[object]:
    """What keeps the screen awake between entering and leaving it, or does nothing."""

    class Adapter(_Adapter):
        """Says why; wakepy makes one for each time, and hands it nothing."""

        says = {"wakepy": APP, "wakelock active": reason}  # noqa: RUF012 - read only

    return keep.presenting(on_fail="pass", dbus_adapter=Adapter)


class _Adapter(DBusAdapter):
    """Asks over our own connection: who asks and why is what a desktop shows its user.

    # WORKAROUND: wakepy's own greets a mute bus for ever, calls every program "wakepy", and
    # collects garbage on its thread, where none of Qt's objects may end
    """

    says: dict[str, str]

    def process(self, call: DBusMethodCall) -> object:
        """Call a method; what it returned. Raises OSError."""
        from jeepney import DBusAddress  # noqa: PLC0415 - where there is a bus alone

        bus = cast("SessionBus", self._get_connection(call.method.bus))
        bus.hurry()
        path = cast("str", call.method.path)  # a call knows whom it is for
        whom = DBusAddress(path, call.method.service, call.method.interface)
        args = tuple(self.says.get(a, a) if isinstance(a, str) else a for a in call.args)
        return bus.ask(whom, call.method.name, call.method.signature, args)

    def close_connections(self) -> None:
        """Close what is open."""
        while self._connections:
            _kind, bus = self._connections.popitem()
            cast("SessionBus", bus).close()

    def _create_new_connection(self, bus: str | BusType | None = BusType.SESSION) -> object:
        from listening_timer.desktop.dbus import SessionBus  # noqa: PLC0415 - the same

        return SessionBus()
