"""Long lists in pages of fifty, and the links from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from engage_docs.i18n import Speech, Words, to_say

PAGE_LENGTH = 50
_AROUND = 2
_SHORT = 9

T = TypeVar("T")


class PageLink(NamedTuple):
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
    speech: Speech,
    url: str,
    items: Sequence[T],
    words: Words,
    length: int = PAGE_LENGTH,
    *,
    every_number: bool = False,
) -> Iterator[Sheet[T]]:
    """The pages of a list whose first page is at ``url``. An empty list has one page, too.

    ``words`` are those for one and for several items.
    ``every_number``: link each page with all others, so that none is far away.
    """
    for number in numbers_of_pages(items, length):
        yield sheet_of(speech, url, items, words, number, length, every_number=every_number)


def numbers_of_pages(items: Sequence[T], length: int = PAGE_LENGTH) -> range:
    """The numbers of the pages of a list."""
    return range(1, max(1, -(-len(items) // length)) + 1)


def sheet_of(
    speech: Speech,
    url: str,
    items: Sequence[T],
    words: Words,
    number: int,
    length: int = PAGE_LENGTH,
    *,
    every_number: bool = False,
) -> Sheet[T]:
    """One page of a list whose first page is at ``url``; the rest is as in :func:`sheets`."""
    count = len(numbers_of_pages(items, length))
    paging = None
    if count > 1:
        noun = speech.count(len(items), *words)
        paging = _paging(speech, url, number, count, len(items), noun, length, every_number)
    return Sheet(
        page_of(url, number), number, items[(number - 1) * length : number * length], paging
    )


def page_of(url: str, number: int) -> str:
    """The address of one page of a list."""
    return url if number == 1 else f"{url}page/{number}/"


def title_of_page(speech: Speech, title: str, number: int) -> str:
    """The title of one page of a list: from the second page on it says which it is."""
    if number == 1:
        return title
    return speech.say("{title}, page {number}", title=title, number=speech.number(number))


def _paging(
    speech: Speech,
    url: str,
    number: int,
    count: int,
    total: int,
    noun: str,
    length: int,
    every_number: bool,
) -> Paging:
    def turn(to: int, span: str, one: str) -> PageLink | None:
        if not 1 <= to <= count:
            return None
        first, last = (to - 1) * length + 1, min(to * length, total)
        said = speech.say(
            span if last > first else one,
            first=speech.number(first),
            last=speech.number(last),
            all=noun,
        )
        return PageLink(to, said, page_of(url, to))

    shown = [
        n
        for n in range(1, count + 1)
        if every_number or count <= _SHORT or n in (1, count) or abs(n - number) <= _AROUND
    ]
    numbers = tuple(
        PageLink(n, str(n), page_of(url, n), n == number, bool(i) and shown[i - 1] != n - 1)
        for i, n in enumerate(shown)
    )
    label = speech.say(
        "Page {number} of {all}", number=speech.number(number), all=speech.number(count)
    )
    return Paging(
        number,
        count,
        label,
        turn(
            number - 1,
            to_say("Previous page: {first} to {last} of {all}"),
            to_say("Previous page: {last} of {all}"),
        ),
        turn(
            number + 1,
            to_say("Next page: {first} to {last} of {all}"),
            to_say("Next page: {last} of {all}"),
        ),
        numbers,
    )
