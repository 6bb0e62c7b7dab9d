"""Claims about files that are broken or hostile: one sentence each, and nothing has changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import HISTORY, error_sentence
from listening_timer.transfer.import_file import merge_file
from tests.helpers.history.broken_databases import BROKEN_HISTORIES
from tests.helpers.history.broken_exports import broken_lines, sound_lines
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_annotations, add_session

MOST_MEMORY = 300 << 10
"""KiB."""
SLOWEST = 2_000
"""ms; printed, and asserted by nobody."""
IMPORT_ALL = """
import json, pathlib, sys, time
from listening_timer.history.store import History
from listening_timer.transfer.import_file import merge_file
from listening_timer.model.errors import HistoryError
took = {}
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    with History.memory() as history:
        began = time.monotonic_ns()
        try:
            merge_file(history, path)
        except HistoryError:
            took[path.name] = (time.monotonic_ns() - began) // 1_000_000
status = pathlib.Path("/proc/self/status").read_text()  # what getrusage says is inherited
most = int(status.split("VmHWM:")[1].split()[0])
print(json.dumps({"took": took, "memory": most}))
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All broken files of lines."""
    found = list(broken_lines(sound_lines(tmp_path_factory.mktemp("sound"))))
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


def refused(path: Path, folder: Path) -> HistoryError:
    """Bring this into a history that says the same after as before; returns why not."""
    with History.memory() as history:
        add_annotations(history, add_session(history, 3, ("Cy", "Di")))
        export(history, folder / "before")
        with pytest.raises(HistoryError) as caught:
            merge_file(history, path)
        export(history, folder / "after")
        assert (folder / "after").read_bytes() == (folder / "before").read_bytes()
        assert history.check() == []
    return caught.value


def see_sentence(error: HistoryError) -> None:
    """One sentence that is written down, on one line, with nothing left open in it."""
    said = error_sentence(error)
    assert error.code in HISTORY
    assert said.endswith((".", "?"))
    assert "\n" not in said
    assert "{" not in said


def test_there_are_enough(lines: dict[str, bytes]) -> None:
    """Some two hundred in all, and what they were made from is sound."""
    assert len(lines) + len(BROKEN_HISTORIES) >= 200


def test_what_they_were_made_from_is_sound(tmp_path: Path) -> None:
    """Each is refused for what was done to it."""
    (tmp_path / "sound").write_bytes(b"\n".join(sound_lines(tmp_path)) + b"\n")
    with History.memory() as history:
        assert merge_file(history, tmp_path / "sound").new == 1


def test_broken_lines_are_refused(lines: dict[str, bytes], tmp_path: Path) -> None:
    """Cut, of other types, out of range, deep, doubled, of newer versions: one sentence each."""
    path = tmp_path / "broken.json"
    for name, content in lines.items():
        path.write_bytes(content)
        try:
            see_sentence(refused(path, tmp_path))
        except BaseException as error:
            error.add_note(name)
            raise


@pytest.mark.parametrize("name", BROKEN_HISTORIES)
def test_broken_histories_are_refused(name: str, tmp_path: Path) -> None:
    """Cut, foreign, newer, with views and triggers, not even files: one sentence, and no trace."""
    path = tmp_path / "broken.db"
    BROKEN_HISTORIES[name](path)
    before = {each.name for each in tmp_path.iterdir()}
    see_sentence(refused(path, tmp_path))
    assert {each.name for each in tmp_path.iterdir()} == before | {"before", "after"}


@pytest.mark.slow
def test_none_takes_much_memory_or_long(
    lines: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them, one after the other, in less than 300 MB; how long each took is printed."""
    for name, content in lines.items():
        (tmp_path / f"{name}.json").write_bytes(content)
    for name, make in BROKEN_HISTORIES.items():
        make(tmp_path / f"{name}.db")
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    found = json.loads(run.stdout)
    longest = max(found["took"], key=found["took"].get)
    with capsys.disabled():
        print(  # noqa: T201 - figures
            f"\n{len(found['took'])} files, {found['memory'] >> 10} MiB,"
            f" longest {found['took'][longest]} ms of {SLOWEST} ({longest})"
        )
    assert len(found["took"]) >= len(lines) + len(BROKEN_HISTORIES)
    assert found["memory"] < MOST_MEMORY
