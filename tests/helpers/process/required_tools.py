"""Required tools: skip a test whose external programs are missing, or fail it in CI."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def require_tools(packages: str, *tools: str) -> None:
    """Skip the test if one of these programs is missing; in CI fail it."""
    for tool in tools:
        if shutil.which(tool) is None:
            skip_or_fail(packages, tool)


def skip_or_fail(packages: str, what: str) -> NoReturn:
    """Fail in CI because something is missing, and skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; CI must have it")
    pytest.skip(f"{what} is missing: apt-get install {packages}")
