"""Type on paper: what a text is for gives its family and size. Lengths are tenths of a point."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

POINT = 10
SERIF = "Fraunces"
SANS = "Atkinson Hyperlegible Next"
OTHER_SHAPES = "rvrn"


@dataclass(frozen=True, slots=True)
class Cut:
    """A family with a size, and how high a line of it stands as a part of its size."""

    family: str
    points: float
    leading: float = 1.42
    bold: bool = False


class Face(Enum):
    """What a text is for."""

    HEADING = Cut(SERIF, 24, 1.25)
    TITLE = Cut(SERIF, 14.5, 1.4)
    NAME = Cut(SERIF, 15, 1.35)
    LETTER = Cut(SANS, 12, 1.6)
    BODY = Cut(SANS, 11)
    STRONG = Cut(SANS, 11, bold=True)
    LABEL = Cut(SANS, 9.5)
    SMALL = Cut(SANS, 8.5)

    @property
    def line(self) -> float:
        """How high a line stands."""
        return self.value.points * self.value.leading * POINT

    def font(self) -> QFont:
        """The font, in tenths of a point, so that no device changes it.

        Other shapes of a letter or digit (such as digits of one width) have no code of their own,
        and a reader of the PDF would not find them as text; Fraunces has them for n and m.
        """
        font = QFont([self.value.family])
        font.setPixelSize(round(self.value.points * POINT))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.value.family == SERIF:
            font.setWeight(QFont.Weight.DemiBold)
        elif self.value.bold:
            font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag(OTHER_SHAPES), 0)
        return font


def add_fonts(folder: Path) -> None:
    """Make the fonts that ship known, where no window has done so."""
    if SANS not in QFontDatabase.families():
        for file in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
