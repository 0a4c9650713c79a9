"""What a list can be narrowed by, and which of the narrowed lists have a page of their own.

A narrowed list has a page only where that shows something new: three items or more, not all of
them, and not the same items as another page. Everything else is a link to where the items stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from engage_docs.i18n import Translator, translatable
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.flags import Flag
from engage_docs.loops.judging import answered_things
from engage_docs.loops.values import CommitmentLoop
from engage_docs.records.addresses import page_url, quoted, url_of
from engage_docs.records.model import Record
from engage_docs.site.index import SiteIndex, communities_in
from engage_docs.site.names import Names, key_of
from engage_docs.site.paging import PAGE_LENGTH
from engage_docs.site.words import lower_first

SAID_URL = "said/"
"""The list of everything that people said."""
FEWEST = 3
"""A narrowed list with fewer items has no page of its own."""


KINDS: Mapping[str, tuple[str, str]] = {
    "project": (translatable("Project"), translatable("All {number} projects")),
    "community": (translatable("Community"), translatable("All {number} communities")),
    "place": (translatable("Place"), translatable("All {number} places")),
    "topic": (translatable("Topic"), translatable("All {number} topics")),
    "owner": (translatable("Owner"), translatable("All {number} owners")),
    "block": (translatable("Building block"), translatable("All {number} building blocks")),
    "category": (translatable("Category"), translatable("All {number} categories")),
    "status": (translatable("Status"), translatable("All {number} statuses")),
    "year": (translatable("Year"), translatable("All {number} years")),
}
"""The kinds of facets in their order, each with the words for one and for all of its values."""

SEARCH_STATUSES = {
    "overdue": translatable("Overdue"),
    "unanswered": translatable("Unanswered"),
    "waiting": translatable("Waiting for an answer"),
    "promised": translatable("Promised"),
    "answered": translatable("Answered"),
    "done": translatable("Done"),
    "cannot": translatable("Cannot be done"),
    "changed": translatable("Replaced by another promise"),
}
"""How a loop can stand, in the order of the filter."""

STANDINGS = {
    "overdue": translatable("Overdue"),
    "no-date": translatable("No date given"),
    "to-come": translatable("Not due yet"),
    "done": translatable("Done"),
    "cannot": translatable("Cannot be done"),
    "changed": translatable("Replaced by another promise"),
}


class Facet(NamedTuple):
    """One value that a list can be narrowed by. ``slug`` is its part of the address."""

    kind: str
    slug: str
    text: str

    @property
    def path(self) -> str:
        """The address of the narrowed list, relative to that of the whole list."""
        return f"{self.kind}/{quoted(self.slug)}/"

    @property
    def anchor(self) -> str:
        """Its id on the page of all values of its kind."""
        return f"{self.kind}-{self.slug}"

    @property
    def phrase(self) -> str:
        """The value inside a sentence: "unanswered", "Exampleton library"."""
        return lower_first(self.text) if self.kind == "status" else self.text

    @property
    def query(self) -> str:
        """What the address of the search page says of it; empty where the search has no such."""
        if self.kind in ("project", "status"):
            known = self.kind == "project" or self.slug in SEARCH_STATUSES
            return urlencode({self.kind: self.slug}) if known else ""
        if self.kind == "community" or (self.kind == "year" and self.slug == self.text):
            return urlencode({self.kind: self.text})
        return ""


class Heading(NamedTuple):
    """The heading of a group. ``anchor`` is its id, ``url`` the page that it leads to, if any."""

    anchor: str
    title: str
    url: str = ""


class Item(NamedTuple):
    """One item of a list by its address, the group that it stands in, and its facets."""

    address: str
    heading: Heading
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is left of a list for one facet, and where that stands.

    ``url`` is the narrowed list's own page if ``has_page``; otherwise the page that shows the same
    items. ``is_listed``: it has none, and is listed on the page of all values of its kind.
    """

    facet: Facet
    items: tuple[Item, ...]
    url: str
    has_page: bool = False
    is_listed: bool = False


def narrow(
    url: str, items: Sequence[Item], own_pages: Mapping[Facet, tuple[str, frozenset[str]]]
) -> dict[Facet, Narrowed]:
    """Return what each facet leaves of a list, for those that leave something out.

    ``url`` is the page of the whole list. ``own_pages`` are the pages of projects, communities and
    topics by their facets, each with the addresses of all that it shows.
    """
    kept: defaultdict[Facet, list[Item]] = defaultdict(list)
    for item in items:
        for facet in item.facets:
            kept[facet].append(item)
    # A status keeps its page before all others: the first page of the site leads to it.
    order = ["status", *KINDS]
    found: dict[Facet, Narrowed] = {}
    pages: dict[frozenset[str], str] = {}
    for facet, of_facet in sorted(kept.items(), key=lambda one: order.index(one[0].kind)):
        if len(of_facet) == len(items):
            continue
        left = tuple(of_facet)
        addresses = frozenset(item.address for item in left)
        own_url, on_own_page = own_pages.get(facet, ("", frozenset()))
        if addresses == on_own_page:
            found[facet] = Narrowed(facet, left, own_url)
        elif addresses in pages:
            found[facet] = Narrowed(facet, left, pages[addresses])
        else:
            place = _place_of(url, facet, [item.address for item in left])
            has_page = len(left) >= FEWEST
            found[facet] = Narrowed(facet, left, place, has_page, 1 < len(left) < FEWEST)
            if has_page:
                pages[addresses] = place
    return found


def _place_of(url: str, facet: Facet, addresses: Sequence[str]) -> str:
    """Where the items of one facet of the list at ``url`` stand, if no other page shows them."""
    if len(addresses) == 1:
        return url_of(addresses[0])
    if len(addresses) < FEWEST:
        return f"{url}{facet.kind}/#{quoted(facet.anchor)}"
    return f"{url}{facet.path}"


def url_of_status(url: str, status: str, addresses: Sequence[str], number: int) -> str:
    """Return where the items of one status stand, as :func:`narrow` has it.

    ``url`` is the page of the whole list, which has ``number`` items.
    """
    if len(addresses) in (0, number):
        return url
    return _place_of(url, Facet("status", status, ""), addresses)


def url_of_project(index: SiteIndex, project: str) -> str:
    """Return the page that lists everything said in a project, as :func:`narrow` has it.

    That is a page of "What you said", or the project's own where it shows all of it.
    """
    loops = index.loops_of_project.get(project)
    of_project = loops.said if loops else {}
    if of_project and len(of_project) == len(index.loops.said):
        return SAID_URL
    if len(of_project) < FEWEST or is_whole_on_own_page(index, project):
        return page_url(project)
    statuses = {loop.status for loop in of_project.values()}
    of_status = [a for a, loop in index.loops.said.items() if loop.status in statuses]
    if len(statuses) == 1 and len(of_status) == len(of_project):
        return f"{SAID_URL}{Facet('status', statuses.pop(), '').path}"
    return f"{SAID_URL}{project_facet(index, project).path}"


def is_whole_on_own_page(index: SiteIndex, project: str) -> bool:
    """Return whether a project's own page shows everything said in it, and no other loops."""
    loops = index.loops_of_project.get(project)
    if loops is None or project not in index.ledger.records:
        return False
    others = any(not c.entry.answers and not c.entry.replaces for c in loops.commitments.values())
    return not others and len(loops.said) <= PAGE_LENGTH


def facets_of(
    index: SiteIndex, record: Record, communities: Iterable[str], raised_on: date | None
) -> Iterator[Facet]:
    """Yield what every kind of item can be found by: project, communities, place, topics, year."""
    yield project_facet(index, record.project)
    yield from _named("community", index.communities, communities)
    yield from _named("place", index.places, [record.place])
    yield from _named("topic", index.topics, record.topics)
    if raised_on is None:
        yield Facet("year", "not-known", index.say("Year not known"))
    else:
        yield Facet("year", str(raised_on.year), str(raised_on.year))


def _named(kind: str, names: Names, texts: Iterable[str | None]) -> Iterator[Facet]:
    found = (names.find(text) for text in texts if text and key_of(text))
    return (Facet(kind, name.slug, name.text) for name in dict.fromkeys(found))


def project_facet(index: SiteIndex, project: str) -> Facet:
    """Return the facet of a project, by its id."""
    return Facet("project", project, title_of(index, project))


def owner_facets(owners: Names, texts: Iterable[str | None]) -> Iterator[Facet]:
    """Yield who is to see to it. ``owners`` are the names of all owners in the list."""
    return _named("owner", owners, texts)


def communities_of_promise(index: SiteIndex, loop: CommitmentLoop) -> tuple[str, ...]:
    """Return to whom it was promised: who said what it answers, or else all who took part."""
    said = [index.ledger.said[a] for a in answered_things(loop.entry, index.ledger)]
    if said:
        return tuple(dict.fromkeys(c for entry in said for c in communities_of_said(entry)))
    return tuple(community.name for community in communities_in(loop.entry.record))


def status_facet(translator: Translator, name: str, words: Mapping[str, str]) -> Facet:
    """Return how an item stands."""
    return Facet("status", name, translator.say(words[name]))


def flag_facets(translator: Translator, flags: Iterable[Flag]) -> Iterator[Facet]:
    """Yield what an item lacks."""
    return (Facet("status", flag.name, translator.say(flag.label)) for flag in flags)


def title_of(index: SiteIndex, project: str) -> str:
    """Return the title of a project."""
    record = index.ledger.records.get(project)
    return record.title if record else index.say("Other records")
