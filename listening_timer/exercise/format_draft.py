"""Format draft: a format while somebody changes it step by step; pure.

A draft may be what no session could run: uneven turns, no name. `problem` says what `parse` finds
in it, so that a draft is kept exactly where its file would be read. It can hold all that a file can
hold: `FormatDraft(fmt).format == fmt`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from listening_timer.exercise.format_parser import UNITS_MS, parse, to_mapping
from listening_timer.exercise.formats import (
    MINUTE,
    MOST_PHASES,
    SECOND,
    Bell,
    Early,
    Format,
    FormatError,
    Phase,
    Role,
)
from listening_timer.exercise.phase_kinds import Floor, PhaseKind

_SECONDS = (0, 5, 10, 15, 20, 30, 45, 60, 90)
"""The lengths under two minutes that plus and minus lead to; from there on every minute."""
WAITS = -1
"""Stands for no set time in `lengths`: the step waits for a press."""


def lengths(kind: PhaseKind, planned: int | None = None) -> tuple[int, ...]:
    """The lengths (ms) that plus and minus lead through, `planned` among them; `WAITS` first.

    Empty where no time can be set.
    """
    length = kind.facts.length
    if length is None:
        return ()
    least, most = (second * SECOND for second in length.bounds["seconds"])
    steps = {second * SECOND for second in _SECONDS} | set(range(2 * MINUTE, most + 1, MINUTE))
    found = {step for step in steps if least <= step <= most}
    if not length.needed:
        found.add(WAITS)
    return tuple(sorted(found | ({planned} if planned is not None else set())))


@dataclass(frozen=True, slots=True)
class FormatDraft:
    """A draft; its shares keep their lengths while the bell is `open`, for another bell."""

    whole: Format

    @property
    def format(self) -> Format:
        """The format as it would be kept; not checked."""
        if self.whole.bell is not Bell.OPEN:
            return self.whole
        phases = (replace(p, planned=None) if p.kind.facts.turn else p for p in self.steps)
        return replace(self.whole, phases=tuple(phases))

    @property
    def steps(self) -> tuple[Phase, ...]:
        """The phases, in order."""
        return self.whole.phases

    @property
    def problem(self) -> FormatError | None:
        """Why it cannot be kept; None where it can."""
        try:
            parse(to_mapping(self.format))
        except FormatError as error:
            return error
        return None

    @property
    def full(self) -> bool:
        """Whether there is no room for another step."""
        return len(self.steps) >= MOST_PHASES

    def has_length(self, index: int) -> bool:
        """Whether the length of a step can be set, under this bell."""
        facts = self.steps[index].kind.facts
        return facts.length is not None and not (facts.turn and self.whole.bell is Bell.OPEN)

    def with_length(self, index: int, planned: int) -> FormatDraft:
        """With another length (ms) of a step; `WAITS` for none."""
        return self._with(index, replace(self.steps[index], planned=_set(planned)))

    def with_kind(self, index: int, kind: PhaseKind, who: Role | None) -> FormatDraft:
        """With another kind of step; of the same kind it keeps its length and its cue."""
        before = self.steps[index]
        if before.kind is kind:
            return self._with(index, replace(before, who=_whose(kind, who)))
        return self._with(index, self._new(kind, who))

    def with_cue(self, index: int, cue: Mapping[str, str]) -> FormatDraft:
        """With another cue of a step."""
        return self._with(index, replace(self.steps[index], cue=cue))

    def added(self, after: int, kind: PhaseKind, who: Role | None) -> FormatDraft:
        """With a new step after another one; -1 for the first place."""
        steps = list(self.steps)
        steps.insert(after + 1, self._new(kind, who))
        return self._of(steps)

    def removed(self, index: int) -> FormatDraft:
        """Without a step."""
        return self._of([*self.steps[:index], *self.steps[index + 1 :]])

    def moved(self, index: int, by: int) -> FormatDraft:
        """With a step one place earlier (-1) or later (1), where there is one."""
        steps = list(self.steps)
        if 0 <= index + by < len(steps):
            steps.insert(index + by, steps.pop(index))
        return self._of(steps)

    def with_bell(self, bell: Bell) -> FormatDraft:
        """With another bell; a share without a length gets the usual one, if the bell needs it."""
        steps = list(self.steps)
        if bell is not Bell.OPEN:
            steps = [
                replace(step, planned=self._usual(step.kind))
                if step.kind.facts.turn and step.planned is None
                else step
                for step in steps
            ]
        return FormatDraft(replace(self.whole, bell=bell, phases=tuple(steps)))

    def with_early(self, early: Early) -> FormatDraft:
        """With another rule for being done before the bell."""
        return FormatDraft(replace(self.whole, early=early))

    def with_soon(self, soon: int) -> FormatDraft:
        """With the tone so many ms before the end of a long share; 0 for none."""
        return FormatDraft(replace(self.whole, soon=soon))

    def with_texts(
        self,
        name: Mapping[str, str] | None = None,
        about: Mapping[str, str] | None = None,
        cue: Mapping[str, str] | None = None,
    ) -> FormatDraft:
        """With another name, another line about it, or another topic."""
        whole = self.whole
        return FormatDraft(
            replace(
                whole,
                name=whole.name if name is None else name,
                about=whole.about if about is None else about,
                cue=whole.cue if cue is None else cue,
            )
        )

    def _new(self, kind: PhaseKind, who: Role | None) -> Phase:
        return Phase(kind, _whose(kind, who), self._usual(kind))

    def _usual(self, kind: PhaseKind) -> int | None:
        """The length (ms) of the last step of this kind; the usual one where there is none."""
        length = kind.facts.length
        if length is None:
            return None
        known = [step.planned for step in self.steps if step.kind is kind]
        found = next((planned for planned in reversed(known) if planned is not None), None)
        return length.usual * UNITS_MS[length.unit] if found is None else found

    def _with(self, index: int, step: Phase) -> FormatDraft:
        return self._of([*self.steps[:index], step, *self.steps[index + 1 :]])

    def _of(self, steps: list[Phase]) -> FormatDraft:
        return FormatDraft(replace(self.whole, phases=tuple(steps)))


def _set(planned: int) -> int | None:
    return None if planned == WAITS else planned


def _whose(kind: PhaseKind, who: Role | None) -> Role | None:
    """The person of a step; None for a kind that is nobody's alone."""
    return who if kind.facts.floor is Floor.ONE else None
