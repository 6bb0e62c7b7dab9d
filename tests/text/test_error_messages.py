"""Claims about what errors say: every code has a sentence, and no value can spoil one."""

from __future__ import annotations

import ast
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.formats import FormatError, Refused
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Finding
from listening_timer.text.error_messages import (
    COMMAND,
    FINDING,
    FORMAT,
    HISTORY,
    LONGEST,
    LONGEST_PATH,
    REFUSED,
    Line,
    error_sentence,
    fill,
    filled,
    found,
)

PACKAGE = Path(__file__).parents[2] / "listening_timer"
TABLES = {"FormatError": FORMAT, "HistoryError": HISTORY, "Refused": REFUSED, "need": REFUSED}
PLACE = {"FormatError": 1, "HistoryError": 0, "Refused": 0, "need": 1}
"""Which argument of a call is the code."""
ALL = [
    pytest.param(text, id=f"{name}-{code}")
    for name, table in (*TABLES.items(), ("Misuse", COMMAND), ("Finding", FINDING))
    if name != "need"
    for code, text in table.items()
]


@dataclass(frozen=True, slots=True)
class Raised:
    """An error as a source makes it: its name, a code, and the values it brings (None: any)."""

    error: str
    code: str
    values: frozenset[str] | None
    where: str


def raised_in(path: Path) -> Iterator[Raised]:
    """Every error with a code that this source makes."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in TABLES:
                if len(args) <= PLACE[name]:
                    continue
                names = [keyword.arg for keyword in node.keywords]
                values = None if None in names else frozenset(arg for arg in names if arg)
                for code in _codes(args[PLACE[name]], tree):
                    yield Raised(name, code, values, f"{path.name}:{node.lineno}")
            case ast.keyword(arg="unknown", value=ast.Constant(value=str(code))):
                brought = frozenset({"id", "known"})  # by the look-up of every catalog
                yield Raised("FormatError", code, brought, f"{path.name}:{node.lineno}")
            case _:
                pass


def _codes(said: ast.expr, tree: ast.Module) -> set[str]:
    """The codes that an expression can stand for: literals, also through a name of the module."""
    if isinstance(said, ast.Name):
        given_to = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and ast.dump(said).replace("Load", "Store")
            in {ast.dump(target) for target in node.targets}
        ]
        return {code for value in given_to for code in _literals(value)}
    return _literals(said)


def _literals(said: ast.AST) -> set[str]:
    match said:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=body, orelse=other):
            return _literals(body) | _literals(other)
        case _:
            return set()


RAISED = [one for path in sorted(PACKAGE.rglob("*.py")) for one in raised_in(path)]


def test_every_code_that_is_raised_has_a_sentence() -> None:
    """No source makes an error whose code has no sentence."""
    assert [one for one in RAISED if one.code not in TABLES[one.error]] == []


def test_scan_sees_what_is_raised() -> None:
    """The scan finds codes of each kind, also behind a condition or a name: it can fail."""
    seen = {(one.error, one.code) for one in RAISED}
    assert seen >= {
        *(("FormatError", code) for code in ("unequal", "no-phases", "id-twice")),
        *(("HistoryError", "locked"), ("HistoryError", "no-folder")),
        *(("Refused", "ended"), ("need", "no-skip")),
    }


def test_every_value_of_a_sentence_is_brought() -> None:
    """Each error brings the values that its sentence names."""
    lacking = [
        one
        for one in RAISED
        if one.values is not None and fields(TABLES[one.error][one.code]) - one.values - {"where"}
    ]
    assert lacking == []


def test_codes_of_the_system_have_sentences() -> None:
    """What the history makes of the errors of SQLite and the system has a sentence."""
    said = set[str]()
    for file in ("history/sqlite_errors.py", "files/os_errors.py"):
        tree = ast.parse((PACKAGE / file).read_text("utf-8"))
        telling = [node for node in ast.walk(tree) if isinstance(node, ast.Return)]
        tables = [node for node in tree.body if isinstance(node, ast.Assign)]
        said |= {code for node in (*telling, *tables) for code in _strings(node)}
    assert {"full", "io", "damaged"} <= said <= set(HISTORY)


def _strings(tree: ast.AST) -> set[str]:
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def test_no_sentence_is_idle() -> None:
    """Every sentence about formats and refusals is raised somewhere."""
    codes = {(one.error, one.code) for one in RAISED}
    assert set(FORMAT) == {code for error, code in codes if error == "FormatError"}
    assert set(REFUSED) == {code for error, code in codes if error in ("Refused", "need")}


def fields(text: str) -> set[str]:
    """The names of the values in a template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("text", ALL)
def test_template_formats(text: str) -> None:
    """Each template can be filled, also with nothing, and then shows no braces of its own."""
    filled_in = fill(text, dict.fromkeys(fields(text), "x"))
    assert "x" in filled_in or not fields(text)
    assert not {"{", "}"} & set(filled_in.replace('{ en = "…" }', ""))
    assert "?" in fill(text, {}) or not fields(text)


@pytest.mark.parametrize("text", [one for one in ALL if not str(one.id).startswith("Misuse")])
def test_sentence_is_a_sentence(text: str) -> None:
    """Each is one line that ends like a sentence, short enough to be read at a glance."""
    assert text[-1] in ".?"
    assert "\n" not in text
    assert len(text) < 150
    assert "error" not in text.lower()
    assert "!" not in text


def test_place_is_told_with_its_file() -> None:
    """A mistake in a file is told with the file, the phase and the key."""
    error = FormatError(
        "phase 3, minutes", "out-of-range", value=70, low=1, high=60, unit="m", file="my.toml"
    )
    assert error_sentence(error) == "my.toml, phase 3, minutes must be from 1 to 60, not 70."


def test_who_holds_a_history_is_told() -> None:
    """Ours, with its process where that is known; or another program."""
    path = Path("/a/history.db")
    known = error_sentence(HistoryError("locked", path=path, pid=7))
    assert "window" in known
    assert "process 7" in known
    unknown = error_sentence(HistoryError("locked-by-us", path=path))
    assert "window" in unknown
    assert "process" not in unknown
    other = error_sentence(HistoryError("busy", path=path))
    assert "Another program" in other
    assert "window" not in other
    assert all("/a/history.db" in said for said in (known, unknown, other))


def test_unknown_code_is_still_told() -> None:
    """An error newer than this table gives a line and no failure."""
    assert error_sentence(HistoryError("newest", path="x")) == "x: newest."
    assert error_sentence(FormatError("a", "newest")) == "a: newest."
    assert error_sentence(Refused("newest")) == "newest."
    assert found(Finding("0123456789", "newest")) == "01234567: newest."


def test_translation_that_went_wrong_is_shown_as_it_is() -> None:
    """A translated template with a slip in it shows itself; nothing fails."""
    for text in ("{", "{0}", "{path.x.y}", "{path!z}", "{path:d}"):
        assert filled(text, HistoryError("full", path="x")) == text


@given(
    st.sampled_from([*FORMAT]),
    st.text(max_size=100),
    st.dictionaries(
        st.sampled_from(["file", "value", "known", "key", "id", "low", "a"]),
        st.text(max_size=100) | st.integers() | st.floats() | st.lists(st.text()) | st.none(),
    ),
)
def test_any_value_gives_one_clean_line(code: str, path: str, values: dict[str, object]) -> None:
    """Whatever stands in a file, what is told is one line without control characters."""
    said = error_sentence(FormatError(path, code, **values))
    assert said.isprintable() or not any(unicodedata.category(c)[0] == "C" for c in said)
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((10.0, "10"), (2.5, "2.5"), (True, "true"), (None, "?")),
        pytest.param(1 << 100_000, "?", id="huge"),
        *((("a", "b"), "a, b"), ({"a": 1}, "a table"), ([1, "a"], "a list")),
    ],
)
def test_values_are_shown_as_they_stand_in_a_file(value: object, said: str) -> None:
    """Numbers, switches, lists and tables are told as a person would name them."""
    assert fill("{value}", {"value": value}) == said


def test_long_values_are_cut() -> None:
    """A value is cut to 60 characters; a path, which one has to act on, to 240."""
    assert fill("{v}", {"v": "x" * 999}) == "x" * (LONGEST - 1) + "…"
    assert len(fill("{v}", {"v": Path("x" * 999)})) == LONGEST_PATH
    assert fill("{v}", {"v": Line("x" * 200)}) == "x" * 200
