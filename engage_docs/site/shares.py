"""Some of many pages, so that several processes can draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Share:
    """One of some parts of a row of things. All parts together are the row, in order."""

    number: int
    of: int

    def cut(self, items: Sequence[_T]) -> Sequence[_T]:
        """This part of the row."""
        start = len(items) * self.number // self.of
        return items[start : len(items) * (self.number + 1) // self.of]


WHOLE = Share(0, 1)
"""All of them."""


def shares(of: int) -> tuple[Share, ...]:
    """So many parts, in order."""
    return tuple(Share(number, of) for number in range(of))
