"""The pages about everything, put together from the overviews of the groups and their cards.

They are drawn with a mark where a card belongs. Such a page is short, and as long as no overview
changes it stays: then only cards are put into it anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from engage_docs.site.depth import at_depth
from engage_docs.site.page import Page

if TYPE_CHECKING:
    from engage_docs.site import SiteRenderer
    from engage_docs.site.names import AllNames
    from engage_docs.site.overview import Whole

_BEGIN, _END = "\ue0f2", "\ue0f3"
_MARK = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")


class CardMarks:
    """Gives marks for cards."""

    def card(self, section: str, address: str) -> Markup:
        """The mark of the card of one item as it stands in a section."""
        return Markup(f"{_BEGIN}{section} {address}{_END}")  # noqa: S704 - no text of a record


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A page with marks where cards belong. ``slot`` is the section whose first page it is."""

    page: Page
    slot: str

    @property
    def cards(self) -> list[str]:
        """The names of the cards on the page, in order."""
        return _MARK.findall(self.page.main)


def skeletons(
    whole: Whole,
    renderer: SiteRenderer,
    names: AllNames,
    sections: Sequence[str],
    introductions: Mapping[str, str],
) -> Iterator[Skeleton]:
    """Every page about everything, one by one."""
    book = renderer.book(whole.cleared, whole.loops, whole.pictures, {}, names)
    pages = renderer.whole_pages(book, whole.report, CardMarks())
    for section in sections:
        yield Skeleton(pages.first(section, introductions.get(section, "")), section)
    for page in pages.others():
        yield Skeleton(page, "")


def put_together(page: Page, card: Callable[[str], str | None]) -> Page:
    """The page with its cards. A mark that ``card`` does not know stays as it is."""
    depth = page.url.count("/")

    def placed(found: re.Match[str]) -> str:
        text = card(found[1])
        return found[0] if text is None else at_depth(text, depth)

    return replace(page, main=_MARK.sub(placed, page.main))


def to_plain(skeleton: Skeleton) -> list[Any]:
    """A skeleton as plain data, without its main part."""
    page = skeleton.page
    words = [page.section, page.title, page.description]
    return [page.url, *words, page.is_part, page.project, skeleton.slot, skeleton.cards]


def from_plain(plain: Sequence[Any], main: str) -> tuple[Page, str]:
    """The page, and the section whose first page it is."""
    url, section, title, description, is_part, project, slot, _ = plain
    return Page(url, section, title, description, main, is_part, project), slot
