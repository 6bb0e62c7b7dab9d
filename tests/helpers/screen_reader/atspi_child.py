"""Accessibility bus reader (AT-SPI): a child process that runs under Debian's Python.

It uses nothing but the accessibility bus, and remembers nothing from one look to the next. It
reads requests from standard input, and answers each with one line; both are JSON:

    ["look"]               all that shows, as a list of objects
    ["press", 7]           press object 7 of the last look, or toggle it, or open it
    ["write", 7, "Ann"]    put words into a field, in place of all that stood there
    ["turn", 7, 3]         give something that has a value this one
    ["choose", 7, 0]       choose one child of a list
    ["focus", 7]           bring the keyboard there
    ["heard"]              what was announced, or got the keyboard, since the last such request

The answer to all but the first and the last says whether the program did it.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Protocol, cast

Seen = dict[str, object]
PRESSES = ("Press", "Toggle", "ShowMenu")
"""What pressing something is called, the likeliest first."""
PASSIVE = frozenset(
    {"label", "heading", "paragraph", "filler", "panel", "section", "layered pane", "page tab list"}
)
"""The roles of what can only be read."""
ROLES = {"button": "push button"}
"""What at-spi2 2.53 and newer call otherwise than older ones."""
SCREEN = 0
"""Places are given on the screen, not in the window."""
NOTHING = 0
"""The mask of a cache that keeps nothing."""


class State(Protocol):
    """A state of an object."""

    value_nick: str


class States(Protocol):
    """All states of an object."""

    get_states: Callable[[], list[State]]


class Box(Protocol):
    """Where an object lies."""

    x: int
    y: int
    width: int
    height: int


class Accessible(Protocol):
    """One object of a program, as libatspi gives it; a call that it does not take raises."""

    get_process_id: Callable[[], int]
    set_cache_mask: Callable[[int], None]
    get_role_name: Callable[[], str]
    get_name: Callable[[], str]
    get_description: Callable[[], str]
    get_state_set: Callable[[], States]
    get_interfaces: Callable[[], list[str]]
    get_child_count: Callable[[], int]
    get_child_at_index: Callable[[int], Accessible | None]
    get_extents: Callable[[int], Box]
    grab_focus: Callable[[], bool]
    get_n_actions: Callable[[], int]
    get_action_name: Callable[[int], str]
    do_action: Callable[[int], bool]
    get_character_count: Callable[[], int]
    set_text_contents: Callable[[str], bool]
    get_current_value: Callable[[], float]
    set_current_value: Callable[[float], bool]
    select_child: Callable[[int], bool]


class Event(Protocol):
    """Something that a program told."""

    source: Accessible
    detail1: int
    any_data: object


class Listener(Protocol):
    """Hears events; it must be kept."""

    register: Callable[[str], bool]


class Reader:
    """Reads one program, whose process is given."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._last: list[Accessible] = []
        self._heard: list[str] = []
        importlib.import_module("gi").require_version("Atspi", "2.0")
        self._bus = importlib.import_module("gi.repository.Atspi")
        self._gone = cast("type[Exception]", importlib.import_module("gi.repository.GLib").GError)
        self._bus.init()
        self._listeners = [
            self._listen("object:announcement", self._on_announced),
            self._listen("object:state-changed:focused", self._on_focused),
            self._listen("object:property-change:accessible-description", self._on_described),
        ]

    def answer(self, what: str, at: int = 0, how: str | float = "") -> object:
        """Do what was asked; returns the answer."""
        match what:
            case "look":
                return self._look()
            case "heard":
                heard, self._heard = self._heard, []
                return heard
            case _:
                return self._do(what, self._last[at], how)

    def _look(self) -> list[Seen]:
        """All that shows; from the beginning again where something went meanwhile."""
        while True:
            self._last.clear()
            try:
                return list(self._walk(self._program()))
            except self._gone:
                continue

    def _do(self, what: str, thing: Accessible, how: str | float) -> bool:
        match what:
            case "press":
                actions = _actions(thing)
                known = [name for name in PRESSES if name in actions]
                return bool(known) and thing.do_action(actions.index(known[0]))
            case "write":
                return thing.set_text_contents(str(how))
            case "turn":
                return thing.set_current_value(float(how))
            case "choose":
                return thing.select_child(int(how))
            case "focus":
                return thing.grab_focus()
            case _:
                raise ValueError(what)

    def _program(self) -> Accessible | None:
        """The program, as soon as it is on the bus."""
        desktop = cast("Accessible", self._bus.get_desktop(0))
        for found in _children(desktop):
            if found.get_process_id() == self._process:
                found.set_cache_mask(NOTHING)
                return found
        return None

    def _walk(self, thing: Accessible | None) -> Iterator[Seen]:
        """What shows in this object and below it."""
        if thing is None:
            return
        states = [state.value_nick for state in thing.get_state_set().get_states()]
        if "showing" not in states:
            return
        at = len(self._last)
        self._last.append(thing)
        yield {"at": at, "states": states, **_told(thing, self._bus.Text.get_text)}
        for child in _children(thing):
            yield from self._walk(child)

    def _listen(self, kind: str, hear: Callable[[Event], None]) -> Listener:
        listener = cast("Listener", self._bus.EventListener.new(hear))
        listener.register(kind)
        return listener

    def _on_announced(self, event: Event) -> None:
        self._heard.append(str(event.any_data))

    def _on_described(self, event: Event) -> None:
        """As Orca does: only of the object that has the focus."""
        try:
            states = [state.value_nick for state in event.source.get_state_set().get_states()]
        except self._gone:
            return
        if "focused" in states and event.any_data:
            self._heard.append(str(event.any_data))

    def _on_focused(self, event: Event) -> None:
        try:
            name, about = event.source.get_name(), event.source.get_description()
        except self._gone:
            return
        if event.detail1:
            self._heard.append(f"{name} {about}")


def _children(thing: Accessible) -> Iterator[Accessible]:
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None:
            yield child


def _actions(thing: Accessible) -> list[str]:
    return [thing.get_action_name(number) for number in range(thing.get_n_actions())]


def _told(thing: Accessible, text_of: Callable[[Accessible, int, int], str]) -> Seen:
    """What an object tells of itself; of what only shows or holds, its words alone.

    `text_of`: Atspi.Text's; in newer versions an object's own `get_text` is another function.
    """
    role = ROLES.get(thing.get_role_name(), thing.get_role_name())
    told: Seen = {"role": role, "name": thing.get_name(), "description": thing.get_description()}
    if role in PASSIVE:
        return told
    can = thing.get_interfaces()
    if "Component" in can:
        box = thing.get_extents(SCREEN)
        told["box"] = (box.x, box.y, box.width, box.height)
    if "Action" in can:
        told["actions"] = _actions(thing)
    if "Text" in can:
        told["text"] = text_of(thing, 0, thing.get_character_count())
    if "Value" in can:
        told["value"] = thing.get_current_value()
    return told


def main() -> None:
    """Answer requests until there are no more."""
    loops = importlib.import_module("gi.repository.GLib")
    reader, loop = Reader(int(sys.argv[1])), loops.MainLoop()

    def on_request(*_told: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        print(json.dumps(reader.answer(*json.loads(line))), flush=True)  # noqa: T201 - the answer
        return True

    ready = loops.IO_IN | loops.IO_HUP
    loops.io_add_watch(sys.stdin.fileno(), loops.PRIORITY_LOW, ready, on_request)
    loop.run()


if __name__ == "__main__":
    main()
