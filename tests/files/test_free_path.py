"""Claims about free names: a name that is taken gets a number."""

from __future__ import annotations

from pathlib import Path

from listening_timer.files.free_path import free_path


def test_a_free_name_is_found(tmp_path: Path) -> None:
    """A link that leads nowhere is a name that is taken, too."""
    assert free_path(tmp_path, "talks", ".json") == tmp_path / "talks.json"
    (tmp_path / "talks.json").touch()
    (tmp_path / "talks-2.json").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path, "talks", ".json") == tmp_path / "talks-3.json"
    assert free_path(tmp_path / "missing", "talks", ".json").name == "talks.json"
