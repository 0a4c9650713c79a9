"""The long lists in their order: what you said, promises, you said we did, still open.

A shelf only knows the addresses of its items and what they can be filtered by. Nothing is drawn
here, so that a page of fifty costs no more than its fifty.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from engage_docs.i18n import Words, translatable_count
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.values import SaidLoop
from engage_docs.records.addresses import page_url
from engage_docs.reports import Report, ReportRow
from engage_docs.site.facets import (
    SAID_STATUSES,
    STANDINGS,
    Facet,
    communities_of_promise,
    facets_of,
    flag_facets,
    standing,
    status_facet,
    title_of,
)
from engage_docs.site.index import SiteIndex
from engage_docs.site.record_pages import by_time
from engage_docs.site.still_open import open_rows, rows_with_a_card
from engage_docs.site.strip import all_flags


class Heading(NamedTuple):
    """The heading of a group. ``anchor`` is its id, ``url`` the page that it leads to, if any."""

    anchor: str
    title: str
    url: str = ""


class Item(NamedTuple):
    """One item of a list, by its address."""

    address: str
    heading: Heading
    facets: tuple[Facet, ...]


class Shelf(NamedTuple):
    """A whole list, in order. ``words`` are those for one and for several of its items."""

    section: str
    lead: str
    words: Words
    items: tuple[Item, ...]


def shelf_of(section: str, index: SiteIndex, report: Report) -> Shelf:
    """The list of one of the four sections."""
    if section == "said":
        return said_shelf(index)
    if section == "promises":
        return promise_shelf(index)
    if section == "you-said-we-did":
        return deed_shelf(index)
    return open_shelf(index, report)


def said_shelf(index: SiteIndex) -> Shelf:
    """Everything that people said, project by project, the latest first."""
    loops = list(index.loops.said.values())
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in loops)
    translator = index.translator
    lead = translator.say("Nothing that people said is on record yet.")
    if loops:
        said = translator.count(
            len(loops), "People said {n} thing to us.", "People said {n} things to us."
        )
        got = translator.count(answered, "{n} of them got an answer.", "{n} of them got an answer.")
        lead = f"{said} {got}"
    words = translatable_count("{n} thing said", "{n} things said")
    return Shelf("said", lead, words, _by_project(index, loops))


def deed_shelf(index: SiteIndex) -> Shelf:
    """What was said and what was done about it, project by project."""
    finished = [s for s in index.loops.said.values() if s.status in ("done", "cannot", "answered")]
    lead = (
        index.translator.count(
            len(finished),
            "{n} thing that people said came to an end: done, answered, or refused with a reason.",
            "{n} things that people said came to an end: done, answered, or refused with a reason.",
        )
        if finished
        else index.translator.say("Nothing that people said has come to an end yet.")
    )
    words = translatable_count("{n} answer", "{n} answers")
    return Shelf("you-said-we-did", lead, words, _by_project(index, finished))


def _by_project(index: SiteIndex, loops: Iterable[SaidLoop]) -> tuple[Item, ...]:
    """The things said of each project, the latest first; projects by their titles' alphabet."""
    latest_first = sorted(loops, key=lambda s: by_time(s.entry.record), reverse=True)
    headings: dict[str, Heading] = {}
    for loop in latest_first:
        project = loop.entry.record.project
        url = page_url(project) if project in index.ledger.records else ""
        headings[project] = Heading(f"project-{project}", title_of(index, project), url)
    latest_first.sort(
        key=lambda s: (headings[s.entry.record.project].title.casefold(), s.entry.record.project)
    )
    return tuple(
        Item(
            loop.entry.address,
            headings[loop.entry.record.project],
            (
                status_facet(index.translator, loop.status, SAID_STATUSES),
                *facets_of(
                    index, loop.entry.record, communities_of_said(loop.entry), loop.raised_on
                ),
            ),
        )
        for loop in latest_first
    )


def promise_shelf(index: SiteIndex) -> Shelf:
    """Every promise, by how it stands: what is overdue comes first."""
    order = list(STANDINGS)
    translator = index.translator
    headings = {name: Heading(name, translator.say(title)) for name, title in STANDINGS.items()}
    loops = sorted(
        index.loops.commitments.values(),
        key=lambda c: (order.index(standing(c)), *by_time(c.entry.record), c.entry.address),
    )
    items = tuple(
        Item(
            loop.entry.address,
            headings[standing(loop)],
            (
                status_facet(index.translator, standing(loop), STANDINGS),
                *facets_of(
                    index, loop.entry.record, communities_of_promise(index, loop), loop.raised_on
                ),
            ),
        )
        for loop in loops
    )
    lead = (
        translator.count(len(items), "We made {n} promise.", "We made {n} promises.")
        if items
        else translator.say("No promise is on record yet.")
    )
    return Shelf("promises", lead, translatable_count("{n} promise", "{n} promises"), items)


def open_shelf(index: SiteIndex, report: Report) -> Shelf:
    """Everything that is open, the longest first, and then the loose ends."""
    dated, undated = open_rows(index, report)
    loose = rows_with_a_card(index, [row for row in report.rows if not row.open])
    number = len(dated) + len(undated)
    translator = index.translator
    lead = (
        translator.count(
            number,
            "{n} thing is still open. The one that has been open longest comes first.",
            "{n} things are still open. The one that has been open longest comes first.",
        )
        if number
        else translator.say("Everything that people said has been answered, done and told.")
    )
    groups = (
        (Heading("waiting", translator.say("Open longest first")), dated),
        (Heading("undated", translator.say("Open, and since when is not known")), undated),
        (Heading("loose-ends", translator.say("Closed, with a loose end")), loose),
    )
    items = tuple(
        Item(row.address, heading, _facets_of_row(index, row))
        for heading, rows in groups
        for row in rows
    )
    return Shelf("still-open", lead, translatable_count("{n} thing", "{n} things"), items)


def _facets_of_row(index: SiteIndex, row: ReportRow) -> tuple[Facet, ...]:
    """What an open loop can be filtered by. How it stands is what it lacks."""
    communities: tuple[str, ...] = ()
    if said := index.loops.said.get(row.address):
        record, lacks = said.entry.record, all_flags(index, said)
        communities = communities_of_said(said.entry)
        return (
            *flag_facets(index.translator, lacks),
            *facets_of(index, record, communities, row.raised_on),
        )
    if promise := index.loops.commitments.get(row.address):
        communities = communities_of_promise(index, promise)
        rest = facets_of(index, promise.entry.record, communities, row.raised_on)
        return (*flag_facets(index.translator, promise.flags), *rest)
    claim = index.loops.claims[row.address]
    rest = facets_of(index, claim.line.record, communities, row.raised_on)
    return (*flag_facets(index.translator, claim.flags), *rest)
