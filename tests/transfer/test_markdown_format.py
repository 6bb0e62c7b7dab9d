"""Claims about the diary: everything is in it, and what was typed is text and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument

from listening_timer.exercise.commands import End, MainAction
from listening_timer.history.store import History
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.text.cleaning import clean_line, clean_text
from listening_timer.transfer.export import write_export
from listening_timer.transfer.markdown_format import MarkdownFormat, escaped, lines, quoted
from tests.helpers.exercise.play_session import SHARES, WALL, begin_play
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    promise,
)

PAGE = """\

## Wednesday, 18 November 2026, 12:06

Ann and Bo. Made for a test, 24:20.

| | planned | actual | |
| --- | ---: | ---: | --- |
| arrive | 1:00 | 1:00 |  |
| Ann shares | 10:00 | 10:40 | +0:40 |
| a quiet moment | 0:30 | 0:20 |  |
| Bo shares | 10:00 | 9:40 |  |
| Ann says thank you | 1:00 | 0:50 |  |
| Bo says thank you | 1:00 | 0:50 |  |
| close |  | 1:00 |  |

Ann shared 10:40, Bo shared 9:40, appreciating 1:40, together 2:00, silence 0:20.

| from 0 to 10 | calm before | calm after | close before | close after | heard before \
| heard after |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| Ann | 4 | 4 | 5 | 5 | 6 | 6 |
| Bo | 4 | 4 | 5 | 5 | 6 | 6 |

Tags: tag &lt;b&gt;this&lt;/b&gt; and \\*that\\*.

**Topic**

> topic &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**Note**

> note &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**Thanks of Ann**

> appreciation &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**Feeling of Bo**

> feeling &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**For next time**

> next-time &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**Something new together**

> planned &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

**Promise of Ann (not yet)**

> promised &lt;b&gt;this&lt;/b&gt;\\
> and \\*that\\*

Next talk: Wednesday, 25 November 2026, 12:06.
"""
MARKUP = (
    *("# no heading", "1. no list", "- no list", "+ none", "=====", "---", "    no code"),
    *("[no](https://link.example)", "![no picture](x.png)", "https://no.link.example/x?y=1"),
    *("www.no-link.example", "no@link.example", "> no quote of its own", "[^1]: no foot"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- none -->"),
    *("&lt;img&gt;", "&amp; &#60;", "a | b", "*no* _emphasis_ ~~none~~ `none`"),
    *("$no$ {formula} ^a^", ":heart:", "back\\slash\\"),
)
PIECES = st.sampled_from([*MARKUP, "\n", "\n\n", " ", "\t", "\\", "a", "é", "\u05d0", "\U0001f600"])


pytestmark = pytest.mark.usefixtures("qapp")


def document(markdown: str) -> QTextDocument:
    """What a reader of Markdown, with all that GitHub adds to it, makes of a text."""
    made = QTextDocument()
    made.setDefaultFont(QFont(["serif"], 12))  # another test's may be in pixels, which warns
    made.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return made


def plainly(text: str) -> str:
    """A text without its blanks, which a reader may set as it likes."""
    return "".join(text.split()).replace("\ufffc", "")


def test_a_session_reads_as_a_page() -> None:
    """Its day, who and how long; planned beside actual; ratings, words and promises."""
    with History.memory() as history:
        session = add_session(history)
        add_annotations(history, session, "<b>this</b>\nand *that*")
        history.set_outcome(promise(session, "").id, PromiseOutcome.NOT_YET, WALL + 5)
        assert MarkdownFormat().session(history.session(session)).decode() == PAGE


def test_an_early_end_is_said_and_nothing_more() -> None:
    """The phases after it were not reached; nobody is blamed."""
    play = begin_play(SHARES)
    play.do(MainAction(), 300)
    play.do(End(), 320)
    with History.memory() as history:
        page = list(lines(history.session(add_session_log(history, play.log))))
    assert page[2] == "Ann and Bo. Made for a test, 5:20, ended early."
    assert page[6:9] == [
        "| Ann shares | 10:00 | 5:00 |  |",
        "| a quiet moment | 0:30 | 0:20 | ended here |",
        "| Bo shares | 10:00 |  | not reached |",
    ]


def test_the_newest_comes_first(tmp_path: Path) -> None:
    """A title, then a heading a session."""
    with History.memory() as history:
        for number in (1, 2):
            add_session(history, number, day=number)
        assert write_export(history, tmp_path / "talks.md", MarkdownFormat()) == 2
    heads = [
        line
        for line in (tmp_path / "talks.md").read_text("utf-8").split("\n")
        if line.startswith("#")
    ]
    assert heads == [
        "# Our talks",
        "## Friday, 20 November 2026, 12:06",
        "## Thursday, 19 November 2026, 12:06",
    ]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_that_was_typed_is_text(text: str) -> None:
    """It is shown as it was typed, letter for letter."""
    written = "\n".join(quoted(text))
    assert "<" not in written  # to some converters a backslash before it is no escape
    shown = document(written)
    assert shown.toPlainText().strip(" \n\u00a0") == clean_text(text).strip()
    assert "<a " not in shown.toHtml()
    assert "<img" not in shown.toHtml()


@settings(max_examples=400)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.text(max_size=30))
def test_any_text_is_read_back(some: str, other: str) -> None:
    """Whatever is put together: all of it is there, in one quote, with nothing made of it."""
    text = clean_text(some + other)
    shown = document("\n".join(["before", "", *quoted(text), "", "after"]))
    assert plainly(shown.toPlainText()) == plainly(f"before{text}after")
    html = shown.toHtml()
    assert not any(tag in html for tag in ("<a ", "<img", "<table", "<h1", "<ul", "<ol", "<pre"))


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=6).map("".join).map(lambda text: clean_line(text, 40)))
def test_any_name_is_read_back(name: str) -> None:
    """In a cell of a table, a name stays in its cell."""
    shown = document(f"| a | b |\n| --- | --- |\n| {escaped(name)} | c |\n")
    assert plainly(shown.toPlainText()) == plainly(f"ab{name}c")
