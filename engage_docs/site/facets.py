"""What a list can be filtered by: project, community, place, term, how it stands, and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from engage_docs.i18n import Speech, to_say
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import CommitmentLoop
from engage_docs.records.addresses import quoted
from engage_docs.records.model import Record
from engage_docs.site.book import Book, communities_in
from engage_docs.site.names import key_of
from engage_docs.site.words import lower_first

KINDS = {
    "project": (to_say("Project"), to_say("All {number} projects"), to_say("{list}: all projects")),
    "community": (
        to_say("Community"),
        to_say("All {number} communities"),
        to_say("{list}: all communities"),
    ),
    "place": (to_say("Place"), to_say("All {number} places"), to_say("{list}: all places")),
    "block": (
        to_say("Building block"),
        to_say("All {number} building blocks"),
        to_say("{list}: all building blocks"),
    ),
    "category": (
        to_say("Category"),
        to_say("All {number} categories"),
        to_say("{list}: all categories"),
    ),
    "status": (to_say("Status"), to_say("All {number} statuses"), to_say("{list}: all statuses")),
    "year": (to_say("Year"), to_say("All {number} years"), to_say("{list}: all years")),
}
"""Each kind of filter: its heading, the link to all of its filters, and the title of that page."""

SAID_STATUSES = {
    "unanswered": to_say("Unanswered"),
    "waiting": to_say("Waiting for an answer"),
    "promised": to_say("Promised"),
    "done": to_say("Done"),
    "answered": to_say("Answered"),
    "cannot": to_say("Cannot be done"),
}
STANDINGS = {
    "overdue": to_say("Overdue"),
    "no-date": to_say("No date given"),
    "to-come": to_say("Not due yet"),
    "done": to_say("Done"),
    "cannot": to_say("Cannot be done"),
    "changed": to_say("Replaced by another promise"),
}


class Facet(NamedTuple):
    """One value that a list can be filtered by. ``slug`` is its part of the address."""

    kind: str
    slug: str
    text: str

    @property
    def path(self) -> str:
        """The address of the filtered list, relative to that of the whole list."""
        return f"{self.kind}/{quoted(self.slug)}/"

    @property
    def phrase(self) -> str:
        """The value inside a sentence: "unanswered", "Exampleton library"."""
        return lower_first(self.text) if self.kind == "status" else self.text


def standing(loop: CommitmentLoop) -> str:
    """How a promise stands, as one of :data:`STANDINGS`."""
    if loop.status in ("done", "cannot", "changed"):
        return loop.status
    if loop.timeliness is None:
        return "no-date"
    return "overdue" if loop.timeliness == "overdue" else "to-come"


def facets_of(
    book: Book, record: Record, communities: Iterable[str], raised_on: date | None
) -> Iterator[Facet]:
    """What every kind of item can be filtered by."""
    yield Facet("project", record.project, title_of(book, record.project))
    for name in dict.fromkeys(book.communities.find(c) for c in communities if key_of(c)):
        yield Facet("community", name.slug, name.text)
    if record.place and key_of(record.place):
        place = book.places.find(record.place)
        yield Facet("place", place.slug, place.text)
    if raised_on is None:
        yield Facet("year", "not-known", book.speech.say("Year not known"))
    else:
        yield Facet("year", str(raised_on.year), str(raised_on.year))


def communities_of_promise(book: Book, loop: CommitmentLoop) -> tuple[str, ...]:
    """To whom it was promised: who said what it answers, or else all who took part."""
    said = [book.ledger.said[a] for a in answered_things(loop.entry, book.ledger)]
    if said:
        return tuple(dict.fromkeys(c for entry in said for c in communities_of_said(entry)))
    return tuple(community.name for community in communities_in(loop.entry.record))


def status_facet(speech: Speech, name: str, words: dict[str, str]) -> Facet:
    """How an item stands."""
    return Facet("status", name, speech.say(words[name]))


def flag_facets(speech: Speech, flags: Iterable[Flag]) -> Iterator[Facet]:
    """What an item lacks."""
    for flag in flags:
        yield Facet("status", flag.name, speech.say(flag.label))


def title_of(book: Book, project: str) -> str:
    """The title of a project."""
    record = book.ledger.records.get(project)
    return record.title if record else book.speech.say("Other records")
