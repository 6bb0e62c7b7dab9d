"""Options whose values may begin with a hyphen, joined with them before argparse reads them.

argparse takes a value that begins with "-" for an option, and what it makes of an option with two
values differs between versions of Python. So each of these options becomes one word,
`--option=value`; two values of one option are joined by NUL, which no argument can hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from listening_timer.model.filters import FILTERS, Sort

SEPARATOR = "\0"
_VALUES = {Sort.TEXT: 1, Sort.NAME: 1, Sort.NAMES: 2}
NAME, NAMES = "--name", "--names"
COUNTS = {each.option: _VALUES[each.sort] for each in FILTERS if each.sort in _VALUES}
COUNTS[NAME] = _VALUES[Sort.NAME]
COUNTS[NAMES] = _VALUES[Sort.NAMES]
COUNTS["--text"] = _VALUES[Sort.TEXT]
"""Number of values of each of these options."""
_END = "--"
"""What follows this is never an option."""


def bound(arguments: Sequence[str], known: Collection[str]) -> list[str]:
    """The arguments with each of these options and its values as one word.

    `known`: all options there are; none of them is taken as a value. Where values are missing,
    those that are there stay in the word, and the parser of the value reports it.
    """
    return list(_bound(list(arguments), known))


def _bound(arguments: list[str], known: Collection[str]) -> Iterator[str]:
    while arguments:
        word = arguments.pop(0)
        if word == _END:
            yield from (word, *arguments)
            return
        option, equals, value = word.partition("=")
        if option not in COUNTS:
            yield word
            continue
        values = [value] if equals else []
        while len(values) < COUNTS[option] and arguments and not _is_option(arguments[0], known):
            values.append(arguments.pop(0))
        yield f"{option}={SEPARATOR.join(values)}" if values else option


def _is_option(word: str, known: Collection[str]) -> bool:
    return word == _END or word.partition("=")[0] in known
