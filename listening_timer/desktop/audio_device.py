"""Audio device (miniaudio): plays one tone; imported on the audio thread only.

It only opens a device for playback: never one for recording, nor the null backend.

# WORKAROUND: only miniaudio's compiled module is used, not the Python one around it: that one
imports web modules (70 ms in which the window stutters), and never closes the connection to a sound
server. The lock file pins it, and a test plays by it.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

from _miniaudio import ffi, lib

from listening_timer import NAME
from listening_timer.desktop.audio import Flow

PERIOD_MS = 80
"""Period (ms) of sound requested at a time; the window may block as long without being heard."""
BACKENDS = (
    *(lib.ma_backend_wasapi, lib.ma_backend_dsound, lib.ma_backend_winmm),
    lib.ma_backend_coreaudio,
    *(lib.ma_backend_sndio, lib.ma_backend_audio4, lib.ma_backend_oss),
    *(lib.ma_backend_pulseaudio, lib.ma_backend_alsa),
)
"""Backends by system, the best first; those of other systems are skipped. No JACK: for studios."""
SYSTEM_LOG = 1
"""The log target that libpulse calls PA_LOG_SYSLOG."""


class SystemSpeaker:
    """The system's default playback device; it plays from when it is opened until it is closed."""

    def __init__(self, rate: int, flow: Flow) -> None:
        """Play at a sample rate (Hz), as `flow` yields. Raises OSError where no device can."""
        name = ffi.new("char[]", NAME.encode())
        around = lib.ma_context_config_init()
        around.pulse.pApplicationName = name
        wanted = lib.ma_device_config_init(lib.ma_device_type_playback)
        wanted.sampleRate = rate
        wanted.playback.channels = 1
        wanted.playback.format = lib.ma_format_s16
        wanted.periodSizeInMilliseconds = PERIOD_MS
        wanted.dataCallback = lib._internal_data_callback  # noqa: SLF001 - the callback of this build
        self._flow = ffi.new_handle(flow)
        wanted.pUserData = self._flow
        self._device = ffi.new("ma_device *")
        backends = ffi.new("ma_backend[]", BACKENDS)
        sizes = ffi.addressof(around), ffi.addressof(wanted)
        if lib.ma_device_init_ex(backends, len(BACKENDS), *sizes, self._device) != lib.MA_SUCCESS:
            raise OSError("no device to play on")
        if lib.ma_device_start(self._device) != lib.MA_SUCCESS:
            self.close()
            raise OSError("the device does not play")

    def close(self) -> None:
        """Close the device, and its connection to a sound server."""
        lib.ma_device_stop(self._device)  # else it waits for a server that is gone
        lib.ma_device_uninit(self._device)


@ffi.def_extern(name="_internal_data_callback")
def give(device: object, to: object, _recorded: object, count: int) -> None:
    """Data callback: write `count` samples to `to`, which miniaudio has filled with silence."""
    flow: Flow = ffi.from_handle(ffi.cast("ma_device *", device).pUserData)
    with contextlib.suppress(StopIteration):
        samples = flow.send(count)
        ffi.memmove(to, samples, len(samples))


def silence_library_logs() -> None:
    """Keep ALSA and libpulse from writing to standard error, from any thread.

    To be called before the first device is opened, when they choose where to write; the libraries
    stay loaded. ALSA calls a handler, here one that ignores it; libpulse writes to the system log.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        alsa = ctypes.CDLL("libasound.so.2")
        alsa.snd_lib_error_set_handler(ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p))
    with contextlib.suppress(OSError, AttributeError):
        pulse = ctypes.CDLL("libpulse.so.0")
        pulse.pa_log_set_target(ctypes.byref(_LogTarget(SYSTEM_LOG, None)))


class _LogTarget(ctypes.Structure):
    """libpulse's log target: its kind, and a file for some kinds."""

    _fields_ = (("kind", ctypes.c_int), ("file", ctypes.c_char_p))
