"""Claims about the formats that ship."""

from __future__ import annotations

import pytest

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Format, Role, tailored
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.formats import ORDER
from tests.helpers.exercise.format_files import SHIPPED

THANKS = "appreciate A 1, appreciate B 1"
PHASES = {
    "share-fully": f"arrive 1, share A 10, handover 30s, share B 10, {THANKS}, close",
    "share-reflect": "arrive 1, share A 8, reflect A 3, handover 30s, share B 8, reflect B 3, "
    f"{THANKS}, close",
    "first-try": f"arrive 1, share A 3, handover 30s, share B 3, {THANKS}, close",
    "five-and-five": f"share A 5, handover 30s, share B 5, talk 5, {THANKS}",
    "outside-stress": f"share A 10, handover 30s, share B 10, {THANKS}",
    "hard-and-good": f"share A 3, share B 3, share A 3, share B 3, {THANKS}, close",
    "long-alternating": "arrive 2, "
    + "share A 15, handover 60s, share B 15, handover 60s, " * 3
    + "quiet 10",
    "short-turns": ", ".join([*["share A 2, share B 2"] * 4, THANKS]),
    "weekly-hour": "appreciate A 5, appreciate B 5, share A 10, handover 30s, share B 10, "
    "talk 10, talk 10, close",
    "feel-and-bridge": "share A 8, reflect A 2, bridge 2, handover 30s, share B 8, reflect B 2, "
    f"bridge 2, {THANKS}, close",
}
STOPPING = {"five-and-five", "long-alternating", "short-turns"}


def as_words(fmt: Format) -> str:
    """The phases of a format in the words of the table above."""
    words: list[str] = []
    for phase in fmt.phases:
        who = f" {phase.who}" if phase.who else ""
        handover = phase.kind is PhaseKind.HANDOVER
        unit, sign = (SECOND, "s") if handover else (MINUTE, "")
        took = "" if phase.planned is None else f" {phase.planned // unit}{sign}"
        words.append(f"{phase.kind}{who}{took}")
    return ", ".join(words)


@pytest.mark.parametrize("identity", ORDER)
def test_phases_are_those_of_the_table(identity: str) -> None:
    """Every format that ships has the phases of PRODUCT.md, in order, repeats unrolled."""
    assert as_words(SHIPPED[identity]) == PHASES[identity]


def test_ten_ship_in_order() -> None:
    """The ten ship in the order of the table, each in the file of its id, and no others."""
    assert tuple(SHIPPED) == ORDER == tuple(PHASES)
    files = {file.stem for file in (resources() / "formats").iterdir()}
    assert files == set(ORDER)


@pytest.mark.parametrize("identity", ORDER)
def test_rules_are_those_of_the_table(identity: str) -> None:
    """The bell finishes and done early hands over, but where the table says otherwise."""
    fmt = SHIPPED[identity]
    assert fmt.bell is (Bell.STOP if identity in STOPPING else Bell.FINISH)
    assert fmt.early is (Early.SILENCE if identity == "long-alternating" else Early.HAND_OVER)


def test_cues_stand_where_the_table_has_them() -> None:
    """Outside stress has a topic; what first tries, hard and good turns, and two talks are for."""
    assert {fmt.id for fmt in SHIPPED.values() if fmt.cue} == {"outside-stress"}
    cued = [(fmt.id, phase.kind) for fmt in SHIPPED.values() for phase in fmt.phases if phase.cue]
    assert cued == [
        ("first-try", PhaseKind.ARRIVE),
        *[("hard-and-good", PhaseKind.SHARE)] * 4,
        *[("weekly-hour", PhaseKind.TALK)] * 2,
    ]


@pytest.mark.parametrize("identity", ORDER)
def test_no_talk_ends_on_the_hard_part(identity: str) -> None:
    """Each format holds thanks of both, the fixed protocol of long turns alone has none."""
    thanks = [p.who for p in SHIPPED[identity].phases if p.kind is PhaseKind.APPRECIATE]
    assert thanks == ([] if identity == "long-alternating" else [Role.A, Role.B])


@pytest.mark.parametrize("identity", ORDER)
def test_what_ships_can_be_tailored(identity: str) -> None:
    """Begin may choose any minutes and bell rule for what ships, where silence has an end."""
    fmt = SHIPPED[identity]
    for bell in (Bell.FINISH, Bell.STOP):
        assert tailored(fmt, 7, bell).turn == 7 * MINUTE
    if fmt.early is not Early.SILENCE:
        assert tailored(fmt, None, Bell.OPEN).turn is None
