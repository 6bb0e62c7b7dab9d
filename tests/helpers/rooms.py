"""The table of rooms from ARCHITECTURE.md, and what a source does against it.

`violations(module, source)` reads imports and calls from the source alone; nothing is imported.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass

OURS = "listening_timer"
CONSTANTS = frozenset({"COMMAND", "NAME", "__version__"})
"""Names of the package itself, which all may import."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


PURE = _names(
    "__future__ bisect collections dataclasses enum fractions functools heapq itertools math "
    "operator re statistics string textwrap types typing unicodedata"
)
"""The standard library's pure parts."""
EVENT_LOOPS = frozenset({"asyncio", "qasync"})
OTHER_SQLITES = frozenset({"sqlite3", "PySide6.QtSql"})
"""There is one SQLite library in the program, and the history has it."""
NETWORK = _names(
    "PySide6.QtNetwork PySide6.QtWebSockets PySide6.QtWebEngineCore aiohttp ftplib http httpx "
    "imaplib nntplib poplib requests smtplib socket socketserver ssl telnetlib urllib urllib3 "
    "webbrowser xmlrpc PySide6.QtMultimedia PySide6.QtQml"
)
"""No network, no recording, and nothing that brings either."""
LOCAL = frozenset({("desktop.display", "socket")})
"""A local socket alone (AF_UNIX), to ask whether a display answers before Qt would abort."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a room may import: of ours, of others, and of the standard library (None: any)."""

    ours: str = ""
    others: str = ""
    standard: frozenset[str] | None = None
    qt: bool = False
    event_loops: bool = False
    inside: str = ""
    """Rooms of ours that may be imported inside a function alone."""

    def doors(self) -> set[str]:
        """Whatever it may import, but for the standard library, by full names."""
        ours = {f"{OURS}.{name}" for name in f"{self.ours} {self.inside}".split()}
        qt = {"PySide6"} if self.qt else set[str]()
        loops = {"asyncio"} if self.event_loops else set[str]()
        return ours | set(self.others.split()) | qt | loops


ROOMS = {
    "": Room(standard=PURE),
    "__main__": Room(inside="cli"),
    "app": Room(
        "app app.demonstration app.history app.services app.session app.transfer config "
        "desktop exercise files history library model text ui.begin "
        "ui.closing ui.formats ui.history ui.plan ui.session ui.settings "
        "ui.widgets ui.window ui.words",
        qt=True,
        event_loops=True,
    ),
    "app.demonstration": Room(
        "app.demonstration app.services app.session exercise library model "
        "ui.begin ui.demonstration ui.session ui.words",
        qt=True,
        event_loops=True,
    ),
    "app.history": Room(
        "app.history app.services app.transfer exercise files history "
        "insights model text text.cleaning ui.history ui.insights ui.theme "
        "ui.widgets ui.words",
        qt=True,
        event_loops=True,
    ),
    "app.services": Room(
        "app.services config desktop exercise files history library model "
        "text transfer ui.begin ui.theme ui.widgets ui.window ui.words",
        qt=True,
        event_loops=True,
    ),
    "app.session": Room(
        "app.services app.session desktop exercise history model "
        "text.cleaning transfer ui.begin ui.closing ui.session ui.widgets "
        "ui.words",
        qt=True,
    ),
    "app.transfer": Room(
        "app.services app.transfer exercise history insights library model "
        "pdf text text.cleaning transfer ui.transfer ui.words",
        qt=True,
        event_loops=True,
    ),
    "cli": Room(
        "cli config exercise files history insights library model text text.cleaning transfer",
        inside="app app.services app.transfer demo",
    ),
    "config": Room("config files model text.cleaning", "platformdirs tomli_w"),
    "demo": Room(
        "app app.demonstration app.history app.services app.transfer config "
        "demo desktop exercise files history insights library model text "
        "transfer ui.closing ui.session ui.theme ui.transfer ui.widgets "
        "ui.words",
        qt=True,
        event_loops=True,
    ),
    "desktop": Room("config desktop model", "_miniaudio jeepney wakepy"),
    "exercise": Room("exercise", standard=PURE),
    "files": Room("files model"),
    "history": Room("exercise files history model text text.cleaning", "apsw msgspec"),
    "insights": Room("insights model text", standard=PURE | {"datetime"}),
    "library": Room("exercise files library model text.cleaning"),
    "model": Room(
        "exercise model", standard=PURE | {"calendar", "datetime", "pathlib", "zoneinfo"}
    ),
    "pdf": Room(
        "exercise insights library model pdf text.cleaning "
        "ui.insights.report ui.theme.palette ui.theme.theme "
        "ui.widgets.painting ui.widgets.text_layout "
        "ui.widgets.timeline_painter ui.words.agreements "
        "ui.words.annotations ui.words.i18n ui.words.people "
        "ui.words.timeline_words",
        "pypdf",
        qt=True,
    ),
    "text": Room("exercise model text text.cleaning", standard=PURE | {"pathlib"}),
    "text.cleaning": Room(standard=PURE),
    "transfer": Room(
        "exercise files history model text text.cleaning transfer", "apsw icalendar msgspec"
    ),
    "ui": Room(standard=PURE),
    "ui.begin": Room("exercise model text.cleaning ui.begin ui.theme ui.widgets ui.words", qt=True),
    "ui.closing": Room(
        "exercise model text.cleaning ui.closing ui.theme ui.widgets ui.words", qt=True
    ),
    "ui.demonstration": Room(
        "exercise library ui.begin ui.session ui.theme ui.widgets ui.words", qt=True
    ),
    "ui.formats": Room(
        "exercise text.cleaning ui.begin ui.formats ui.theme ui.widgets ui.words", qt=True
    ),
    "ui.history": Room(
        "exercise insights model text text.cleaning ui.history ui.theme ui.widgets ui.words",
        qt=True,
    ),
    "ui.insights": Room(
        "exercise insights model ui.insights ui.theme ui.widgets ui.words", qt=True
    ),
    "ui.plan": Room(
        "exercise library text.cleaning ui.begin ui.closing ui.formats "
        "ui.plan ui.theme ui.widgets ui.words",
        qt=True,
    ),
    "ui.session": Room(
        "exercise library model text.cleaning ui.session ui.theme ui.widgets "
        "ui.window ui.window_geometry ui.words",
        qt=True,
    ),
    "ui.settings": Room(
        "config library model text text.cleaning ui.begin ui.theme ui.widgets ui.words", qt=True
    ),
    "ui.theme": Room("ui.theme", qt=True),
    "ui.transfer": Room("exercise model ui.begin ui.theme ui.widgets ui.words", qt=True),
    "ui.widgets": Room("ui.theme ui.widgets", qt=True),
    "ui.window": Room("config ui.theme ui.widgets ui.window_geometry ui.words", qt=True),
    "ui.window_geometry": Room("config", qt=True),
    "ui.words": Room(
        "exercise library model text text.cleaning ui.theme ui.widgets ui.words",
        qt=True,
        inside="insights",
    ),
}
"""By the longest name that a module begins with; a module of no room is a violation."""

SECOND_LOOPS = frozenset({"exec", "exec_", "processEvents", "waitForFinished"})
FIRST_LOOP = "app.start"
"""The one place that runs Qt's own loop: before asyncio's is there, never inside it."""
STATIC_DIALOGS = _names(
    "getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory getText getInt "
    "getItem getMultiLineText"
)
BOXES = frozenset({"about", "aboutQt", "critical", "information", "question", "warning"})
BANNED_NAMES = _names("QSystemTrayIcon QAudioSource QMediaRecorder QAudioInput QCamera QSettings")
LABELS = "ui.widgets.labels"
"""The one place that makes labels, and makes them plain text."""


@dataclass(frozen=True, slots=True)
class Import:
    """A module that a source imports, on which line, and whether inside a function."""

    name: str
    line: int
    inside: bool


def violations(module: str, source: str) -> list[str]:
    """All that a module (its name without `listening_timer.`) does against the table."""
    tree = ast.parse(source)
    room_name = room_of(module)
    if room_name is None:
        return [f"{module}: belongs to no room"]
    room = ROOMS[room_name]
    found = [bad for each in imports(tree) if (bad := _import_fault(each, module, room))]
    return found + [f"{module}:{fault}" for fault in _call_faults(tree, module)]


def room_of(module: str) -> str | None:
    """The room of a module: the longest name it begins with; None for a stranger."""
    matching = [name for name in ROOMS if name and _within(module, name)]
    return max(matching, key=len, default="" if not module else None)


def imports(tree: ast.AST, *, inside: bool = False) -> Iterator[Import]:
    """Every import of a source, also those by name in `import_module` and `__import__`."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    yield Import(alias.name, node.lineno, inside)
            case ast.ImportFrom():
                base = "." * node.level + (node.module or "")
                for alias in node.names:
                    yield Import(f"{base}.{alias.name}", node.lineno, inside)
            case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="__import__")):
                yield Import(_named(node), node.lineno, inside)
            case _:
                pass
        deeper = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports(node, inside=deeper)


def _named(call: ast.Call) -> str:
    match call.args:
        case [ast.Constant(value=str(name)), *_]:
            return name
        case _:
            return "?"


def _import_fault(each: Import, module: str, room: Room) -> str | None:
    top = each.name.split(".")[0]
    refused = f"{module}:{each.line}: may not import {each.name}"
    if (module, each.name) in LOCAL:
        return None
    if any(_within(each.name, name) for name in NETWORK | OTHER_SQLITES):
        return refused
    if top in EVENT_LOOPS:
        return None if room.event_loops else refused
    if top == OURS:
        return None if _ours_allowed(each, room) else refused
    if top in ("PySide6", "shiboken6"):
        return None if room.qt else refused
    if top in sys.stdlib_module_names:
        return None if room.standard is None or top in room.standard else refused
    return None if top in room.others.split() else refused


def _ours_allowed(each: Import, room: Room) -> bool:
    name = each.name.removeprefix(OURS).removeprefix(".")
    allowed = [*room.ours.split(), *(room.inside.split() if each.inside else [])]
    return name in CONSTANTS or any(_within(name, one) for one in allowed)


def _within(name: str, whole: str) -> bool:
    return name == whole or name.startswith(f"{whole}.")


def _call_faults(tree: ast.AST, module: str) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                is_first = name == "exec" and module == FIRST_LOOP
                loops = name in SECOND_LOOPS and not is_first
                if loops or name in STATIC_DIALOGS or _is_box(node, name):
                    yield f"{node.lineno}: {name}() runs a second event loop"
                if name == "QLabel" and module != LABELS:
                    yield f"{node.lineno}: a QLabel that may take text for rich; use {LABELS}"
            case ast.ClassDef(bases=bases) if module != LABELS:
                if any(isinstance(base, ast.Name) and base.id == "QLabel" for base in bases):
                    yield f"{node.lineno}: a QLabel that may take text for rich; use {LABELS}"
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in BANNED_NAMES:
                yield f"{node.lineno}: {name} has no place here"
            case _:
                pass


def _is_box(call: ast.Call, name: str) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="QMessageBox")):
            return name in BOXES
        case _:
            return False
