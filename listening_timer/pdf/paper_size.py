"""Paper size: A4 or US Letter, as chosen, else by the territory of the locale for paper."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from listening_timer.model.preferences import Paper

VARIABLES = ("LC_ALL", "LC_PAPER", "LANG")
"""Environment variables that name the locale for paper; the first that is set wins (POSIX)."""
LETTER_TERRITORIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""ISO 3166 codes of the territories that use US Letter, as the Unicode CLDR lists them."""
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_TERRITORY = re.compile(r"[A-Za-z]+_([A-Z]{2})(?=[.@]|$)")


def paper_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The name of the locale for paper.

    Where no variable is set, it is the system locale as Qt knows it.
    """
    return next(filter(None, map(environment.get, VARIABLES)), QLocale.system().name())


def paper_size(
    chosen: Paper = Paper.SYSTEM, environment: Mapping[str, str] = os.environ
) -> QPageSize.PageSizeId:
    """The size of a page; A4 where none is chosen and the locale names no territory.

    QLocale.measurementSystem() would not do: Canada and Mexico are metric and print on Letter.
    """
    if chosen is not Paper.SYSTEM:
        return _SIZES[chosen]
    territory = _TERRITORY.match(paper_locale(environment))
    if territory is not None and territory[1] in LETTER_TERRITORIES:
        return QPageSize.PageSizeId.Letter
    return QPageSize.PageSizeId.A4
