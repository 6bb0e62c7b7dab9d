"""Claims about very many heights: every sum is right, whatever is learned, added and taken away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.ui.widgets.list.geometry import BLOCK, Heights

GUESS = 7
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("extend"), st.integers(0, BLOCK)),
        st.tuples(st.just("remove"), st.integers(0, 3 * BLOCK)),
        st.tuples(st.just("learn"), st.integers(0, 3 * BLOCK)),
        st.tuples(st.just("forget"), st.integers(0, 3 * BLOCK)),
    ),
    max_size=12,
)


@given(st.integers(0, 2 * BLOCK), STEPS)
def test_what_is_above_is_the_sum_of_all_before(count: int, steps: list[tuple[str, int]]) -> None:
    """As in a plain list of heights, and of whether each is known."""
    heights, plain, known = Heights(), [GUESS] * count, [False] * count
    heights.reset(count, GUESS)
    for what, number in steps:
        if what == "extend":
            heights.extend(number)
            plain += [GUESS] * number
            known += [False] * number
        elif number < len(plain) and what == "remove":
            heights.remove(number)
            del plain[number], known[number]
        elif number < len(plain) and what == "learn":
            heights.learn(number, number % 90)
            plain[number], known[number] = number % 90, True
        elif number < len(plain):
            heights.forget(number)
            known[number] = False
    assert [heights[at] for at in range(len(heights))] == plain
    assert [heights.is_known(at) for at in range(len(heights))] == known
    for place in (0, BLOCK - 1, BLOCK, 2 * BLOCK, len(plain)):
        assert heights.above(min(place, len(plain))) == sum(plain[:place])
