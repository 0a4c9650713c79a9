"""Long lists in pages of fifty, and the links from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engage_docs.site.words import many

PAGE_LENGTH = 50
_AROUND = 2
_SHORT = 9

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one page of a list. ``is_gap``: some pages are left out before it."""

    number: int
    words: str
    url: str
    is_current: bool = False
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many this is, and the way to the others."""

    number: int
    count: int
    label: str
    previous: PageLink | None
    next: PageLink | None
    numbers: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list. ``paging`` is None for a list that has only one."""

    url: str
    number: int
    items: Sequence[T]
    paging: Paging | None


def sheets(
    url: str,
    items: Sequence[T],
    one: str,
    more: str,
    length: int = PAGE_LENGTH,
    *,
    every_number: bool = False,
) -> Iterator[Sheet[T]]:
    """The pages of a list whose first page is at ``url``. An empty list has one page, too.

    ``every_number``: link each page with all others, so that none is far away.
    """
    count = max(1, -(-len(items) // length))
    for number in range(1, count + 1):
        paging = None
        if count > 1:
            paging = _paging(url, number, count, len(items), (one, more), length, every_number)
        yield Sheet(
            page_of(url, number), number, items[(number - 1) * length : number * length], paging
        )


def page_of(url: str, number: int) -> str:
    """The address of one page of a list."""
    return url if number == 1 else f"{url}page/{number}/"


def _paging(
    url: str,
    number: int,
    count: int,
    total: int,
    words: tuple[str, str],
    length: int,
    every_number: bool,
) -> Paging:
    def turn(to: int, lead: str) -> PageLink | None:
        if not 1 <= to <= count:
            return None
        first, last = (to - 1) * length + 1, min(to * length, total)
        span = f"{first:,} to {last:,}" if last > first else f"{last:,}"
        noun = many(total, *words)
        return PageLink(to, f"{lead}: {span} of {noun}", page_of(url, to))

    shown = [
        n
        for n in range(1, count + 1)
        if every_number or count <= _SHORT or n in (1, count) or abs(n - number) <= _AROUND
    ]
    numbers = tuple(
        PageLink(n, str(n), page_of(url, n), n == number, bool(i) and shown[i - 1] != n - 1)
        for i, n in enumerate(shown)
    )
    label = f"Page {number:,} of {count:,}"
    return Paging(
        number,
        count,
        label,
        turn(number - 1, "Previous page"),
        turn(number + 1, "Next page"),
        numbers,
    )
