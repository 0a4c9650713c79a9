"""Who was reached and who was not, how, and what came of it: sums over all records.

:func:`rows_of` makes small rows of every record and every loop, and :func:`reach_of` sums them up.
What is not written down is counted as that, never guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engage_docs.dates import When
from engage_docs.links.ledger import communities_of_said
from engage_docs.loops.values import CommitmentLoop, Loops, SaidLoop, Telling
from engage_docs.records.guidance import CommunityProfile
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.records.parts import Barrier, Tag

_ENDED = ("done", "answered", "cannot")
_OPEN = ("promised", "started", "changed")

Same = Callable[[str], str]
"""What is the same for two ways to write one name; empty for a text that is no name."""


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
class ReachRows:
    """All rows of a site, or of a part of it."""

    met: Sequence[MetRow] = ()
    named: Sequence[NamedRow] = ()
    barriers: Sequence[BarrierRow] = ()
    spoken: Sequence[SpokenRow] = ()


def rows_of(records: Iterable[Record], loops: Loops) -> ReachRows:
    """Return every row of some records and their loops."""
    every = list(records)
    promises = (_spoken_of_promise(loop) for loop in loops.commitments.values())
    return ReachRows(
        met=tuple(row for record in every if (row := _met_of(record))),
        named=tuple(row for record in every for row in _named_of(record)),
        barriers=tuple(row for record in every for row in _barriers_of(record)),
        spoken=(*map(_spoken_of_said, loops.said.values()), *(row for row in promises if row)),
    )


def _met_of(record: Record) -> MetRow | None:
    """Return the row of an engagement; None for any other record."""
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


def _named_of(record: Record) -> Iterator[NamedRow]:
    """The communities that a project is for, or that a profile tells of."""
    if isinstance(record, Project):
        for community in record.communities:
            yield NamedRow(community.name, record.id, record.title, lang=record.lang)
    elif isinstance(record, CommunityProfile):
        yield NamedRow(record.title, record.id, record.title, True, record.we_miss, record.lang)


def _barriers_of(record: Record) -> Iterator[BarrierRow]:
    """What a record says is in people's way."""
    found: tuple[Barrier, ...] = ()
    if isinstance(record, Engagement | CommunityProfile):
        found = record.barriers
    for one in found:
        yield BarrierRow(record.id, one.barrier, bool(one.done))


def _spoken_of_said(loop: SaidLoop) -> SpokenRow:
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


def _spoken_of_promise(loop: CommitmentLoop) -> SpokenRow | None:
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


class Came(StrEnum):
    """What came of one time that people were asked, the furthest it got."""

    TOLD = "told"  # something came to an end, and they were told
    NOT_TOLD = "not-told"  # something came to an end, and nobody told them
    PROMISED = "promised"  # something was promised
    WAITING = "waiting"  # the time to answer is not over yet
    NOTHING = "nothing"  # nobody answered anything
    NO_WORDS = "no-words"  # nothing that they said is written down


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a community was asked. ``statuses`` count the things said by how they stand.

    ``promises`` count the promises that answer nothing said. ``reached`` is how many people came.
    """

    record_id: str
    title: str
    when: When | None
    reached: int | None
    said: int
    statuses: tuple[tuple[str, int], ...]
    promises: int
    is_told: bool
    came: Came
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Every time that a community was asked, the latest first."""

    community: str
    occasions: tuple[Occasion, ...]


def _occasion_of(
    met: MetRow, spoken: Iterable[SpokenRow], people: Mapping[str, int | None], said_by: str
) -> Occasion:
    """One engagement as the community ``said_by`` knows it. ``spoken`` is what it said there.

    Where none of them came, what was said there is not theirs.
    """
    rows = list(spoken) if people.get(said_by) != 0 else []
    return Occasion(
        met.record_id,
        met.title,
        met.when,
        people.get(said_by),
        sum(not row.is_promise for row in rows),
        tuple(Counter(row.status for row in rows if not row.is_promise).items()),
        sum(row.is_promise for row in rows),
        any(row.is_told for row in rows),
        _came_of(rows),
        met.lang,
    )


def _came_of(rows: Sequence[SpokenRow]) -> Came:
    """The furthest that anything got."""
    ended = [row for row in rows if row.status in _ENDED]
    if ended:
        return Came.TOLD if any(row.is_told for row in ended) else Came.NOT_TOLD
    statuses = {row.status for row in rows}
    if statuses.intersection(_OPEN):
        return Came.PROMISED
    if "waiting" in statuses:
        return Came.WAITING
    return Came.NOTHING if rows else Came.NO_WORDS


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people came to some engagements, as far as it is written down.

    ``silent`` of the ``times`` say nothing of how many came, ``partial`` say it only of some of
    the communities that took part. Who came twice is counted twice.
    """

    times: int = 0
    people: int = 0
    silent: int = 0
    partial: int = 0


@dataclass(frozen=True, slots=True)
class ReachLine:
    """One way to meet people, one place, one year: how often, and how many came.

    ``key`` is a word of the records, the address of a term, or a year.
    """

    key: str
    count: Headcount


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A barrier: how many records name it, and how many say what was done about it."""

    key: str
    times: int
    done: int


@dataclass(frozen=True, slots=True)
class NotReached:
    """A community that nobody met. ``invited``: how often it was asked and nobody came."""

    community: str
    named: tuple[NamedRow, ...]
    invited: int


@dataclass(frozen=True, slots=True)
class Wait:
    """A project's days from said to told, in order. The rest of what was said has no such days:

    ``undated`` on which a day is missing, ``not_told`` came to an end and nobody was told,
    ``going_on`` has not come to an end.
    """

    project: str
    days: tuple[int, ...]
    undated: int
    not_told: int
    going_on: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Who was reached and who was not, how, and what came of it, as of one day.

    ``to_come`` engagements are not counted yet. ``nameless`` do not say which communities came,
    ``no_method``, ``no_rung``, ``no_place`` and ``no_year`` say nothing on these.
    """

    count: Headcount
    to_come: int
    nameless: int
    communities: tuple[ReachLine, ...]
    methods: tuple[ReachLine, ...]
    no_method: int
    rungs: tuple[ReachLine, ...]
    no_rung: int
    places: tuple[ReachLine, ...]
    no_place: int
    years: tuple[ReachLine, ...]
    no_year: int
    barriers: tuple[Hindrance, ...]
    not_reached: tuple[NotReached, ...]
    missed: tuple[NamedRow, ...]
    waits: tuple[Wait, ...]
    asked: tuple[Asked, ...]


def reach_of(rows: ReachRows, as_of: date, community: Same, place: Same) -> Reach:
    """Return the sums over all rows as they stand on ``as_of``.

    ``community`` and ``place`` give one key for every way to write a name.
    """
    met = [row for row in rows.met if not _is_to_come(row, as_of)]
    methods = _lines(met, lambda row: dict.fromkeys(_key_of_tag(tag) for tag in row.methods))
    rungs = _lines(met, lambda row: [_key_of_tag(row.rung)] if row.rung else [])
    places = _lines(met, lambda row: [place(row.place)] if row.place and place(row.place) else [])
    years = _lines(met, _year)
    people = {row.record_id: _people(row, community) for row in met}
    return Reach(
        count=_headcount(met),
        to_come=len(rows.met) - len(met),
        nameless=sum(not people[row.record_id] for row in met),
        communities=_communities(people.values()),
        methods=methods,
        no_method=sum(not row.methods for row in met),
        rungs=rungs,
        no_rung=sum(row.rung is None for row in met),
        places=places,
        no_place=sum(not (row.place and place(row.place)) for row in met),
        years=tuple(sorted(years, key=lambda line: line.key)),
        no_year=sum(not list(_year(row)) for row in met),
        barriers=_barriers(rows.barriers),
        not_reached=tuple(_not_reached(rows.named, people.values(), community)),
        missed=tuple(row for row in rows.named if row.missed),
        waits=_waits(rows.spoken),
        asked=_asked(met, rows.spoken, people, community),
    )


def _key_of_tag(tag: Tag) -> str:
    """What is counted as one: the term that a word means, or the word itself."""
    return tag.term or " ".join(tag.written.split()).casefold()


def _headcount(rows: Iterable[MetRow]) -> Headcount:
    """How many people came to these engagements."""
    times = people = silent = partial = 0
    for row in rows:
        counts = [reached for _, reached in row.communities]
        known = [reached for reached in counts if reached is not None]
        times += 1
        people += sum(known)
        silent += not known
        partial += 0 < len(known) < len(counts)
    return Headcount(times, people, silent, partial)


def _lines(
    rows: Sequence[MetRow], keys_of: Callable[[MetRow], Iterable[str]]
) -> tuple[ReachLine, ...]:
    """A line for each key, that which was there most often first."""
    found: defaultdict[str, list[MetRow]] = defaultdict(list)
    for row in rows:
        for key in keys_of(row):
            found[key].append(row)
    lines = [ReachLine(key, _headcount(of_key)) for key, of_key in found.items()]
    return tuple(sorted(lines, key=lambda line: (-line.count.times, line.key)))


def _year(row: MetRow) -> Iterator[str]:
    if row.when is not None and row.when.last is not None:
        yield str(row.when.last.year)


def _is_to_come(row: MetRow, as_of: date) -> bool:
    return row.when is not None and row.when.first is not None and row.when.first > as_of


def _people(row: MetRow, community: Same) -> dict[str, int | None]:
    """The communities that were there, each with how many came. Nobody came: it was not there."""
    people: dict[str, int | None] = {}
    for name, reached in row.communities:
        key = community(name)
        if key:
            before = people.get(key)
            people[key] = before if reached is None else (before or 0) + reached
    for name in row.named:
        people.setdefault(community(name), None)
    people.pop("", None)
    return people


def _communities(people: Iterable[Mapping[str, int | None]]) -> tuple[ReachLine, ...]:
    """How many of each community came, the most first. Where nobody came it was not reached."""
    found: defaultdict[str, list[int | None]] = defaultdict(list)
    for row in people:
        for key, reached in row.items():
            if reached != 0:
                found[key].append(reached)
    lines = [
        ReachLine(key, Headcount(len(counts), sum(n or 0 for n in counts), counts.count(None)))
        for key, counts in found.items()
    ]
    return tuple(sorted(lines, key=lambda one: (-one.count.people, -one.count.times, one.key)))


def _barriers(rows: Iterable[BarrierRow]) -> tuple[Hindrance, ...]:
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for row in rows:
        records = found[_key_of_tag(row.barrier)]
        records[row.record_id] = records.get(row.record_id, False) or row.done
    lines = [Hindrance(key, len(records), sum(records.values())) for key, records in found.items()]
    return tuple(sorted(lines, key=lambda one: (-one.times, one.key)))


def _not_reached(
    named: Iterable[NamedRow], people: Iterable[Mapping[str, int | None]], community: Same
) -> Iterator[NotReached]:
    reached: set[str] = set()
    invited: defaultdict[str, int] = defaultdict(int)
    for row in people:
        for key, number in row.items():
            if number == 0:
                invited[key] += 1
            else:
                reached.add(key)
    by_community: defaultdict[str, list[NamedRow]] = defaultdict(list)
    for one in named:
        if key := community(one.community):
            by_community[key].append(one)
    for key in dict.fromkeys((*by_community, *invited)):
        if key not in reached:
            yield NotReached(key, tuple(by_community.get(key, ())), invited.get(key, 0))


def _waits(spoken: Iterable[SpokenRow]) -> tuple[Wait, ...]:
    found: defaultdict[str, list[SpokenRow]] = defaultdict(list)
    for row in spoken:
        if not row.is_promise:
            found[row.project].append(row)
    return tuple(_wait(project, rows) for project, rows in found.items())


def _wait(project: str, rows: Sequence[SpokenRow]) -> Wait:
    days = []
    undated = not_told = going_on = 0
    for row in rows:
        if row.status not in _ENDED:
            going_on += 1
        elif not row.is_told:
            not_told += 1
        elif row.told_on is None or row.raised_on is None:
            undated += 1
        else:
            days.append(max(0, (row.told_on - row.raised_on).days))
    return Wait(project, tuple(sorted(days)), undated, not_told, going_on)


def _asked(
    met: Sequence[MetRow],
    spoken: Iterable[SpokenRow],
    people: Mapping[str, Mapping[str, int | None]],
    community: Same,
) -> tuple[Asked, ...]:
    """Every community with every time that it was asked, the one asked most often first."""
    said: defaultdict[tuple[str, str], list[SpokenRow]] = defaultdict(list)
    for row in spoken:
        for key in dict.fromkeys(community(name) for name in row.communities):
            said[row.record_id, key].append(row)
    found: defaultdict[str, list[MetRow]] = defaultdict(list)
    for one in sorted(met, key=_by_time, reverse=True):
        for key in people[one.record_id]:
            found[key].append(one)
    asked = [
        Asked(
            key,
            tuple(
                _occasion_of(one, said[one.record_id, key], people[one.record_id], key)
                for one in of_key
            ),
        )
        for key, of_key in found.items()
    ]
    return tuple(sorted(asked, key=lambda one: (-len(one.occasions), one.community)))


def _by_time(row: MetRow) -> tuple[date, str]:
    return (row.when.last if row.when and row.when.last else date.min), row.record_id
