"""An index of the records by their addresses, and the findings of doubled addresses."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engage_docs.findings import Finding
from engage_docs.findings import linking as codes
from engage_docs.links.ledger import addresses_in
from engage_docs.records.model import ArtefactItem, Commitment, Engagement, Project, Record, Said

SAID = "a thing said"
COMMITMENT = "a promise"
ITEM = 'an item of a "You said, we did"'
RECORD = "a whole record"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What an address that leads nowhere may have been meant to be."""

    said: Sequence[str]
    commitments: Sequence[str]
    records: Sequence[str]
    projects: Sequence[str]
    engagements: Sequence[str]

    def of_kind(self, kind: str) -> Sequence[str]:
        """All addresses of :data:`SAID`, :data:`COMMITMENT` or :data:`RECORD`."""
        return {SAID: self.said, COMMITMENT: self.commitments, RECORD: self.records}[kind]


@dataclass(frozen=True, slots=True)
class Index:
    """Where every address leads. Of two records with one id, the first counts.

    ``translations`` stand apart: what is said and promised in them was counted already, so that
    no address leads to them. ``everywhere`` gives the addresses of all records where the index is
    of one group of them. It is only asked where "did you mean" needs it.
    """

    records: Mapping[str, Record]
    translations: Mapping[str, Record]
    items: Mapping[str, tuple[Record, Said | Commitment | ArtefactItem]]
    everywhere: Callable[[], Addresses] | None = None

    def kind(self, address: str) -> str | None:
        """What stands at an address, in words: :data:`SAID`, :data:`COMMITMENT` …, or None."""
        if address in self.items:
            return kind_of(self.items[address][1])
        return RECORD if address in self.records else None

    def addresses(self) -> Addresses:
        """What an address that leads nowhere may have been meant to be."""
        if self.everywhere is not None:
            return self.everywhere()
        return Addresses(
            [a for a in self.items if self.kind(a) == SAID],
            [a for a in self.items if self.kind(a) == COMMITMENT],
            list(self.records),
            list(projects_of(self)),
            [i for i, record in self.records.items() if isinstance(record, Engagement)],
        )


def kind_of(item: Said | Commitment | ArtefactItem) -> str:
    """What an item is, in words."""
    if isinstance(item, Said):
        return SAID
    return COMMITMENT if isinstance(item, Commitment) else ITEM


def make_index(
    records: Sequence[Record], everywhere: Callable[[], Addresses] | None = None
) -> tuple[Index, list[Finding]]:
    """Return the index of the records, and a finding for every id that is used twice."""
    by_id: dict[str, Record] = {}
    translations: dict[str, Record] = {}
    items: dict[str, tuple[Record, Said | Commitment | ArtefactItem]] = {}
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
    return Index(by_id, translations, items, everywhere), findings


def projects_of(index: Index) -> dict[str, Project]:
    """The project records, by id."""
    return {i: r for i, r in index.records.items() if isinstance(r, Project)}


def did_you_mean(written: str, candidates: Iterable[str], otherwise: str) -> str:
    """The cure for a name that leads nowhere: the nearest match, or another sentence."""
    nearest = difflib.get_close_matches(written, list(candidates), n=1, cutoff=0.6)
    return f"Did you mean '{nearest[0]}'?" if nearest else otherwise
