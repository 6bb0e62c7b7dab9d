"""Texts of data files: cleaned, in each of their languages."""

from __future__ import annotations

from listening_timer.exercise.formats import FormatError
from listening_timer.exercise.toml_checks import Table, texts
from listening_timer.text.cleaning import clean_line


def cleaned_texts(table: Table, key: str, path: str, most: int) -> dict[str, str]:
    """A text in each language, cleaned; one without visible characters raises FormatError."""
    cleaned = {
        language: clean_line(text, most) for language, text in texts(table, key, path, most).items()
    }
    for language in (language for language, text in cleaned.items() if not text):
        raise FormatError(f"{path}{key}.{language}", "bad-text", most=most)
    return cleaned
