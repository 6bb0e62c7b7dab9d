"""Claims about the format writer: what it writes is read back, and reads well."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.format_parser import parse
from listening_timer.exercise.formats import MINUTE, MOST_PHASES, Format, Phase
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.format_writer import write
from listening_timer.library.formats import load
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.strategies import written_formats

TEXTS = st.dictionaries(
    st.text(max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda text: f"{text}x"),
    min_size=1,
    max_size=3,
)
"""A text in some languages, whatever a file can call these."""
NONE = st.just(dict[str, str]())


@given(fmt=written_formats(), name=TEXTS, about=TEXTS, cue=TEXTS | NONE, cued=TEXTS)
def test_any_format_is_read_back(
    fmt: Format,
    name: dict[str, str],
    about: dict[str, str],
    cue: dict[str, str],
    cued: dict[str, str],
) -> None:
    """Formats of any shape, and those that ship, with any texts: nothing of them is lost."""
    first, *others = fmt.phases
    phases = (replace(first, cue=cued), *others)
    made = replace(fmt, name=name, about=about, cue=cue, phases=phases)
    assert parse(tomllib.loads(write(made))) == made


@given(data=st.data())
def test_repeats_are_read_back(data: st.DataObject) -> None:
    """Rounds within rounds come as often again, in their order."""
    kinds = st.sampled_from([PhaseKind.TALK, PhaseKind.BRIDGE, PhaseKind.QUIET])
    phases = [Phase(PhaseKind.TALK, None, MINUTE)]
    for _ in range(data.draw(st.integers(1, 3))):
        phases = phases * data.draw(st.integers(1, 4))
        phases += [Phase(kind, None, MINUTE) for kind in data.draw(st.lists(kinds, max_size=2))]
    made = replace(SHIPPED["short-turns"], phases=tuple(phases[:MOST_PHASES]))
    assert parse(tomllib.loads(write(made))) == made


def test_short_turns_are_written_as_a_repeat() -> None:
    """A file is laid out as one that ships: texts, rules, and a round that comes four times."""
    lines = write(SHIPPED["short-turns"]).splitlines()
    assert lines[0] == 'id = "short-turns"'
    assert lines[1] == 'name = { en = "Short turns" }'
    assert lines[3:6] == ['bell = "stop"', 'early = "hand-over"', "soon = 1"]
    assert lines[6:13] == [
        "",
        "[[phase]]",
        "repeat = 4",
        "",
        "  [[phase.phase]]",
        '  kind = "share"',
        '  who = "A"',
    ]
    assert lines.count("[[phase]]") == 3


def test_a_repeat_of_long_texts_fits_into_a_file(tmp_path: Path) -> None:
    """What a file of 64 KiB can hold by repeating it can be written to one again."""
    cue = {f"x-{number}": "ä" * 300 for number in range(20)}
    first, *others = SHIPPED["short-turns"].phases
    phases = (replace(first, cue=cue), others[0]) * 30
    made = replace(SHIPPED["short-turns"], id="mine", phases=phases)
    file = tmp_path / "mine.toml"
    file.write_text(write(made), "utf-8")
    assert load(file) == made
