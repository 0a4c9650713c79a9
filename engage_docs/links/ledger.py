"""The ledger: every thing said and every commitment, with all that refers to it.

Forward links are written once, in the records; the ledger holds the way back. :class:`Index` says
where every address leads, and :func:`link` makes the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from engage_docs.findings import Finding
from engage_docs.findings import linking as codes
from engage_docs.records.addresses import item_address
from engage_docs.records.guidance import CommunityProfile, Decision, Review
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import ArtefactItem, Asset, Commitment, Evidence, Said


@dataclass(frozen=True, slots=True)
class ArtefactLine:
    """One item of a "You said, we did" artefact, with the artefact it stands in."""

    address: str
    item: ArtefactItem
    record: YouSaidWeDid


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """A thing said: where it was said, and what refers to it.

    ``answered_by`` are the addresses of the commitments that answer it, in the order they were
    made. ``follow_ups`` are those directly about it, in the order of their dates.
    """

    address: str
    said: Said
    record: Engagement
    answered_by: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    artefacts: tuple[ArtefactLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """A commitment: where it was made, what it answers, and what refers to it.

    ``answers`` are addresses of things said. ``replaces`` are the addresses of the commitments
    whose place it takes.
    """

    address: str
    commitment: Commitment
    record: Engagement | FollowUp
    answers: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records and the links between their items. Every mapping is in a stable order.

    ``reviews`` are those of each engagement, ``decisions`` those that rest on a record or on a
    thing said, by its address. ``translations`` hold the words of records in other languages, by
    their own ids.
    """

    records: dict[str, Record] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    said: dict[str, SaidEntry] = field(default_factory=dict)
    commitments: dict[str, CommitmentEntry] = field(default_factory=dict)
    claims: dict[str, ArtefactLine] = field(default_factory=dict)
    translations: dict[str, Record] = field(default_factory=dict)
    reviews: dict[str, tuple[Review, ...]] = field(default_factory=dict)
    decisions: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, Record]:
        """Every record that has a page of its own: the records and their translations."""
        return self.records | self.translations


def said_in(record: Record) -> tuple[Said, ...]:
    """Return the things said in a record."""
    return record.said if isinstance(record, Engagement) else ()


def commitments_in(record: Record) -> tuple[Commitment, ...]:
    """Return the commitments made in a record."""
    return record.commitments if isinstance(record, Engagement | FollowUp) else ()


def communities_of_said(entry: SaidEntry) -> tuple[str, ...]:
    """Return the communities who said it: the one that is named, or else all who took part."""
    if entry.said.community:
        return (entry.said.community,)
    return tuple(community.name for community in entry.record.communities)


def assets_in(record: Record) -> tuple[Asset, ...]:
    """Return the strengths of a community that a record names."""
    return record.assets if isinstance(record, Project | Engagement | CommunityProfile) else ()


def evidence_in(record: Record) -> tuple[Evidence, ...]:
    """Return everything in a record that shows that something happened."""
    found: list[Evidence] = []
    if isinstance(record, FollowUp):
        found += record.evidence
    if isinstance(record, Project):
        found += (e for outcome in record.outcomes for e in outcome.evidence)
    if isinstance(record, Project | Engagement | FollowUp | Decision):
        found += (e for note in record.quality for e in note.evidence)
    return tuple(found)


def addresses_in(record: Record) -> dict[str, Said | Commitment | ArtefactItem]:
    """Return the address of every item in a record."""
    items: dict[str, Said | Commitment | ArtefactItem] = {}
    for said in said_in(record):
        items[item_address(record.id, said.id)] = said
    for commitment in commitments_in(record):
        items[item_address(record.id, commitment.id)] = commitment
    if isinstance(record, YouSaidWeDid):
        for item in record.items:
            if item.id:
                items[item_address(record.id, item.id)] = item
    return items


SAID = "a thing said"
COMMITMENT = "a promise"
ITEM = 'an item of a "You said, we did"'
RECORD = "a whole record"

_Record = TypeVar("_Record", bound=Record)
_Value = TypeVar("_Value")
AnyItem = Said | Commitment | ArtefactItem
"""What has an address of its own inside a record."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where every address leads. Of two records with one id, the first counts.

    ``translations`` stand apart: what is said and promised in them was counted already, so that
    no address leads to them.
    """

    records: Mapping[str, Record]
    translations: Mapping[str, Record]
    items: Mapping[str, tuple[Record, AnyItem]]

    def of_type(self, kind: type[_Record]) -> list[_Record]:
        """Return the records of a type, in their order."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    def kind(self, address: str) -> str | None:
        """Return what stands at an address in words, such as :data:`SAID`, or None."""
        if address not in self.items:
            return RECORD if address in self.records else None
        item = self.items[address][1]
        if isinstance(item, Said):
            return SAID
        return COMMITMENT if isinstance(item, Commitment) else ITEM

    def of_kind(self, kind: str) -> list[str]:
        """Return all addresses of :data:`SAID`, :data:`COMMITMENT` or :data:`RECORD`."""
        return [a for a in (*self.items, *self.records) if self.kind(a) == kind]


def make_index(records: Sequence[Record]) -> tuple[Index, list[Finding]]:
    """Return the index of the records, and a finding for every id that is used twice."""
    by_id: dict[str, Record] = {}
    translations: dict[str, Record] = {}
    items: dict[str, tuple[Record, AnyItem]] = {}
    findings = []
    for record in records:
        known = by_id.get(record.id) or translations.get(record.id)
        if known is not None:
            first = known.place_of("id")
            values = {"id": record.id, "other": str(first)}
            place = record.place_of("id")
            findings.append(Finding(codes.DOUBLED_RECORD_ID, place, values, (first,)))
            continue
        if record.translation_of is not None:
            translations[record.id] = record
            continue
        by_id[record.id] = record
        items.update((a, (record, item)) for a, item in addresses_in(record).items())
    return Index(by_id, translations, items), findings


def link(records: Sequence[Record]) -> Ledger:
    """Return the ledger of these records. Links that lead nowhere are left out."""
    index, _ = make_index(records)
    return _Linker(index).ledger()


class _Linker:
    """Collects the way back of every link, then makes the ledger from it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.follow_ups: defaultdict[str, list[FollowUp]] = defaultdict(list)
        self.answered_by: defaultdict[str, list[str]] = defaultdict(list)
        self.replaces: defaultdict[str, list[str]] = defaultdict(list)
        self.artefacts: defaultdict[str, list[ArtefactLine]] = defaultdict(list)
        self.claims: dict[str, ArtefactLine] = {}
        self.reviews: defaultdict[str, list[Review]] = defaultdict(list)
        self.decisions: defaultdict[str, list[Decision]] = defaultdict(list)
        for record in index.records.values():
            self._collect(record)

    def _collect(self, record: Record) -> None:
        for commitment in commitments_in(record):
            address = item_address(record.id, commitment.id)
            for reference in commitment.answers:
                _add(self.answered_by[reference.address], address)
        if isinstance(record, FollowUp):
            for reference in record.about:
                _add(self.follow_ups[reference.address], record)
                for successor in record.replaced_by if record.outcome == "changed" else ():
                    _add(self.replaces[successor.address], reference.address)
        elif isinstance(record, YouSaidWeDid):
            for item in record.items:
                line = ArtefactLine(item_address(record.id, item.id or ""), item, record)
                for reference in item.about:
                    _add(self.artefacts[reference.address], line)
                if item.we_did and not item.about:
                    self.claims[line.address] = line
        self._collect_of_guidance(record)

    def _collect_of_guidance(self, record: Record) -> None:
        if isinstance(record, Review) and record.engagement:
            _add(self.reviews[record.engagement.address], record)
        elif isinstance(record, Decision):
            for reference in record.rests_on:
                _add(self.decisions[reference.address], record)

    def ledger(self) -> Ledger:
        index = self.index
        ledger = Ledger(
            dict(index.records),
            {project.id: project for project in index.of_type(Project)},
            claims=self.claims,
            translations=dict(index.translations),
            reviews={a: tuple(sorted(found, key=_order)) for a, found in self.reviews.items()},
            decisions={a: tuple(sorted(found, key=_order)) for a, found in self.decisions.items()},
        )
        for record in index.records.values():
            if isinstance(record, Engagement):
                for said in record.said:
                    address = item_address(record.id, said.id)
                    answered_by = self._commitments_among(self.answered_by[address])
                    answered_by.sort(key=lambda a: _order(index.items[a][0]))
                    ledger.said[address] = SaidEntry(
                        address,
                        said,
                        record,
                        answered_by=tuple(answered_by),
                        follow_ups=self._news_of(address),
                        artefacts=tuple(self.artefacts[address]),
                    )
            if isinstance(record, Engagement | FollowUp):
                for commitment in record.commitments:
                    address = item_address(record.id, commitment.id)
                    answers = (r.address for r in commitment.answers)
                    ledger.commitments[address] = CommitmentEntry(
                        address,
                        commitment,
                        record,
                        answers=tuple(a for a in answers if index.kind(a) == SAID),
                        replaces=tuple(self._commitments_among(self.replaces[address])),
                        follow_ups=self._news_of(address),
                    )
        return ledger

    def _commitments_among(self, addresses: list[str]) -> list[str]:
        return [a for a in addresses if self.index.kind(a) == COMMITMENT]

    def _news_of(self, address: str) -> tuple[FollowUp, ...]:
        """The follow-ups, oldest first; those of one day in the order of their files.

        One with no known date comes last: it is news all the same, and nothing speaks for it being
        older than the rest.
        """
        return tuple(sorted(self.follow_ups[address], key=_order))


def _order(record: Record) -> tuple[date, str]:
    day = record.date.last if record.date else None
    return (day or date.max, record.at.path)


def _add(values: list[_Value], value: _Value) -> None:
    if value not in values:
        values.append(value)
