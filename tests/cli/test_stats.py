"""Claims about `history stats`, over real files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.cli.conftest import Run

SPANS = {"month": 5, "half-year": 26}


def test_every_couple_has_its_page(run: Run) -> None:
    """All who talked here, those of the latest talk first, each with the figures of the weeks."""
    status, out, err = run("stats", "--span", "all")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if " and " in line] == ["Ann and Bo", "Cleo and Dan"]
    assert out.count(f"\n  2026-11-16 to {last_sunday(out)}\n  1 talk\n") == 2
    assert "\n  10:40  Ann shared\n" in out


def last_sunday(out: str) -> str:
    """The last day of the first span; the week of today ends with it."""
    found = date.fromisoformat(out.splitlines()[1].split()[-1])
    assert found.weekday() == 6
    assert 0 <= (found - date.today()).days < 7  # noqa: DTZ011 - what the screen calls today
    return found.isoformat()


@pytest.mark.parametrize("span", [None, *SPANS])
def test_json_is_one_object(run: Run, span: str | None) -> None:
    """The same as an object, over half a year unless it is said."""
    status, out, _ = run("stats", "--json", *(["--span", span] if span else []))
    assert status == 0
    couples = json.loads(out)["couples"]
    assert [(each["left"], each["right"]) for each in couples] == [("Ann", "Bo"), ("Cleo", "Dan")]
    assert {len(each["weeks"]) for each in couples} == {SPANS[span or "half-year"]}
    assert {each["span"] for each in couples} == {span or "half-year"}


def test_nothing_yet_is_said(run: Run, tmp_path: Path) -> None:
    """An empty history is no failure, and an empty list as JSON."""
    History.open(tmp_path / "new.db").close()
    assert run("stats", history=tmp_path / "new.db") == (0, "No session has ended yet.\n", "")
    assert json.loads(run("stats", "--json", history=tmp_path / "new.db")[1])["couples"] == []


def test_reading_works_while_the_window_has_it(run: Run, file: Path) -> None:
    """Looking changes nothing, and needs nobody's leave."""
    with History.open(file):
        before = file.read_bytes()
        assert run("stats")[0] == 0
        assert file.read_bytes() == before


def test_an_unknown_span_is_told(run: Run) -> None:
    """One sentence, status 2."""
    status, _, err = run("stats", "--span", "week")
    assert (status, err.count("\n")) == (2, 1)
