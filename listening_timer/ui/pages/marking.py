"""What somebody looked for, marked where it stands in what was said."""

from __future__ import annotations

from listening_timer.text.cleaning import hits, query_words


def marked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, as typed, and whether each of them is what was looked for.

    Together the pieces are the text; none is empty. `query` is as it was typed.
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in hits(text, query_words(query)):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return tuple(piece for piece in pieces if piece[0])
