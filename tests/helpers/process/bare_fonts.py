"""A system without a font of its own: the program's are all there are."""

from __future__ import annotations

from pathlib import Path


def bare_fonts(folder: Path) -> dict[str, str]:
    """Variables of a process that finds none; the configuration is written into this folder."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>\n"
    )
    return {"FONTCONFIG_FILE": str(config)}
