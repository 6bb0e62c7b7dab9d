"""X11 keymap reader: which character each key writes in the active layout.

Law: it never raises; an empty result means that the keymap is not known. The libraries are those
that Qt's own X11 plugin is linked against: where Qt shows a window on X11, they are installed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

X_OFFSET = 8
"""X11 keycodes are the kernel's (evdev) key codes plus this."""
KEYS = range(2, 54)
"""The kernel's codes of the keys between `1` and `/`."""
_CONTEXT_FLAGS = _KEYMAP_FLAGS = 0
_LAYOUT_EFFECTIVE = 1 << 7
"""XKB_STATE_LAYOUT_EFFECTIVE."""


def read_keymap() -> Mapping[int, str]:
    """The characters written without modifiers, by the kernel's key code; empty if unknown."""
    try:
        return _read(*_libraries())
    except (OSError, AttributeError):
        return {}


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL, ctypes.CDLL]:
    """The three libraries with their signatures. Raises OSError or AttributeError."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    x11 = ctypes.CDLL("libxkbcommon-x11.so.0")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    for function, returned, taken in (
        (xcb.xcb_connect, pointer, [ctypes.c_char_p, pointer]),
        (xcb.xcb_connection_has_error, number, [pointer]),
        (xcb.xcb_disconnect, None, [pointer]),
        (
            x11.xkb_x11_setup_xkb_extension,
            number,
            [pointer, ctypes.c_uint16, ctypes.c_uint16, number, *[pointer] * 4],
        ),
        (x11.xkb_x11_get_core_keyboard_device_id, ctypes.c_int32, [pointer]),
        (x11.xkb_x11_keymap_new_from_device, pointer, [pointer, pointer, ctypes.c_int32, number]),
        (x11.xkb_x11_state_new_from_device, pointer, [pointer, pointer, ctypes.c_int32]),
        (xkb.xkb_context_new, pointer, [number]),
        (xkb.xkb_context_unref, None, [pointer]),
        (xkb.xkb_keymap_unref, None, [pointer]),
        (xkb.xkb_state_unref, None, [pointer]),
        (xkb.xkb_state_serialize_layout, ctypes.c_uint32, [pointer, number]),
        (xkb.xkb_state_new, pointer, [pointer]),
        (xkb.xkb_state_update_mask, number, [pointer, *[ctypes.c_uint32] * 6]),
        (xkb.xkb_state_key_get_utf32, ctypes.c_uint32, [pointer, ctypes.c_uint32]),
    ):
        function.restype, function.argtypes = returned, taken
    return xcb, xkb, x11


def _read(xcb: ctypes.CDLL, xkb: ctypes.CDLL, x11: ctypes.CDLL) -> Mapping[int, str]:
    connection = xcb.xcb_connect(None, None)
    context = keymap = now = plain = None
    try:
        if xcb.xcb_connection_has_error(connection):
            return {}
        if not x11.xkb_x11_setup_xkb_extension(connection, 1, 0, 0, None, None, None, None):
            return {}
        keyboard = x11.xkb_x11_get_core_keyboard_device_id(connection)
        context = xkb.xkb_context_new(_CONTEXT_FLAGS)
        keymap = x11.xkb_x11_keymap_new_from_device(context, connection, keyboard, _KEYMAP_FLAGS)
        now = keymap and x11.xkb_x11_state_new_from_device(keymap, connection, keyboard)
        plain = now and xkb.xkb_state_new(keymap)  # the same layout, with no modifier held
        if not plain:
            return {}
        layout = xkb.xkb_state_serialize_layout(now, _LAYOUT_EFFECTIVE)
        xkb.xkb_state_update_mask(plain, 0, 0, 0, 0, 0, layout)
        written = {key: xkb.xkb_state_key_get_utf32(plain, key + X_OFFSET) for key in KEYS}
        return {key: chr(code) for key, code in written.items() if code}
    finally:
        for made, free in (
            *((plain, xkb.xkb_state_unref), (now, xkb.xkb_state_unref)),
            *((keymap, xkb.xkb_keymap_unref), (context, xkb.xkb_context_unref)),
        ):
            if made:
                free(made)
        xcb.xcb_disconnect(connection)
