"""Parts beside the charts of insights: about the 5 : 1 ratio, open promises, missing insights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.annotations import OpenPromise
from listening_timer.ui.insights.report import VIEWS
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Section
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.words.agreements import promise_words
from listening_timer.ui.words.i18n import tr

MOST = 3
"""Most open promises that are listed; the others are counted in the chart."""


class AboutRatio(QWidget):
    """The source of the 5 : 1 ratio, unfolded by `link`; it is explained, not set as a goal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.link = LinkButton(theme, tr("About 5 : 1"))

        column = Column(theme, 8)
        for text in (
            tr(
                "Researchers who watched couples talk about something hard saw about five kind "
                "moments for each hard one in those who stayed happy together."
            ),
            tr(
                "That was seen during talks, not counted between them, and it isn’t a goal. "
                "Your marks only help each of you see what you’ve said. It’s easy to leave "
                "the good unsaid."
            ),
            tr(
                "Source: J. M. Gottman and R. W. Levenson, Journal of Personality and Social "
                "Psychology, volume 63 (1992), pages 221 to 233."
            ),
        ):
            column.addWidget(Text(theme, TextStyle.LABEL, text, soft=True))
        self.setLayout(column)
        self._fold(folded=True)

        self.link.clicked.connect(self._on_link_clicked)

    @Slot()
    def _on_link_clicked(self) -> None:
        self._fold(folded=not self.isHidden())

    def _fold(self, *, folded: bool) -> None:
        self.setVisible(not folded)
        self.link.set_unfolded(not folded)


class OpenPromises(QWidget):
    """The texts of the open promises, the oldest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Text(theme, TextStyle.LABEL, tr("Still open:"), bold=True)
        self._lines = [Text(theme, TextStyle.LABEL, folds=True) for _ in range(MOST)]

        column = Column(theme, 4)
        column.addWidget(self._title)
        for line in self._lines:
            column.addWidget(line)
        self.setLayout(column)
        self.show_promises(())

    def show_promises(self, promises: Sequence[OpenPromise]) -> None:
        """Show the first few; hidden if there are none."""
        words = [promise_words(each) for each in promises[:MOST]]
        for line, text in zip(self._lines, words + [""] * MOST, strict=False):
            line.set_text(text)
        self.setVisible(bool(words))


class NotYet(Section):
    """The insights without data, and what each will show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=16)
        self._title = Text(theme, TextStyle.TITLE)
        self._entries: dict[str, tuple[QWidget, Text]] = {}

        tiles = Tiles(theme, 20, columns=2, least=380)
        for view in VIEWS:
            entry, words = QWidget(), Text(theme, TextStyle.LABEL, soft=True)
            self._entries[view.key] = entry, words
            lines = Column(theme, 2)
            lines.addWidget(Text(theme, TextStyle.LABEL, view.title(), bold=True))
            lines.addWidget(words)
            lines.addStretch(1)
            entry.setLayout(lines)
            tiles.addWidget(entry)
        self.body.addWidget(self._title)
        self.body.addLayout(tiles)

    def show_missing(self, title: str, missing: Mapping[str, str]) -> None:
        """Say what each of these insights, by key, will show; hidden if there are none."""
        self._title.set_text(title)
        for key, (entry, words) in self._entries.items():
            entry.setVisible(key in missing)
            words.set_text(missing.get(key, ""))
        self.setVisible(bool(missing))
