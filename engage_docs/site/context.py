"""What a section of the site is, and what its pages are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from engage_docs.config.model import Settings
from engage_docs.i18n import Translator
from engage_docs.reports import Report
from engage_docs.site.index import SiteIndex
from engage_docs.site.introduction import Introduction
from engage_docs.site.page import Page
from engage_docs.site.paging import ListPart, title_of_page

if TYPE_CHECKING:
    from engage_docs.search.document import Document


T = TypeVar("T")


class PageHead(NamedTuple):
    """The top of a page that is no record's: its heading, and the owner's own words.

    ``own_heading_html`` takes the place of ``heading``; both it and ``introduction_html`` are safe.
    ``description`` is what a section says of itself.
    """

    heading: str
    own_heading_html: str = ""
    introduction_html: str = ""
    description: str = ""


@dataclass(frozen=True)
class SiteContext:
    """Everything that the pages about everything are made from.

    ``sections`` are all that a site can have: see :mod:`engage_docs.site.sections`.
    ``introductions`` are the owner's own words for the top of a section, by its name.
    ``documents`` are what can be searched for; None on a site without a search. A site that
    ``is_preview`` has a page for the search, and no index.
    """

    index: SiteIndex
    report: Report
    settings: Settings
    sections: tuple[Section, ...]
    introductions: Mapping[str, Introduction] = field(default_factory=dict)
    documents: tuple[Document, ...] | None = None
    is_preview: bool = False

    @property
    def translator(self) -> Translator:
        """The language that the pages are written in."""
        return self.index.translator

    @property
    def has_search(self) -> bool:
        """Whether the site can be searched."""
        return self.documents is not None

    @cached_property
    def present(self) -> tuple[Section, ...]:
        """The sections that this site has, in their order."""
        return tuple(section for section in self.sections if section.exists(self))

    def pages(self) -> Iterator[Page]:
        """Yield every page of every section that this site has."""
        for section in self.present:
            yield from section.pages(self)


def always(site: SiteContext) -> bool:  # noqa: ARG001 - as every condition
    """The condition of a section that every site has."""
    return True


@dataclass(frozen=True, slots=True)
class Section:
    """A group of pages, declared in one place.

    ``url`` is its first page, relative to the top of the site. ``title`` and ``description`` are
    words to translate, and so is ``heading``, where the first page is not headed by the title.
    ``make_pages`` yields its pages, the first page first. ``exists`` tells whether a site has it.
    ``in_menu`` and ``in_footer``: where each page of the site leads to it, if the owner's menu
    says nothing else. ``is_overview``: it sums up what all records say, so that the A to Z and the
    search lead to it by name.
    """

    name: str
    url: str
    title: str
    description: str
    make_pages: Callable[[Section, SiteContext], Iterator[Page]]
    exists: Callable[[SiteContext], bool] = always
    heading: str = ""
    in_menu: bool = False
    in_footer: bool = False
    is_overview: bool = False

    def pages(self, site: SiteContext) -> Iterator[Page]:
        """Yield the pages of this section, the first page first.

        Call it for a section that the site has: see :attr:`SiteContext.present`.
        """
        return self.make_pages(self, site)

    def head(self, site: SiteContext) -> PageHead:
        """Return the top of the first page, with the owner's own words."""
        own = site.introductions.get(self.name, Introduction("", ""))
        say = site.translator.say
        heading = say(self.heading or self.title)
        return PageHead(heading, own.heading_html, own.rest_html, say(self.description))

    def first_page(self, site: SiteContext, template: str, view: Callable[[], object]) -> Page:
        """Return the first page, which ``template`` makes of what ``view`` returns."""
        say = site.translator.say
        return Page(self.url, self.name, say(self.title), say(self.description), template, view)

    def pages_of_list(
        self,
        site: SiteContext,
        parts: Iterable[ListPart[T]],
        words: tuple[str, str],
        template: str,
        view: Callable[[PageHead, ListPart[T]], object],
        *,
        is_part: bool = False,
    ) -> Iterator[Page]:
        """Yield the pages of a list; ``template`` makes each of what ``view`` returns of its part.

        ``words`` are the title of the list and its description. ``is_part``: it is itself a part
        of another list.
        """
        title, description = words
        for part in parts:
            heading = title_of_page(site.translator, title, part.number)
            shown = partial(view, PageHead(heading), part)
            page = Page(part.url, self.name, heading, description, template, shown)
            yield replace(page, is_part=is_part or part.number > 1)


def one_page(
    template: str, view: Callable[[SiteContext, PageHead], object]
) -> Callable[[Section, SiteContext], Iterator[Page]]:
    """Return the pages of a section that has only one.

    ``view`` returns what the template shows. It takes the site, and the top of the page, which the
    template shows first.
    """

    def make_pages(section: Section, site: SiteContext) -> Iterator[Page]:
        yield section.first_page(site, template, partial(view, site, section.head(site)))

    return make_pages
