"""Claims about the packages: which may import which, and what is done nowhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.helpers.forwarded_signals import forwarded_twice
from tests.helpers.rooms import LABELS, OURS, ROOMS, imports, room_of, violations

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "listening_timer"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ALL_FILES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]
LONGEST_FILE = 400
MOST_IN_FOLDER = 30


def module_of(path: Path) -> str:
    """The name of a module of ours, without the package's."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: module_of(path) or "listening_timer")
def test_room_keeps_its_doors(path: Path) -> None:
    """Each module imports what its room may, and calls nothing that is banned."""
    assert violations(module_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("exercise.decide", "import time"),
        ("exercise.decide", "from pathlib import Path"),
        ("exercise.decide", "def f():\n    import random"),
        ("exercise.decide", "from listening_timer.model.records import Digits"),
        ("exercise.decide", "from listening_timer import records"),
        ("exercise.decide", "from . import formats"),
        ("exercise.decide", "import importlib\nimportlib.import_module('os')"),
        ("text.cleaning", "from listening_timer.model.records import Word"),
        ("text.error_messages", "from PySide6.QtCore import QObject"),
        ("model.records", "import threading"),
        ("config.settings", "from listening_timer.library import formats"),
        ("config.settings", "import tomlkit"),
        ("library.formats", "from listening_timer.history.store import History"),
        ("library.formats", "import apsw"),
        ("history.store", "import sqlite3"),
        ("history.store", "import asyncio"),
        ("history.store", "from PySide6.QtCore import QObject"),
        ("desktop.clock", "from listening_timer.ui.theme.theme import Theme"),
        ("desktop.audio", "import socket"),
        ("paper.sheet", "from listening_timer.history.store import History"),
        ("ui.widgets.token.ring", "from listening_timer.exercise.formats import Role"),
        ("ui.widgets.token.ring", "from listening_timer.ui.words.i18n import tr"),
        ("ui.begin.page", "from listening_timer.history.store import History"),
        ("ui.begin.page", "import asyncio"),
        ("ui.begin.page", "from PySide6.QtNetwork import QLocalServer"),
        ("ui.begin.page", "import urllib.request"),
        ("ui.begin.page", "dialog.exec()"),
        ("ui.begin.page", "QApplication.processEvents()"),
        ("ui.begin.page", "name, _ = QFileDialog.getOpenFileName(self)"),
        ("ui.begin.page", "QMessageBox.question(self, 'a', 'b')"),
        ("ui.begin.page", "label = QLabel('<b>Ann</b>')"),
        ("ui.begin.page", "label = QtWidgets.QLabel('<b>Ann</b>')"),
        ("ui.begin.page", "class Name(QLabel):\n    pass"),
        ("app.run", "app.exec()"),
        ("app.start", "tray = QSystemTrayIcon()"),
        ("app.start", "import http.client"),
        ("cli.main", "from listening_timer.app import start"),
        ("cli.main", "def f():\n    from listening_timer.ui import theme"),
        ("cli.window", "import listening_timer.app.start"),
        ("__main__", "import PySide6"),
        ("stray", "x = 1"),
    ],
)
def test_checker_sees_what_is_wrong(module: str, source: str) -> None:
    """A source that breaks the table is found: the check above can fail."""
    assert len(violations(module, source)) == 1 + source.count("import importlib")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("exercise.decide", "from listening_timer.exercise.formats import Role\nimport math"),
        ("history.connection", "import apsw\nfrom pathlib import Path"),
        (
            "ui.widgets.token.ring",
            "from PySide6.QtGui import QColor\nfrom listening_timer.ui import theme",
        ),
        ("ui.widgets.labels", "class Plain(QLabel):\n    pass"),
        ("cli.window", "def f():\n    from listening_timer.app import start"),
        ("app.start", "app.exec()"),
        ("app.services.event_loop", "import asyncio, qasync"),
        ("cli.main", "from listening_timer import __version__"),
    ],
)
def test_checker_lets_pass_what_is_right(module: str, source: str) -> None:
    """What the table allows is no violation."""
    assert violations(module, source) == []


def test_labels_are_made_plain() -> None:
    """The one module that makes labels sets them to plain text."""
    path = PACKAGE.joinpath(*LABELS.split(".")).with_suffix(".py")
    assert "TextFormat.PlainText" in path.read_text("utf-8")


def test_resources_hold_data_only() -> None:
    """Nothing in resources is code."""
    assert [path for path in (ROOT / "resources").rglob("*.py*") if path.is_file()] == []


def test_no_file_is_long() -> None:
    """No source of ours, tests included, is longer than 400 lines."""
    assert [path for path in ALL_FILES if _lines(path) > LONGEST_FILE] == []


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


KIND_TABLES = {"exercise.phase_kinds", "ui.words.phase_kinds", "text.english"}
"""The core's table with the kinds of a round, and the tables in which each kind has a text."""


def test_phase_kinds_are_told_apart_in_their_tables() -> None:
    """Elsewhere a kind is named for what it alone does (`is`): in no match, set or table."""
    named = {module_of(path) for path in SOURCES if _names_a_kind(_tree(path))}
    assert named == KIND_TABLES


def _names_a_kind(tree: ast.AST) -> bool:
    """Whether a kind is named elsewhere than on one side of `is` or `is not`."""
    alone = {
        id(side)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot)
        for side in (node.left, *node.comparators)
    }
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return any(ast.unparse(n.value) == "PhaseKind" and id(n) not in alone for n in found)


def test_every_module_says_what_it_is() -> None:
    """Every module begins with a docstring."""
    assert [path for path in SOURCES if not ast.get_docstring(_tree(path))] == []


def test_public_methods_say_what_they_do() -> None:
    """Those that Qt calls, with a capital in their names, need say no more than Qt does."""
    assert [name for path in ALL_FILES for name in _silent_methods(_tree(path))] == []


def _silent_methods(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for method in node.body:
                if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    open_to_all = method.name.islower() and not method.name.startswith("_")
                    if open_to_all and not ast.get_docstring(method):
                        yield f"{node.name}.{method.name}"


@pytest.mark.parametrize(
    ("source", "silent"),
    [
        ("class A:\n def done(self): ...", ["A.done"]),
        ("class A:\n def done(self):\n  'End it.'", []),
        ("class A:\n def paintEvent(self, event): ...", []),
        ("class _A:\n def done(self): ...", []),
    ],
)
def test_silent_methods_are_found(source: str, silent: list[str]) -> None:
    """A public method without a docstring is found, a private one or one that Qt calls is not."""
    assert list(_silent_methods(ast.parse(source))) == silent


def test_no_file_is_let_off_a_type_check() -> None:
    """What is silenced is silenced on its line: so no test uses private members as a whole."""
    let_off = re.compile(r"^# pyright: ", re.MULTILINE)
    assert [path for path in ALL_FILES if let_off.search(path.read_text("utf-8"))] == []


def test_nothing_is_built_on_import() -> None:
    """No module assigns what a call to Qt or to a thread makes, when it is imported."""
    made = {"QApplication", "QObject", "QWidget", "QTimer", "ThreadPoolExecutor", "Thread"}
    calls = {(module_of(path), name) for path in SOURCES for name in _made_on_import(path)}
    assert {call for call in calls if call[1] in made} == set()


def _made_on_import(path: Path) -> Iterator[str]:
    for node in _tree(path).body:
        match node:
            case ast.Assign(value=ast.Call(func=ast.Name(id=name))):
                yield name
            case ast.AnnAssign(value=ast.Call(func=ast.Name(id=name))):
                yield name
            case _:
                pass


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports_on_load(path: Path) -> set[str]:
    """The modules of ours that a file imports as it is loaded, and not only for its types."""
    return _own(name for each in _tree(path).body for name in _names_in(each))


def all_imports(path: Path) -> set[str]:
    """The modules of ours that a file imports anywhere, also inside functions."""
    return _own(name for each in ast.walk(_tree(path)) for name in _names_in(each))


def _own(names: Iterable[str]) -> set[str]:
    own = {f"{OURS}.{module_of(each)}" for each in SOURCES}
    return {name.removeprefix(f"{OURS}.") for name in set(names) & own}


def _names_in(node: ast.AST) -> set[str]:
    match node:
        case ast.ImportFrom(module=str(module), names=names, level=0):
            return {module, *(f"{module}.{name.name}" for name in names)}
        case ast.Import(names=names):
            return {name.name for name in names}
        case _:
            return set()


def circle_in(graph: Mapping[str, set[str]]) -> set[str]:
    """The nodes of circles and what depends on them; empty where there is none."""
    left = dict(graph)
    while leaves := {name for name, needed in left.items() if not needed & left.keys()}:
        left = {name: needed for name, needed in left.items() if name not in leaves}
    return set(left)


def folder_graph(imports: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Which folders the modules of each folder import from; a folder is not its subfolders."""
    packages = {module_of(path) for path in SOURCES if path.name == "__init__.py"}

    def folder(module: str) -> str:
        return module if module in packages else module.rpartition(".")[0]

    graph: dict[str, set[str]] = {}
    for module, needed in imports.items():
        graph.setdefault(folder(module), set()).update(map(folder, needed))
    return {name: needed - {name} for name, needed in graph.items()}


def test_no_files_import_each_other_in_a_circle() -> None:
    """Any module can be the first that is imported: none waits for itself."""
    assert circle_in({module_of(path): imports_on_load(path) for path in SOURCES}) == set()


def test_no_folders_import_each_other_in_a_circle() -> None:
    """Folders lie in layers, imports inside functions counted."""
    graph = folder_graph({module_of(path): all_imports(path) for path in SOURCES})
    assert len(graph) > 25
    assert circle_in(graph) == set()


@pytest.mark.parametrize(
    ("graph", "circle"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set[str]()}, set[str]()),
        ({"a": {"b"}, "b": {"a"}, "c": set[str]()}, {"a", "b"}),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, {"a", "b", "c"}),
    ],
)
def test_circles_are_found(graph: dict[str, set[str]], circle: set[str]) -> None:
    """A circle is told with what leads into it; a chain is none."""
    assert circle_in(graph) == circle


def test_doors_are_no_wider_than_used() -> None:
    """Whatever a room may import, some module of it does import."""
    used: dict[str, set[str]] = {name: set() for name in ROOMS}
    for path in SOURCES:
        room = room_of(module_of(path))
        assert room is not None
        used[room].update(each.name for each in imports(_tree(path)))
    unused = [
        (name, door)
        for name, room in ROOMS.items()
        for door in sorted(room.doors())
        if not any(one == door or one.startswith(f"{door}.") for one in used[name])
    ]
    assert unused == []


def test_folders_can_be_looked_through() -> None:
    """No folder has more than 30 modules, but that of the history file."""
    folders = {path.parent for path in SOURCES}
    crowded = {each.name for each in folders if len(list(each.glob("*.py"))) > MOST_IN_FOLDER}
    assert crowded <= {"history"}


def test_no_signal_is_forwarded_twice() -> None:
    """Between the part that emits a signal and what acts on it, one other repeats it at most."""
    assert forwarded_twice(path.read_text("utf-8") for path in SOURCES) == []


def test_a_signal_that_is_forwarded_twice_is_found() -> None:
    """Also where one of them is offered as another's own."""
    one = "class A:\n    s = Signal()\n"
    two = "class B:\n    s = Signal()\n    def f(self):\n        self.a = A()\n"
    own = "class C:\n    def f(self):\n        self.b = B()\n        self.s = self.b.s\n"
    last = "class D:\n    t = Signal()\n    def f(self, c: C):\n"
    last += "        self.c = c\n        self.c.s.connect(self.t)\n"
    assert forwarded_twice([one, two, own, last]) == []
    two += "        self.a.s.connect(self.s)\n"
    assert forwarded_twice([one, two, own, last]) == ["D.t"]
