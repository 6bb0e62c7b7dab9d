"""D-Bus: the session bus of a Linux desktop, with a timeout for every reply.

Imported on threads of our own only: a bus can be mute, and so can the service behind it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

REPLY_TIMEOUT_S = 1.0
"""Timeout (s) of all replies that are awaited one after the other."""


class SessionBus(DBusConnection):
    """A connection to the session bus; every failure is an OSError."""

    def __init__(self) -> None:
        """Connect, within `REPLY_TIMEOUT_S`. Raises OSError."""
        self.hurry()
        try:
            sock = prep_socket(get_bus("SESSION"), timeout=REPLY_TIMEOUT_S)
        except (KeyError, RuntimeError, ValueError) as error:  # no address, or one of another kind
            raise OSError from error
        try:
            super().__init__(sock)  # authenticates and says Hello
        except BaseException as error:
            sock.close()
            if isinstance(error, DBusErrorResponse):  # it refuses the connection
                raise OSError from error
            raise

    def hurry(self) -> None:
        """Restart the timeout for the calls that follow."""
        self._deadline = time.monotonic() + REPLY_TIMEOUT_S

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        """Send a message and await its reply, until the timeout is over. Raises OSError."""
        left = max(0.0, self._deadline - time.monotonic())
        return super().send_and_get_reply(message, timeout=left if timeout is None else timeout)

    def ask(
        self, whom: DBusAddress, method: str, signature: str | None, body: tuple[object, ...]
    ) -> tuple[object, ...]:
        """Call a method and return its result. Raises OSError."""
        return self._answer(new_method_call(whom, method, signature, body))

    def listen(self, rule: MatchRule) -> None:
        """Subscribe to the signals of this rule. Raises OSError."""
        self._answer(message_bus.AddMatch(rule))

    def heard(self, signal: str) -> Iterator[tuple[object, ...]]:
        """The body of each signal of this name, for as long as the bus is connected.

        Raises OSError.
        """
        while True:
            message = self.receive()
            if message.header.fields.get(HeaderFields.member) == signal:
                yield message.body

    def _answer(self, message: Message) -> tuple[object, ...]:
        try:
            return unwrap_msg(self.send_and_get_reply(message))
        except DBusErrorResponse as error:
            raise OSError from error
