"""What belongs to each community and to each topic, gathered in one pass over the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.values import SaidLoop
from engage_docs.records.addresses import item_address
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.site.index import SiteIndex, communities_in
from engage_docs.site.names import Name, key_of, sort_key
from engage_docs.site.record_pages import by_time


@dataclass(slots=True)
class Gathered:
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


def gather_communities(index: SiteIndex) -> tuple[Gathered, ...]:
    """Every community with what it said and where it was met, in the order of the alphabet."""
    found = {name: Gathered(name) for name in index.communities.all()}

    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for community in communities_in(record):
            if key_of(community.name):
                gathered = found[index.communities.find(community.name)]
                _meet(gathered, record, community.reached)
        if isinstance(record, Engagement):
            for said in record.said:
                loop = index.loops.said.get(item_address(record.id, said.id))
                if loop:
                    _say(index, loop, found)
    return _sorted(found)


def _meet(gathered: Gathered, record: Record, reached: int | None) -> None:
    if isinstance(record, Project):
        gathered.projects.append(record)
    elif not isinstance(record, Engagement):
        gathered.records.append(record)
    elif not gathered.met or gathered.met[-1][0] is not record:
        gathered.met.append((record, reached))


def _say(index: SiteIndex, loop: SaidLoop, found: Mapping[Name, Gathered]) -> None:
    texts = [text for text in communities_of_said(loop.entry) if key_of(text)]
    names = dict.fromkeys(index.communities.find(text) for text in texts)
    for name in names:
        gathered = found[name]
        (gathered.said if len(names) == 1 else gathered.among).append(loop)


def gather_topics(index: SiteIndex) -> tuple[Gathered, ...]:
    """Every topic with its records and what was said there, in the order of the alphabet."""
    found = {name: Gathered(name) for name in index.topics.all()}
    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for topic in {key_of(topic): topic for topic in record.topics if key_of(topic)}.values():
            gathered = found[index.topics.find(topic)]
            if isinstance(record, Project):
                gathered.projects.append(record)
            else:
                gathered.records.append(record)
            if isinstance(record, Engagement):
                addresses = (item_address(record.id, said.id) for said in record.said)
                gathered.said.extend(
                    index.loops.said[a] for a in addresses if a in index.loops.said
                )
    return _sorted(found)


def _sorted(found: Mapping[Name, Gathered]) -> tuple[Gathered, ...]:
    return tuple(sorted(found.values(), key=lambda g: (sort_key(g.name.text), g.name.slug)))
