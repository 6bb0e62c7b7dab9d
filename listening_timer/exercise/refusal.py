"""The one way in which the core says no."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the field's own word: a wish was refused, nothing broke
    """A wish that has no place here and now; `code` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
