"""Claims about the formats that ship in which the listener says it back, from start to end.

Every figure is written out by hand from PRODUCT.md: the instants (ms since the session began),
what was planned and what it took, and where each moment was booked.
A log is laid out by its phases.
"""

from __future__ import annotations

from listening_timer.exercise.commands import (
    AcceptRepair,
    Back,
    HoldReply,
    MainAction,
    Pause,
    SayMore,
    SkipPhase,
)
from listening_timer.exercise.events import (
    BellRang,
    How,
    Paused,
    PhaseEnded,
    PhaseReopened,
    RepairGranted,
    ReplyHeld,
    Resumed,
    SoonRang,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import StartDriver, by_itself, completed, passed
from tests.helpers.exercise.format_files import SHIPPED


def test_share_reflect(sit_at_any_speed: StartDriver) -> None:
    """There is more: back to the share, and a whole reflection again; a skip is taken back."""
    talk = sit_at_any_speed(SHIPPED["share-reflect"])
    talk.do(MainAction(), 20_000)
    talk.do(HoldReply(), 100_000)
    talk.do(MainAction(), 320_000)
    talk.do(SayMore(), 380_010)
    talk.do(MainAction(), 590_010)
    talk.do(MainAction(), 800_000)
    talk.do(MainAction(), 805_000)
    assert talk.state.record.waited == 1
    talk.do(AcceptRepair(), 864_990)
    talk.do(MainAction(), 1_315_000)
    talk.do(Pause(), 1_400_000)
    talk.do(MainAction(), 1_460_000)
    talk.do(MainAction(), 1_500_000)
    talk.do(SkipPhase(), 1_510_000)
    talk.do(Back(), 1_515_000)
    for at in (1_540_000, 1_590_000, 1_600_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.ARRIVE, "middle", 60_000, 20_000),
        (PhaseKind.SHARE, "A", 480_000, 510_000),
        (PhaseKind.REFLECT, "A", 180_000, 270_000),
        (PhaseKind.HANDOVER, "middle", 30_000, 5_000),
        (PhaseKind.SHARE, "B", 480_000, 510_000),
        (PhaseKind.REFLECT, "B", 180_000, 125_000),
        (PhaseKind.APPRECIATE, "A", 60_000, 35_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 50_000),
        (PhaseKind.CLOSE, "middle", None, 10_000),
    ]
    log = [
        passed(20_000),
        *(ReplyHeld(100_000), passed(320_000)),
        PhaseReopened(380_010, phase=1, undone=False),
        *(SoonRang(500_010), BellRang(560_010), passed(590_010)),
        *(BellRang(770_010), passed(800_000)),
        passed(805_000),
        *(RepairGranted(864_990, 30_000), SoonRang(1_255_000)),
        *(BellRang(1_315_000), passed(1_315_000)),
        *(Paused(1_400_000), Resumed(1_460_000), passed(1_500_000)),
        PhaseEnded(1_510_000, How.SKIPPED),
        *(PhaseReopened(1_515_000, phase=6, undone=True), passed(1_540_000)),
        passed(1_590_000),
        *(passed(1_600_000), completed(1_600_000)),
    ]
    sums = Sums(510_000, 510_000, 85_000, 395_000, together=30_000, silence=10_000, paused=60_000)
    talk.assert_was(log, sums)


def test_feel_and_bridge(sit_at_any_speed: StartDriver) -> None:
    """In overtime "there is more" rings no second bell; Back out of the handover bridges on."""
    talk = sit_at_any_speed(SHIPPED["feel-and-bridge"])
    talk.do(MainAction(), 500_000)
    talk.do(SayMore(), 630_000)
    for at in (645_000, 700_000, 830_000):
        talk.do(MainAction(), at)
    talk.do(Back(), 840_000)
    for at in (850_000, 1_180_000, 1_200_000):
        talk.do(MainAction(), at)
    talk.do(SkipPhase(), 1_203_000)
    for at in (1_240_000, 1_270_000, 1_290_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.SHARE, "A", 480_000, 515_000),
        (PhaseKind.REFLECT, "A", 120_000, 185_000),
        (PhaseKind.BRIDGE, "middle", 120_000, 140_000),
        (PhaseKind.HANDOVER, "middle", 30_000, 40_000),
        (PhaseKind.SHARE, "B", 480_000, 300_000),
        (PhaseKind.REFLECT, "B", 120_000, 20_000),
        (PhaseKind.BRIDGE, "middle", 120_000, 3_000),
        (PhaseKind.APPRECIATE, "A", 60_000, 37_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 30_000),
        (PhaseKind.CLOSE, "middle", None, 20_000),
    ]
    log = [
        *(SoonRang(420_000), BellRang(480_000), passed(500_000)),
        *(BellRang(620_000), PhaseReopened(630_000, phase=0, undone=False), passed(645_000)),
        passed(700_000),
        *(BellRang(820_000), passed(830_000)),
        *(PhaseReopened(840_000, phase=2, undone=True), passed(850_000)),
        by_itself(880_000),
        passed(1_180_000),
        passed(1_200_000),
        PhaseEnded(1_203_000, How.SKIPPED),
        *(passed(1_240_000), passed(1_270_000)),
        *(passed(1_290_000), completed(1_290_000)),
    ]
    talk.assert_was(log, Sums(515_000, 300_000, 67_000, 205_000, 163_000, 40_000))
