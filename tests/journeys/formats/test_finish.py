"""Claims about the formats that ship in which the bell lets finish, from start to end.

Every figure is written out by hand from PRODUCT.md: the instants (ms since the session began),
what was planned and what it took, and where each moment was booked.
A log is laid out by its phases.
"""

from __future__ import annotations

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddTime,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    HoldReply,
    MainAction,
    SayMore,
)
from listening_timer.exercise.events import (
    BellRang,
    BreakCalled,
    BreakEnded,
    GapAnswered,
    GapFound,
    PhaseReopened,
    RepairGranted,
    ReplyHeld,
    Resumed,
    SoonRang,
    TimeAdded,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import StartDriver, by_itself, completed, passed
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL


def test_share_fully(sit_at_any_speed: StartDriver) -> None:
    """95.5 s of overtime: 90 s of it are given to the other, for whom two replies wait."""
    talk = sit_at_any_speed(SHIPPED["share-fully"])
    talk.do(MainAction(), 42_350)
    talk.do(HoldReply(), 100_000)
    talk.do(HoldReply(), 250_500)
    talk.do(MainAction(), 737_850)
    talk.do(AcceptRepair(), 745_000)
    talk.do(HoldReply(), 800_000)
    assert [record.waited for record in talk.state.records] == [0, 0, 0, 2, 0, 0, 0]
    for at in (1_460_000, 1_531_400, 1_560_000, 1_622_220):
        talk.do(MainAction(), at)
    assert talk.state.held == (1, 0)
    assert talk.lived == [
        (PhaseKind.ARRIVE, "middle", 60_000, 42_350),
        (PhaseKind.SHARE, "A", 600_000, 695_500),
        (PhaseKind.HANDOVER, "middle", 30_000, 30_000),
        (PhaseKind.SHARE, "B", 600_000, 692_150),
        (PhaseKind.APPRECIATE, "A", 60_000, 71_400),
        (PhaseKind.APPRECIATE, "B", 60_000, 28_600),
        (PhaseKind.CLOSE, "middle", None, 62_220),
    ]
    log = [
        passed(42_350),
        *(ReplyHeld(100_000), ReplyHeld(250_500)),
        *(SoonRang(582_350), BellRang(642_350), passed(737_850)),
        *(RepairGranted(745_000, 90_000), by_itself(767_850)),
        *(ReplyHeld(800_000), SoonRang(1_397_850), BellRang(1_457_850), passed(1_460_000)),
        *(BellRang(1_520_000), passed(1_531_400)),
        passed(1_560_000),
        *(passed(1_622_220), completed(1_622_220)),
    ]
    sums = Sums(695_500, 692_150, appreciating=100_000, together=104_570, silence=30_000)
    talk.assert_was(log, sums)


def test_first_try(sit_at_any_speed: StartDriver) -> None:
    """A mistaken pass is taken back in the handover, and once more out of the other's turn."""
    talk = sit_at_any_speed(SHIPPED["first-try"])
    talk.do(MainAction(), 12_340)
    talk.do(MainAction(), 100_000)
    talk.do(SayMore(), 110_000)
    talk.do(MainAction(), 150_000)
    talk.do(Back(), 203_000)
    assert talk.actuals == [12_340, 127_660, 40_000, 0, 0, 0, 0]
    for at in (260_000, 261_500, 450_000, 460_000, 475_000, 495_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.ARRIVE, "middle", 60_000, 12_340),
        (PhaseKind.SHARE, "A", 180_000, 184_660),
        (PhaseKind.HANDOVER, "middle", 30_000, 41_500),
        (PhaseKind.SHARE, "B", 180_000, 188_500),
        (PhaseKind.APPRECIATE, "A", 60_000, 10_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 15_000),
        (PhaseKind.CLOSE, "middle", None, 20_000),
    ]
    log = [
        passed(12_340),
        passed(100_000),
        *(PhaseReopened(110_000, phase=1, undone=True), passed(150_000)),
        by_itself(180_000),
        *(PhaseReopened(203_000, phase=1, undone=True), BellRang(255_340), passed(260_000)),
        passed(261_500),
        *(BellRang(441_500), passed(450_000)),
        *(passed(460_000), passed(475_000)),
        *(passed(495_000), completed(495_000)),
    ]
    talk.assert_was(log, Sums(184_660, 188_500, 25_000, together=32_340, silence=64_500))


def test_outside_stress(sit_at_any_speed: StartDriver) -> None:
    """Added in overtime, two minutes are told of and ring anew; their repair lapses after 60 s."""
    talk = sit_at_any_speed(SHIPPED["outside-stress"])
    talk.do(AddTime(2), 640_000)
    talk.do(MainAction(), 735_000)
    assert talk.refused(AcceptRepair(), 825_000) == "nothing-owed"
    for at in (1_100_000, 1_130_000, 1_170_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.SHARE, "A", 600_000, 735_000),
        (PhaseKind.HANDOVER, "middle", 30_000, 30_000),
        (PhaseKind.SHARE, "B", 600_000, 335_000),
        (PhaseKind.APPRECIATE, "A", 60_000, 30_000),
        (PhaseKind.APPRECIATE, "B", 60_000, 40_000),
    ]
    log = [
        *(SoonRang(540_000), BellRang(600_000), TimeAdded(640_000, 120_000)),
        *(SoonRang(660_000), BellRang(720_000), passed(735_000)),
        by_itself(765_000),
        *(passed(1_100_000), passed(1_130_000)),
        *(passed(1_170_000), completed(1_170_000)),
    ]
    talk.assert_was(log, Sums(735_000, 335_000, 70_000, silence=30_000))


def test_weekly_hour(sit_at_any_speed: StartDriver) -> None:
    """Two sleeps, one counted and one not, 10 s that are too little to offer, and a break."""
    talk = sit_at_any_speed(SHIPPED["weekly-hour"])
    talk.do(MainAction(), 320_000)
    talk.do(AddTime(1), 600_000)
    talk.do(MainAction(), 700_000)
    talk.sleep(1_000_000, 1_240_000)
    talk.do(MainAction(), 1_250_000)
    talk.do(MainAction(), 1_560_000)
    assert talk.refused(AcceptRepair(), 1_565_000) == "nothing-owed"
    talk.sleep(1_700_000, 2_300_000)
    talk.do(AnswerGap(Answer.COUNT), 2_310_000)
    talk.do(MainAction(), 2_320_000)
    talk.do(MainAction(), 2_950_500)
    talk.do(CallBreak(20), 3_000_000)
    talk.do(ComeBack(), 3_600_000)
    for at in (3_601_000, 3_700_000, 3_760_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.APPRECIATE, "A", 300_000, 320_000),
        (PhaseKind.APPRECIATE, "B", 300_000, 380_000),
        (PhaseKind.SHARE, "A", 600_000, 610_000),
        (PhaseKind.HANDOVER, "middle", 30_000, 30_000),
        (PhaseKind.SHARE, "B", 600_000, 720_000),
        (PhaseKind.TALK, "middle", 600_000, 630_500),
        (PhaseKind.TALK, "middle", 600_000, 148_500),
        (PhaseKind.CLOSE, "middle", None, 60_000),
    ]
    log = [
        *(BellRang(300_000), passed(320_000)),
        *(TimeAdded(600_000, 60_000), BellRang(680_000), passed(700_000)),
        *(GapFound(1_240_000, since=1_000_000), GapAnswered(1_250_000, counted=False)),
        *(SoonRang(1_490_000), BellRang(1_550_000), passed(1_560_000)),
        by_itself(1_590_000),
        *(GapFound(2_300_000, since=1_700_000), GapAnswered(2_310_000, counted=True)),
        *(BellRang(2_310_000), passed(2_320_000)),
        *(BellRang(2_920_000), passed(2_950_500)),
        BreakCalled(3_000_000, back_at=4_200_000, back_wall=WALL + 4_200_000),
        *(BreakEnded(3_600_000), Resumed(3_601_000), passed(3_700_000)),
        *(passed(3_760_000), completed(3_760_000)),
    ]
    sums = Sums(610_000, 720_000, 700_000, 0, 839_000, 30_000, 1_000, 600_000, 260_000)
    talk.assert_was(log, sums)
