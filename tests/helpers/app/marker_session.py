"""Marker session: a whole session in which every text is a marker, to be searched for in files."""

from __future__ import annotations

from pathlib import Path

from listening_timer.config.settings import save
from listening_timer.exercise.formats import MINUTE, Role, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.library.format_writer import write
from listening_timer.model.annotations import PromiseKind, Scale
from listening_timer.model.preferences import Prompting
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.session.actions import StageAction
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import make_format
from tests.helpers.qt.covered_pages import answer_ratings
from tests.helpers.qt.widget_actions import press, type_into_field, wait_for_tasks

OURS = make_format(
    "arrive 1, share A 2, bridge 1, handover 30, share B 2, close", name="with-everything"
)
LEFT, RIGHT = "Qmarkleft", "Qmarkright"
TOPIC, NOTE, OWN, PROMISE = "qmarktopic", "qmarknote", "qmarkown", "qmarkpromise"
THANKS = {Role.A: "qmarkthanksleft", Role.B: "qmarkthanksright"}
FEELING, FAMILY = "full of love", "Closeness"
ON_ARRIVING = (Scale.CALM, Scale.CLOSENESS)
CARDS = "gentle/"
"""How the key of every card of the deck that ships begins."""
WORDS = (LEFT, RIGHT, TOPIC, NOTE, OWN, PROMISE, *THANKS.values(), FEELING, CARDS)
"""All that is said in the talk, and the cards that were shown."""


def in_bytes(words: str) -> bytes:
    """How words are looked for in files, whatever their case."""
    return words.encode().lower()


def bring_format(home: Path) -> None:
    """Put the format of this talk where a user's own formats lie."""
    (home / "formats").mkdir()
    (home / "formats" / f"{OURS.id}.toml").write_text(write(OURS), "utf-8")


def sit_down(harness: ProgramInProcess, *, keep: bool) -> str:
    """Begin the talk, as Begin would; returns the id it would be kept under."""
    begin = harness.program.begin
    begin.fill(LEFT, RIGHT, Side.LEFT)
    begin.choose(OURS.id)
    begin.choose_more(TOPIC, Prompting.FULL, keep=keep)
    harness.begin()
    log = harness.program.stage._log  # pyright: ignore[reportPrivateUsage] - the id shows nowhere
    assert log is not None
    return log.session.id


def rate(harness: ProgramInProcess, words: str, *scales: Scale) -> None:
    """Let both say how they are, 3 and 7, and go on."""
    ratings = harness.program.stage.overlays.ratings
    press(harness.program.window, words)
    ratings.set_motion(False)
    answer_ratings(ratings, dict.fromkeys(scales, 3))
    answer_ratings(ratings, dict.fromkeys(scales, 7))
    ratings.answer_main()


def find_a_feeling(harness: ProgramInProcess) -> None:
    """Look for a feeling on the bridge, write a line, and stand before keeping it."""
    page = harness.program.stage.overlays.feelings
    press(harness.program.window, f"{RIGHT}, choose the feeling")
    page.answer_main()
    press(page, FAMILY)
    press(page, FEELING)
    type_into_field(page, "In your own words", OWN)


def talk(harness: ProgramInProcess) -> None:
    """Lead the talk from Arrive to its end, through all that can happen on the way."""
    window, acts = harness.program.window, harness.program.stage.input
    rate(harness, "How are you both?", *ON_ARRIVING)
    acts.do(StageAction.MAIN)
    harness.later(5)
    for act in (StageAction.PROMPT, StageAction.HOLD_REPLY, StageAction.DIGITS, StageAction.BREAK):
        acts.do(act)
    press(window, "We are back")
    acts.do(StageAction.MAIN)
    harness.later(5)
    harness.now += 4 * MINUTE
    harness.program.conductor.look()
    press(window, "Go on from there")
    harness.later(5)
    acts.do(StageAction.MAIN)
    find_a_feeling(harness)
    press(window, "Keep it" if harness.program.stage.kept else "Done")
    for _bridge_and_handover in range(2):
        acts.do(StageAction.MAIN)
    harness.later(60)
    acts.do(StageAction.MAIN)
    assert harness.state.phase.kind is PhaseKind.CLOSE
    acts.do(StageAction.MAIN)


async def leave_words(harness: ProgramInProcess) -> None:
    """Say everything that can be said on the closing page, and save the next time."""
    after = harness.program.stage.closing.page
    rate(harness, "How was it?", *Scale)
    promise = (PromiseKind.PROMISE, Role.A, PROMISE)
    after.write(Closing(NOTE, THANKS, promise))
    press(after, "When will you talk again?")
    press(
        after, "Yes, and into our calendar" if harness.program.stage.kept else "Into our calendar"
    )
    await wait_for_tasks()


def keep_settings(harness: ProgramInProcess, home: Path) -> None:
    """Write the settings that were changed on the way where they belong."""
    for settings in harness.saved:
        save(home / "settings.toml", settings)
