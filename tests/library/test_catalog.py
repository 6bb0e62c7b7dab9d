"""Claims about data files: what is refused before it is parsed, and what is said of mistakes."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from listening_timer.library import prompts
from listening_timer.library.catalog import MOST_BYTES
from listening_timer.library.formats import load
from listening_timer.text.error_messages import error_sentence
from tests.helpers.exercise.format_files import GOOD, TURNS, refusal

READERS = (load, prompts.load)
DEEP = {
    "lists": ("x = ", "[", "]"),
    "tables": ("x = ", "{a=", "}"),
    "tables in lists": ("x = ", "[{a=", "}]"),
    "lists in lists in tables": ("x = ", "{a=[[1],", "]}"),
    "dotted key": ("", "a.", ""),
    "dotted header": ("[a", ".a", ""),
    "quoted header": ("[a", " . 'a.#['", ""),
}
"""How something can be nested: before it, what opens a level, what closes it."""


def test_file_is_looked_at_before_it_is_read(tmp_path: Path) -> None:
    """Too big, no file, no plain file, no UTF-8: each is told, and none of them is waited for."""
    big, latin, pipe = (tmp_path / name for name in ("big", "latin", "pipe"))
    big.write_bytes(b"#" * (MOST_BYTES + 1))
    latin.write_bytes(b'# fine\nid = "caf\xe9"\n')
    os.mkfifo(pipe)
    assert refusal(big, *READERS).code == "too-big"
    assert refusal(latin, *READERS).code == "not-utf-8"
    assert refusal(pipe, *READERS).code == "not-a-file"
    assert refusal(tmp_path, *READERS).code == "not-a-file"
    assert refusal(tmp_path / "none", *READERS).code == "no-file"


def test_largest_file_is_read(tmp_path: Path) -> None:
    """A file of exactly 64 KiB, with the mark that Windows editors put first, is read."""
    file = tmp_path / "full.toml"
    text = b"\xef\xbb\xbf" + (GOOD + TURNS).encode()
    file.write_bytes(text + b"#" * (MOST_BYTES - len(text)))
    assert load(file).id == "mine"


def test_forbidden_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is told."""

    def refuse(*_: object) -> None:
        raise PermissionError

    file = tmp_path / "mine.toml"
    file.write_text(GOOD + TURNS, "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(file, *READERS).code == "unreadable"


@pytest.mark.parametrize("form", DEEP)
@pytest.mark.parametrize("depth", [9, 5_000])
def test_nested_too_deep_is_not_parsed(
    form: str, depth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than 8 levels are refused before the parser sees them, however they are made."""

    def parsed(_text: str) -> None:
        pytest.fail("it was parsed")

    monkeypatch.setattr(tomllib, "loads", parsed)
    before, opens, closes = DEEP[form]
    file = tmp_path / "deep.toml"
    file.write_text('a = "["\n' + before + opens * depth + closes * depth, "utf-8")
    assert refusal(file, *READERS).code == "nested"


@pytest.mark.parametrize(
    "text",
    [
        'about = { en = "' + "[" * 20 + "{." * 20 + r"\"[[[[[[[[[[[" + '" }\n',
        'about = { en = """' + "[\n" * 20 + '""" }\n',
        "about = { en = '''" + "{\n" * 20 + "''' }\n",
        "about = { en = '[[[[[[[[[[[' } # " + "[" * 20 + "\n",
    ],
)
def test_brackets_in_texts_nest_nothing(text: str, tmp_path: Path) -> None:
    """What stands in a text or a comment is no level."""
    file = tmp_path / "mine.toml"
    own = GOOD.replace('about = { en = "Made for a test" }\n', text)
    file.write_text(own + TURNS, "utf-8")
    assert "about" in own
    assert load(file).id == "mine"


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 30_000, "'" * 60_001, '"""' * 20_001, '"""\\' * 10_000, "." * 60_000]
)
def test_scan_takes_no_time(text: str, tmp_path: Path) -> None:
    """No text, however unfinished, makes the look for nesting slow: limits only catch a hang."""
    file = tmp_path / "long.toml"
    file.write_text(text, "utf-8")
    assert refusal(file, *READERS).code in {"not-toml", "nested"}


@pytest.mark.parametrize(
    ("text", "code", "key", "line"),
    [
        ('id = "a"\n\nid = "b"\n', "key-twice", "id", 3),
        ('a = 1\nb = 2\n "a" = 3\n', "key-twice", "a", 3),
        ("x = 1\na = 2\na = { en = 1 }\n", "key-twice", "a", 3),
        ("\n\na = { en = 1, en = 2 }\n", "key-twice", "en", 3),
        ("[phase]\nx = 1\n[phase]\nx = 1\n", "table-twice", "phase", 3),
        ('id = "a"\nname = \n', "not-toml", None, 2),
        ('id = "a', "not-toml", None, 1),
        ("a = [\n1,\n2,\n", "not-toml", None, 3),
        ("a = " + "[" * 8, "not-toml", None, 1),
        ("a = 1" + "0" * 5_000, "not-toml", None, 1),
    ],
)
def test_what_cannot_be_parsed_is_told_with_its_line(
    text: str, code: str, key: str | None, line: int, tmp_path: Path
) -> None:
    """No TOML, however it fails to be read, and a name that stands twice, by its second line."""
    file = tmp_path / "bad.toml"
    file.write_text(text, "utf-8")
    found = refusal(file, *READERS)
    assert (found.code, found.values.get("key"), found.values["line"]) == (code, key, line)
    assert ("twice" if key else f"line {line}") in error_sentence(found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_editor_may_have_written_it(end: str, mark: str, tmp_path: Path) -> None:
    """The line ends of every system and a byte order mark change nothing."""
    file = tmp_path / "mine.toml"
    file.write_bytes((mark + GOOD + TURNS).replace("\n", end).encode())
    plain = tmp_path / "plain.toml"
    plain.write_text(GOOD + TURNS, "utf-8")
    assert load(file) == load(plain)
