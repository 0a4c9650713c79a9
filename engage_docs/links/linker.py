"""From records to the ledger: an index of all addresses, and the way back of every link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from engage_docs.findings import Finding
from engage_docs.findings import linking as codes
from engage_docs.links.ledger import (
    ArtefactLine,
    CommitmentEntry,
    Ledger,
    SaidEntry,
    addresses_in,
    commitments_in,
    said_in,
)
from engage_docs.records.addresses import item_address
from engage_docs.records.guidance import Decision, Review
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import ArtefactItem, Commitment, Said

SAID = "a thing said"
COMMITMENT = "a promise"
ITEM = 'an item of a "You said, we did"'
RECORD = "a whole record"


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

    def kind(self, address: str) -> str | None:
        """Return what stands at an address in words, such as :data:`SAID`, or None."""
        if address in self.items:
            return _kind_of(self.items[address][1])
        return RECORD if address in self.records else None

    def of_kind(self, kind: str) -> list[str]:
        """Return all addresses of :data:`SAID`, :data:`COMMITMENT` or :data:`RECORD`."""
        return [a for a in (*self.items, *self.records) if self.kind(a) == kind]


def _kind_of(item: AnyItem) -> str:
    """What an item is, in words."""
    if isinstance(item, Said):
        return SAID
    return COMMITMENT if isinstance(item, Commitment) else ITEM


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


def projects_of(index: Index) -> dict[str, Project]:
    """Return the project records, by id."""
    return {i: r for i, r in index.records.items() if isinstance(r, Project)}


def link(records: Sequence[Record]) -> Ledger:
    """Return the ledger of these records. Links that lead nowhere are left out."""
    index, _ = make_index(records)
    return _Linker(index).ledger()


class _Linker:
    """Collects the way back of every link, then makes the ledger from it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.follow_ups: dict[str, list[FollowUp]] = {}
        self.answered_by: dict[str, list[str]] = {}
        self.replaces: dict[str, list[str]] = {}
        self.artefacts: dict[str, list[ArtefactLine]] = {}
        self.claims: dict[str, ArtefactLine] = {}
        self.reviews: dict[str, list[Review]] = {}
        self.decisions: dict[str, list[Decision]] = {}
        for record in index.records.values():
            self._collect(record)

    def _collect(self, record: Record) -> None:
        for commitment in commitments_in(record):
            address = item_address(record.id, commitment.id)
            for reference in commitment.answers:
                _add(self.answered_by, reference.address, address)
        if isinstance(record, FollowUp):
            for reference in record.about:
                _add(self.follow_ups, reference.address, record)
                for successor in record.replaced_by if record.outcome == "changed" else ():
                    _add(self.replaces, successor.address, reference.address)
        elif isinstance(record, YouSaidWeDid):
            for item in record.items:
                line = ArtefactLine(item_address(record.id, item.id or ""), item, record)
                for reference in item.about:
                    _add(self.artefacts, reference.address, line)
                if item.we_did and not item.about:
                    self.claims[line.address] = line
        self._collect_of_guidance(record)

    def _collect_of_guidance(self, record: Record) -> None:
        if isinstance(record, Review) and record.engagement:
            _add(self.reviews, record.engagement.address, record)
        if isinstance(record, Decision):
            for reference in record.rests_on:
                _add(self.decisions, reference.address, record)

    def ledger(self) -> Ledger:
        ledger = Ledger(
            dict(self.index.records),
            projects_of(self.index),
            claims=dict(self.claims),
            translations=dict(self.index.translations),
            reviews={a: tuple(sorted(found, key=_order)) for a, found in self.reviews.items()},
            decisions={a: tuple(sorted(found, key=_order)) for a, found in self.decisions.items()},
        )
        for record in self.index.records.values():
            if isinstance(record, Engagement):
                for said in said_in(record):
                    address = item_address(record.id, said.id)
                    ledger.said[address] = SaidEntry(
                        address,
                        said,
                        record,
                        self._in_order_made(self.answered_by.get(address, [])),
                        _in_order_of_dates(self.follow_ups.get(address, [])),
                        tuple(self.artefacts.get(address, ())),
                    )
            if isinstance(record, Engagement | FollowUp):
                for commitment in record.commitments:
                    address = item_address(record.id, commitment.id)
                    answers = (r.address for r in commitment.answers)
                    ledger.commitments[address] = CommitmentEntry(
                        address,
                        commitment,
                        record,
                        tuple(a for a in answers if self.index.kind(a) == SAID),
                        self._known_commitments(self.replaces.get(address, [])),
                        _in_order_of_dates(self.follow_ups.get(address, [])),
                    )
        return ledger

    def _in_order_made(self, addresses: list[str]) -> tuple[str, ...]:
        known = self._known_commitments(addresses)
        return tuple(sorted(known, key=lambda a: _order(self.index.items[a][0])))

    def _known_commitments(self, addresses: list[str]) -> tuple[str, ...]:
        return tuple(a for a in addresses if self.index.kind(a) == COMMITMENT)


def _in_order_of_dates(follow_ups: list[FollowUp]) -> tuple[FollowUp, ...]:
    """The follow-ups, oldest first; those of one day in the order of their files.

    One with no known date comes last: it is news all the same, and nothing speaks for it being
    older than the rest.
    """
    return tuple(sorted(follow_ups, key=_order))


def _order(record: Record) -> tuple[date, str]:
    day = record.date.last if record.date else None
    return (day or date.max, record.at.path)


def _add(mapping: dict[str, list[_Value]], key: str, value: _Value) -> None:
    values = mapping.setdefault(key, [])
    if value not in values:
        values.append(value)
