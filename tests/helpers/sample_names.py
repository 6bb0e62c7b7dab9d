"""Names that people may have: of 40 wide letters, of every direction and height, of emoji."""

from __future__ import annotations

NAMES = (
    "W" * 40,
    "李雷" * 20,
    "あいうえお" * 8,
    "한국어" * 13,
    "مريم" * 10,
    "नेहा" * 10,
    "ภาษาไทย" * 5,
    "שרה" * 13,
    "ქართული" * 5,
    "አማርኛ" * 10,
    "👨‍👩‍👧‍👦" * 5,
    "🇩🇪🇫🇷😀👍🏽❤️",
    "Ṩ̷̗a͎n",
    "ä" * 40,
)
"""Not every machine has fonts for them; a name is cleaned, and at most 40 code points long."""
SHAPELESS = "\u200d\ufe0f"
"""Characters without a shape, within one of several."""
