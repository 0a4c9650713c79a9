"""What must be known of each group of records before any page can be drawn.

Names, addresses and pictures are shared by the whole site, so they come first. Everything here is
plain data and small; it is kept for each group under a digest of its records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage_docs import manifest
from engage_docs.bodies import Addresses
from engage_docs.findings import Finding
from engage_docs.frameworks import Packs
from engage_docs.gate import clear
from engage_docs.keeping.by_group import Everywhere
from engage_docs.keeping.plain import findings_from_plain, findings_to_plain
from engage_docs.keeping.readings import Reading
from engage_docs.keeping.values import from_plain, to_plain
from engage_docs.linking import check_links
from engage_docs.model import Attachment, Photo
from engage_docs.site.book import Mentions, mentions_in
from engage_docs.site.renderer import optional_sections


@dataclass(frozen=True, slots=True)
class Outset:
    """What is known of one group. ``photos`` and ``papers`` with the record's id and its file."""

    findings: list[Finding]
    details: list[Finding]
    mentions: Mentions
    sections: tuple[str, ...]
    languages: tuple[str, ...]
    ids: tuple[str, ...]
    addresses: Addresses
    photos: tuple[tuple[str, str, Photo], ...]
    papers: tuple[tuple[str, str, Attachment], ...]
    withheld: tuple[Mapping[str, str], ...]


def outset_of_group(
    readings: list[Reading],
    everywhere: Everywhere,
    as_of: date,
    audience: str,
    drafts: bool,
    frameworks: Packs,
) -> Any:
    """The outset of a group, as plain data."""
    records = [reading.record for reading in readings if reading.record is not None]
    found = [f for reading in readings for f in reading.findings]
    found += check_links(records, everywhere)
    cleared, of_gate = clear(records, audience, as_of, drafts)
    records_shown = cleared.ledger.records.values()
    shown = list(cleared.ledger.pages.values())
    mentions = mentions_in(records_shown)
    addresses = Addresses.of(shown)
    return {
        "findings": findings_to_plain([*found, *of_gate]),
        "details": findings_to_plain(f for reading in readings for f in reading.details),
        "mentions": [
            [[text, day.isoformat() if day else None] for text, day in of_kind]
            for of_kind in (mentions.communities, mentions.places, mentions.topics)
        ],
        "same": mentions.same,
        "sections": optional_sections(records_shown, frameworks),
        "languages": sorted({record.lang for record in shown if record.lang}),
        "ids": [record.id for record in shown],
        "files": addresses.files,
        "addresses": sorted(addresses.all),
        "photos": [
            [r.id, r.at.path, to_plain(photo, r.at.path)]
            for r in records_shown
            for photo in r.photos
        ],
        "papers": [
            [r.id, r.at.path, to_plain(paper, r.at.path)] for r in shown for paper in r.attachments
        ],
        "withheld": [manifest.withheld_entry(one) for one in cleared.withheld],
    }


def outset_from_plain(plain: Mapping[str, Any]) -> Outset:
    """The outset that was made into plain data."""
    communities, places, topics = (
        tuple((text, date.fromisoformat(day) if day else None) for text, day in of_kind)
        for of_kind in plain["mentions"]
    )
    return Outset(
        findings_from_plain(plain["findings"]),
        findings_from_plain(plain["details"]),
        Mentions(communities, places, topics, tuple((t, tuple(o)) for t, o in plain["same"])),
        tuple(plain["sections"]),
        tuple(plain["languages"]),
        tuple(plain["ids"]),
        Addresses(plain["files"], frozenset(plain["addresses"])),
        tuple((i, path, from_plain(Photo, photo, path)) for i, path, photo in plain["photos"]),
        tuple((i, path, from_plain(Attachment, one, path)) for i, path, one in plain["papers"]),
        tuple(plain["withheld"]),
    )


def all_addresses(outsets: Iterable[Outset]) -> Addresses:
    """Everything on the site that a text can link to."""
    files: dict[str, str] = {}
    every: set[str] = set()
    for outset in outsets:
        files |= outset.addresses.files
        every |= outset.addresses.all
    return Addresses(files, frozenset(every))
