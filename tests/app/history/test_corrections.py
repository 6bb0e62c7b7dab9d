"""Claims about putting a session right: a name in it, and a part that was left running."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import MINUTE
from listening_timer.ui.history.correction_form import parsed_length
from tests.helpers.app.history_page import HistoryEditor
from tests.helpers.qt.widget_actions import press, spoken_text, type_into_field


async def test_a_name_is_put_right_in_one_talk(looking: HistoryEditor) -> None:
    """That talk is another one's then, the others stay, and Undo takes it back."""
    await looking.open()
    before, detail = await looking.see(), looking.page.detail
    press(detail, "Correct a name or a length")
    for typed, told in ((" ", "Please type a name."), ("bo", "two different names")):
        type_into_field(detail, "The name of Ann in this talk", typed)
        press(detail, "Save")
        assert told in spoken_text(detail)
    type_into_field(detail, "The name of Ann in this talk", " Cleo ")
    press(detail, "Save")
    people = {used.name: used.sessions for used in (await looking.see())[1]}
    assert people == {"Ann": 2, "Bo": 3, "Cleo": 1}
    assert "That talk is with Cleo now." in spoken_text(looking.page.undo_bar)
    looking.undo()
    assert await looking.see() == before


async def test_a_share_left_running_is_trimmed(looking: HistoryEditor) -> None:
    """It counts for as long as one says, wherever it shows; again, or as it ran; and undone."""
    await looking.open()
    before, detail = await looking.see(), looking.page.detail
    lived = (await looking.talk()).row.sharing_a
    for typed, length in (("4", 4 * MINUTE), ("5:30", 330_000), ("99", lived)):
        press(detail, "Correct a name or a length")
        ran = (await looking.talk()).state.records[1].actual // 1_000
        press(detail, f"Ann · sharing {ran // 60}:{ran % 60:02}")
        type_into_field(detail, "How long it really was", typed)
        press(detail, "Save")
        await looking.settled()
        talk = await looking.talk()
        assert talk.row.sharing_a == length
        assert ("length corrected" in spoken_text(detail)) is (length < lived)
    for _deed in range(3):
        looking.undo()
        await looking.settled()
    assert await looking.see() == before
    press(detail, "Correct a name or a length")
    press(detail, "Ann · sharing 10:40")
    for typed, told in (
        ("11", "It ran for 10:40."),
        ("soon", "Please type the length in minutes."),
    ):
        type_into_field(detail, "How long it really was", typed)
        press(detail, "Save")
        assert told in spoken_text(detail)
    press(detail, "Cancel")
    assert await looking.see() == before


LENGTHS = {"4": 240_000, " 4:30 ": 270_000, "4.05": 245_000, "\u0664": 240_000, "0": 0}
NO_LENGTHS = ["", "4:75", "-1", "1e3"]


@pytest.mark.parametrize("typed", [*LENGTHS, *NO_LENGTHS])
def test_a_length_is_read_as_people_type_it(typed: str) -> None:
    """Minutes, or minutes and seconds, in any script's digits."""
    assert parsed_length(typed) == LENGTHS.get(typed)
