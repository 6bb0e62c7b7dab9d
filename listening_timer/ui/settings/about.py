"""About page: version, licences, origins and file locations. Also the page "not for you"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from listening_timer import __version__
from listening_timer.config.settings import MOST_HELP_LINES, HelpLine
from listening_timer.library.helplines import Helpline
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.cards import Section
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.page import ReadingPage
from listening_timer.ui.words.i18n import tr

_Pair = tuple[str, str]
"""A subject and the text about it."""


class AboutPage(ReadingPage):
    """Version and licences, origins of the formats, and the location of the history."""

    back_requested = Signal()
    """Go back to the previous page."""

    def __init__(self, theme: Theme, history: str, settings: str, formats: str) -> None:
        """Take the paths of two files, and of the folder of own formats, as text."""
        main = MainButton(theme, tr("Back"), tr("Enter", "the key"), Tone.MOSS)
        super().__init__(theme, main)

        self.heading.set_text(tr("Listening Timer"))
        self.subline.set_text(
            tr("Version {version}. Free software under the MIT License.").format(
                version=__version__
            )
        )
        places = (
            (tr("Your history"), history),
            (tr("Your settings"), settings),
            (tr("Your own ways to talk"), formats),
        )
        tiles = Tiles(theme, 40, columns=2, least=400)
        tiles.addWidget(self._section(tr("Where the ways to talk come from"), _origins()))
        tiles.addWidget(self._section(tr("What it’s made with"), _works()))
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self._section(tr("Kept on this computer only"), places))
        self.body.addSpacing(theme.px(16))
        self.body.addLayout(tiles)
        self.body.addStretch(1)
        self.set_bottom(None, main)

        self.back_button = main
        main.clicked.connect(self.back_requested)

    def _section(self, title: str, pairs: tuple[_Pair, ...]) -> Section:
        section = Section(self._theme, title, spacing=12)
        for first, second in pairs:
            both = Column(self._theme, 0)
            both.addWidget(Text(self._theme, TextStyle.LABEL, first, bold=True))
            both.addWidget(Text(self._theme, TextStyle.LABEL, second, soft=True))
            section.body.addLayout(both)
        section.body.addStretch(1)
        return section


def _origins() -> tuple[_Pair, ...]:
    """General origins: the formats are common property, and so are their names here."""
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
            tr("From person-centred counselling; common in work with couples."),
        ),
        (
            tr("What the day brought"),
            tr("From research on how couples face stress from outside together."),
        ),
        (
            tr("Long alternating dialogue"),
            tr("From dialogues couples have at home: equal turns, and no answering."),
        ),
        (
            tr("The weekly hour"),
            tr("From courses for couples: thanks first, then one concern, then plans."),
        ),
        (
            tr("No affiliation"),
            tr(
                "This program is not connected with, or endorsed by, any of these authors, "
                "schools or practices. It isn’t therapy, and doesn’t replace it."
            ),
        ),
    )


def _works() -> tuple[_Pair, ...]:
    """Third-party work in the program, with its licences."""
    return (
        ("Fraunces, Atkinson Hyperlegible Next", tr("Typefaces. SIL Open Font License 1.1")),
        ("Python", tr("Language. Python Software Foundation License")),
        ("Qt, PySide6, Shiboken", tr("Window and drawing. GNU LGPL 3")),
        ("qasync", tr("Asynchronous event loop. BSD License (2-clause)")),
        ("SQLite, SQLite3 Multiple Ciphers", tr("The history. Public domain; MIT License")),
        ("APSW", tr("Python interface to SQLite. Any OSI-approved licence")),
        ("msgspec", tr("Reading and writing data. BSD License (3-clause)")),
        ("icalendar", tr("Calendar files. BSD License (2-clause)")),
        ("pypdf", tr("Bookmarks and language of PDFs. BSD License (3-clause)")),
        ("tomli-w, platformdirs", tr("Settings and their place. MIT License")),
        ("miniaudio", tr("Sound. MIT License")),
        ("wakepy, jeepney", tr("A screen that stays awake. MIT License")),
    )


class NotForYouPage(ReadingPage):
    """Who should not be asked to share everything, in a calm text."""

    back_requested = Signal()
    """Go back to the previous page."""

    def __init__(self, theme: Theme, country: str = "", helplines: Sequence[Helpline] = ()) -> None:
        main = MainButton(theme, tr("Back"), tr("Enter", "the key"), Tone.MOSS)
        super().__init__(theme, main)

        self.heading.set_text(tr("When this is not for you"))
        self.subline.set_text(
            tr("Sharing everything needs two people who are free to speak, and free to stop.")
        )
        tiles = Tiles(theme, 40, columns=2, least=400)
        self._here = _HelpHere(theme)
        tiles.addWidget(self._here)
        numbers = [_helpline_text(country, one) for one in helplines]
        for title, lines in (_fear(), _help(numbers), _waiting(), _leaving()):
            section = Section(theme, title, spacing=10)
            for line in lines:
                section.body.addWidget(Text(theme, TextStyle.BODY, line))
            section.body.addStretch(1)
            tiles.addWidget(section)
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(tiles)
        self.body.addStretch(1)
        self.set_bottom(None, main)

        self.back_button = main
        main.clicked.connect(self.back_requested)

    def show_help_lines(self, lines: Sequence[HelpLine]) -> None:
        """Show whom this practice names as help, before all else."""
        self._here.show_lines(lines)


class _HelpHere(Section):
    """Who can help here; hidden while nobody is named."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Who can help here"), spacing=10)
        self._lines = [
            (
                Text(theme, TextStyle.BODY, bold=True, folds=True),
                Text(theme, TextStyle.BODY, folds=True),
            )
            for _line in range(MOST_HELP_LINES)
        ]
        for who, about in self._lines:
            both = Column(theme, 0)
            both.addWidget(who)
            both.addWidget(about)
            self.body.addLayout(both)
        self.body.addStretch(1)
        self.hide()

    def show_lines(self, lines: Sequence[HelpLine]) -> None:
        """Show these lines."""
        blank = HelpLine("")
        for place, (who, about) in enumerate(self._lines):
            line = lines[place] if place < len(lines) else blank
            who.set_text(", ".join(map(isolated, filter(None, (line.name, line.phone)))))
            about.set_text(line.about)
        self.setVisible(bool(lines))


_Part = tuple[str, tuple[str, ...]]
"""A title, and the paragraphs below it."""


def _fear() -> _Part:
    return tr("If you are afraid"), (
        tr("Does one of you hurt, threaten, watch or force the other?"),
        tr("Then please don’t use this together. Taking turns makes nobody safer."),
        tr("What is shared here could be used against you."),
        tr("It is not your fault. Nobody owes anybody a talk."),
    )


def _help(helplines: Sequence[str]) -> _Part:
    return tr("Who can help"), (
        tr("In danger now: call the police or the emergency number."),
        tr("A domestic-abuse helpline. They know who can help nearby."),
        *helplines,
        tr("A doctor, or a counsellor who sees you alone."),
        tr("Somebody you trust: a friend, a neighbour, your family."),
        tr("If this computer is watched, use another one."),
    )


def _helpline_text(country: str, helpline: Helpline) -> str:
    """With its country: a system may be set to another one than it is in."""
    return tr("{country}: {name}, {number}", "a helpline").format(
        country=country, name=isolated(helpline.name), number=isolated(helpline.number)
    )


def _waiting() -> _Part:
    return tr("When a talk can wait"), (
        tr("One of you is worn out, has been drinking, or is in a crisis."),
        tr("Rest first, and choose another time. Nothing is lost."),
        tr(
            "Does one of you feel that life isn’t worth living? Call a crisis line, a "
            "doctor or the emergency number today."
        ),
    )


def _leaving() -> _Part:
    return tr("How to stop"), (
        tr("You can stop at any time. You don’t need a reason."),
        tr("X or “Hide the screen” hides all names and words."),
        tr("Ctrl+Q closes the program."),
        tr("You can delete talks in History."),
    )
