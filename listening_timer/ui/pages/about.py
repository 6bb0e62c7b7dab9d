"""About: what this is, whose work it stands on, and where everything lies."""

from __future__ import annotations

from PySide6.QtCore import Signal

from listening_timer import __version__
from listening_timer.ui.pages.leaf import Leaf
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.words import tr

_Pair = tuple[str, str]
"""Something, and what there is to say of it."""


class AboutPage(Leaf):
    """Version and licences, where the ways to talk come from, where the history lies."""

    back_requested = Signal()
    """Go back to the page before."""

    def __init__(self, theme: Theme, history: str, settings: str) -> None:
        """`history`, `settings`: the paths of the two files, as text."""
        main = MainButton(theme, tr("Back"), tr("Enter", "the key"), Tone.MOSS)
        super().__init__(theme, main)

        self.heading.set_text(tr("Listening Timer"))
        self.subline.set_text(
            tr("Version {version}. Free software under the MIT License.").format(
                version=__version__
            )
        )
        places = ((tr("Your history"), history), (tr("Your settings"), settings))
        tiles = Tiles(theme, 16, columns=2, least=400)
        tiles.addWidget(self._card(tr("Where the ways to talk come from"), _origins()))
        tiles.addWidget(self._card(tr("What it is made with"), _works()))
        self.body.addWidget(self._card(tr("Where it is kept"), places))
        self.body.addLayout(tiles)
        self.body.addStretch(1)
        self.set_bottom(None, main)

        self.way_back = main
        main.clicked.connect(self.back_requested)

    def _card(self, title: str, pairs: tuple[_Pair, ...]) -> Card:
        card = Card(self._theme, spacing=12)
        card.body.addWidget(Text(self._theme, Type.TITLE, title))
        for first, second in pairs:
            both = Column(self._theme, 0)
            both.addWidget(Text(self._theme, Type.LABEL, first, bold=True))
            both.addWidget(Text(self._theme, Type.LABEL, second, soft=True))
            card.body.addLayout(both)
        card.body.addStretch(1)
        return card


def _origins() -> tuple[_Pair, ...]:
    """In general words: the ways to talk are common property, and so are their names here."""
    return (
        (
            tr("One shares, the other only listens"),
            tr(
                "Turns of equal length are an old and common practice in work with couples. This "
                "one grew from an article by therapists in Vancouver, “The Role of Emotional "
                "Intimacy & Safety Building”, and follows its six steps."
            ),
        ),
        (
            tr("Saying it back, and feeling heard"),
            tr("From counselling that puts the person first; most work with couples knows it."),
        ),
        (
            tr("What the day brought"),
            tr("From research on how couples carry the stress that comes from outside."),
        ),
        (
            tr("Long alternating dialogue"),
            tr("From dialogues that couples hold at home, in equal turns, without an answer."),
        ),
        (
            tr("The weekly hour"),
            tr("From courses for couples: thanks first, then one concern, then plans."),
        ),
        (
            tr("No affiliation"),
            tr(
                "This program is not connected with, or endorsed by, any of these authors, "
                "schools or practices. It is no therapy and replaces none."
            ),
        ),
    )


def _works() -> tuple[_Pair, ...]:
    """The work of others that is in the program, with its licences."""
    return (
        ("Fraunces, Atkinson Hyperlegible Next", tr("Typefaces. SIL Open Font License 1.1")),
        ("Python", tr("Language. Python Software Foundation License")),
        ("Qt, PySide6, Shiboken", tr("Window and drawing. GNU LGPL 3")),
        ("qasync", tr("Waiting without blocking. BSD License (2-clause)")),
        ("SQLite, SQLite3 Multiple Ciphers", tr("The history. Public domain; MIT License")),
        ("APSW", tr("The way to SQLite. Any OSI-approved licence")),
        ("msgspec", tr("Reading and writing data. BSD License (3-clause)")),
        ("icalendar", tr("Calendar files. BSD License (2-clause)")),
        ("pypdf", tr("Bookmarks and language of PDFs. BSD License (3-clause)")),
        ("tomli-w, platformdirs", tr("Settings and their place. MIT License")),
        ("miniaudio", tr("Sound. MIT License")),
        ("wakepy, jeepney", tr("A screen that stays awake. MIT License")),
    )
