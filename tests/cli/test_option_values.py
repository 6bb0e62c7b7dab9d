"""Claims about names on the command line: any name, on any Python, and never an option."""

from __future__ import annotations

import argparse

import pytest

from listening_timer.cli.arguments import Asked
from listening_timer.cli.option_values import bound
from listening_timer.cli.parser import options, parser
from tests.cli.conftest import Run

OUT = ("history", "export", "--to", "out.pdf")


def asked(*words: str) -> Asked:
    """What a line says."""
    line, found = parser(), Asked()
    line.parse_args(bound(words, options()), namespace=found)
    return found


@pytest.mark.parametrize(
    "names", [("Ann", "Bo"), ("-Ann", "-b"), ("Ann Lee", "O'Neil"), ("-1", "--Bo=x"), ("a=b", "=c")]
)
def test_two_names_are_two_names(names: tuple[str, str]) -> None:
    """Also where they begin with hyphens; before and after other options."""
    for words in (
        (*OUT, "--couple", *names, "--letter"),
        (*OUT, "--letter", "--couple", *names),
        ("history", "export", "--couple", *names, "--letter", "--to", "out.pdf"),
    ):
        found = asked(*words)
        assert (found.couple, found.letter, found.to.name) == (names, True, "out.pdf")


@pytest.mark.parametrize("option", ["--person", "--tag", "--search", "--topic"])
@pytest.mark.parametrize("value", ["-Ann", "--x", "- 1", "a=b"])
def test_any_one_value_is_taken(option: str, value: str) -> None:
    """As it stands, both as a word of its own and behind an equals sign."""
    for words in ((option, value), (f"{option}={value}",)):
        found = asked("history", "list", *words, "--limit", "3")
        assert (getattr(found, option[2:]), found.limit) == (value, 3)


def test_nothing_asks_argparse_for_two_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it makes of them differs from Python to Python: no option takes more than one."""
    init, counts = argparse.Action.__init__, set[object]()

    def noted(self: argparse.Action, *words: object, nargs: object = None, **named: object) -> None:
        counts.add(nargs)
        init(self, *words, nargs=nargs, **named)  # pyright: ignore[reportArgumentType] - as given

    monkeypatch.setattr(argparse.Action, "__init__", noted)
    parser()
    assert counts <= {None, 0, argparse.PARSER}


@pytest.mark.parametrize(
    "words",
    [
        *(
            ("--couple", "Ann", "--letter"),
            ("--letter", "--couple", "Ann"),
            ("--couple", "--letter"),
        ),
        *(("--couple",), ("--couple", "", "Bo"), ("--couple=Ann",)),
        ("--couple", "Ann", "--history", "x.db"),
    ],
)
def test_one_name_is_told(run: Run, words: tuple[str, ...]) -> None:
    """One sentence that says what belongs there; no option is taken for a name."""
    status, out, err = run("export", "--to", "out.pdf", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--couple" in err
    assert "two names belong here" in err or "expected one argument" in err
