"""Token animation frame by frame: a shown floor, its state in each frame, its picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QTimer, QVariantAnimation
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.token.animation import GLIDE_MS, Bell, FadeOverlay, Glide
from listening_timer.ui.widgets.token.face import Blend, Face
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place, Scene, Seat
from tests.helpers.qt.widget_actions import child_of

MAYA, SAM = Seat("Maya", "Just listen.", Tone.LAKE), Seat("Sam", "Just listen.", Tone.CLAY)
LEFT = Scene(Place.LEFT, Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.7), right=SAM)
RIGHT = Scene(Place.RIGHT, Face(Tone.CLAY, "Sam", "9:59", "you have the floor", 1.0), left=MAYA)
MIDDLE = Scene(Place.MIDDLE, Face(Tone.MOSS, ring=0.9), MAYA, SAM, "Take a breath together.")
SCENES = (LEFT, MIDDLE, RIGHT)
FRAME = 15
"""Ms between two frames here."""


def begin(floor: Floor) -> None:
    """Maya's turn, at rest, whatever was before."""
    floor.set_scene(LEFT)
    floor.settle()


def shown(theme: Theme, *, motion: bool = True) -> Floor:
    """A floor that is seen, with Maya's turn on it."""
    floor = Floor(theme)
    floor.set_motion(motion)
    floor.resize(1200, 600)
    floor.show()
    begin(floor)
    return floor


def animation_of(floor: Floor, kind: type[Glide | Bell]) -> QVariantAnimation:
    """What moves the token, or makes the bell light come and go."""
    return child_of(child_of(floor.token, kind), QVariantAnimation)


def run(floor: Floor, frames: int) -> list[tuple[QRectF, Blend, float]]:
    """Let so many frames pass; where the token was, what was seen of it, and of what fades."""
    seen = [look(floor)]
    animation = animation_of(floor, Glide)
    for _frame in range(frames):
        if child_of(floor.token, Glide).running:
            animation.setCurrentTime(animation.currentTime() + FRAME)
        seen.append(look(floor))
    return seen


def look(floor: Floor) -> tuple[QRectF, Blend, float]:
    """What is seen now."""
    return QRectF(floor.token.geometry()), floor.token.blend, child_of(floor, FadeOverlay).strength


def rest(theme: Theme, scene: Scene) -> QRectF:
    """Where the token lies in a scene, as it is reached without any movement."""
    floor = shown(theme)
    floor.set_scene(scene)
    floor.settle()
    return QRectF(floor.token.geometry())


def picture(floor: Floor) -> QImage:
    """The floor as it is seen, on its ground."""
    image = QImage(floor.size(), QImage.Format.Format_RGB32)
    image.fill(DAY.paper)
    floor.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def moving(floor: Floor) -> bool:
    """Whether anything of it moves, glows or is going to."""
    glows = animation_of(floor, Bell).state() is QVariantAnimation.State.Running
    rests = child_of(child_of(floor.token, Bell), QTimer).isActive()
    return child_of(floor.token, Glide).running or glows or rests


def is_lit(theme: Theme, floor: Floor) -> bool:
    """Whether the bell light is seen around the token, once it has arrived."""
    if child_of(floor.token, Glide).running:
        animation_of(floor, Glide).setCurrentTime(GLIDE_MS)
    dark = Floor(theme)
    dark.resize(floor.size())
    dark.set_scene(floor.scene)
    dark.settle()
    return floor.token.grab().toImage() != dark.token.grab().toImage()


def farthest(one: QImage, other: QImage) -> int:
    """How far two pictures differ in any channel of any pixel."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)
