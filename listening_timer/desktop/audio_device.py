"""The system's sound device, for one tone; imported on the thread that plays, and nowhere else.

Only ever a device to play on: none to record with is opened, nor one that plays into nothing.

# WORKAROUND: of miniaudio only the compiled side is used, which its Python side is made of: that
one loads what fetches from the web (70 ms in which the window stutters), and never gives back the
connection to a sound server. The lock file pins it, and a test plays by it.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

from _miniaudio import ffi, lib

from listening_timer.desktop.audio import Flow

APP = b"Listening Timer"
PERIOD = 80
"""Ms of sound that are asked for at a time; the window may be busy for as long unheard."""
BACKENDS = (
    *(lib.ma_backend_wasapi, lib.ma_backend_dsound, lib.ma_backend_winmm),
    lib.ma_backend_coreaudio,
    *(lib.ma_backend_sndio, lib.ma_backend_audio4, lib.ma_backend_oss),
    *(lib.ma_backend_pulseaudio, lib.ma_backend_alsa),
)
"""By system, the best first; those of other systems are passed over. JACK is for studios."""
SYSTEM_LOG = 1
"""The kind of log that libpulse calls PA_LOG_SYSLOG."""


class SystemSpeaker:
    """The device of the system's choice; it plays from when it is opened until it is closed."""

    def __init__(self, rate: int, flow: Flow) -> None:
        """Play so many samples a second, as they are given. Raises OSError where nothing can."""
        name = ffi.new("char[]", APP)
        around = lib.ma_context_config_init()
        around.pulse.pApplicationName = name
        wanted = lib.ma_device_config_init(lib.ma_device_type_playback)
        wanted.sampleRate = rate
        wanted.playback.channels = 1
        wanted.playback.format = lib.ma_format_s16
        wanted.periodSizeInMilliseconds = PERIOD
        wanted.dataCallback = lib._internal_data_callback  # noqa: SLF001 - the one it was built for
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
        """Give it back, and the connection to a sound server with it."""
        lib.ma_device_stop(self._device)  # else it waits for a server that is gone
        lib.ma_device_uninit(self._device)


@ffi.def_extern(name="_internal_data_callback")
def give(device: object, to: object, _recorded: object, count: int) -> None:
    """Give a device so many samples; it has filled the place for them with silence before."""
    flow: Flow = ffi.from_handle(ffi.cast("ma_device *", device).pUserData)
    with contextlib.suppress(StopIteration):
        samples = flow.send(count)
        ffi.memmove(to, samples, len(samples))


def hush() -> None:
    """Let ALSA and libpulse write nothing to standard error, from whichever thread they would.

    To be called before a first device is opened, which is when they look where to write; what is
    loaded here stays loaded. ALSA calls a function, which here takes no notice; libpulse writes
    to the system's log instead.
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
    """Where libpulse writes what it has to say: a kind, and a file for some kinds."""

    _fields_ = (("kind", ctypes.c_int), ("file", ctypes.c_char_p))
