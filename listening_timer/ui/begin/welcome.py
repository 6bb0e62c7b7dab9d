"""Welcome page at first start: what the program is, in three sentences; privacy, in four lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from listening_timer.exercise.formats import MINUTE, Format
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, Row
from listening_timer.ui.widgets.page import ReadingPage
from listening_timer.ui.widgets.token.token import Face, Token
from listening_timer.ui.words.i18n import tr

_STONE = 380
_ROOM_FOR_STONE = 860
"""Design px; the second, at 100 % text, is the width that the text beside the token needs."""
_RING = 0.72


class WelcomePage(ReadingPage):
    """Shown alone, while there is no session yet."""

    try_requested = Signal()
    """Begin with the format `first-try`."""
    begin_requested = Signal()
    """Go to the Begin page, where everything can be chosen."""
    page_requested = Signal(str)
    """Show another page: `not-for-you` or `about`."""

    def __init__(self, theme: Theme, first_try: Format) -> None:
        main = MainButton(theme, _offer(first_try), tr("Enter", "the key"), Tone.MOSS)
        super().__init__(theme, main)
        self._stone = Token(theme)
        self._begin = QuietButton(theme, tr("Go to Begin"))
        self._not_for_you = LinkButton(theme, tr("When this is not for you"))
        self._about = LinkButton(theme, tr("About"))

        self.heading.set_text(tr("Welcome, both of you."))
        self._stone.set_face(Face(ring=_RING))
        beside = Row(theme, 24)
        beside.addLayout(self._words(), 1)
        beside.addWidget(self._stone, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addStretch(1)
        self.body.addLayout(beside)
        self.body.addStretch(1)
        self.set_bottom(None, self._begin)
        self.bottom.addWidget(main, 0, Qt.AlignmentFlag.AlignVCenter)

        main.clicked.connect(self.try_requested)
        self._begin.clicked.connect(self.begin_requested)
        self._not_for_you.clicked.connect(lambda: self.page_requested.emit("not-for-you"))
        self._about.clicked.connect(lambda: self.page_requested.emit("about"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the token beside the text where both have room."""
        side = self._theme.px(_STONE)
        needs = self._theme.px(_ROOM_FOR_STONE) * self._theme.text_percent // 100
        self._stone.setFixedSize(side, side)
        self._stone.setVisible(event.size().width() >= needs + side)

    def _words(self) -> Column:
        """The three sentences, and the four lines on a card."""
        words = Column(self._theme, 14)
        for sentence in _sentences():
            words.addWidget(Text(self._theme, TextStyle.CUE, sentence))
        private = Card(self._theme, spacing=8)
        private.body.addWidget(
            Text(self._theme, TextStyle.LABEL, tr("What stays private"), soft=True)
        )
        for line in _privacy():
            private.body.addWidget(Text(self._theme, TextStyle.BODY, line))
        links = Flow(self._theme, 20)
        links.addWidget(self._not_for_you)
        links.addWidget(self._about)
        words.addSpacing(self._theme.px(14))
        words.addWidget(private)
        words.addLayout(links)
        return words


def _offer(first_try: Format) -> str:
    """The label of the main button, with the session's length."""
    if first_try.open_ended:
        return tr("Try it")
    return tr("Try it: %n minutes", None, -(-first_try.total // MINUTE))


def _sentences() -> tuple[str, str, str]:
    """The sentences that say what the program is."""
    return (
        tr("One of you shares everything, the other only listens; then you switch."),
        tr("The stone shows who has the floor, its ring the time that is left."),
        tr("The bell is soft. Unless you choose otherwise, you finish your thought."),
    )


def _privacy() -> tuple[str, str, str, str]:
    """What is saved, what is not, and who can read it; must be true of the program as it is."""
    return (
        tr("Your talks stay on this computer, in one folder."),
        tr("Nothing is recorded or sent; there is no account."),
        tr("Kept are names, times, prompts and what you enter; you can delete talks."),
        tr("No password: whoever opens this history reads everything in it."),
    )
