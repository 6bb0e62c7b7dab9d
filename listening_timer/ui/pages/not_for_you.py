"""When this is not for you: fear and violence, who can help instead, and when a talk can wait."""

from __future__ import annotations

from PySide6.QtCore import Signal

from listening_timer.ui.pages.leaf import Leaf
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Tiles
from listening_timer.ui.words import tr


class NotForYouPage(Leaf):
    """A calm page, for whoever should not be asked to share everything."""

    back_requested = Signal()
    """Go back to the page before."""

    def __init__(self, theme: Theme) -> None:
        main = MainButton(theme, tr("Back"), tr("Enter", "the key"), Tone.MOSS)
        super().__init__(theme, main)

        self.heading.set_text(tr("When this is not for you"))
        self.subline.set_text(
            tr("Sharing everything needs two people who are free to speak, and free to stop.")
        )
        tiles = Tiles(theme, 16, columns=2, least=400)
        for title, lines in (_fear(), _help(), _waiting(), _leaving()):
            card = Card(theme, spacing=10)
            card.body.addWidget(Text(theme, Type.TITLE, title))
            for line in lines:
                card.body.addWidget(Text(theme, Type.BODY, line))
            card.body.addStretch(1)
            tiles.addWidget(card)
        self.body.addLayout(tiles)
        self.body.addStretch(1)
        self.set_bottom(None, main)

        self.way_back = main
        main.clicked.connect(self.back_requested)


_Part = tuple[str, tuple[str, ...]]
"""A title, and what stands below it."""


def _fear() -> _Part:
    return tr("If you are afraid"), (
        tr("Is one of you hurt, threatened, watched or forced by the other?"),
        tr("Then please do not use this together. Taking turns makes nobody safer."),
        tr("What is shared here could be used against you."),
        tr("It is not your fault. Nobody owes anybody a talk."),
    )


def _help() -> _Part:
    return tr("Who can help"), (
        tr("In danger now: the police, or the emergency number where you are."),
        tr("A helpline for women or for men. They know who can help nearby."),
        tr("A doctor, or a counsellor who sees you alone."),
        tr("Somebody you trust: a friend, a neighbour, your family."),
        tr("If this computer is watched, use another one."),
    )


def _waiting() -> _Part:
    return tr("When a talk can wait"), (
        tr("One of you is worn out, has been drinking, or is in a crisis."),
        tr("Rest first, and choose another time. Nothing is lost."),
        tr(
            "Does one of you not want to live any more? Call a crisis line, a doctor or the "
            "emergency number today."
        ),
    )


def _leaving() -> _Part:
    return tr("How to stop"), (
        tr("You can end at any moment, and need no reason."),
        tr("While you talk, X or “Hide now” hides all names and words."),
        tr("Ctrl+Q closes the program."),
        tr("In History you can delete talks."),
    )
