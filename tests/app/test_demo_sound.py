"""Claims about demonstrations: sound and movement as they are set, none in pictures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.first_window import Application, install_theme
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import HOME, user_paths
from listening_timer.config.settings import Motion, Settings, save
from listening_timer.demo import run as module
from listening_timer.demo.run import Demo
from listening_timer.desktop.audio import Tone
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.options import DemoOptions
from tests.helpers.sound.fake_chime import FakeChime

CHOSEN = Settings(volume=35, motion=Motion.SMOOTH)


@pytest.fixture
def recorder() -> FakeChime:
    """What a demonstration sounds on."""
    return FakeChime()


@pytest.fixture
def catalogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recorder: FakeChime) -> Catalogs:
    """Those of a home where volume and movement were chosen."""

    def chime(_folder: Path) -> FakeChime:
        return recorder

    monkeypatch.setattr(module, "Chime", chime)
    monkeypatch.setenv(HOME, str(tmp_path))
    paths = user_paths()
    save(paths.settings, CHOSEN)
    return Catalogs(paths, Library(paths.resources, paths.formats))


def demonstration(catalogs: Catalogs, shots: Path | None = None) -> Demo:
    """A demonstration of the first try."""
    options = DemoOptions("first-try", speed=600, shots=shots)
    return Demo(options, catalogs.library.get("first-try"), catalogs)


async def test_a_plain_demonstration_sounds_as_it_is_set(
    qapp: Application, worker: ThreadPoolExecutor, catalogs: Catalogs, recorder: FakeChime
) -> None:
    """At the volume of the settings; so fast, it is the first tone and hardly another one."""
    history = worker.submit(History.memory).result()
    assert await demonstration(catalogs).play(qapp, history, worker) == 0
    assert {percent for _tone, percent in recorder.asked} == {CHOSEN.volume}
    tones = [tone for tone, _percent in recorder.asked]
    assert tones[0] is Tone.BEGIN


@pytest.mark.parametrize("motion", Motion)
def test_a_plain_demonstration_moves_as_it_is_set(catalogs: Catalogs, motion: Motion) -> None:
    """Who chose that nothing glides is not shown a gliding stone."""
    save(catalogs.paths.settings, Settings(motion=motion))
    assert demonstration(catalogs).settings.motion is motion


async def test_pictures_are_taken_in_silence(
    qapp: Application,
    queue: WriteQueue,
    catalogs: Catalogs,
    recorder: FakeChime,
    tmp_path: Path,
) -> None:
    """Nothing could sound or move, and the page of settings has the usual volume."""
    theme = install_theme(qapp, catalogs.paths, Settings())
    silent = demonstration(catalogs, tmp_path).make_context(theme, queue)
    assert silent.chime is None
    assert silent.settings.volume == Settings().volume
    assert silent.settings.motion is Motion.STILL
    plain = demonstration(catalogs).make_context(theme, queue)
    assert plain.chime is recorder
    assert plain.settings.volume == CHOSEN.volume
