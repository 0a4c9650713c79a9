"""Long lists in pages of thirty, and the links from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from engage_docs.i18n import Translator, Words, translatable

PAGE_LENGTH = 30
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
class ListPart(Generic[T]):
    """What stands on one page of a list. ``paging`` is None for a list that has only one.

    ``before`` is the last item on the page before.
    """

    url: str
    number: int
    items: Sequence[T]
    paging: Paging | None
    before: T | None = None


def list_parts(
    translator: Translator,
    url: str,
    items: Sequence[T],
    words: Words,
    length: int = PAGE_LENGTH,
    *,
    every_number: bool = False,
) -> Iterator[ListPart[T]]:
    """Yield what stands on each page of a list; an empty list has one page, too.

    ``url`` is the first page. ``words`` are those for one and for several items.
    ``every_number``: link each page with all others, so that none is far away.
    """
    count = max(1, -(-len(items) // length))
    noun = translator.count(len(items), *words)

    def turn(to: int, several: str, one: str) -> PageLink | None:
        if not 1 <= to <= count:
            return None
        first, last = (to - 1) * length + 1, min(to * length, len(items))
        numbers = {"first": translator.number(first), "last": translator.number(last)}
        said = translator.say(several if last > first else one, all=noun, **numbers)
        return PageLink(to, said, page_url_of(url, to))

    before = (
        translatable("Previous page: {first} to {last} of {all}"),
        translatable("Previous page: {last} of {all}"),
    )
    after = (
        translatable("Next page: {first} to {last} of {all}"),
        translatable("Next page: {last} of {all}"),
    )
    numbers = translator.number(count)
    for n in range(1, count + 1):
        label = translator.say("Page {number} of {all}", number=translator.number(n), all=numbers)
        links = tuple(_numbers(url, n, count, every_number=every_number))
        paging = Paging(n, count, label, turn(n - 1, *before), turn(n + 1, *after), links)
        start = (n - 1) * length
        here = items[start : start + length]
        last = items[start - 1] if start else None
        yield ListPart(page_url_of(url, n), n, here, paging if count > 1 else None, last)


def _numbers(url: str, number: int, count: int, *, every_number: bool) -> Iterator[PageLink]:
    """Yield the links to all pages, or to the first, the last and those around this one."""
    before = 0
    for n in range(1, count + 1):
        if every_number or count <= _SHORT or n in (1, count) or abs(n - number) <= _AROUND:
            yield PageLink(n, str(n), page_url_of(url, n), n == number, n - before > 1)
            before = n


def page_url_of(url: str, number: int) -> str:
    """Return the address of one page of a list whose first page is at ``url``."""
    return url if number == 1 else f"{url}page/{number}/"


def title_of_page(translator: Translator, title: str, number: int) -> str:
    """Return the title of one page of a list: from the second page on it says which it is."""
    if number == 1:
        return title
    return translator.say("{title}, page {number}", title=title, number=translator.number(number))
