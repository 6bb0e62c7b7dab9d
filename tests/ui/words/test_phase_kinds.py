"""Claims about the texts of the kinds of phases: each kind has all that is shown of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.phase_kinds import Floor, PhaseKind
from listening_timer.text.english import KINDS
from listening_timer.ui.words.phase_kinds import words_of


@pytest.mark.parametrize("kind", PhaseKind)
def test_every_kind_has_texts(qapp: QApplication, kind: PhaseKind) -> None:
    """A name in each place; on the stage one for each seat, or a heading where nobody speaks."""
    assert qapp is not None
    words = words_of(kind)
    assert all((words.word, words.step, KINDS[kind]))
    if kind.facts.floor is Floor.ONE:
        assert all((words.main, words.holder, words.listener, words.turn))
    else:
        assert words.heading
    assert not kind.facts.after_share or words.more
