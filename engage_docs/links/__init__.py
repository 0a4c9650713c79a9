"""Linking: from records to a ledger that knows who refers to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from engage_docs.findings import Finding
from engage_docs.links.checks import CHECKS
from engage_docs.links.index import COMMITMENT, SAID, Addresses, Index, make_index, projects_of
from engage_docs.links.ledger import (
    ArtefactLine,
    CommitmentEntry,
    Ledger,
    SaidEntry,
    commitments_in,
    said_in,
)
from engage_docs.links.translations import in_language
from engage_docs.records.addresses import item_address
from engage_docs.records.guidance import Decision, Review
from engage_docs.records.model import Engagement, FollowUp, Record, YouSaidWeDid

_Item = TypeVar("_Item")

__all__ = [
    "Addresses",
    "ArtefactLine",
    "CommitmentEntry",
    "Ledger",
    "SaidEntry",
    "check_links",
    "in_language",
    "link",
]


def check_links(
    records: Sequence[Record], everywhere: Callable[[], Addresses] | None = None
) -> list[Finding]:
    """Return every mistake in the links between these records.

    ``everywhere`` gives the addresses of all records, where these are one group of them.
    """
    index, findings = make_index(records, everywhere)
    for check in CHECKS:
        findings.extend(check(index))
    return findings


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
                        in_order_of_dates(self.follow_ups.get(address, [])),
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
                        in_order_of_dates(self.follow_ups.get(address, [])),
                    )
        return ledger

    def _in_order_made(self, addresses: list[str]) -> tuple[str, ...]:
        known = self._known_commitments(addresses)
        return tuple(sorted(known, key=lambda a: _order(self.index.items[a][0])))

    def _known_commitments(self, addresses: list[str]) -> tuple[str, ...]:
        return tuple(a for a in addresses if self.index.kind(a) == COMMITMENT)


def in_order_of_dates(follow_ups: list[FollowUp]) -> tuple[FollowUp, ...]:
    """The follow-ups, oldest first; those of one day in the order of their files.

    One with no known date comes last: it is news all the same, and nothing speaks for it being
    older than the rest.
    """
    return tuple(sorted(follow_ups, key=_order))


def _order(record: Record) -> tuple[date, str]:
    day = record.date.last if record.date else None
    return (day or date.max, record.at.path)


def _add(mapping: dict[str, list[_Item]], key: str, value: _Item) -> None:
    values = mapping.setdefault(key, [])
    if value not in values:
        values.append(value)
