"""Theme: palette, fonts and scaled spacing of all widgets.

One `Theme` is built by the application and handed to every widget of its window; a second window
has one of its own, which follows its colours. Spacing follows the window alone, type follows the
window and the text size; nothing else in the program names a colour.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from listening_timer.ui.theme.palette import (
    DAY,
    EVENING,
    Palette,
    Shades,
    Tone,
    contrast,
    faded,
    mixed,
)

__all__ = [
    "DAY",
    "EVENING",
    "Palette",
    "PaletteChoice",
    "Shades",
    "TextStyle",
    "Theme",
    "Tone",
    "contrast",
    "faded",
    "mixed",
]

PaletteChoice = Literal["system", "day", "evening"]

DESIGN = QSize(1280, 800)
SMALLEST_TEXT_PX = 14
SCALE_STEPS = 20  # the window's scale moves in twentieths, so that a resize rarely restyles
SERIF = "Fraunces"
SANS = "Atkinson Hyperlegible Next"


class TextStyle(StrEnum):
    """Text style: what a text is for; its size and family follow from that."""

    CLOCK = "clock"
    TOKEN_NAME = "token_name"  # noqa: S105 - the token, not a secret
    HEADING = "heading"
    NAME = "name"
    TITLE = "title"
    CAPTION = "caption"
    CUE = "cue"
    BODY = "body"
    BUTTON = "button"
    LABEL = "label"
    HINT = "hint"


_SIZES = {
    TextStyle.CLOCK: 110,
    TextStyle.TOKEN_NAME: 64,
    TextStyle.HEADING: 48,
    TextStyle.NAME: 36,
    TextStyle.TITLE: 27,
    TextStyle.CAPTION: 28,
    TextStyle.CUE: 24,
    TextStyle.BODY: 18,
    TextStyle.BUTTON: 20,
    TextStyle.LABEL: 16,
    TextStyle.HINT: 14,
}
_HEADING_GROWTH = 0.5  # share of the text size's growth: a heading is large already
_SERIF_ROLES = frozenset({TextStyle.TOKEN_NAME, TextStyle.HEADING, TextStyle.NAME, TextStyle.TITLE})
_BOLD_ROLES = frozenset({TextStyle.CLOCK, TextStyle.BUTTON})


class Theme(QObject):
    """The current palette, scale and fonts; emits `changed` when any of them changes."""

    changed = Signal()

    def __init__(self, fonts_dir: Path | None, like: Theme | None = None) -> None:
        """`fonts_dir`: None where the fonts are loaded; `like`: whose palette it always has."""
        super().__init__()
        self._like = like
        self.palette = DAY
        self._choice: PaletteChoice = "system"
        self._scale = 1.0
        self.text_percent = 100
        """Text size in percent, 100 to 200; set by `set_text_percent`."""
        self.key_caps = False
        """Whether buttons show their keys; see `show_key_caps`."""
        self._app: QApplication | None = None
        self._fonts: dict[tuple[TextStyle, bool], QFont] = {}

        for path in sorted(fonts_dir.glob("*.ttf") if fonts_dir else ()):
            QFontDatabase.addApplicationFont(str(path))
        self.palette = self._wanted_palette()

        if like is None:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        else:
            like.changed.connect(self._follow_system)

    @property
    def is_evening(self) -> bool:
        """Whether the evening palette is active."""
        return self.palette is EVENING

    def install(self, app: QApplication) -> None:
        """Set palette and font of the application, and keep them up to date."""
        self._app = app
        self._dress()

    def set_palette_choice(self, choice: PaletteChoice) -> None:
        """Choose day, evening, or the system's colour scheme."""
        self._choice = choice
        self._follow_system()

    def set_text_percent(self, percent: int) -> None:
        """Set the text size in percent, clamped to 100 to 200."""
        wanted = max(100, min(200, percent))
        if wanted != self.text_percent:
            self.text_percent = wanted
            self._announce()

    @Slot()
    def show_key_caps(self) -> None:
        """Show keys on buttons from now on: somebody uses the keyboard, or a clicker."""
        if not self.key_caps:
            self.key_caps = True
            self.changed.emit()

    def set_window_size(self, size: QSize) -> None:
        """Scale spacing and type to the window; from 0.8 to 3 times the design size."""
        fit = min(size.width() / DESIGN.width(), size.height() / DESIGN.height())
        wanted = int(max(0.8, min(3.0, fit)) * SCALE_STEPS + 0.001) / SCALE_STEPS
        if wanted != self._scale:
            self._scale = wanted
            self._announce()

    def shades(self, tone: Tone) -> Shades:
        """The three shades of a tone in the current palette."""
        return self.palette.shades(tone)

    def px(self, design_px: float) -> int:
        """Convert design px (at 1280 x 800) to px at the window's scale, at least 1; 0 for 0."""
        return max(1, round(design_px * self._scale)) if design_px else 0

    def touch(self, design_px: float = 44) -> int:
        """Height (px) of a control: scaled, grown with text, never under 44 px."""
        grown = design_px + (self.text_percent / 100 - 1) * design_px * 0.35
        return max(44, self.px(grown))

    def font(self, role: TextStyle, *, bold: bool = False) -> QFont:
        """Font of a text style, never under 14 px, with digits of equal width."""
        key = (role, bold or role in _BOLD_ROLES)
        if key not in self._fonts:
            self._fonts[key] = self._made(*key)
        return QFont(self._fonts[key])

    def _made(self, role: TextStyle, bold: bool) -> QFont:  # noqa: FBT001 - a key, unpacked
        font = QFont([SERIF if role in _SERIF_ROLES else SANS])
        growth = (self.text_percent - 100) / 100
        if role is TextStyle.HEADING:
            growth *= _HEADING_GROWTH
        size = round(_SIZES[role] * self._scale * (1 + growth))
        font.setPixelSize(max(SMALLEST_TEXT_PX, size))
        if role in _SERIF_ROLES:
            font.setWeight(QFont.Weight.Medium)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
        elif bold:
            font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _wanted_palette(self) -> Palette:
        if self._like is not None:
            return self._like.palette
        if self._choice != "system":
            return EVENING if self._choice == "evening" else DAY
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return EVENING if dark else DAY

    @Slot()
    def _follow_system(self) -> None:
        wanted = self._wanted_palette()
        if wanted is not self.palette:
            self.palette = wanted
            self._announce()

    def _announce(self) -> None:
        self._fonts.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(_qt_palette(self.palette))
            self._app.setFont(self.font(TextStyle.BODY))


def _qt_palette(palette: Palette) -> QPalette:
    """Our colours as a QPalette, for the few controls that Qt paints."""
    role = QPalette.ColorRole
    made = QPalette(palette.surface, palette.paper)
    for name, colour in (
        (role.Window, palette.paper),
        (role.Base, palette.surface),
        (role.AlternateBase, palette.paper),
        (role.WindowText, palette.ink),
        (role.Text, palette.ink),
        (role.ButtonText, palette.ink),
        (role.PlaceholderText, palette.soft_ink),
        (role.Button, palette.surface),
        (role.Highlight, palette.lake),
        (role.HighlightedText, palette.on_plain),
        (role.Accent, palette.lake),
        (role.ToolTipBase, palette.surface),
        (role.ToolTipText, palette.ink),
        (role.Link, palette.lake_deep),
        (role.Mid, palette.line),
    ):
        made.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, palette.soft_ink)
    return made
