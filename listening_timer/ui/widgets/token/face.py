"""Token face: what the token shows, and the blend between two faces; plain values."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.ui.theme.theme import Tone


@dataclass(frozen=True, slots=True)
class Face:
    """What the token shows. `ring`: the share that remains, 0 to 1; None: no ring.

    `dimmed`: pale stone and ring, as while time is paused.
    """

    tone: Tone = Tone.MOSS
    name: str = ""
    clock: str = ""
    line: str = ""
    ring: float | None = None
    thin: bool = False
    over: str = ""
    dimmed: bool = False


@dataclass(frozen=True, slots=True)
class Blend:
    """State between two faces: opacity of each stone, and of what is on it; all 0 to 1.

    `tones` add up to 1. `seen` is the opacity of the new face's ring and text, `old_seen` that of
    `old`: the old ones go before the new ones come, and never overlap.
    """

    tones: tuple[tuple[Tone, float], ...]
    old: Face
    old_seen: float
    seen: float

    def at(self, tone: Tone, share: float, out: float, come: float) -> Blend:
        """This blend, a share further towards a face in this tone.

        `out`, `come`: how far old words have gone and new ones have come.
        """
        tones = {known: weight * (1 - share) for known, weight in self.tones}
        tones[tone] = tones.get(tone, 0.0) + share
        seen = self.seen + (1 - self.seen) * (share if self.seen else come)
        return Blend(tuple(tones.items()), self.old, self.old_seen * (1 - out), seen)


def at_rest(face: Face) -> Blend:
    """Blend of a face at rest: nothing but the face itself."""
    return Blend(((face.tone, 1.0),), face, 0.0, 1.0)


def turned(now: Blend, shown: Face, face: Face) -> Blend:
    """First blend of a transition to another face: as all looks now, whichever way it was going."""
    old, seen = (now.old, now.old_seen) if now.old_seen > now.seen else (shown, now.seen)
    if (old.tone, old.name) == (face.tone, face.name):
        return Blend(now.tones, old, 0.0, seen)  # reversed: its text is still there
    return Blend(now.tones, old, seen, 0.0)
