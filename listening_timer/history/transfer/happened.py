"""The events of a session as they stand in a line: each as the core has it, its kind first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias, Union, get_type_hints

import msgspec

from listening_timer.exercise.events import Event
from listening_timer.history.codec import KINDS, Record, encode


def _event(name: str, kind: type) -> type[msgspec.Struct]:
    """The shape of an event: its kind first, then its fields as the core has them."""
    hints = get_type_hints(kind)
    return msgspec.defstruct(
        kind.__name__,
        [(each.name, hints[each.name]) for each in fields(kind)],
        frozen=True,
        forbid_unknown_fields=True,
        tag_field="kind",
        tag=name,
    )


SHAPES: Mapping[str, type[msgspec.Struct]] = {
    name: _event(name, kind) for name, kind in KINDS.items()
}
"""The shapes of events by the names of their kinds."""

if TYPE_CHECKING:  # one of the shapes, which are made from the core and have no names of their own
    Happened: TypeAlias = msgspec.Struct
else:
    Happened = Union[tuple(SHAPES.values())]  # noqa: UP007 - of as many as there are


def as_record(happened: msgspec.Struct) -> Record:
    """An event as it is kept."""
    kind = KINDS[str(happened.__struct_config__.tag)]
    event: Event = kind(*msgspec.structs.astuple(happened))
    return encode(event)


def as_line(record: Record) -> msgspec.Raw:
    """An event as it stands in a line, from what is kept."""
    at, kind, body = record
    rest = "," + body[1:] if len(body) > len("{}") else "}"
    return msgspec.Raw(f'{{"kind":"{kind}","at":{at}{rest}'.encode())
