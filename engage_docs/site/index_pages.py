"""The pages of communities and of topics: the list of all, and what belongs to each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.links.ledger import communities_of_said, said_in
from engage_docs.loops.values import SaidLoop
from engage_docs.records.addresses import item_address, page_url, quoted
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.guidance import Group, groups_of, groups_of_meetings
from engage_docs.site.head import is_to_come
from engage_docs.site.index import LinkNote, RowView, SiteIndex, TextRun, by_time, communities_in
from engage_docs.site.names import Name, key_of, sort_key
from engage_docs.site.page import Page
from engage_docs.site.paging import PAGE_LENGTH, ListPart, Paging, list_parts
from engage_docs.site.record_pages import News, news
from engage_docs.site.rows import row_of
from engage_docs.site.words import say_since, say_times, upper_first

_KINDS = {"communities": translatable("Community"), "topics": translatable("Topic")}


@dataclass(slots=True)
class IndexEntry:
    """Everything of one community or one topic.

    ``said`` is what they said, ``among`` what was said where they met with other communities and
    nobody wrote down which of them said it. ``met`` are the engagements, with how many came,
    ``records`` the stories of a community, and everything on a topic.
    """

    name: Name
    said: list[SaidLoop] = field(default_factory=list)
    among: list[SaidLoop] = field(default_factory=list)
    met: list[tuple[Engagement, int | None]] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    @property
    def all_said(self) -> list[SaidLoop]:
        """What they said, and what was said among them."""
        return [*self.said, *self.among]


def entries_of_communities(index: SiteIndex) -> tuple[IndexEntry, ...]:
    """Return every community with what it said and where it was met, by the alphabet."""
    found = {name: IndexEntry(name) for name in index.communities.all()}
    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for community in communities_in(record):
            if key_of(community.name):
                entry = found[index.communities.find(community.name)]
                _meet(entry, record, community.reached)
        for loop in _loops_said(index, record):
            texts = [text for text in communities_of_said(loop.entry) if key_of(text)]
            names = dict.fromkeys(index.communities.find(text) for text in texts)
            for name in names:
                (found[name].said if len(names) == 1 else found[name].among).append(loop)
    return _sorted(found)


def _loops_said(index: SiteIndex, record: Record) -> list[SaidLoop]:
    addresses = (item_address(record.id, said.id) for said in said_in(record))
    return [index.loops.said[address] for address in addresses if address in index.loops.said]


def _meet(entry: IndexEntry, record: Record, reached: int | None) -> None:
    if isinstance(record, Project):
        entry.projects.append(record)
    elif not isinstance(record, Engagement):
        entry.records.append(record)
    elif not entry.met or entry.met[-1][0] is not record:
        entry.met.append((record, reached))


def entries_of_topics(index: SiteIndex) -> tuple[IndexEntry, ...]:
    """Return every topic with its records and what was said there, in the order of the alphabet."""
    found = {name: IndexEntry(name) for name in index.topics.all()}
    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for name in dict.fromkeys(index.topics.find(t) for t in record.topics if key_of(t)):
            entry = found[name]
            if isinstance(record, Project):
                entry.projects.append(record)
            else:
                entry.records.append(record)
            entry.said.extend(_loops_said(index, record))
    return _sorted(found)


def _sorted(found: Mapping[Name, IndexEntry]) -> tuple[IndexEntry, ...]:
    return tuple(sorted(found.values(), key=lambda e: (sort_key(e.name.text), e.name.slug)))


class IndexView(NamedTuple):
    """The list of all communities or of all topics."""

    head: PageHead
    entries: tuple[LinkNote, ...]


class Meeting(NamedTuple):
    """Where a community was met: when, at what, where, and how many came."""

    when: str
    link: TextRun
    where: str
    reached: str


class NamedView(NamedTuple):
    """One page of a community or a topic. What is not a list stands on the first page only."""

    head: PageHead
    kind: str
    is_community: bool
    said: tuple[RowView, ...]
    among: tuple[RowView, ...]
    paging: Paging | None
    lead: str = ""
    reached: str = ""
    nothing_said: str = ""
    met: tuple[Meeting, ...] = ()
    projects: tuple[TextRun, ...] = ()
    news: tuple[News, ...] = ()
    profile: TextRun | None = None
    groups: tuple[Group, ...] = ()


def _counts(translator: Translator, section: str, entry: IndexEntry) -> str:
    said, count = entry.all_said, translator.count
    parts = []
    if said:
        parts.append(count(len(said), "{n} thing said", "{n} things said"))
    if section == "communities" and entry.met:
        parts.append(translator.say("met {times}", times=say_times(translator, len(entry.met))))
    if section == "topics" and entry.records:
        parts.append(count(len(entry.records), "{n} record", "{n} records"))
    if entry.projects and not parts:
        parts.append(count(len(entry.projects), "{n} project", "{n} projects"))
    still_open = sum(loop.open for loop in said)
    if still_open:
        parts.append(count(still_open, "{n} still open", "{n} still open"))
    if not parts:
        return translator.say("Nothing is on record yet.")
    return f"{upper_first(translator.in_a_row(parts))}."


def _index_pages(
    entries_of: Callable[[SiteIndex], Sequence[IndexEntry]], section: Section, site: SiteContext
) -> Iterator[Page]:
    """Yield the list of all communities or topics, and the pages of each of them."""
    entries = entries_of(site.index)
    template = f"engage/section-{section.name}.html"
    links = (TextRun(upper_first(e.name.text), _url_of(section, e)) for e in entries)
    counts = (_counts(site.translator, section.name, entry) for entry in entries)
    view = partial(IndexView, section.head(site), tuple(map(LinkNote, links, counts)))
    yield section.first_page(site, template, view)
    for entry in entries:
        yield from _pages_of_entry(section, site, entry)


def _url_of(section: Section, entry: IndexEntry) -> str:
    return f"{section.url}{quoted(entry.name.slug)}/"


def _pages_of_entry(section: Section, site: SiteContext, entry: IndexEntry) -> Iterator[Page]:
    """Yield the page of a community or topic, in pages of thirty things said."""
    translator, name = site.translator, entry.name.text
    words = translatable_count("{n} thing said", "{n} things said")
    kind, counts = translator.say(_KINDS[section.name]), _counts(translator, section.name, entry)
    about = translator.say("{kind}: {name}. {counts}", kind=kind, name=name, counts=counts)
    parts = list_parts(translator, _url_of(section, entry), entry.all_said, words)
    show = partial(_named_view, site.index, section.name, entry)
    names = (upper_first(name), about)
    yield from section.pages_of_list(site, parts, names, "engage/named.html", show)


def _named_view(
    index: SiteIndex, section: str, entry: IndexEntry, head: PageHead, part: ListPart[SaidLoop]
) -> NamedView:
    rows = tuple(row_of(index, loop.entry.address) for loop in part.items)
    alone = max(0, len(entry.said) - (part.number - 1) * PAGE_LENGTH)
    view = NamedView(
        head,
        index.say(_KINDS[section]),
        is_community=section == "communities",
        said=rows[:alone],
        among=rows[alone:],
        paging=part.paging,
    )
    if part.number > 1:
        return view
    profile = index.profiles.get(entry.name)
    met = [record for record, _ in entry.met]
    nothing = index.say("Nothing that they said is on record yet.")
    return view._replace(
        lead=_lead(index, section, entry),
        reached=_reached(index, entry),
        nothing_said="" if entry.all_said else nothing,
        met=tuple(_meeting(index, *met) for met in entry.met),
        projects=tuple(index.link_to(project) for project in entry.projects),
        news=tuple(news(index, record) for record in entry.records),
        profile=TextRun(index.say("Their profile"), page_url(profile.id)) if profile else None,
        groups=(*(groups_of(index, profile) if profile else ()), *groups_of_meetings(index, met)),
    )


def _lead(index: SiteIndex, section: str, entry: IndexEntry) -> str:
    said = entry.all_said
    if not said:
        return ""
    words = translatable_count("People said {n} thing.", "People said {n} things.")
    if section == "communities" and entry.among:
        words = translatable_count(
            "People said {n} thing where they took part.",
            "People said {n} things where they took part.",
        )
    elif section == "communities":
        words = translatable_count("They said {n} thing.", "They said {n} things.")
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in said)
    got = index.count(answered, "{n} got an answer.", "{n} got an answer.")
    still_open = sum(loop.open for loop in said)
    rest = index.say("Nothing is still open.")
    if still_open:
        rest = index.count(still_open, "{n} is still open.", "{n} are still open.")
    return f"{index.count(len(said), *words)} {got} {rest}"


def _reached(index: SiteIndex, entry: IndexEntry) -> str:
    counted = [n for record, n in entry.met if n is not None and not is_to_come(index, record)]
    if len(counted) < 2:
        return _took_part(index, counted[0]) if counted else ""
    words = translatable_count(
        "{n} person took part, counted at {meetings} meetings. Who came twice is counted twice.",
        "{n} people took part, counted at {meetings} meetings. Who came twice is counted twice.",
    )
    return index.count(sum(counted), *words, meetings=len(counted))


def _took_part(index: SiteIndex, people: int) -> str:
    return index.count(people, "{n} person took part.", "{n} people took part.")


def _meeting(index: SiteIndex, record: Engagement, reached: int | None) -> Meeting:
    people = _took_part(index, reached) if reached is not None else ""
    if is_to_come(index, record):
        people = index.say("Still to come.")
    when = say_since(index.translator, record.date)
    return Meeting(when, index.link_to(record), upper_first(record.place or ""), people)


COMMUNITIES = Section(
    name="communities",
    url="communities/",
    title=translatable("Communities"),
    description=translatable("Everybody who was asked: what they said, and what came of it."),
    make_pages=partial(_index_pages, entries_of_communities),
)
TOPICS = Section(
    name="topics",
    url="topics/",
    title=translatable("Topics"),
    description=translatable("What the records are about."),
    make_pages=partial(_index_pages, entries_of_topics),
    exists=lambda site: bool(site.index.topics.all()),
)
