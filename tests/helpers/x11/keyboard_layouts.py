"""Keyboard layouts: every one of xkeyboard-config, compiled by libxkbcommon without X."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from listening_timer.desktop.keymap import KEYS, X_OFFSET

LAYOUTS = Path("/usr/share/X11/xkb/rules/evdev.xml")


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name, and what its keys write without modifiers, by the kernel's key code."""

    name: str
    written: Mapping[int, str]


class _Names(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")
    )


def layouts() -> Iterator[Layout]:
    """All layouts with all their variants, each alone."""
    if not LAYOUTS.exists():
        pytest.skip("the layouts are missing: apt-get install xkb-data")
    xkb, pointer, number = ctypes.CDLL("libxkbcommon.so.0"), ctypes.c_void_p, ctypes.c_uint32
    for function, returned, taken in (
        (xkb.xkb_context_new, pointer, [ctypes.c_int]),
        (xkb.xkb_context_unref, None, [pointer]),
        (xkb.xkb_context_set_log_level, None, [pointer, ctypes.c_int]),
        (xkb.xkb_keymap_new_from_names, pointer, [pointer, pointer, ctypes.c_int]),
        (xkb.xkb_keymap_unref, None, [pointer]),
        (xkb.xkb_state_new, pointer, [pointer]),
        (xkb.xkb_state_unref, None, [pointer]),
        (xkb.xkb_state_key_get_utf32, number, [pointer, number]),
    ):
        function.restype, function.argtypes = returned, taken
    context = xkb.xkb_context_new(0)
    xkb.xkb_context_set_log_level(context, 0)
    for layout, variant in _names():
        names = _Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
        keymap = xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
        if keymap:
            state = xkb.xkb_state_new(keymap)
            codes = {key: xkb.xkb_state_key_get_utf32(state, key + X_OFFSET) for key in KEYS}
            xkb.xkb_state_unref(state)
            xkb.xkb_keymap_unref(keymap)
            yield Layout(
                f"{layout} {variant}", {key: chr(code) for key, code in codes.items() if code}
            )
    xkb.xkb_context_unref(context)


def _names() -> Iterator[tuple[str, str]]:
    for layout in ET.parse(LAYOUTS).iter("layout"):  # noqa: S314 - the system's own file
        name = layout.findtext("configItem/name", "")
        yield name, ""
        for variant in layout.iter("variant"):
            yield name, variant.findtext("configItem/name", "")
