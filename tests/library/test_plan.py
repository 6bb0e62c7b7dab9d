"""Claims about plan files: written and read they are the same, and what is wrong is named."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.formats import FormatError
from listening_timer.library import plan as plans
from listening_timer.library import prompts
from listening_timer.library.catalog import table_of
from listening_timer.library.plan import LONGEST_LINE, MOST_BYTES, Plan, Weekly
from listening_timer.library.prompts import Deck
from listening_timer.text.cleaning import clean_line
from listening_timer.text.error_messages import error_sentence
from tests.helpers.exercise.format_files import SHIPPED, parsed
from tests.helpers.exercise.plan_files import good
from tests.helpers.exercise.strategies import written_formats

LINES = st.text(max_size=LONGEST_LINE).map(lambda text: clean_line(text, LONGEST_LINE))
DAYS = st.integers(0, 6)
OURS = prompts.parse(
    {
        "id": "ours",
        "name": {"en": 'Our "own"'},
        "about": {"en": "Made for a test"},
        "card": [
            {"kind": "deeper", "text": {"en": "What did I leave out?", "de": "Was fehlt?"}},
            {"kind": "closing", "text": {"en": "What was good?"}},
        ],
    }
)


@st.composite
def weeklies(draw: st.DrawFn) -> Weekly:
    """Any weekly appointment."""
    day = draw(DAYS)
    other = draw(st.none() | DAYS.filter(lambda other: other != day))
    return Weekly(day, draw(st.integers(0, 24 * 60 - 1)), other)


def made_plans() -> st.SearchStrategy[Plan]:
    """Any plan."""
    decks: st.SearchStrategy[str | Deck | None] = st.sampled_from([None, "gentle", OURS])
    return st.builds(Plan, written_formats(), decks, LINES, st.none() | weeklies())


@given(made_plans())
def test_a_plan_that_was_written_is_read_as_the_same(plan: Plan) -> None:
    """All of it, through the text of its file."""
    assert plans.parse_text(plans.write(plan)) == plan


@pytest.mark.parametrize("identity", SHIPPED)
def test_all_that_ships_fits_into_a_plan(identity: str) -> None:
    """With every other thing in it, and room to spare."""
    plan = Plan(SHIPPED[identity], OURS, "x" * LONGEST_LINE, Weekly(6, 1200, 0))
    assert plans.parse_text(plans.write(plan)) == plan
    assert len(plans.write(plan).encode()) < MOST_BYTES // 4


def test_a_plan_is_plain_text_in_reading_order() -> None:
    """What one would look for stands first; the format is written as format files are."""
    plan = Plan(SHIPPED["share-fully"], "gentle", "Phones away", Weekly(6, 1200, 0))
    assert plans.write(plan).startswith(
        'version = 1\ntext = "Phones away"\ndeck = "gentle"\n\n[weekly]\nday = "sunday"\n'
        'time = "20:00"\nother-day = "monday"\n\n[format]\nid = "share-fully"\n'
    )


def test_what_does_not_fit_is_not_written() -> None:
    """A deck of more cards than a plan has room for is refused, with both sizes."""
    cards = OURS.cards * 200
    with pytest.raises(FormatError) as caught:
        plans.write(Plan(SHIPPED["share-fully"], replace(OURS, cards=cards)))
    assert caught.value.code == "too-big"
    assert "16 KiB at most" in error_sentence(caught.value)


@pytest.mark.parametrize(
    ("table", "key", "written", "read"),
    [
        ("", "text", r'"\u202eaway \u2066 phones\u200b"', "away phones\u200b"),
        ("format", "name", r'{ en = "A\u202eB\u2069" }', "AB"),
        ("format", "about", r'{ en = "two\nlines" }', "two lines"),
        ("0", "cue", r'{ en = "\u202dleft" }', "left"),
    ],
)
def test_texts_are_cleaned(table: str, key: str, written: str, read: str) -> None:
    """Nothing in them turns the direction of what stands beside it, or breaks a line."""
    plan = plans.parse_text(good({(table, key): written}))
    fmt = plan.format
    texts = {"text": plan.text, "name": fmt.name["en"], "about": fmt.about["en"]}
    assert (texts | {"cue": fmt.phases[0].cue["en"]})[key] == read


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {("0", "minutes"): "61"},
            "format, phase 1, minutes must be from 1 to 60, not 61.",
        ),
        (
            {("weekly", "time"): "20:00:00"},
            "weekly, time must be a time such as 20:00 in quotes, not 20:00:00.",
        ),
        (
            {("weekly", "other-day"): '"sunday"'},
            'weekly, other-day cannot be "sunday" too; choose another day, or remove this line.',
        ),
        (
            {("", "deck"): '"ours"'},
            'deck cannot be "ours"; write gentle, or a deck as [deck].',
        ),
        (
            {("", "version"): "2"},
            "version: a newer version of this program made it; install that version.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    changes: dict[tuple[str, str], str], sentence: str
) -> None:
    """The table and the key, and what would be right."""
    with pytest.raises(FormatError) as caught:
        plans.parse_text(good(changes))
    assert error_sentence(caught.value) == sentence


def test_a_newer_plan_is_called_that_whatever_else_is_in_it() -> None:
    """Its new keys are not called wrong."""
    with pytest.raises(FormatError) as caught:
        plans.parse_text("version = 2\nnovel = 1\n")
    assert caught.value.code == "newer-plan"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda some: (
        st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=8), some, max_size=3)
    ),
    max_leaves=8,
)


def tables(value: object) -> list[dict[str, object]]:
    """All tables in a value of a file, itself included."""
    found: list[dict[str, object]] = []
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        found = [table, *(each for part in table.values() for each in tables(part))]
    elif isinstance(value, list):
        found = [each for part in cast("list[object]", value) for each in tables(part)]
    return found


@given(data=st.data(), value=VALUES)
def test_any_value_anywhere_is_told_or_read(data: st.DataObject, value: object) -> None:
    """In place of a value or beside it: one sentence, or a plan that can be written again."""
    source = table_of(good())
    places = tables(source)
    table = places[data.draw(st.integers(0, len(places) - 1))]
    table[data.draw(st.sampled_from([*table, "more"]))] = value
    plan = parsed(plans.parse, source)
    if plan is not None:
        assert plans.parse_text(plans.write(plan)) == plan


@given(place=st.integers(0, len(good())), cut=st.integers(0, 60), put=st.text(max_size=12))
def test_any_change_of_the_text_is_told_or_read(place: int, cut: int, put: str) -> None:
    """A few letters lost, and others in their place: one sentence, or a plan."""
    text = good()[:place] + put + good()[place + cut :]
    try:
        plan = plans.parse_text(text)
    except FormatError as error:
        assert "\n" not in error_sentence(error)  # noqa: PT017 - whichever it is
    else:
        assert plans.parse_text(plans.write(plan)) == plan
