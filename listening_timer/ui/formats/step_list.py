"""Step list: the steps of a format that somebody changes; the chosen one unfolds its controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.format_draft import WAITS, FormatDraft, lengths
from listening_timer.exercise.toml_checks import LONGEST_TEXT
from listening_timer.ui.formats.detail import somebody
from listening_timer.ui.formats.draft_words import length_step_words, retold
from listening_timer.ui.formats.text_lines import show_text
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import accessibility, painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, QuietButton
from listening_timer.ui.widgets.cards import ChoiceGroup
from listening_timer.ui.widgets.choices import Stepper
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.list.option_line import OptionLine
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import full_line_text, tr
from listening_timer.ui.words.timeline_words import phase_time, phase_words

_PAD, _GAP, _BUTTON = 16, 8, 44  # design px


class SmallButton(QuietButton):
    """A button as high as the signs beside it."""

    PAD, HIGH, RADIUS, ROLE = 18.0, 44.0, 12.0, TextStyle.LABEL


class StepControls(QWidget):
    """Kind, length, place and line of one step."""

    kind_requested = Signal()
    """Choose another kind of step, and whose it is."""
    edited = Signal(object)
    """The `FormatDraft` with another length or line of this step."""
    move_requested = Signal(int)
    """One place earlier (-1) or later (1)."""
    remove_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._draft: FormatDraft | None = None
        self._index, self._lengths = 0, (0,)
        self._change = SmallButton(theme, tr("Change…", "the kind of a step of a format"))
        self._length = Stepper(
            theme,
            tr("How long"),
            0,
            0,
            1,
            tr("Shorter"),
            tr("Longer"),
            format_value=self._length_words,
            bare=True,
        )
        self._up = GlyphButton(theme, Glyph.UP, tr("Earlier"), size=_BUTTON)
        self._down = GlyphButton(theme, Glyph.DOWN, tr("Later"), size=_BUTTON)
        self._remove = GlyphButton(theme, Glyph.CROSS, tr("Remove this step"), size=_BUTTON)
        self._cue = Field(theme, tr("A line to show, if you like"), "", bare=True)
        self._full = LimitNotice(theme, self._cue, full_line_text())

        self._cue.setAccessibleName(tr("A line to show in this step, if you like"))
        self._cue.setMaxLength(LONGEST_TEXT)
        line = Flow(theme, _GAP)
        for part in (self._change, self._length, self._up, self._down, self._remove):
            line.addWidget(part)
        whole = Column(theme, 6, (_PAD, 8, _PAD, 12))
        whole.addLayout(line)
        whole.addWidget(self._cue)
        whole.addWidget(self._full)
        self.setLayout(whole)
        self._restyle()

        self._change.clicked.connect(self.kind_requested)
        self._length.changed.connect(self._on_length_changed)
        self._up.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down.clicked.connect(lambda: self.move_requested.emit(1))
        self._remove.clicked.connect(self.remove_requested)
        self._cue.typed.connect(self._on_cue_typed)
        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose as a group, named by the step."""
        return AccessibleInfo(AccessibleRole.Grouping)

    def show_step(self, draft: FormatDraft, index: int, name: str) -> None:
        """Show a step; `name` is what it is called in the list."""
        self._draft, self._index = draft, index
        step = draft.steps[index]
        self.setAccessibleName(name)
        self._length.setVisible(draft.has_length(index))
        if draft.has_length(index):
            self._lengths = lengths(step.kind, step.planned)
            self._restyle()
            self._length.set_range(0, len(self._lengths) - 1)
            chosen = WAITS if step.planned is None else step.planned
            self._length.set_value(self._lengths.index(chosen))
        first, last = index == 0, index == len(draft.steps) - 1
        _use(self._up, self._down, usable=not first)
        _use(self._down, self._up, usable=not last)
        for button in (self._change, self._up, self._down, self._remove):
            button.setAccessibleDescription(name)
        show_text(self._cue, step.cue)

    def take_focus(self) -> None:
        """Focus what changes the step."""
        self._change.setFocus(Qt.FocusReason.TabFocusReason)

    def _length_words(self, index: int) -> str:
        return length_step_words(self._lengths[min(index, len(self._lengths) - 1)])

    @Slot(int)
    def _on_length_changed(self, place: int) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_length(self._index, self._lengths[place]))

    @Slot()
    def _on_cue_typed(self) -> None:
        if self._draft is not None:
            cue = retold(self._draft.steps[self._index].cue, self._cue.text(), needed=False)
            self.edited.emit(self._draft.with_cue(self._index, cue))

    @Slot()
    def _restyle(self) -> None:
        """Give the length the room of the longest one, so that nothing moves as it changes."""
        font = self._theme.font(TextStyle.BUTTON)
        words = [length_step_words(length) for length in self._lengths]
        wide = max(painting.text_size(font, each).width() for each in words) + 4
        signs = 2 * (self._theme.touch(_BUTTON) + self._theme.px(_GAP))
        self._length.setFixedWidth(wide + signs)


class StepList(QWidget):
    """All steps in order; the controls of the chosen one stand below its line."""

    chosen = Signal(int)
    """The index of the step that somebody chose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[OptionLine] = []
        self._group = ChoiceGroup(self)
        self.controls = StepControls(theme)
        self._problem = Text(theme, TextStyle.LABEL, bold=True, folds=True)
        self._below: tuple[int, int | None] = (-1, None)

        self._column = Column(theme)
        self._column.addWidget(self.controls)
        self._column.addWidget(self._problem)
        self.setLayout(self._column)
        self.setAccessibleName(tr("Steps"))
        self.controls.hide()
        self._problem.setIndent(theme.px(_PAD))

        self._group.chosen.connect(self._on_group_chosen)

    def voice(self) -> AccessibleInfo:
        """Expose as a group, in the order in which it is seen."""
        parts = [part for part in self._parts() if not part.isHidden()]
        return AccessibleInfo(AccessibleRole.Grouping, parts=parts)

    def show_draft(self, draft: FormatDraft, index: int, wrong: int | None, problem: str) -> None:
        """Show the steps, one of them chosen, and what is wrong with one of them, if any."""
        self._match(len(draft.steps))
        people = somebody()
        shown = draft.format.phases
        names = [
            tr("{n}. {step}").format(n=number, step=phase_words(step, people))
            for number, step in enumerate(shown, 1)
        ]
        for line, step, name in zip(self._lines, shown, names, strict=True):
            tone = people.tone(step.who) if step.who else None
            line.set_name(phase_words(step, people), tone, name)
            line.set_value(phase_time(step))
        self._place(index if self._lines else -1, wrong)
        self._group.choose(str(index))
        if self._lines:
            self.controls.show_step(draft, index, names[index])
        words = "" if wrong is None else problem
        if words != self._problem.said():
            self._problem.say(words)

    def bring_chosen_into_view(self, index: int) -> None:
        """Scroll so far that a step and its controls can be seen."""
        bring_into_view(self.controls, self._lines[index])

    def chosen_line(self) -> OptionLine | None:
        """The line of the chosen step, which has the Tab stop."""
        return next((line for line in self._lines if line.isChecked()), None)

    def focus_chosen(self) -> None:
        """Give the focus to the chosen step."""
        line = self.chosen_line()
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce_chosen(self) -> None:
        """Tell screen readers which step is chosen now, and where it stands."""
        line = self.chosen_line()
        if line is not None and line.isVisible():
            accessibility.announce(self, f"{line.accessibleName()} {line.accessibleDescription()}")

    def _match(self, count: int) -> None:
        """Have as many lines as there are steps."""
        if len(self._lines) == count:
            return
        while len(self._lines) > count:
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < count:
            self._lines.append(OptionLine(self._theme))
            self._column.insertWidget(0, self._lines[-1])
            self._lines[-1].show()
        self._group.clear()
        for number, line in enumerate(self._lines):
            self._group.add(str(number), line)
        self._below = (-1, None)
        set_tab_order_after(self, [*self._lines, *controls(self.controls)])

    def _place(self, chosen: int, wrong: int | None) -> None:
        """Put the controls below the chosen line, and the problem below its step's."""
        if (chosen, wrong) == self._below:
            return
        self._below = chosen, wrong
        for place, part in enumerate(self._parts()):
            self._column.insertWidget(place, part)
        self.controls.setVisible(chosen >= 0)

    def _parts(self) -> list[QWidget]:
        """All that is in the list, in order."""
        chosen, wrong = self._below
        parts = list[QWidget]()
        for number, line in enumerate(self._lines):
            parts.append(line)
            parts += [self.controls] * (number == chosen) + [self._problem] * (number == wrong)
        return parts + [part for part in (self.controls, self._problem) if part not in parts]

    @Slot(str)
    def _on_group_chosen(self, name: str) -> None:
        self.chosen.emit(int(name))


def _use(button: GlyphButton, other: GlyphButton, *, usable: bool) -> None:
    """Enable or disable a button; one that is disabled gives the focus to the other."""
    if button.hasFocus() and not usable:
        other.setEnabled(True)
        other.setFocus(Qt.FocusReason.TabFocusReason)
    button.setEnabled(usable)
