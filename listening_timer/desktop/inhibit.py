"""Screen-blanking inhibitor: keeps the screen awake while that is wanted.

A daemon thread acquires and releases the inhibition: no window waits for a bus. Where the system
does not answer the screen may blank, and the next request tries again. What a program holds is
released by the system when it ends, however it ends.
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

from listening_timer import NAME

CLOSE_TIMEOUT_S = 0.5
"""Timeout (s) at exit for releasing the inhibition."""

Hold = Callable[[str], AbstractContextManager[object]]
"""Makes the context manager that inhibits, for a reason; entering or leaving it may take long."""


def _hold() -> Hold:
    """The system's inhibitor; loaded on the worker thread, at the first request."""
    return hold


class KeepAwake:
    """Inhibits screen blanking, or releases it, as was last requested."""

    def __init__(self, reason: str, load: Callable[[], Hold] = _hold) -> None:
        """`reason`: what the desktop may show as the reason."""
        self._reason, self._load = reason, load
        self._wishes: SimpleQueue[bool | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def want(self, awake: bool) -> None:  # noqa: FBT001 - the value itself
        """Inhibit from now on, or no longer; returns at once."""
        if self._thread is None:
            if not awake:
                return
            self._thread = threading.Thread(target=self._work, name="keep-awake", daemon=True)
            self._thread.start()
        self._wishes.put(awake)

    def close(self) -> None:
        """Release; waits for the system at most `CLOSE_TIMEOUT_S`."""
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(CLOSE_TIMEOUT_S)

    def _work(self) -> None:
        try:
            hold = self._load()
        except (ImportError, OSError):  # built for another system
            return
        self._wanted: bool | None = False
        while self._wanted is not None:
            self._wanted = self._newest()
            if self._wanted:
                with contextlib.suppress(Exception):  # whatever a bus can do: the session goes on
                    self._while_wanted(hold(self._reason))

    def _while_wanted(self, held: AbstractContextManager[object]) -> None:
        with held:
            while self._wanted:
                self._wanted = self._newest()

    def _newest(self) -> bool | None:
        """The last request; earlier ones are dropped."""
        wish = self._wishes.get()
        while wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish


if TYPE_CHECKING:  # on Linux only
    from listening_timer.desktop.dbus import SessionBus


def hold(reason: str) -> AbstractContextManager[object]:
    """A context manager that inhibits screen blanking, or does nothing where that fails."""

    class Adapter(_Adapter):
        """Names program and reason; wakepy creates one each time, without arguments."""

        says = {"wakepy": NAME, "wakelock active": reason}  # noqa: RUF012 - read only

    return keep.presenting(on_fail="pass", dbus_adapter=Adapter)


class _Adapter(DBusAdapter):
    """Sends wakepy's calls over our own connection, with the name and reason a desktop shows.

    # WORKAROUND: wakepy's own waits forever for a mute bus, calls every program "wakepy", and
    # collects garbage on its thread, where no Qt object may be destroyed
    """

    says: dict[str, str]

    def process(self, call: DBusMethodCall) -> object:
        """Call a method and return its result. Raises OSError."""
        from jeepney import DBusAddress  # noqa: PLC0415 - only where there is a bus

        bus = cast("SessionBus", self._get_connection(call.method.bus))
        bus.hurry()
        path = cast("str", call.method.path)  # a call has a path
        whom = DBusAddress(path, call.method.service, call.method.interface)
        args = tuple(self.says.get(a, a) if isinstance(a, str) else a for a in call.args)
        return bus.ask(whom, call.method.name, call.method.signature, args)

    def close_connections(self) -> None:
        """Close the open connections."""
        while self._connections:
            _kind, bus = self._connections.popitem()
            cast("SessionBus", bus).close()

    def _create_new_connection(self, bus: str | BusType | None = BusType.SESSION) -> object:
        from listening_timer.desktop.dbus import SessionBus  # noqa: PLC0415 - the same

        return SessionBus()
