"""Claims about demonstrations: sound and movement as they are set, none in pictures."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.first_window import Application
from listening_timer.config.paths import HOME, user_paths
from listening_timer.config.settings import Motion, Settings, save
from listening_timer.demo import run as module
from listening_timer.demo.run import Demo
from listening_timer.desktop.audio import Tone
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import DemoOptions
from tests.app.conftest import Run
from tests.helpers.sound.fake_chime import FakeChime

CHOSEN = Settings(volume=35, motion=Motion.SMOOTH)


@pytest.fixture
def recorder() -> FakeChime:
    """What a demonstration sounds on."""
    return FakeChime()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recorder: FakeChime) -> Demo:
    """A demonstration, in a home where volume and movement were chosen."""

    def chime(_folder: Path) -> FakeChime:
        return recorder

    monkeypatch.setattr(module, "Chime", chime)
    monkeypatch.setenv(HOME, str(tmp_path))
    paths = user_paths()
    save(paths.settings, CHOSEN)
    library = Library(paths.resources, paths.formats)
    options = DemoOptions("first-try", speed=600)
    return Demo(options, library.get("first-try"), Catalogs(paths, library))


def test_a_plain_demonstration_sounds_as_it_is_set(
    qapp: Application, run: Run, made: Demo, recorder: FakeChime
) -> None:
    """From the beginning over the switch to the close, at the volume of the settings."""

    async def go() -> None:
        with ThreadPoolExecutor(1) as worker:
            history = worker.submit(History.memory).result()
            assert await made.play(qapp, history, worker) == 0

    run(go())
    assert {percent for _tone, percent in recorder.asked} == {CHOSEN.volume}
    tones = [tone for tone, _percent in recorder.asked]
    assert (tones[0], tones[-1]) == (Tone.BEGIN, Tone.CLOSE)
    assert Tone.SWITCH in tones


@pytest.mark.parametrize("motion", Motion)
def test_a_plain_demonstration_moves_as_it_is_set(made: Demo, motion: Motion) -> None:
    """Who chose that nothing glides is not shown a gliding stone."""
    save(made._supplies.paths.settings, Settings(motion=motion))
    assert Demo(made._options, made._format, made._supplies)._settings.motion is motion


def test_pictures_are_taken_in_silence(made: Demo, recorder: FakeChime, tmp_path: Path) -> None:
    """Nothing could sound or move, and the page of settings has the usual volume."""
    options = DemoOptions("first-try", shots=tmp_path)
    silent = Demo(options, made._format, made._supplies)
    assert silent._chime() is None
    assert silent._settings.volume == Settings().volume
    assert silent._settings.motion is Motion.STILL
    assert made._chime() is recorder
    assert made._settings.volume == CHOSEN.volume
