"""Claims about the captions that ship: enough of each, short, about oneself; bad files are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import FormatError, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.captions import (
    ORDER,
    CaptionLine,
    Conversation,
    conversations,
    parse,
)
from listening_timer.library.catalog import read
from listening_timer.text.error_messages import FORMAT, error_sentence
from tests.helpers.exercise.format_files import SHIPPED, refusal

SHIPPED_HERE = conversations(resources())
LINES = [line for each in SHIPPED_HERE for line in each.lines]

LONGEST = 90
AGAINST = re.compile(
    r"you (always|never|should|must|ought|have to|don’t|didn’t|won’t|can’t|make me|made me)"
    r"|your fault|because of you|it’s you|whereas you|at least",
    re.IGNORECASE,
)
"""What would be said against the other one."""

HEAD = 'id = "a"\nname = { en = "A" }\nabout = { en = "B" }\n'
SHARE = '[[line]]\nkind = "share"\nof = "A"\ntext = { en = "Well." }\n'
CLOSE = '[[line]]\nkind = "close"\nwho = "B"\ntext = { en = "Well." }\n'
BAD = [
    ("unknown-key", HEAD + 'title = "a"\n' + SHARE, "title"),
    ("unknown-key", HEAD + SHARE + "minutes = 1\n", "line 1, minutes"),
    ("none-listed", HEAD, "[[line]]"),
    ("not-listed", HEAD + 'line = ["Well."]\n', "line 1"),
    ("bad-id", HEAD.replace('"a"', '"A!"') + SHARE, "id"),
    ("not-a-text-table", HEAD.replace('{ en = "A" }', '"A"') + SHARE, "name"),
    ("bad-text", HEAD.replace('"A"', '"' + "a" * 41 + '"') + SHARE, "name.en"),
    ("bad-text", HEAD.replace('"B"', '"\\u200b"') + SHARE, "about.en"),
    ("bad-text", HEAD + SHARE.replace("Well.", "a" * 101), "line 1, text.en"),
    ("missing", HEAD + SHARE.replace("kind", "# kind"), "line 1, kind"),
    ("not-a-choice", HEAD + SHARE.replace("share", "chat"), "line 1, kind"),
    ("missing", HEAD + SHARE.replace("of", "# of"), "line 1, of"),
    ("not-here", HEAD + CLOSE + 'of = "A"\n', "line 1, of"),
    ("missing", HEAD + CLOSE.replace("who", "# who"), "line 1, who"),
    ("not-a-choice", HEAD + SHARE + 'who = "C"\n', "line 1, who"),
    ("not-whole", HEAD + SHARE + 'telling = "much"\n', "line 1, telling"),
    ("not-whole", HEAD + SHARE + "telling = true\n", "line 1, telling"),
    ("out-of-range", HEAD + SHARE + "telling = 4\n", "line 1, telling"),
    ("not-a-choice", HEAD + SHARE + 'good = "yes"\n', "line 1, good"),
    ("not-here", HEAD + CLOSE + "good = true\n", "line 1, good"),
    ("twice", HEAD + SHARE + SHARE, "line 2, text"),
]
"""What a file may hold that is no conversation: the code, the text, a part of what is told."""


def said(
    conversation: Conversation,
    kind: PhaseKind,
    of: Role | None = None,
    who: Role | None = None,
    *,
    good: bool = False,
) -> list[CaptionLine]:
    """The lines of a kind of phase."""
    return [
        line
        for line in conversation.lines
        if line.kind is kind and line.of is of and line.good is good and who in (None, line.who)
    ]


def test_conversations_that_ship_are_sound() -> None:
    """Three ship, each in the file of its id, and no file is left over."""
    assert tuple(each.id for each in SHIPPED_HERE) == ORDER
    assert {file.stem for file in (resources() / "captions").iterdir()} == set(ORDER)
    assert len({each.name["en"] for each in SHIPPED_HERE}) == len(ORDER)


@pytest.mark.parametrize("conversation", SHIPPED_HERE, ids=ORDER)
def test_there_is_enough_for_every_format(conversation: Conversation) -> None:
    """No share of a format that ships is left without three lines, no other step without one."""
    for fmt in SHIPPED.values():
        for of in Role:
            shares = [phase for phase in fmt.turns if phase.who is of]
            assert len(said(conversation, PhaseKind.SHARE, of)) >= 3 * len(shares)
        for phase in fmt.phases:
            silent = phase.kind in (PhaseKind.HANDOVER, PhaseKind.QUIET)
            assert bool(said(conversation, phase.kind, phase.who)) is not silent, phase.kind
    for of in Role:
        assert len(said(conversation, PhaseKind.SHARE, of, good=True)) >= 4
        assert len(said(conversation, PhaseKind.BRIDGE, who=of)) >= 2


@pytest.mark.parametrize("of", Role)
@pytest.mark.parametrize("conversation", SHIPPED_HERE, ids=ORDER)
def test_each_part_begins_with_what_tells_most(conversation: Conversation, of: Role) -> None:
    """Each third of the lines to share, and each other step, begins with the best of its lines."""
    shares = said(conversation, PhaseKind.SHARE, of)
    third = len(shares) // 3
    first = [
        *shares[::third],
        said(conversation, PhaseKind.SHARE, of, good=True)[0],
        said(conversation, PhaseKind.REFLECT, of)[0],
        said(conversation, PhaseKind.APPRECIATE, of)[0],
        said(conversation, PhaseKind.BRIDGE, who=of)[0],
    ]
    assert [line.text["en"] for line in first if line.telling != 3] == []


@pytest.mark.parametrize("conversation", SHIPPED_HERE, ids=ORDER)
def test_listener_is_silent_in_a_share(conversation: Conversation) -> None:
    """Only the speaker speaks in a share and in thanks; what is reflected is said back first."""
    for line in conversation.lines:
        if line.kind in (PhaseKind.SHARE, PhaseKind.APPRECIATE):
            assert line.who is line.of
    for of in Role:
        first, *_, last = said(conversation, PhaseKind.REFLECT, of)
        assert (first.who, last.who) == (of.other, of)


def test_lines_are_short_and_speak_of_oneself() -> None:
    """A line is read at a glance, is a whole sentence, and is not against the other one."""
    texts = [text for line in LINES for text in line.text.values()]
    assert [text for text in texts if len(text) > LONGEST or text[-1] not in ".?"] == []
    own = [line.text["en"] for line in LINES if line.kind is not PhaseKind.REFLECT]
    assert [text for text in [*own, "You never ask."] if AGAINST.search(text)] == ["You never ask."]


def test_nobody_says_a_thing_twice() -> None:
    """No line stands twice in one conversation, also where it would be allowed."""
    for conversation in SHIPPED_HERE:
        texts = [line.text["en"] for line in conversation.lines]
        assert len(set(texts)) == len(texts)


def test_who_speaks_is_whose_phase_it_is() -> None:
    """Where a line names nobody else, the person of its phase says it, telling as usual."""
    read_back = parse(
        {
            "id": "a",
            "name": {"en": "A"},
            "about": {"en": "B"},
            "line": [{"kind": "reflect", "of": "B", "text": {"en": "Yes."}}],
        }
    )
    assert read_back.lines == (
        CaptionLine(PhaseKind.REFLECT, Role.B, Role.B, 2, good=False, text={"en": "Yes."}),
    )


@pytest.mark.parametrize(("code", "text", "place"), BAD)
def test_bad_file_is_told(code: str, text: str, place: str, tmp_path: Path) -> None:
    """Each mistake in the file has its code, and a sentence with the file and the place."""
    file = tmp_path / "easy.toml"
    file.write_text(text, "utf-8")
    error = refusal(file, lambda path: read(path, parse))
    assert error.code == code
    assert code in FORMAT
    assert place in error_sentence(error)


def test_lost_file_is_told(tmp_path: Path) -> None:
    """Where the installation broke, the file that is missing is named."""
    with pytest.raises(FormatError) as caught:
        conversations(tmp_path)
    assert error_sentence(caught.value).startswith("easy.toml: there is no such file")
