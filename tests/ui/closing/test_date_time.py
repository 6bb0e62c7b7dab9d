"""Claims about choosing a day and a time: what is shown is what is meant, in any zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimeZone

from listening_timer.ui.closing.date_time import MOST_DAYS, WEEK, DateTimePicker
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import GlyphButton
from listening_timer.ui.widgets.choices import Stepper
from tests.helpers.qt.widget_actions import find

pytestmark = pytest.mark.usefixtures("english")

BERLIN = "Europe/Berlin"
ZONES = sorted(
    zone for zone in available_timezones() if QTimeZone.isTimeZoneIdAvailable(zone.encode())
)
NOWS = st.datetimes(datetime(2005, 1, 1), datetime(2036, 1, 1))  # noqa: DTZ001 - UTC, as used


def wall(*local: int, zone: str = BERLIN) -> int:
    """A local time as a wall instant (UTC ms); of two alike, the first."""
    year, month, day, hour, minute = local
    at = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
    return int(at.timestamp()) * 1000


EVENING, SUMMER = wall(2026, 11, 22, 19, 39), wall(2026, 10, 20, 19, 30)


def when(theme: Theme, now: int, zone: str = BERLIN) -> DateTimePicker:
    """A choice made now, in this zone."""
    return DateTimePicker(theme, lambda: (now, 0), QTimeZone(zone.encode()))


def steppers(choice: DateTimePicker) -> list[Stepper]:
    """The day and the time."""
    return choice.findChildren(Stepper)


def set_to(choice: DateTimePicker, days: int, quarter: int) -> None:
    """Choose as its buttons do."""
    for stepper, value in zip(steppers(choice), (days, quarter), strict=True):
        stepper.set_value(value)
        stepper.changed.emit(stepper.value())


def shown(choice: DateTimePicker) -> str:
    """What stands between the buttons."""
    return ", ".join(stepper.voice().value for stepper in steppers(choice))


def there(chosen: tuple[int, int], zone: str = BERLIN) -> datetime:
    """A wall instant as its zone has it; the offset that came with it is the zone's."""
    local = datetime.fromtimestamp(chosen[0] / 1000, ZoneInfo(zone))
    assert local.utcoffset() == timedelta(minutes=chosen[1])
    return local


def exists(local: datetime, zone: str) -> bool:
    """Whether the clocks of a zone ever show this time."""
    at = local.replace(tzinfo=ZoneInfo(zone))
    return at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) == local


@given(st.sampled_from(ZONES), NOWS, st.integers(1, MOST_DAYS), st.integers(0, 95))
@example(BERLIN, datetime(2027, 3, 20), 8, 10)  # noqa: DTZ001 - a time left out
@example(BERLIN, datetime(2026, 10, 18), 7, 10)  # noqa: DTZ001 - a time that comes twice
@example("Pacific/Apia", datetime(2011, 12, 20), 10, 40)  # noqa: DTZ001 - a day left out
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_is_what_is_meant(
    theme: Theme, zone: str, now: datetime, days: int, quarter: int
) -> None:
    """In any zone the words name the instant, and it is the chosen local time or the next one."""
    now = now.replace(tzinfo=UTC)
    choice = when(theme, int(now.timestamp() * 1000), zone)
    days = max(days, steppers(choice)[0].low())
    set_to(choice, days, quarter)
    local = there(choice.chosen(), zone)
    assert shown(choice) == f"{local:%A}, {local.day} {local:%B}, {local:%H:%M}"
    assert choice.words() == shown(choice)

    today = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None, hour=0, minute=0)
    wished = today.replace(second=0, microsecond=0) + timedelta(days=days, minutes=15 * quarter)
    while not exists(wished, zone):
        wished += timedelta(minutes=15)
    assert local.replace(tzinfo=None) == wished


@pytest.mark.parametrize(
    ("now", "words", "chosen", "offset"),
    [
        (EVENING, "Sunday, 29 November, 19:45", wall(2026, 11, 29, 19, 45), 60),
        (SUMMER, "Tuesday, 27 October, 19:30", SUMMER + (WEEK * 24 + 1) * 3_600_000, 60),
        (wall(2027, 3, 21, 2, 30), "Sunday, 28 March, 03:00", wall(2027, 3, 28, 3, 0), 120),
        (wall(2026, 10, 18, 2, 30), "Sunday, 25 October, 02:30", wall(2026, 10, 25, 2, 30), 120),
    ],
    ids=["any week", "clocks change", "a time left out", "a time that comes twice"],
)
def test_next_week_is_proposed(
    theme: Theme, now: int, words: str, chosen: int, offset: int
) -> None:
    """The same day and time of day, to the next quarter; when the clocks change, the offset does.

    A time that is left out is the next there is, and is shown so; of two alike it is the first.
    """
    choice = when(theme, now)
    assert shown(choice) == words
    assert choice.chosen() == (chosen, offset)


def test_nothing_past_can_be_chosen(theme: Theme) -> None:
    """Today begins with the next quarter of an hour; late at night the first day is tomorrow."""
    choice = when(theme, EVENING)
    set_to(choice, 0, 0)
    assert shown(choice) == "Sunday, 22 November, 19:45"
    assert not find(choice, GlyphButton, "A quarter of an hour earlier").isEnabled()
    late = when(theme, wall(2026, 11, 22, 23, 50))
    set_to(late, 0, 0)
    assert shown(late) == "Monday, 23 November, 00:00"
    assert not find(late, GlyphButton, "One day earlier").isEnabled()


def test_two_months_can_be_chosen(theme: Theme) -> None:
    """The last day is sixty days from now."""
    choice = when(theme, wall(2026, 11, 22, 19, 30))
    set_to(choice, 999, 0)
    assert shown(choice) == "Thursday, 21 January, 00:00"


def test_a_given_time_is_shown(theme: Theme) -> None:
    """What was agreed before stands there again, as far as it still can be."""
    choice = when(theme, EVENING)
    choice.choose(wall(2026, 12, 1, 8, 15))
    assert choice.chosen() == (wall(2026, 12, 1, 8, 15), 60)
    choice.choose(wall(2026, 11, 1, 8, 15))
    assert choice.chosen() == (wall(2026, 11, 22, 19, 45), 60)


def test_a_press_is_one_step(theme: Theme) -> None:
    """A day or a quarter of an hour, told each time."""
    choice = when(theme, EVENING)
    told: list[str] = []
    choice.changed.connect(lambda: told.append(choice.words()))
    find(choice, GlyphButton, "One day later").click()
    find(choice, GlyphButton, "A quarter of an hour earlier").click()
    assert told == ["Monday, 30 November, 19:45", "Monday, 30 November, 19:30"]


def test_local_time_is_this_computers(theme: Theme) -> None:
    """Where no zone is given, the instant is the shown time as this computer has it."""
    choice = DateTimePicker(theme, lambda: (EVENING, 0))
    chosen, offset = choice.chosen()
    local = datetime.fromtimestamp(chosen / 1000, UTC).astimezone()
    assert local.utcoffset() == timedelta(minutes=offset)
    assert shown(choice) == f"{local:%A}, {local.day} {local:%B}, {local:%H:%M}"
