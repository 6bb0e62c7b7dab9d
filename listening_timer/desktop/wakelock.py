"""What holds the screen awake, by wakepy; imported on the thread that holds it, nowhere else."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, cast

from wakepy import DBusAdapter, keep
from wakepy.core import DBusMethodCall
from wakepy.core.dbus import BusType

if TYPE_CHECKING:  # on Linux alone
    from listening_timer.desktop.bus import SessionBus

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
        from listening_timer.desktop.bus import SessionBus  # noqa: PLC0415 - the same

        return SessionBus()
