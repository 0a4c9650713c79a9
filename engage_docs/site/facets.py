"""What a list can be filtered by: project, community, place, term, how it stands, and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import CommitmentLoop
from engage_docs.records.addresses import quoted
from engage_docs.records.model import Record
from engage_docs.site.index import SiteIndex, communities_in
from engage_docs.site.names import key_of
from engage_docs.site.words import lower_first

KINDS = {
    "project": (
        translatable("Project"),
        translatable("All {number} projects"),
        translatable("{list}: all projects"),
    ),
    "community": (
        translatable("Community"),
        translatable("All {number} communities"),
        translatable("{list}: all communities"),
    ),
    "place": (
        translatable("Place"),
        translatable("All {number} places"),
        translatable("{list}: all places"),
    ),
    "block": (
        translatable("Building block"),
        translatable("All {number} building blocks"),
        translatable("{list}: all building blocks"),
    ),
    "category": (
        translatable("Category"),
        translatable("All {number} categories"),
        translatable("{list}: all categories"),
    ),
    "status": (
        translatable("Status"),
        translatable("All {number} statuses"),
        translatable("{list}: all statuses"),
    ),
    "year": (
        translatable("Year"),
        translatable("All {number} years"),
        translatable("{list}: all years"),
    ),
}
"""Each kind of filter: its heading, the link to all of its filters, and the title of that page."""

SAID_STATUSES = {
    "unanswered": translatable("Unanswered"),
    "waiting": translatable("Waiting for an answer"),
    "promised": translatable("Promised"),
    "done": translatable("Done"),
    "answered": translatable("Answered"),
    "cannot": translatable("Cannot be done"),
}
STANDINGS = {
    "overdue": translatable("Overdue"),
    "no-date": translatable("No date given"),
    "to-come": translatable("Not due yet"),
    "done": translatable("Done"),
    "cannot": translatable("Cannot be done"),
    "changed": translatable("Replaced by another promise"),
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
    index: SiteIndex, record: Record, communities: Iterable[str], raised_on: date | None
) -> Iterator[Facet]:
    """What every kind of item can be filtered by."""
    yield Facet("project", record.project, title_of(index, record.project))
    for name in dict.fromkeys(index.communities.find(c) for c in communities if key_of(c)):
        yield Facet("community", name.slug, name.text)
    if record.place and key_of(record.place):
        place = index.places.find(record.place)
        yield Facet("place", place.slug, place.text)
    if raised_on is None:
        yield Facet("year", "not-known", index.translator.say("Year not known"))
    else:
        yield Facet("year", str(raised_on.year), str(raised_on.year))


def communities_of_promise(index: SiteIndex, loop: CommitmentLoop) -> tuple[str, ...]:
    """To whom it was promised: who said what it answers, or else all who took part."""
    said = [index.ledger.said[a] for a in answered_things(loop.entry, index.ledger)]
    if said:
        return tuple(dict.fromkeys(c for entry in said for c in communities_of_said(entry)))
    return tuple(community.name for community in communities_in(loop.entry.record))


def status_facet(translator: Translator, name: str, words: dict[str, str]) -> Facet:
    """How an item stands."""
    return Facet("status", name, translator.say(words[name]))


def flag_facets(translator: Translator, flags: Iterable[Flag]) -> Iterator[Facet]:
    """What an item lacks."""
    for flag in flags:
        yield Facet("status", flag.name, translator.say(flag.label))


def title_of(index: SiteIndex, project: str) -> str:
    """The title of a project."""
    record = index.ledger.records.get(project)
    return record.title if record else index.translator.say("Other records")
