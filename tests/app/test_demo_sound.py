"""Claims about the sound of demonstrations: as it is set, and none where pictures are taken."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from listening_timer.app import demo as module
from listening_timer.app.demo import Demo
from listening_timer.app.first import Application
from listening_timer.app.supplies import Supplies
from listening_timer.desktop.chime import Chime, Tone, Wish
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.paths import HOME, user_paths
from listening_timer.records import DemoOptions
from listening_timer.settings import Settings, save
from tests.app.conftest import Reports, Run

LOUD = Settings(volume=35)
asked: list[tuple[Tone, int]] = []


class Recorder(Chime):
    """Remembers what it was asked for, and never makes a sound."""

    def prepare(self) -> None:
        """Load nothing."""

    def play(self, tone: Tone, percent: int) -> Wish:
        """Remember it."""
        asked.append((tone, percent))
        return Wish(tone, 1.0, 0.0)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Demo:
    """A demonstration, in a home where the volume was set."""
    monkeypatch.setenv(HOME, str(tmp_path))
    monkeypatch.setattr(module, "Chime", Recorder)
    asked.clear()
    paths = user_paths()
    save(paths.settings, LOUD)
    library = Library(paths.resources, paths.formats)
    options = DemoOptions("first-try", speed=600)
    return Demo(options, library.get("first-try"), Supplies(paths, library))


def test_a_plain_demonstration_sounds_as_it_is_set(
    qapp: Application, run: Run, reports: Reports, made: Demo
) -> None:
    """From the beginning over the switch to the close, at the volume of the settings."""

    async def go() -> None:
        with ThreadPoolExecutor(1) as worker:
            history = worker.submit(History.memory).result()
            assert await made.play(qapp, history, worker) == 0

    run(go())
    assert reports == []
    assert {percent for _tone, percent in asked} == {LOUD.volume}
    tones = [tone for tone, _percent in asked]
    assert (tones[0], tones[-1]) == (Tone.BEGIN, Tone.CLOSE)
    assert Tone.SWITCH in tones


def test_pictures_are_taken_in_silence(made: Demo, tmp_path: Path) -> None:
    """There is nothing that could sound, and the page of settings is as everybody has it."""
    options = DemoOptions("first-try", shots=tmp_path)
    silent = Demo(options, made._format, made._supplies)
    assert silent._chime() is None
    assert silent._settings.volume == Settings().volume
    assert isinstance(made._chime(), Recorder)
    assert made._settings.volume == LOUD.volume
