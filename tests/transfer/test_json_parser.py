"""Claims about reading JSON: whatever says the same is the same; what says it twice is refused."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import error_sentence
from listening_timer.transfer import json_format, json_parser, json_schema
from listening_timer.transfer.import_file import merge_file
from listening_timer.transfer.validate import InvalidData
from tests.helpers.history.broken_exports import sound_lines
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_annotations, add_session

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """A line of each kind."""
    return sound_lines(tmp_path_factory.mktemp("sound"))


def reordered(value: Json, order: Callable[[list[str]], list[str]]) -> Json:
    """The same with the keys of every object in another order."""
    match value:
        case dict():
            return {key: reordered(value[key], order) for key in order(list(value))}
        case list():
            return [reordered(each, order) for each in value]
        case _:
            return value


def brought(folder: Path, content: bytes) -> bytes:
    """What a history exports into which this file was imported."""
    (folder / "in.json").write_bytes(content)
    with History.memory() as history:
        merge_file(history, folder / "in.json")
        export(history, folder / "out.json")
    return (folder / "out.json").read_bytes()


@settings(max_examples=60, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.booleans(),
    st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", "\r :  ")]),
)
def test_any_json_that_says_the_same_is_read(
    written: list[bytes],
    random: Random,
    escaped: bool,  # noqa: FBT001 - given
    separators: tuple[str, str],
) -> None:
    """Keys in any order, any white space, every escape: the same value as of our own line."""
    for line in written:
        value = reordered(json.loads(line), lambda keys: random.sample(keys, len(keys)))
        other = json.dumps(value, ensure_ascii=escaped, separators=separators).encode()
        assert json_format.read(other) == json_format.read(line)


LAYOUTS: dict[str, Callable[[list[bytes]], bytes]] = {
    "blank last line": lambda made: b"\n".join(made) + b"\n\n",
    "blank lines": lambda made: b"\n\n" + b"\n \t\n".join(made) + b"\n  \n",
    "no last line end": b"\n".join,
    "CRLF": lambda made: b"\r\n".join(made) + b"\r\n",
    "BOM": lambda made: b"\xef\xbb\xbf" + b"\n".join(made) + b"\n",
    "spaces around": lambda made: b"".join(b"  " + each + b" \n" for each in made),
    "over several lines": lambda made: b"".join(
        json.dumps(json.loads(each), indent=2).encode() + b"\n" for each in made
    ),
}
"""A whole file laid out as other programs lay it out."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_of_another_program_is_imported(
    written: list[bytes], tmp_path: Path, layout: str
) -> None:
    """However it is laid out, the history is the same afterwards."""
    plain = brought(tmp_path, b"\n".join(written) + b"\n")
    assert brought(tmp_path, LAYOUTS[layout](written)) == plain
    assert len(plain.splitlines()) == len(written)


@pytest.mark.parametrize("text", ["{}", "[", '"', "}{", 'a "b" c', "\\", '\\"{', "é\u2028[]"])
def test_brackets_in_texts_do_not_count(tmp_path: Path, text: str) -> None:
    """An object over several lines ends where it ends, whatever its texts hold."""
    with History.memory() as history:
        add_annotations(history, add_session(history), text)
        export(history, tmp_path / "plain.json")
    plain = (tmp_path / "plain.json").read_bytes()
    assert brought(tmp_path, json.dumps(json.loads(plain), indent=1).encode()) == plain


TWICE = [
    (b'"named":{', b'"named":{"A":0,"B":0},"named":{', "named"),
    (b'{"A":', b'{"A":"Cy","A":', "A"),
    (b'"at":0', b'"at":1,"at":0', "at"),
    (b'"name":{"en":', b'"name":{"en":"Other","en":', "en"),
    (b'"derived":{', b'"derived":{"date":"2026-01-01",', "date"),
]
"""A key that stands twice, in any object of a line: nobody could say which of the two is meant."""
OTHER = [
    (b'"bell":"finish"', b'"bell":"finish","gong":1', "events"),
    (b',"cue":{}},"side_a"', b'},"side_a"', "events"),
    (b'"value":4', b'"value":"4"', "ratings[0].value"),
    (b'"prompts":', b'"cards":', "cards"),
]
"""An unknown key, a missing one, another type."""


@pytest.mark.parametrize(("old", "new", "part"), [*TWICE, *OTHER])
def test_other_than_is_written_is_refused(
    written: list[bytes], old: bytes, new: bytes, part: str
) -> None:
    """Whatever is more, less, other or twice: refused, and the part is named."""
    assert old in written[0]
    with pytest.raises(InvalidData) as caught:
        json_format.read(written[0].replace(old, new, 1))
    assert caught.value.part.startswith(part)
    assert isinstance(caught.value, json_parser.KeyTwice) is ((old, new, part) in TWICE)


def test_an_older_version_is_read_by_its_steps(
    written: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One step a version; where a step is missing, the line is refused for its version."""

    def with_prompts(values: dict[str, object]) -> dict[str, object]:
        return {"prompts": ["gentle/1", "gentle/2", "gentle/1"]} | values

    def with_names(values: dict[str, object]) -> dict[str, object]:
        return {"names": values.pop("who")} | values

    values = json.loads(written[0]) | {"listening_timer": 1}
    values["who"] = values.pop("names")
    del values["prompts"]
    older = json.dumps(values).encode()
    monkeypatch.setattr(
        json_parser, "UPGRADES", {1: with_names, 2: with_prompts, **json_schema.UPGRADES}
    )
    assert json_format.read(older) == json_format.read(written[0])
    monkeypatch.setattr(json_parser, "UPGRADES", {1: with_names})
    with pytest.raises(InvalidData) as caught:
        json_format.read(older)
    assert caught.value.part == "listening_timer"


def test_a_line_of_version_3_has_a_single_meeting(written: list[bytes]) -> None:
    """What that version could not say is read as it was meant: of its own, and once.

    Nor had a format `soon` then; one without it has no such key in any version.
    """
    values = json.loads(written[0]) | {"listening_timer": 3}
    for key in ("appointment", "weekly", "substitute", "zone"):
        del values["meeting"][key]
    older = json.dumps(values).encode()
    assert b"weekly" not in older
    assert b"soon" not in older
    assert json_format.read(older) == json_format.read(written[0])


SPOILT: list[tuple[Callable[[list[bytes]], list[bytes]], str, int]] = [
    (lambda made: [made[0], b"", made[1][:-1] + b",}"], "not-json", 3),
    (lambda made: [made[0], b"", made[1].replace(b'"tally"', b'"taly"')], "bad-line", 3),
    (lambda made: [made[0], made[1][:40], made[2]], "cut-line", 2),
    (lambda made: [made[0], b"", b"", made[1][:-1]], "cut-line", 4),
]
"""What is done to a file, and how that is told: its code and the number of the line."""


@pytest.mark.parametrize(("spoil", "code", "line"), SPOILT)
def test_what_is_wrong_is_named_with_its_line(
    written: list[bytes],
    tmp_path: Path,
    spoil: Callable[[list[bytes]], list[bytes]],
    code: str,
    line: int,
) -> None:
    """The number counts the blank lines too, and no sentence has an empty bracket in it."""
    (tmp_path / "in.json").write_bytes(b"\n".join(spoil(written)))
    with History.memory() as history, pytest.raises(HistoryError) as caught:
        merge_file(history, tmp_path / "in.json")
    assert (caught.value.code, caught.value.values["line"]) == (code, line)
    assert "()" not in error_sentence(caught.value)


def test_the_documented_jq_line_fits_every_line(written: list[bytes], tmp_path: Path) -> None:
    """With jq itself where it is installed: a row a session, and nothing of marks and deletions.

    Elsewhere what `select(.derived)` leaves is looked at: whatever the line names is there.
    """
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
    (line,) = (each.strip() for each in page.splitlines() if each.startswith("    jq "))
    command, program, file, name = *shlex.split(line)[:2], *shlex.split(line)[2:]
    assert (command, program, name) == ("jq", "-r", "FILE.json")
    assert file.startswith("select(.derived) | ")
    kept = [value for value in map(json.loads, written) if value.get("derived")]
    assert (len(kept), len(written)) == (1, 4)
    for path in re.findall(r"\.([A-Za-z_.]+)", file.partition("|")[2]):
        found = kept[0]
        for part in path.split("."):
            found = found[part]
    if jq := shutil.which("jq"):
        (tmp_path / name).write_bytes(b"\n".join(written) + b"\n")
        run = [jq, program, file, str(tmp_path / name)]
        out = subprocess.run(run, check=True, capture_output=True, text=True).stdout
        assert out.count("\n") == 1
