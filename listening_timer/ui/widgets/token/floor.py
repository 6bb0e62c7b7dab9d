"""Floor widget: the stage with its one token, and the two people who share it.

Law: left and right are where the people sit, whichever way their language runs. What is said to the
holder lies on the stone, where all its text stays large; else on the free half. The floor never
scrolls and nothing on it overlaps: where room lacks, text shrinks, then the cue line goes, then the
notice, then the stone shrinks. The token is where the scene says; its animation can be interrupted.
The bell light belongs to the scene that it rang for, and ends with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import DescribedText, Text
from listening_timer.ui.widgets.stone import text_box
from listening_timer.ui.widgets.token import floor_layout, font_sizes
from listening_timer.ui.widgets.token.animation import Bell, FadeOverlay, Glide
from listening_timer.ui.widgets.token.face import Face
from listening_timer.ui.widgets.token.floor_layout import (
    Block,
    Dots,
    FloorLayout,
    in_the_middle,
    on_a_side,
    roomiest,
)
from listening_timer.ui.widgets.token.scene import Aside, Place, Scene, Seat
from listening_timer.ui.widgets.token.token import Token

_SIZES = (
    (TextStyle.CUE, TextStyle.CUE),
    (TextStyle.CUE, TextStyle.BODY),
    (TextStyle.BODY, TextStyle.BODY),
)
"""Text styles of the line, and of notice and card: as large as all of them have room for."""
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class Floor(QWidget):
    """The stage between the top strip and the buttons."""

    def __init__(self, theme: Theme, time_left: Callable[[], str] = str) -> None:
        """`time_left` is called when a screen reader asks for the time; empty for none."""
        super().__init__()
        self._theme, self._time_left, self._description = theme, time_left, ""
        self.scene = Scene(Place.MIDDLE, Face())
        self._places: FloorLayout | None = None
        self._on_stone = False  # whether the text aside lies on the stone
        self._dots = Dots(theme)
        self._names = [
            DescribedText(theme, TextStyle.HEADING, align=_CENTRED, names=True, parent=self)
            for _ in range(2)
        ]
        self._heading = DescribedText(theme, TextStyle.HEADING, align=_CENTRED, parent=self)
        self._line = DescribedText(theme, TextStyle.CUE, soft=True, align=_CENTRED, parent=self)
        self._notice = DescribedText(theme, TextStyle.CUE, soft=True, align=_CENTRED, parent=self)
        self._card = FloorCard(theme, self)
        self.token = Token(theme, self)
        self._past = FadeOverlay(theme, self)
        self._glide = Glide(self.token, self._past)
        self._bell = Bell(self.token)

        self._arrange(at_once=True)

        theme.changed.connect(self._on_theme_changed)

    def set_scene(self, scene: Scene) -> None:
        """Show a scene; the token glides where its place has changed."""
        old = self.scene
        moves = scene.place is not old.place or scene.face.tone is not old.face.tone
        self._bell.turn_to(elsewhere=moves)
        if scene == old:
            return
        if moves:
            self._glide.set_out()
        self.scene = scene
        words = bool(old.face.clock) == bool(scene.face.clock)  # all texts keep their places
        if not moves and words and replace(old, face=scene.face) == scene:
            self.token.set_face(self._face())
            return
        self._on_stone = self._has_room_on_stone()
        self._glide.show(self._face())
        self._arrange(at_once=scene.place is old.place and not self._glide.running)
        self.update()

    def _face(self) -> Face:
        """The token's face, with the text aside where that lies on the stone."""
        face = self.scene.face
        return replace(face, line=self.scene.aside.text) if self._on_stone else face

    def _has_room_on_stone(self) -> bool:
        """Whether the text aside is for the holder, and all text on the stone stays large."""
        aside, face = self.scene.aside, self.scene.face
        if not aside.text or not aside.to_holder or self.scene.place is Place.MIDDLE:
            return False
        side = floor_layout.token_side(self.size())
        return font_sizes.has_room(self._theme, face, aside.text, text_box(QSize(side, side)))

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Animate the token and the bell light, or neither."""
        self._glide.set_motion(motion)
        self._bell.set_motion(motion)

    def set_spoken(self, name: str, description: str = "") -> None:
        """Set the token's accessible name and description; text without room here is added."""
        self._description = description
        self.token.set_spoken(name, self._about)

    def _about(self) -> str:
        """Accessible description of the token at this moment."""
        scene, aside = self.scene, self.scene.aside
        seat_line = "".join(seat.line for seat in self._seats() if seat is not None)
        words = (
            (self._heading, scene.heading),
            (self._line, scene.line or seat_line),
            (self._card if aside.title else self._notice, _spoken(aside)),
        )
        unseen = [said for place, said in words if said and place.isHidden()]
        return ", ".join(filter(None, (self._description, self._time_left(), *unseen)))

    def ring_bell(self, *, soft: bool = False) -> None:
        """Show the bell light, the bell's visible twin: one slow, soft light around the stone.

        If the next scene lies elsewhere, it rang for that one: the light goes along. `soft`: half
        as strong, as the tone is that tells of the last minute.
        """
        self._bell.ring(soft=soft)

    def settle(self) -> None:
        """End every animation now, at its goal."""
        self._glide.settle()
        self._bell.settle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1200), self._theme.px(610))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hideEvent(self, event: QHideEvent) -> None:
        """End all animations: it is hidden, as also in a minimized window."""
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew, without animation."""
        self._rearrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the waiting circles and the ways from them to the token, in the middle place."""
        if (places := self._places) is None or not places.circles:
            return
        seats = zip(places.circles, self._seats(), strict=True)
        circles = [(circle, seat.tone) for circle, seat in seats if seat is not None]
        # How far the token reaches from its centre: to its ring, or to the stone's edge.
        reach = places.token.width() * (0.485 if self.scene.face.ring is not None else 0.42)
        self._dots.paint(QPainter(self), circles, places.token, reach)

    def _seats(self) -> tuple[Seat | None, Seat | None]:
        return self.scene.left, self.scene.right

    def _arrange(self, *, at_once: bool) -> None:
        if self.size().isEmpty():
            return
        middle = self.scene.place is Place.MIDDLE
        places_of = self._middle_places if middle else self._side_places
        self._places = roomiest(places_of(line, aside) for line, aside in _SIZES)
        if middle:
            self._show_middle(self._places)
        else:
            self._show_side()
        self._show(self._notice, "notice", self._notice_text())
        self._card.place(self._places.boxes.get("card"), self._places.fonts.get("card"))
        self._glide.to(self._places.token.toAlignedRect(), at_once=at_once)

    def _side_places(self, line: TextStyle, aside: TextStyle) -> FloorLayout:
        seat, size, font = self._listening(), self.size(), self._theme.font
        wide = min(round(size.width() * 0.42), self._theme.px(460))
        blocks = {
            "name": self._block(font(TextStyle.HEADING), seat.name if seat else "", wide),
            "line": self._block(font(line), seat.line if seat else "", wide),
            "notice": self._block(font(aside), self._notice_text(), wide),
            "card": self._card_block(aside, wide),
        }
        left, gap = self.scene.place is Place.LEFT, self._theme.px(10)
        return on_a_side(size, blocks, wide, gap, left=left)

    def _middle_places(self, line: TextStyle, aside: TextStyle) -> FloorLayout:
        scene, size, font = self.scene, self.size(), self._theme.font
        wide = round(size.width() * 0.86)
        heading = font_sizes.heading_font(self._theme, scene.heading, wide)
        name_wide = [font_sizes.waiting_width(self._theme, s.name) for s in self._seats() if s]
        blocks = {
            "heading": self._block(heading, scene.heading, wide),
            "line": self._block(font(line), scene.line, wide),
            "notice": self._block(font(aside), self._notice_text(), wide),
            "card": self._card_block(aside, min(wide, self._theme.px(460))),
        }
        clock, gap = bool(scene.face.clock), self._theme.px(10)
        widest = max(name_wide, default=0.0)
        return in_the_middle(size, blocks, wide, gap, clock=clock, name_wide=widest)

    def _block(self, font: QFont, text: str, wide: int) -> Block:
        """Measure a text at a width (px); it never takes more than two fifths of the height."""
        return font_sizes.block(font, text, QSize(wide, max(1, self.height() * 2 // 5)))

    def _card_block(self, role: TextStyle, wide: int) -> Block:
        aside = self.scene.aside
        shown = bool(aside.title) and not self._on_stone
        words = (aside.title, aside.text) if shown else None
        return self._card.measured(words, self._theme.font(role), wide)

    def _notice_text(self) -> str:
        """The text aside, where it is no card and does not lie on the stone."""
        aside = self.scene.aside
        return "" if aside.title or self._on_stone else aside.text

    def _listening(self) -> Seat | None:
        """The seat across from the token on a side."""
        return self.scene.right if self.scene.place is Place.LEFT else self.scene.left

    def _show_side(self) -> None:
        seat = self._listening()
        self._heading.hide()
        self._names[1].hide()
        if seat is not None:
            self._show(self._names[0], "name", seat.name, seat.tone)
            self._show(self._line, "line", seat.line)

    def _show_middle(self, places: FloorLayout) -> None:
        self._show(self._heading, "heading", self.scene.heading)
        self._show(self._line, "line", self.scene.line)
        for label, seat, circle in zip(self._names, self._seats(), places.circles, strict=True):
            self._show_resting(label, seat, circle)

    def _show(self, label: Text, name: str, text: str, tone: Tone | None = None) -> None:
        """Place a label by the layout; hide it where the layout has dropped it."""
        where = self._places.boxes.get(name) if self._places else None
        font = self._places.fonts.get(name) if self._places else None
        label.set_text(text)
        label.setVisible(where is not None and bool(text))
        if where is not None and font is not None:
            if tone is not None:
                label.set_tone(tone)
            label.setFont(font)
            spare = (where.width() - painting.balanced(font, text, where.width())) // 2
            label.setGeometry(where.adjusted(spare, 0, -spare, 0))

    def _show_resting(self, label: Text, seat: Seat | None, circle: QRectF) -> None:
        label.setVisible(seat is not None)
        if seat is None:
            return
        room = floor_layout.name_box(circle)
        font, shown = font_sizes.waiting_name(self._theme, seat.name, room.size())
        label.set_text(shown)
        label.setAccessibleName(seat.name)
        label.set_tone(seat.tone)
        label.setFont(font)
        label.setGeometry(room)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._rearrange()
        self.update()

    def _rearrange(self) -> None:
        """Lay everything out for another size of the floor or of its text."""
        on_stone, self._on_stone = self._on_stone, self._has_room_on_stone()
        if on_stone is not self._on_stone:
            self.token.set_face(self._face())
        self._arrange(at_once=True)


def _spoken(aside: Aside) -> str:
    return ", ".join(part for part in (aside.title, aside.text) if part)


class FloorCard(Card):
    """A card with a title and a text; hidden until it is placed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, spacing=4, parent=parent)
        self._title = DescribedText(theme, TextStyle.LABEL, soft=True)
        self._text = DescribedText(theme, TextStyle.CUE)

        self.body.addWidget(self._title)
        self.body.addWidget(self._text)

    def measured(self, words: tuple[str, str] | None, font: QFont, wide: int) -> Block:
        """Measure title and text in a font, at a width (px); height 0 without any."""
        if words is None:
            return Block(0)
        title, text = words
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self._text.set_text(text)
        self._text.setFont(font)
        self.ensurePolished()
        return Block(self.heightForWidth(wide), font)

    def place(self, where: QRect | None, font: QFont | None) -> None:
        """Show it in this rectangle and font; None hides it."""
        self.setVisible(where is not None)
        if where is not None and font is not None:
            self._text.setFont(font)
            self.setGeometry(where)
