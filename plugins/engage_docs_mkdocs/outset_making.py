"""The outset of a group of records, made from what their files gave."""

from __future__ import annotations

from datetime import date
from typing import Any

from engage_docs import manifest
from engage_docs.bodies import Addresses
from engage_docs.gate import clear
from engage_docs.keeping.by_group import Everywhere
from engage_docs.keeping.plain import findings_to_plain
from engage_docs.keeping.readings import Basis, Reading
from engage_docs.keeping.values import to_plain
from engage_docs.linking import check_links
from engage_docs.site.book import mentions_in
from engage_docs.site.renderer import optional_sections


def make_outset(
    readings: list[Reading],
    everywhere: Everywhere,
    as_of: date,
    audience: str,
    drafts: bool,
    basis: Basis,
) -> Any:
    """The outset of a group, as plain data. See :mod:`engage_docs_mkdocs.outset`."""
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
        "sections": optional_sections(records_shown, basis.frameworks),
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
