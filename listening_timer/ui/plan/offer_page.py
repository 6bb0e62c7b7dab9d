"""Offer page: what a plan file holds, on a sheet over Begin, before it is used."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from listening_timer.library.plan import Plan
from listening_timer.text.cleaning import isolated
from listening_timer.ui.begin.options import bell_words
from listening_timer.ui.begin.sheet import SheetPage
from listening_timer.ui.formats.detail import Legend, facts_of, somebody, told
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.words.agreements import other_day_text, weekly_text
from listening_timer.ui.words.i18n import text_of, tr
from listening_timer.ui.words.timeline_words import planned_parts

_WIDE = 860  # design px, at 100 % text


class OfferPage(SheetPage):
    """A plan's words, its format as a picture, its rules and its appointment."""

    use_requested = Signal()
    """Begin is to offer this plan from now on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("A plan for the two of you"), max_width=_WIDE, fits=True)
        self._said = Text(theme, TextStyle.CUE, folds=True)
        self._name = Text(theme, TextStyle.BODY, bold=True)
        self._about = Text(theme, TextStyle.BODY, soft=True)
        self._timeline = Timeline(theme)
        self._legend = Legend(theme)
        self._rules = Text(theme, TextStyle.BODY)
        self._until = Text(theme, TextStyle.BODY, soft=True)
        self._not_now = LinkButton(theme, tr("Not now"))

        parts, format_lines, picture = Column(theme, 20), Column(theme, 2), Column(theme, 8)
        for text in (self._name, self._about):
            format_lines.addWidget(text)
        picture.addWidget(self._timeline)
        picture.addWidget(self._legend)
        parts.addWidget(self.heading)
        parts.addWidget(self._said)
        parts.addLayout(format_lines)
        parts.addLayout(picture)
        parts.addWidget(self._rules)
        parts.addWidget(self._until)
        self.body.addLayout(parts)
        self.body.addStretch(1)
        self.bottom.addWidget(self._not_now)
        self.bottom.addStretch(1)
        self.bottom.addWidget(self.finish)
        self.finish.set_text(tr("Use this plan"), tr("Enter", "the key"))
        self._timeline.setAccessibleName(tr("Picture of the phases"))

        self._not_now.clicked.connect(self.done)

    def show_plan(self, plan: Plan, deck: str, *, replaces: bool) -> None:
        """Show a plan; `deck` is the name of its deck, and `replaces` that another one holds."""
        fmt, people = plan.format, somebody()
        name = tr("{format} · {time}").format(format=text_of(fmt.name), time=facts_of(fmt))
        parts = planned_parts(fmt, people)
        self._said.set_text(isolated(plan.text) if plan.text else "")
        self._name.set_text(name)
        self._about.set_text(text_of(fmt.about))
        self._timeline.set(parts, "", "", told(fmt))
        self._legend.show_parts(parts, people)
        self._rules.set_text("\n".join(_rules(plan, deck)))
        self._until.set_text(_until(replaces=replaces))

    @Slot()
    def accept(self) -> None:
        """Use the plan."""
        self.use_requested.emit()


def _rules(plan: Plan, deck: str) -> list[str]:
    """What was agreed besides the phases, a line each."""
    lines, weekly = list[str](), plan.weekly
    if plan.format.turns:
        bell = bell_words(plan.format.bell)
        lines.append(tr("When time is up: {rule}").format(rule=bell))
    if deck:
        lines.append(tr("Prompts: {deck}").format(deck=isolated(deck)))
    if weekly is not None:
        when = tr("Every week: {when}.").format(when=weekly_text(weekly.day, weekly.minute))
        lines.append(" ".join(filter(None, (when, other_day_text(weekly.other_day)))))
    return lines


def _until(*, replaces: bool) -> str:
    """How long it holds."""
    if replaces:
        return tr("It takes the place of the plan you use now, until you let it go.")
    return tr("The first page then offers this and nothing else, until you let it go.")
