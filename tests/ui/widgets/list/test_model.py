"""Claims about the rows that are known: each stands where it belongs, under its heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.list.model import RowModel
from tests.helpers.qt.sample_rows import make


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.integers(1, 4), min_size=1, max_size=8), st.data())
def test_every_row_is_found_where_it_stands(groups: list[int], data: st.DataObject) -> None:
    """However many rows and groups there are, before and after any of them was removed."""
    ids = [(f"{group}-{at}", str(group)) for group, many in enumerate(groups) for at in range(many)]
    model = RowModel(holder := QWidget(), make)
    model.reset(ids, more=False)
    for gone in data.draw(st.lists(st.sampled_from(ids), unique=True)):
        model.remove(gone[0])
        ids.remove(gone)
        assert [model.id_at(place) for place in range(model.rowCount())] == [i for i, _g in ids]
        heads = [at for at, (_i, group) in enumerate(ids) if not at or ids[at - 1][1] != group]
        assert [at for at in range(len(ids)) if model.is_head(at)] == heads
        assert [model.heading(at) for at in range(len(ids))] == [group for _i, group in ids]
    holder.deleteLater()
