"""The long lists of loops: what you said, promises, you said we did, still open.

A list only knows the addresses of its items and their facets: a row is made when its page is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from engage_docs.i18n import Words, translatable, translatable_count
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.flags import FLAGS
from engage_docs.loops.judging import answered_things
from engage_docs.loops.values import SaidLoop
from engage_docs.records.addresses import page_url, quoted
from engage_docs.records.model import Record, YouSaidWeDid
from engage_docs.reports import Report, ReportRow
from engage_docs.site.charts import charts_for_promises, charts_for_said
from engage_docs.site.charts.loops import standing_of
from engage_docs.site.context import Section, SiteContext
from engage_docs.site.facets import (
    SAID_URL,
    SEARCH_STATUSES,
    STANDINGS,
    Facet,
    Heading,
    Item,
    communities_of_promise,
    facets_of,
    flag_facets,
    is_whole_on_own_page,
    owner_facets,
    status_facet,
    title_of,
)
from engage_docs.site.head import not_shown
from engage_docs.site.index import SiteIndex, TextRun, by_time, last_day
from engage_docs.site.list_pages import Beside, Collection, FlagCount, list_section
from engage_docs.site.names import Names, make_names
from engage_docs.site.progress import all_flags, live_promises
from engage_docs.site.record_pages import news
from engage_docs.site.rows import row_of
from engage_docs.site.words import sentence, shortened


def said_list(site: SiteContext) -> Collection:
    """Return everything that people said, project by project, the latest first."""
    index, translator = site.index, site.translator
    loops, items = index.loops.said.values(), _said_items(index)
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in loops)
    lead = translator.say("Nothing that people said is on record yet.")
    if loops:
        said = translator.count(
            len(loops), "People said {n} thing to us.", "People said {n} things to us."
        )
        got = translator.count(answered, "{n} of them got an answer.", "{n} of them got an answer.")
        lead = f"{said} {got}"

    def beside() -> Beside:
        charts = charts_for_said(index.loops, index.answer_within, translator)
        return Beside(charts, not_shown=not_shown(index, ""))

    words = translatable_count("{n} thing said", "{n} things said")
    return _list_of_loops(index, lead, words, items, beside, _own_pages(index, items))


def _list_of_loops(
    index: SiteIndex,
    lead: str,
    words: Words,
    items: tuple[Item, ...],
    beside: Callable[[], Beside],
    own_pages: Mapping[Facet, tuple[str, frozenset[str]]] = MappingProxyType({}),
) -> Collection:
    link, row = partial(loop_link, index), partial(row_of, index)
    return Collection(lead, words, items, link, row, own_pages=own_pages, beside=beside)


def answers_list(site: SiteContext) -> Collection:
    """Return what was said and came to an end, project by project."""
    index, said = site.index, site.index.loops.said
    items = _said_items(index)
    ended = {a for a, loop in said.items() if loop.status in ("done", "cannot", "answered")}
    lead = index.say("Nothing that people said has come to an end yet.")
    if ended:
        lead = index.count(
            len(ended),
            "{n} thing that people said came to an end: done, answered, or refused with a reason.",
            "{n} things that people said came to an end: done, answered, or refused with a reason.",
        )
    told = [r for r in index.ledger.records.values() if isinstance(r, YouSaidWeDid)]
    told.sort(key=by_time, reverse=True)
    return _list_of_loops(
        index,
        lead,
        translatable_count("{n} answer", "{n} answers"),
        tuple(item for item in items if item.address in ended),
        lambda: Beside(news=tuple(news(index, record) for record in told)),
        _own_pages(index, items),
    )


def _said_items(index: SiteIndex) -> tuple[Item, ...]:
    """Return the things said of each project, the latest first; projects by their titles."""
    latest_first = sorted(
        index.loops.said.values(), key=lambda s: by_time(s.entry.record), reverse=True
    )
    headings: dict[str, Heading] = {}
    for loop in latest_first:
        project = loop.entry.record.project
        url = page_url(project) if project in index.ledger.records else ""
        headings[project] = Heading(f"project-{project}", title_of(index, project), url)

    def place(loop: SaidLoop) -> tuple[str, str]:
        project = loop.entry.record.project
        return headings[project].title.casefold(), project

    items = []
    for loop in sorted(latest_first, key=place):
        record, communities = loop.entry.record, communities_of_said(loop.entry)
        facets = facets_of(index, record, communities, loop.raised_on)
        status = status_facet(index.translator, loop.status, SEARCH_STATUSES)
        items.append(Item(loop.entry.address, headings[record.project], (status, *facets)))
    return tuple(items)


def _own_pages(
    index: SiteIndex, items: Iterable[Item]
) -> Mapping[Facet, tuple[str, frozenset[str]]]:
    """Return the pages of communities, topics and projects, with what was said that they show."""
    shown: defaultdict[Facet, set[str]] = defaultdict(set)
    for item in items:
        for facet in item.facets:
            shown[facet].add(item.address)
    folders = {"community": "communities", "topic": "topics"}
    found: dict[Facet, tuple[str, frozenset[str]]] = {}
    for facet, addresses in shown.items():
        if facet.kind in folders:
            url = f"{folders[facet.kind]}/{quoted(facet.slug)}/"
            found[facet] = (url, frozenset(addresses))
        elif facet.kind == "project" and is_whole_on_own_page(index, facet.slug):
            found[facet] = (page_url(facet.slug), frozenset(addresses))
    return found


def promise_list(site: SiteContext) -> Collection:
    """Return every promise, by how it stands: what is overdue comes first."""
    index, translator = site.index, site.translator
    order = list(STANDINGS)
    headings = {name: Heading(name, translator.say(title)) for name, title in STANDINGS.items()}
    loops = sorted(
        index.loops.commitments.values(),
        key=lambda c: (order.index(standing_of(c)), *by_time(c.entry.record), c.entry.address),
    )
    owners, items = _owners(index), []
    for loop in loops:
        stands, communities = standing_of(loop), communities_of_promise(index, loop)
        facets = (
            status_facet(translator, stands, STANDINGS),
            *facets_of(index, loop.entry.record, communities, loop.raised_on),
            *owner_facets(owners, [loop.entry.commitment.owner]),
        )
        items.append(Item(loop.entry.address, headings[stands], facets))
    lead = translator.say("No promise is on record yet.")
    if items:
        lead = translator.count(len(items), "We made {n} promise.", "We made {n} promises.")
    words = translatable_count("{n} promise", "{n} promises")
    return _list_of_loops(
        index,
        lead,
        words,
        tuple(items),
        lambda: Beside(charts_for_promises(index.loops, translator)),
    )


def _owners(index: SiteIndex) -> Names:
    """Return the names of everybody who owns a promise."""
    entries = [loop.entry for loop in index.loops.commitments.values()]
    return make_names(
        (e.commitment.owner, last_day(e.record)) for e in entries if e.commitment.owner
    )


def open_list(site: SiteContext) -> Collection:
    """Return everything that is open, the longest first, and then the loose ends."""
    index, report, say = site.index, site.report, site.translator.say
    dated, undated = open_rows(index, report)
    loose = _without_answers(index, [row for row in report.rows if not row.open])
    number = len(dated) + len(undated)
    lead = say("Everything that people said has been answered, done and told.")
    if number:
        lead = index.count(
            number,
            "{n} thing is still open. The one that has been open longest comes first.",
            "{n} things are still open. The one that has been open longest comes first.",
        )
    groups = (
        (Heading("waiting", say("Open longest first")), dated),
        (Heading("undated", say("Open, and since when is not known")), undated),
        (Heading("loose-ends", say("Closed, with a loose end")), loose),
    )
    owners, counts = _owners(index), report.counts.flags
    items = tuple(
        Item(row.address, heading, tuple(_facets_of_row(index, owners, row)))
        for heading, rows in groups
        for row in rows
    )
    files = (
        TextRun(say("Open loops as a table (CSV)"), "open-loops.csv"),
        TextRun(say("Open loops for programs (JSON)"), "open-loops.json"),
    )
    tally = tuple(FlagCount(counts[flag.name], flag) for flag in FLAGS if counts.get(flag.name))
    words = translatable_count("{n} thing", "{n} things")
    return _list_of_loops(index, lead, words, items, lambda: Beside(tally=tally, files=files))


def open_rows(index: SiteIndex, report: Report) -> tuple[list[ReportRow], list[ReportRow]]:
    """Return what is open: first that of which it is known how long it waits, then the rest."""
    rows = _without_answers(index, [row for row in report.rows if row.open])
    dated = [row for row in rows if row.raised_on is not None]
    return dated, [row for row in rows if row.raised_on is None]


def _without_answers(index: SiteIndex, rows: list[ReportRow]) -> list[ReportRow]:
    """Return the rows but those of promises that answer a thing said with a row of its own."""
    addresses = {row.address for row in rows}
    commitments = index.ledger.commitments
    return [
        row
        for row in rows
        if row.address not in commitments
        or not addresses.intersection(answered_things(commitments[row.address], index.ledger))
    ]


def _facets_of_row(index: SiteIndex, owners: Names, row: ReportRow) -> Iterator[Facet]:
    """Yield the facets of an open loop. How it stands is what it lacks."""
    communities: tuple[str, ...] = ()
    names: list[str | None] = []
    record: Record
    if said := index.loops.said.get(row.address):
        record, lacks = said.entry.record, all_flags(index, said)
        communities = communities_of_said(said.entry)
        promises = live_promises(index, said)
        names = [promise.entry.commitment.owner for promise in promises if promise.open]
    elif promise := index.loops.commitments.get(row.address):
        record, lacks = promise.entry.record, promise.flags
        communities = communities_of_promise(index, promise)
        names = [promise.entry.commitment.owner]
    else:
        claim = index.loops.claims[row.address]
        record, lacks = claim.line.record, claim.flags
    yield from flag_facets(index.translator, lacks)
    yield from facets_of(index, record, communities, row.raised_on)
    yield from owner_facets(owners, names)


def loop_link(index: SiteIndex, address: str) -> TextRun:
    """Return a short link to where a loop stands in full."""
    if address in index.ledger.said:
        return index.said_link(index.ledger.said[address])
    if address in index.ledger.commitments:
        return index.promise_link(index.ledger.commitments[address])
    we_did = index.loops.claims[address].line.item.we_did or ""
    return TextRun(shortened(sentence(we_did)), index.item_url(address))


SAID = Section(
    name="said",
    url=SAID_URL,
    title=translatable("What you said"),
    description=translatable("Everything that people said, and what came of it."),
    make_pages=list_section(said_list),
    in_menu=True,
)
PROMISES = Section(
    name="promises",
    url="promises/",
    title=translatable("Promises"),
    description=translatable("Every promise that was made, and how it stands."),
    make_pages=list_section(promise_list),
    in_menu=True,
)
YOU_SAID_WE_DID = Section(
    name="you-said-we-did",
    url="you-said-we-did/",
    title=translatable("You said, we did"),
    description=translatable("What people said, and what was done about it."),
    make_pages=list_section(answers_list),
    in_menu=True,
)
STILL_OPEN = Section(
    name="still-open",
    url="still-open/",
    title=translatable("Still open"),
    description=translatable("Everything that is still open, the longest first."),
    make_pages=list_section(open_list),
    in_menu=True,
)
