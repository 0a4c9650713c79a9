"""Looking through a text with a pattern, and what stands to the left of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Between the groups of a number: nothing, a dash, or blanks; the line may end there.
GAP = r"(?:[ \n]{0,12}|-)"
# A number ends where no letter or digit follows, and no decimals or a further part.
END = r"(?![A-Za-z0-9]|_[A-Za-z0-9])(?![-.,]\d)"

_INSIDE = re.compile(r"(?:[A-Za-z0-9#£$€¥]|[A-Za-z0-9]_|[^\d\s]/|\d[-.,:])\Z")
_NOT_DIGITS = re.compile(r"\D+")


class Span(NamedTuple):
    """A stretch of the plain text that one of the finders takes for a detail."""

    kind: str
    start: int
    end: int
    certain: bool


def scan(
    pattern: re.Pattern[str], text: str, judge: Callable[[re.Match[str]], Span | None]
) -> Iterator[Span]:
    """Yield what ``judge`` makes of each match.

    After a match that comes to nothing the search goes on at its second character, since the
    true number may begin inside. Patterns must be of limited length to keep this fast.
    """
    position = 0
    while match := pattern.search(text, position):
        span = judge(match)
        if span is None:
            position = match.start() + 1
        else:
            yield span
            position = match.end()


def before(text: str, start: int, length: int) -> str:
    """The ``length`` characters to the left of ``start``."""
    return text[max(0, start - length) : start]


def begins_a_number(text: str, start: int) -> bool:
    """Whether a number can begin here: not inside a word, an amount, a date or a reference."""
    return _INSIDE.search(before(text, start, 2)) is None


def digits_of(text: str) -> str:
    """The digits of a text, one after the other."""
    return _NOT_DIGITS.sub("", text)
