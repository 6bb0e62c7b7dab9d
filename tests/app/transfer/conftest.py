"""A program with three talks, and its transfer area."""

from __future__ import annotations

from asyncio import Runner
from pathlib import Path

import pytest

from listening_timer.app.transfer.area import TransferArea
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import program_with_sessions
from tests.helpers.app.program_in_process import ProgramInProcess


@pytest.fixture
def harness(runner: Runner, open_program: OpenProgram, folder: Path) -> ProgramInProcess:
    """A program with three talks."""
    return program_with_sessions(runner, open_program, folder)


@pytest.fixture
def area(harness: ProgramInProcess) -> TransferArea:
    """Its transfer area."""
    return harness.program.history_area.transfer
