"""The rows of one record or one loop: what the sums over all records are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.dates import When
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.values import CommitmentLoop, Loops, SaidLoop, Telling
from engage_docs.records.guidance import Barrier, CommunityProfile, Tag
from engage_docs.records.model import Engagement, Project, Record


@dataclass(frozen=True, slots=True)
class MetRow:
    """One engagement: when and where it was, how people were met, and who came.

    ``communities`` are those that took part, each with how many people came, or None where that
    is not written down. ``named`` are those of them, and others, that said something. ``lang`` is
    the language of the record, if that is not the site's.
    """

    record_id: str
    title: str
    project: str
    when: When | None
    place: str | None
    methods: tuple[Tag, ...]
    rung: Tag | None
    communities: tuple[tuple[str, int | None], ...]
    named: tuple[str, ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A community that a project says it is for, or that has a profile of its own.

    ``is_profile``: the record is its profile. ``missed`` are the people whom a profile says that
    nobody reaches.
    """

    community: str
    record_id: str
    title: str
    is_profile: bool = False
    missed: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class BarrierRow:
    """Something that a record names as being in people's way. ``done``: what was done is said."""

    record_id: str
    barrier: Tag
    done: bool


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """A thing said at an engagement, or a promise made there that answers nothing said.

    ``communities`` are those whose words they are. ``told_on`` is the first day known on which
    they were told what came of it.
    """

    record_id: str
    project: str
    communities: tuple[str, ...]
    status: str
    raised_on: date | None
    is_told: bool
    told_on: date | None
    is_promise: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a site, or of a part of it."""

    met: Sequence[MetRow] = ()
    named: Sequence[NamedRow] = ()
    barriers: Sequence[BarrierRow] = ()
    spoken: Sequence[SpokenRow] = ()


def rows_of(records: Iterable[Record], loops: Loops) -> Rows:
    """Every row of some records and their loops."""
    every = list(records)
    promises = (spoken_of_promise(loop) for loop in loops.commitments.values())
    return Rows(
        met=tuple(row for record in every if (row := met_of(record))),
        named=tuple(row for record in every for row in named_of(record)),
        barriers=tuple(row for record in every for row in barriers_of(record)),
        spoken=(*map(spoken_of_said, loops.said.values()), *(row for row in promises if row)),
    )


def met_of(record: Record) -> MetRow | None:
    """The row of an engagement; None for any other record."""
    if not isinstance(record, Engagement):
        return None
    return MetRow(
        record.id,
        record.title,
        record.project,
        record.date,
        record.place,
        record.method,
        record.participation.now if record.participation else None,
        tuple((community.name, community.reached) for community in record.communities),
        tuple(dict.fromkeys(said.community for said in record.said if said.community)),
        record.lang,
    )


def named_of(record: Record) -> Iterator[NamedRow]:
    """The communities that a project is for, or that a profile tells of."""
    if isinstance(record, Project):
        for community in record.communities:
            yield NamedRow(community.name, record.id, record.title, lang=record.lang)
    elif isinstance(record, CommunityProfile):
        yield NamedRow(record.title, record.id, record.title, True, record.we_miss, record.lang)


def barriers_of(record: Record) -> Iterator[BarrierRow]:
    """What a record says is in people's way."""
    found: tuple[Barrier, ...] = ()
    if isinstance(record, Engagement | CommunityProfile):
        found = record.barriers
    for one in found:
        yield BarrierRow(record.id, one.barrier, bool(one.done))


def spoken_of_said(loop: SaidLoop) -> SpokenRow:
    """The row of a thing said."""
    record = loop.entry.record
    return SpokenRow(
        record.id,
        record.project,
        communities_of_said(loop.entry),
        loop.status,
        loop.raised_on,
        bool(loop.told),
        _first_day(loop.told),
    )


def spoken_of_promise(loop: CommitmentLoop) -> SpokenRow | None:
    """The row of a promise that was made at an engagement and answers nothing said there.

    None for any other promise: what it comes to shows in the thing said that it answers. One that
    took the place of another is left out as well, since the first one stands for both.
    """
    record = loop.entry.record
    if not isinstance(record, Engagement) or loop.entry.answers or loop.entry.replaces:
        return None
    return SpokenRow(
        record.id,
        record.project,
        tuple(community.name for community in record.communities),
        loop.status,
        loop.raised_on,
        bool(loop.told),
        _first_day(loop.told),
        is_promise=True,
    )


def _first_day(told: tuple[Telling, ...]) -> date | None:
    return min((telling.day for telling in told if telling.day), default=None)
