"""Claims about the formats that ship in which the bell stops, from start to end.

Every figure is written out by hand from PRODUCT.md: the instants (ms since the session began),
what was planned and what it took, and where each moment was booked.
A log is laid out by its phases.
"""

from __future__ import annotations

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddTime,
    Back,
    CallBreak,
    HoldReply,
    MainAction,
    SayMore,
    SwapFloor,
)
from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    FloorReturned,
    FloorSwapped,
    PhaseReopened,
    RepairGranted,
    ReplyHeld,
    Resumed,
    ReturnCame,
    SilenceBegan,
    SoonRang,
    TimeAdded,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import (
    StartDriver,
    by_itself,
    completed,
    passed,
    rang_and_passed,
)
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL


def test_five_and_five_untouched(sit_at_any_speed: StartDriver) -> None:
    """The bell ends each part, so nobody has to press anything from start to end."""
    talk = sit_at_any_speed(SHIPPED["five-and-five"])
    talk.until(1_100_000)
    assert talk.lived == [
        (PhaseKind.SHARE, "A", 300_000, 300_000),
        (PhaseKind.HANDOVER, "middle", 30_000, 30_000),
        (PhaseKind.SHARE, "B", 300_000, 300_000),
        (PhaseKind.TALK, "middle", 300_000, 300_000),
        (PhaseKind.APPRECIATE, "A", 60_000, 60_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 60_000),
    ]
    log = [
        *(SoonRang(240_000), *rang_and_passed(300_000)),
        by_itself(330_000),
        *(SoonRang(570_000), *rang_and_passed(630_000)),
        *rang_and_passed(930_000),
        *(*rang_and_passed(990_000), *rang_and_passed(1_050_000), completed(1_050_000)),
    ]
    talk.assert_was(log, Sums(300_000, 300_000, 120_000, together=300_000, silence=30_000))


def test_five_and_five_with_more(sit_at_any_speed: StartDriver) -> None:
    """Stopped with more to say: a minute more, a minute for the other, and one to talk."""
    talk = sit_at_any_speed(SHIPPED["five-and-five"])
    talk.do(SayMore(), 310_000)
    talk.do(AcceptRepair(), 380_000)
    talk.do(AddTime(2), 800_000)
    talk.do(Back(), 810_000)
    talk.do(AddTime(1), 1_050_000)
    talk.until(1_300_000)
    assert talk.actuals == [360_000, 40_000, 360_000, 360_000, 60_000, 60_000]
    log = [
        *(SoonRang(240_000), *rang_and_passed(300_000)),
        *(PhaseReopened(310_000, phase=0, undone=True, added=60_000), *rang_and_passed(370_000)),
        *(RepairGranted(380_000, 60_000), by_itself(400_000)),
        *(SoonRang(700_000), *rang_and_passed(760_000)),
        *(TimeAdded(800_000, 120_000), TimeAdded(810_000, -120_000), TimeAdded(1_050_000, 60_000)),
        *rang_and_passed(1_120_000),
        *(*rang_and_passed(1_180_000), *rang_and_passed(1_240_000), completed(1_240_000)),
    ]
    talk.assert_was(log, Sums(360_000, 360_000, 120_000, together=360_000, silence=40_000))


def test_long_alternating(sit_at_any_speed: StartDriver) -> None:
    """Early is silence until the bell that does not ring; M and Back give the floor back."""
    talk = sit_at_any_speed(SHIPPED["long-alternating"])
    talk.do(MainAction(), 100_000)
    talk.do(MainAction(), 500_000)
    assert talk.refused(MainAction(), 505_000) == "silence-holds"
    talk.do(SayMore(), 520_000)
    talk.do(MainAction(), 600_000)
    talk.do(Back(), 610_000)
    talk.do(MainAction(), 1_300_000)
    talk.do(MainAction(), 2_000_000)
    talk.do(MainAction(), 3_000_000)
    talk.do(CallBreak(5), 3_100_000)
    talk.do(MainAction(), 3_500_000)
    talk.do(MainAction(), 3_510_000)
    talk.until(7_000_000)
    assert talk.lived == [
        (PhaseKind.ARRIVE, "middle", 120_000, 100_000),
        (PhaseKind.SHARE, "A, middle, A, middle, A", 900_000, 900_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 60_000),
        (PhaseKind.SHARE, "B, middle", 900_000, 210_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 10_000),
        (PhaseKind.SHARE, "A", 900_000, 900_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 60_000),
        (PhaseKind.SHARE, "B, middle", 900_000, 40_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 60_000),
        (PhaseKind.SHARE, "A", 900_000, 900_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 60_000),
        (PhaseKind.SHARE, "B", 900_000, 900_000),
        (PhaseKind.HANDOVER, "middle", 60_000, 60_000),
        (PhaseKind.QUIET, "middle", 600_000, 600_000),
    ]
    log = [
        passed(100_000),
        *(SilenceBegan(500_000), FloorReturned(520_000), SilenceBegan(600_000)),
        *(FloorReturned(610_000), SoonRang(970_000), *rang_and_passed(1_030_000)),
        by_itself(1_090_000),
        *(SilenceBegan(1_300_000), by_itself(1_990_000)),
        passed(2_000_000),
        *(SoonRang(2_840_000), *rang_and_passed(2_900_000)),
        by_itself(2_960_000),
        SilenceBegan(3_000_000),
        BreakCalled(3_100_000, back_at=3_400_000, back_wall=WALL + 3_400_000),
        *(ReturnCame(3_400_000), BreakEnded(3_500_000), Resumed(3_510_000), by_itself(4_270_000)),
        by_itself(4_330_000),
        *(SoonRang(5_170_000), *rang_and_passed(5_230_000)),
        by_itself(5_290_000),
        *(SoonRang(6_130_000), *rang_and_passed(6_190_000)),
        by_itself(6_250_000),
        *(by_itself(6_850_000), completed(6_850_000)),
    ]
    sums = Sums(
        2_700_000, 1_150_000, together=100_000, silence=2_490_000, paused=10_000, on_break=400_000
    )
    talk.assert_was(log, sums)


def test_short_turns(sit_at_any_speed: StartDriver) -> None:
    """Without handovers Back alone returns; the floor is swapped and swapped back."""
    talk = sit_at_any_speed(SHIPPED["short-turns"])
    talk.do(Back(), 131_000)
    talk.do(AcceptRepair(), 200_000)
    talk.do(MainAction(), 251_000)
    talk.do(HoldReply(), 260_000)
    talk.until(372_000)
    assert talk.state.record.waited == 1
    talk.do(SwapFloor(), 511_000)
    talk.do(Back(), 521_000)
    assert talk.refused(SayMore(), 620_000) == "no-more-here"
    talk.until(1_200_000)
    assert talk.lived == [
        (PhaseKind.SHARE, "A", 120_000, 180_000),
        (PhaseKind.SHARE, "B", 120_000, 60_000),
        (PhaseKind.SHARE, "A", 120_000, 120_000),
        (PhaseKind.SHARE, "B", 120_000, 120_000),
        (PhaseKind.SHARE, "A, B, A", 120_000, 120_000),
        (PhaseKind.SHARE, "B", 120_000, 120_000),
        (PhaseKind.SHARE, "A", 120_000, 120_000),
        (PhaseKind.SHARE, "B", 120_000, 120_000),
        (PhaseKind.APPRECIATE, "A", 60_000, 60_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 60_000),
    ]
    log = [
        *rang_and_passed(120_000),
        *(PhaseReopened(131_000, phase=0, undone=True, added=60_000), *rang_and_passed(191_000)),
        *(RepairGranted(200_000, 60_000), passed(251_000)),
        *(ReplyHeld(260_000), *rang_and_passed(371_000)),
        *rang_and_passed(491_000),
        *(FloorSwapped(511_000), FloorSwapped(521_000, undone=True), *rang_and_passed(611_000)),
        *rang_and_passed(731_000),
        *rang_and_passed(851_000),
        *rang_and_passed(971_000),
        *(*rang_and_passed(1_031_000), *rang_and_passed(1_091_000), completed(1_091_000)),
    ]
    talk.assert_was(log, Sums(530_000, 430_000, 120_000, silence=11_000))
