# The compiled side of miniaudio, which ships no types; what it holds is C, and so is Any.

from typing import Any

ffi: Any
lib: Any
