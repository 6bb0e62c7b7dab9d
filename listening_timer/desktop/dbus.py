"""The session bus of a Linux desktop, every answer of which is awaited for a while and no longer.

Imported on threads of our own alone: a bus can be mute, and so can whoever is asked over it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

PATIENCE = 1.0
"""Seconds in which all answers come that are awaited one after the other."""


class SessionBus(DBusConnection):
    """A connection to the bus; whatever goes wrong with it is an OSError."""

    def __init__(self) -> None:
        """Connect, within `PATIENCE`. Raises OSError."""
        self.hurry()
        try:
            sock = prep_socket(get_bus("SESSION"), timeout=PATIENCE)
        except (KeyError, RuntimeError, ValueError) as error:  # no address, or one of another kind
            raise OSError from error
        try:
            super().__init__(sock)  # greets the bus
        except BaseException as error:
            sock.close()
            if isinstance(error, DBusErrorResponse):  # it lets nobody else in
                raise OSError from error
            raise

    def hurry(self) -> None:
        """Count the patience for what is asked next from now."""
        self._deadline = time.monotonic() + PATIENCE

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        """Send a message and await its answer, until patience is over. Raises OSError."""
        left = max(0.0, self._deadline - time.monotonic())
        return super().send_and_get_reply(message, timeout=left if timeout is None else timeout)

    def ask(
        self, whom: DBusAddress, method: str, signature: str | None, body: tuple[object, ...]
    ) -> tuple[object, ...]:
        """Call a method and await what it returns. Raises OSError."""
        return self._answer(new_method_call(whom, method, signature, body))

    def listen(self, rule: MatchRule) -> None:
        """Be told of such signals from now on. Raises OSError."""
        self._answer(message_bus.AddMatch(rule))

    def heard(self, signal: str) -> Iterator[tuple[object, ...]]:
        """What each signal of this name says, for as long as the bus is there. Raises OSError."""
        while True:
            message = self.receive()
            if message.header.fields.get(HeaderFields.member) == signal:
                yield message.body

    def _answer(self, message: Message) -> tuple[object, ...]:
        try:
            return unwrap_msg(self.send_and_get_reply(message))
        except DBusErrorResponse as error:
            raise OSError from error
