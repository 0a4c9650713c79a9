"""Long lists in pages of fifty, and the links from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from engage_docs.i18n import Translator, Words, translatable

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
    translator: Translator,
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
        yield sheet_of(translator, url, items, words, number, length, every_number=every_number)


def numbers_of_pages(items: Sequence[T], length: int = PAGE_LENGTH) -> range:
    """The numbers of the pages of a list."""
    return range(1, max(1, -(-len(items) // length)) + 1)


def sheet_of(
    translator: Translator,
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
        noun = translator.count(len(items), *words)
        paging = _paging(translator, url, number, count, len(items), noun, length, every_number)
    return Sheet(
        page_of(url, number), number, items[(number - 1) * length : number * length], paging
    )


def page_of(url: str, number: int) -> str:
    """The address of one page of a list."""
    return url if number == 1 else f"{url}page/{number}/"


def title_of_page(translator: Translator, title: str, number: int) -> str:
    """The title of one page of a list: from the second page on it says which it is."""
    if number == 1:
        return title
    return translator.say("{title}, page {number}", title=title, number=translator.number(number))


def _paging(
    translator: Translator,
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
        said = translator.say(
            span if last > first else one,
            first=translator.number(first),
            last=translator.number(last),
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
    label = translator.say(
        "Page {number} of {all}", number=translator.number(number), all=translator.number(count)
    )
    return Paging(
        number,
        count,
        label,
        turn(
            number - 1,
            translatable("Previous page: {first} to {last} of {all}"),
            translatable("Previous page: {last} of {all}"),
        ),
        turn(
            number + 1,
            translatable("Next page: {first} to {last} of {all}"),
            translatable("Next page: {last} of {all}"),
        ),
        numbers,
    )
