"""Text cleaning: normalize typed text, fold names, and prepare text for search; pure.

Text is kept as typed, minus what could harm its readers: control characters, overrides of the
writing direction, unpaired surrogates. A text without visible characters becomes "".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby

MOST_NAME = 40
MOST_TAG = 30
MOST_LINE = 200
MOST_TEXT = 20_000
"""Most code points of a name, a tag, a line, a text."""

MOST_QUERY = 500
MOST_WORDS = 20
"""Most code points and words of a query that are searched for; the rest is ignored."""

_OVERRIDES = r"\u202a-\u202e\u2066-\u2069"
_UNWANTED = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_OVERRIDES}]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065"
    r"\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Invisible characters: spaces, default-ignorable characters, fillers, the blank Braille
pattern."""
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_ZWJ = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_LONGEST_CLUSTER = 64
"""Most code points that a cut removes to avoid splitting one visible character."""
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"})
"""Plain forms of letters with a stroke and of ligatures, which Unicode does not decompose."""
_MARKS = str.maketrans(
    {
        **dict.fromkeys(
            "\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2018\u2019\u201b\u2032\uff07", "'"
        ),
        **dict.fromkeys(
            "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-"
        ),
    }
)
"""Apostrophes and hyphens that keyboards and phones interchange, mapped to one of each."""
_STEPS = 4
"""Folding a name is stable after two steps; more are only a safeguard."""


def clean_line(text: str, most: int = MOST_LINE) -> str:
    """One line of at most `most` code points; any run of white space becomes one space."""
    return _cut(" ".join(_cleaned(text).split()), most)


def clean_text(text: str, most: int = MOST_TEXT) -> str:
    r"""A text of at most `most` code points; its only controls are `\n` and the tab."""
    lines = (line.rstrip() for line in _cleaned(text).split("\n"))
    return _cut("\n".join(lines).strip(), most)


def folded(name: str) -> str:
    """The identity of a name: what all spellings of it have in common.

    Case-folded, without compatibility forms (full-width letters, ligatures), with one apostrophe,
    one hyphen, single spaces, nothing invisible; accents stay. Idempotent.
    """
    seen = _cleaned(name)
    for _ in range(_STEPS):
        before, seen = seen, _folded_once(seen)
        if seen == before:
            break
    return seen


def _folded_once(name: str) -> str:
    plain = " ".join(name.translate(_MARKS).split())
    apart = unicodedata.normalize("NFKD", _visible(plain)).casefold()
    return unicodedata.normalize("NFKC", apart).strip()


def spelling(name: str) -> str:
    """A name without case and invisible characters: distinguishes names with the same `folded`."""
    seen = _visible(" ".join(_cleaned(name).split()))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", seen).casefold()).strip()


def _visible(line: str) -> str:
    return "".join(c for c in line if c == " " or not _INVISIBLE.match(c))


def same_name(a: str, b: str) -> bool:
    """Whether two names, as typed, are those of one person."""
    return folded(a) == folded(b)


def searchable(text: str) -> str:
    """A text in the form that is searched: no case, no accents or points, nothing invisible.

    Mapped character by character, so that a match can be located in the text as typed.
    """
    return "".join(map(_plainly, text))


def query_words(typed: str) -> list[str]:
    """The words of a query in searchable form, each once; all of them must be found."""
    plain = searchable(clean_line(typed, MOST_QUERY))
    return list(dict.fromkeys(plain.split()))[:MOST_WORDS]


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The ranges of a text as typed that match any word of a query: start, end (exclusive).

    In order; adjacent ranges are merged. A combining accent belongs to the letter before it.
    """
    plain = searchable(text)
    owners = [at for at, char in enumerate(text) for _ in _plainly(char)]
    found = [False] * len(text)
    for word in words:
        at = plain.find(word)
        while at >= 0:
            first, last = owners[at], owners[at + len(word) - 1]
            found[first : last + 1] = [True] * (last + 1 - first)
            at = plain.find(word, at + 1)
    for at in range(1, len(text)):
        found[at] = found[at] or (found[at - 1] and not _plainly(text[at]))
    runs = ([at for at, _ in run] for hit, run in groupby(enumerate(found), _second) if hit)
    return [(run[0], run[-1] + 1) for run in runs]


def _second(pair: tuple[int, bool]) -> bool:
    return pair[1]


def isolated(text: str) -> str:
    """Wrap each line of a text in bidi isolates, so that its direction does not affect others."""
    return "\n".join(f"{_ISOLATE}{line}{_END_ISOLATE}" for line in text.split("\n"))


@cache
def _plainly(char: str) -> str:
    if char.isspace():
        return " "
    return "".join(map(_bare, _bare(char).casefold()))


def _bare(char: str) -> str:
    """A character, decomposed, without the marks above, below or inside its letters.

    Vowel signs of Indian scripts are kept: their combining class is 0.
    """
    apart = unicodedata.normalize("NFKD", char).casefold().translate(_PLAIN)
    return "".join(c for c in apart if not unicodedata.combining(c) and not _INVISIBLE.match(c))


def _cleaned(text: str) -> str:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    plain = _UNWANTED.sub("", _LINE_END.sub("\n", whole))
    seen = unicodedata.normalize("NFC", plain)
    return seen if _INVISIBLE.sub("", seen) else ""


def _cut(text: str, most: int) -> str:
    """Cut before the visible character (grapheme cluster) that would not fit whole."""
    if len(text) <= most:
        return text
    end = most
    while end > max(0, most - _LONGEST_CLUSTER) and _joined(text, end):
        end -= 1
    cut = text[: end if end and not _joined(text, end) else most].rstrip()
    return cut if _INVISIBLE.sub("", cut) else ""


def _joined(text: str, at: int) -> bool:
    """Whether the characters before and after this position are drawn as one."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after).startswith("M") or _ZWJ in (before, after):
        return True
    if ord(after) in _SKIN_TONES:
        return True
    return ord(after) in _FLAG_LETTERS and _letters_before(text, at) % 2 == 1


def _letters_before(text: str, at: int) -> int:
    """The number of regional indicators directly before this position; two make a flag."""
    count = 0
    while count < at and ord(text[at - 1 - count]) in _FLAG_LETTERS:
        count += 1
    return count
