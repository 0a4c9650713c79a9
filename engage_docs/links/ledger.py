"""The ledger: every thing said and every commitment, with all that refers to it.

Forward links are written once, in the records; the ledger holds the way back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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
