"""Format editor: a sheet on which a format of one's own is made from a copy, or changed.

Law: what it holds is a `FormatDraft`, and what is wrong with it is what that says. It is kept where
nothing is wrong, and never before.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from listening_timer.exercise.format_draft import FormatDraft
from listening_timer.exercise.formats import FormatError
from listening_timer.ui.begin.sheet import SheetPage
from listening_timer.ui.formats.draft_words import (
    chosen_step,
    draft_facts,
    problem_text,
    step_of,
)
from listening_timer.ui.formats.page import small_picture
from listening_timer.ui.formats.rule_choices import RuleChoices
from listening_timer.ui.formats.step_list import SmallButton, StepList
from listening_timer.ui.formats.text_lines import TextLines
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.progress import ShareBar
from listening_timer.ui.words.i18n import tr

BESIDE_PX = 980  # design px, at 100 % text: least width for the two columns side by side


class FormatEditor(SheetPage):
    """Steps with their lengths, the rules, a name and a line about it; sums follow at once."""

    edited = Signal()
    """Somebody has changed something: see `draft`."""
    kept = Signal(object)
    """Keep this (`Format`): nothing is wrong with it."""
    cancel_requested = Signal()
    """Leave without keeping it; `changed` tells whether anything would be lost."""
    kind_requested = Signal()
    """Choose another kind for the chosen step, then `choose_kind`."""
    step_requested = Signal()
    """Choose the kind of a new step, then `add_step`."""

    def __init__(self, theme: Theme, draft: FormatDraft) -> None:
        super().__init__(theme, tr("Make your own"))
        self._draft, self._chosen = draft, 0
        self._before: FormatDraft | None = draft
        self._facts = Text(theme, TextStyle.LABEL, soft=True)
        self._bar = ShareBar(theme)
        self._steps = StepList(theme)
        self._wrong = Text(theme, TextStyle.LABEL, bold=True, folds=True)
        self._add = SmallButton(theme, tr("Add a step…"))
        self._texts = TextLines(theme)
        self._rules = RuleChoices(theme)
        self._cancel = QuietButton(theme, tr("Cancel"))

        self.finish.set_text(tr("Keep it"), tr("Enter", "the key"))
        self._columns = Row(theme, 44)
        self._columns.addLayout(self._left(), 1)
        self._columns.addLayout(self._right(), 1)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.bottom.addWidget(self._cancel)
        self.bottom.addStretch(1)
        self.bottom.addWidget(self.finish)
        self.refresh()

        steps = self._steps
        steps.chosen.connect(self.choose_step)
        steps.controls.kind_requested.connect(self.kind_requested)
        steps.controls.edited.connect(self.take)
        steps.controls.move_requested.connect(self.move_step)
        steps.controls.remove_requested.connect(self.remove_step)
        self._add.clicked.connect(self.step_requested)
        self._texts.edited.connect(self.take)
        self._rules.edited.connect(self.take)
        self._cancel.clicked.connect(self.cancel_requested)
        self.done.connect(self.cancel_requested)

    @property
    def draft(self) -> FormatDraft:
        """What is on the page."""
        return self._draft

    @property
    def changed(self) -> bool:
        """Whether leaving would lose something."""
        return self._draft != self._before

    def open(self, draft: FormatDraft, *, title: str, changed: bool = False) -> None:
        """Show a draft; `changed`: it is one that somebody has worked on before."""
        self._draft, self._before = draft, None if changed else draft
        self._chosen = next((i for i, p in enumerate(draft.steps) if p.kind.facts.turn), 0)
        self.heading.set_text(title)
        self.refresh()

    @Slot(object)
    def take(self, draft: FormatDraft) -> None:
        """Show what somebody has changed."""
        self._draft = draft
        self.refresh()
        self.edited.emit()

    @Slot(int)
    def choose_step(self, index: int) -> None:
        """Unfold the controls of a step."""
        self._chosen = index
        self.refresh()
        self._steps.bring_chosen_into_view(index)

    def choose_kind(self, entry: str) -> None:
        """Take a kind, and whose step it is, for the chosen step."""
        self.take(self._draft.with_kind(self._chosen, *chosen_step(entry)))

    def add_step(self, entry: str) -> None:
        """Add a step of a kind after the chosen one, but before a close, and choose it."""
        after = self._chosen if self._draft.steps else -1
        if after >= 0 and self._draft.steps[after].kind.facts.length is None:
            after -= 1
        self._chosen = after + 1
        self.take(self._draft.added(after, *chosen_step(entry)))
        self._steps.bring_chosen_into_view(self._chosen)
        self._steps.focus_chosen()

    @Slot(int)
    def move_step(self, by: int) -> None:
        """Move the chosen step one place earlier (-1) or later (1)."""
        draft = self._draft.moved(self._chosen, by)
        if draft != self._draft:
            self._chosen += by
            self.take(draft)
            self._steps.bring_chosen_into_view(self._chosen)
            self._steps.announce_chosen()

    @Slot()
    def remove_step(self) -> None:
        """Remove the chosen step; the one after it is chosen."""
        draft = self._draft.removed(self._chosen)
        self._chosen = max(0, min(self._chosen, len(draft.steps) - 1))
        self.take(draft)
        if draft.steps:
            self._steps.announce_chosen()
        else:
            self._add.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def accept(self) -> None:
        """Keep it, or lead to what is wrong."""
        problem = self._draft.problem
        if problem is None:
            self.kept.emit(self._draft.format)
        else:
            self._lead_to(problem)

    @Slot()
    def refresh(self) -> None:
        """Show the draft as it is now."""
        draft, problem = self._draft, self._draft.problem
        words, key = "", ""
        step = None
        if problem is not None:
            words, key, step = problem_text(problem), _key(problem), step_of(problem)
        self._facts.set_text(draft_facts(draft.format))
        self._bar.set(small_picture(draft.format))
        self._steps.show_draft(draft, self._chosen, step, words)
        self.initial_focus = self._steps.chosen_line() or self._add
        self._add.setEnabled(not draft.full)
        self._texts.show_draft(draft, key, words)
        self._rules.show_draft(draft, words if key == "early" else "")
        of_steps = words if key == "phase" and step is None else ""
        if of_steps != self._wrong.said():
            self._wrong.say(of_steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side where there is room."""
        super().resizeEvent(event)
        needs = self._theme.px(BESIDE_PX) * self._theme.text_percent // 100
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= needs else way.TopToBottom)

    def _lead_to(self, problem: FormatError) -> None:
        """Put the focus where a problem can be mended."""
        step = step_of(problem)
        if step is not None:
            self.choose_step(step)
            self._steps.controls.take_focus()
        elif not self._texts.takes(_key(problem)):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self) -> Column:
        column, whole = Column(self._theme, 12), Column(self._theme, 6)
        whole.addWidget(self._bar)
        whole.addWidget(self._facts)
        column.addWidget(self.heading)
        column.addLayout(whole)
        column.addWidget(self._steps)
        column.addWidget(self._wrong)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return column

    def _right(self) -> Column:
        column = Column(self._theme, 22)
        column.addWidget(self._texts)
        column.addWidget(self._rules)
        column.addStretch(1)
        return column


def _key(problem: FormatError) -> str:
    """The key of the file that a problem is about: `name`, `about`, `early`, else `phase`."""
    key = problem.path.partition(".")[0]
    return key if key in ("name", "about", "early") else "phase"
