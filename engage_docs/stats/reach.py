"""Who was reached and who was not, how, and what came of it: sums over all records.

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
from engage_docs.loops.values import CommitmentLoop, Loops, SaidLoop
from engage_docs.records.guidance import CommunityProfile
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.records.parts import Tag

_ENDED = ("done", "answered", "cannot")
_OPEN = ("promised", "started", "changed")

Same = Callable[[str], str]
"""What is the same for two ways to write one name; empty for a text that is no name."""
_People = Mapping[str, int | None]
"""The communities that were at an engagement, each with how many came, as far as is known."""


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
    came: Came
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Every time that a community was asked, the latest first."""

    community: str
    occasions: tuple[Occasion, ...]


def _occasion_of(
    met: Engagement, spoken: Iterable[SaidLoop | CommitmentLoop], people: _People, community: str
) -> Occasion:
    """One engagement as a community knows it. ``spoken`` are the loops that are its own there.

    Where none of them came, what was said there is not theirs.
    """
    loops = list(spoken) if people.get(community) != 0 else []
    said = [loop.status for loop in loops if isinstance(loop, SaidLoop)]
    return Occasion(
        *(met.id, met.title, met.date, people.get(community)),
        *(len(said), tuple(Counter(said).items()), len(loops) - len(said)),
        *(_came_of(loops), met.lang),
    )


def _came_of(loops: Sequence[SaidLoop | CommitmentLoop]) -> Came:
    """The furthest that anything got."""
    ended = [loop for loop in loops if loop.status in _ENDED]
    if ended:
        return Came.TOLD if any(loop.told for loop in ended) else Came.NOT_TOLD
    statuses = {loop.status for loop in loops}
    if statuses.intersection(_OPEN):
        return Came.PROMISED
    if "waiting" in statuses:
        return Came.WAITING
    return Came.NOTHING if loops else Came.NO_WORDS


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
    """A community that nobody met. ``invited``: how often it was asked and nobody came.

    ``named_by`` are the projects that say they are for it, and its profile.
    """

    community: str
    named_by: tuple[Project | CommunityProfile, ...]
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
    ``no_method``, ``no_rung``, ``no_place`` and ``no_year`` say nothing on these. ``missed`` are
    the profiles that say whom nobody reaches.
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
    missed: tuple[CommunityProfile, ...]
    waits: tuple[Wait, ...]
    asked: tuple[Asked, ...]


def reach_of(records: Iterable[Record], loops: Loops, community: Same, place: Same) -> Reach:
    """Return the sums over all records as they stand on the day of their loops.

    ``community`` and ``place`` give one key for every way to write a name.
    """
    every = list(records)
    engagements = [record for record in every if isinstance(record, Engagement)]
    met = [one for one in engagements if not _is_to_come(one, loops.as_of)]
    methods = _lines(met, lambda one: dict.fromkeys(_key_of_tag(tag) for tag in one.method))
    rungs = _lines(met, lambda one: [_key_of_tag(rung)] if (rung := _rung(one)) else [])
    places = _lines(met, lambda one: [key] if (key := place(one.place or "")) else [])
    years = _lines(met, _year)
    people = {one.id: _people(one, community) for one in met}
    return Reach(
        count=_headcount(met),
        to_come=len(engagements) - len(met),
        nameless=sum(not people[one.id] for one in met),
        communities=_communities(people.values()),
        methods=methods,
        no_method=sum(not one.method for one in met),
        rungs=rungs,
        no_rung=sum(_rung(one) is None for one in met),
        places=places,
        no_place=sum(not place(one.place or "") for one in met),
        years=tuple(sorted(years, key=lambda line: line.key)),
        no_year=sum(not _year(one) for one in met),
        barriers=_barriers(every),
        not_reached=tuple(_not_reached(every, people.values(), community)),
        missed=tuple(one for one in every if isinstance(one, CommunityProfile) and one.we_miss),
        waits=_waits(loops.said.values()),
        asked=_asked(met, loops, people, community),
    )


def _key_of_tag(tag: Tag) -> str:
    """What is counted as one: the term that a word means, or the word itself."""
    return tag.term or " ".join(tag.written.split()).casefold()


def _rung(met: Engagement) -> Tag | None:
    return met.participation.now if met.participation else None


def _headcount(engagements: Iterable[Engagement]) -> Headcount:
    """How many people came to these engagements."""
    times = people = silent = partial = 0
    for one in engagements:
        known = [c.reached for c in one.communities if c.reached is not None]
        times += 1
        people += sum(known)
        silent += not known
        partial += 0 < len(known) < len(one.communities)
    return Headcount(times, people, silent, partial)


def _lines(
    met: Sequence[Engagement], keys_of: Callable[[Engagement], Iterable[str]]
) -> tuple[ReachLine, ...]:
    """A line for each key, that which was there most often first."""
    found: defaultdict[str, list[Engagement]] = defaultdict(list)
    for one in met:
        for key in keys_of(one):
            found[key].append(one)
    lines = [ReachLine(key, _headcount(of_key)) for key, of_key in found.items()]
    return tuple(sorted(lines, key=lambda line: (-line.count.times, line.key)))


def _year(met: Engagement) -> list[str]:
    """The year of an engagement; none where it is not known."""
    return [str(met.date.last.year)] if met.date and met.date.last else []


def _is_to_come(met: Engagement, as_of: date) -> bool:
    return met.date is not None and met.date.first is not None and met.date.first > as_of


def _people(met: Engagement, community: Same) -> dict[str, int | None]:
    """The communities that were there, each with how many came. Nobody came: it was not there."""
    people: dict[str, int | None] = {}
    for named in met.communities:
        if key := community(named.name):
            before = people.get(key)
            people[key] = before if named.reached is None else (before or 0) + named.reached
    for said in met.said:
        if said.community:
            people.setdefault(community(said.community), None)
    people.pop("", None)
    return people


def _communities(people: Iterable[_People]) -> tuple[ReachLine, ...]:
    """How many of each community came, the most first. Where nobody came it was not reached."""
    found: defaultdict[str, list[int | None]] = defaultdict(list)
    for there in people:
        for key, reached in there.items():
            if reached != 0:
                found[key].append(reached)
    lines = [
        ReachLine(key, Headcount(len(counts), sum(n or 0 for n in counts), counts.count(None)))
        for key, counts in found.items()
    ]
    return tuple(sorted(lines, key=lambda one: (-one.count.people, -one.count.times, one.key)))


def _barriers(records: Iterable[Record]) -> tuple[Hindrance, ...]:
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for record in records:
        for one in record.barriers if isinstance(record, Engagement | CommunityProfile) else ():
            done_in = found[_key_of_tag(one.barrier)]
            done_in[record.id] = done_in.get(record.id, False) or bool(one.done)
    lines = [Hindrance(key, len(done_in), sum(done_in.values())) for key, done_in in found.items()]
    return tuple(sorted(lines, key=lambda one: (-one.times, one.key)))


def _not_reached(
    records: Iterable[Record], people: Iterable[_People], community: Same
) -> Iterator[NotReached]:
    reached: set[str] = set()
    invited: Counter[str] = Counter()
    for there in people:
        reached.update(key for key, number in there.items() if number != 0)
        invited.update(key for key, number in there.items() if number == 0)
    named: defaultdict[str, list[Project | CommunityProfile]] = defaultdict(list)
    for record in records:
        names: list[str] = []
        if isinstance(record, Project):
            names = [one.name for one in record.communities]
        elif isinstance(record, CommunityProfile):
            names = [record.title]
        else:
            continue
        for name in names:
            if key := community(name):
                named[key].append(record)
    for key in dict.fromkeys((*named, *invited)):
        if key not in reached:
            yield NotReached(key, tuple(named.get(key, ())), invited[key])


def _waits(said: Iterable[SaidLoop]) -> tuple[Wait, ...]:
    found: defaultdict[str, list[SaidLoop]] = defaultdict(list)
    for loop in said:
        found[loop.entry.record.project].append(loop)
    return tuple(_wait(project, loops) for project, loops in found.items())


def _wait(project: str, loops: Iterable[SaidLoop]) -> Wait:
    days = []
    undated = not_told = going_on = 0
    for loop in loops:
        told_on = min((telling.day for telling in loop.told if telling.day), default=None)
        if loop.status not in _ENDED:
            going_on += 1
        elif not loop.told:
            not_told += 1
        elif told_on is None or loop.raised_on is None:
            undated += 1
        else:
            days.append(max(0, (told_on - loop.raised_on).days))
    return Wait(project, tuple(sorted(days)), undated, not_told, going_on)


def _asked(
    met: Sequence[Engagement], loops: Loops, people: Mapping[str, _People], community: Same
) -> tuple[Asked, ...]:
    """Every community with every time that it was asked, the one asked most often first."""
    spoken: defaultdict[tuple[str, str], list[SaidLoop | CommitmentLoop]] = defaultdict(list)
    promises = (loop for loop in loops.commitments.values() if _counts_by_itself(loop))
    every: tuple[SaidLoop | CommitmentLoop, ...] = (*loops.said.values(), *promises)
    for loop in every:
        for key in dict.fromkeys(map(community, _communities_of(loop))):
            spoken[loop.entry.record.id, key].append(loop)
    found: defaultdict[str, list[Occasion]] = defaultdict(list)
    for one in sorted(met, key=_by_time, reverse=True):
        there = people[one.id]
        for key in there:
            found[key].append(_occasion_of(one, spoken[one.id, key], there, key))
    asked = [Asked(key, tuple(occasions)) for key, occasions in found.items()]
    return tuple(sorted(asked, key=lambda one: (-len(one.occasions), one.community)))


def _communities_of(loop: SaidLoop | CommitmentLoop) -> tuple[str, ...]:
    """Those whose words a thing said is, or who were there when a promise was made."""
    if isinstance(loop, SaidLoop):
        return communities_of_said(loop.entry)
    record = loop.entry.record
    return tuple(c.name for c in record.communities) if isinstance(record, Engagement) else ()


def _counts_by_itself(loop: CommitmentLoop) -> bool:
    """Whether a promise was made at an engagement and answers nothing said there.

    What any other comes to shows in the thing said that it answers. One that took the place of
    another is left out as well, since the first one stands for both.
    """
    entry = loop.entry
    return isinstance(entry.record, Engagement) and not entry.answers and not entry.replaces


def _by_time(met: Engagement) -> tuple[date, str]:
    return (met.date.last if met.date and met.date.last else date.min), met.id
