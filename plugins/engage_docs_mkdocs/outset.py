"""What must be known of each group of records before any page can be drawn.

Names, addresses and pictures are shared by the whole site, so they come first. Everything here is
plain data and small; it is kept for each group under a digest of its records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from engage_docs.findings import Finding
from engage_docs.keeping.plain import findings_from_plain
from engage_docs.keeping.values import from_plain
from engage_docs.site.names import Mentions

if TYPE_CHECKING:
    from engage_docs.bodies import Addresses
    from engage_docs.keeping.by_group import Everywhere
    from engage_docs.keeping.readings import Basis, Reading
    from engage_docs.model import Attachment, Photo


@dataclass(frozen=True, slots=True)
class Outset:
    """What is known of one group. ``photos`` and ``papers`` with the record's id and its file."""

    findings: list[Finding]
    details: list[Finding]
    mentions: Mentions
    sections: tuple[str, ...]
    languages: tuple[str, ...]
    ids: tuple[str, ...]
    files: Mapping[str, str]
    addresses: frozenset[str]
    photos: tuple[tuple[str, str, Photo], ...]
    papers: tuple[tuple[str, str, Attachment], ...]
    withheld: tuple[Mapping[str, str], ...]


def outset_of_group(
    readings: list[Reading],
    everywhere: Everywhere,
    as_of: date,
    audience: str,
    drafts: bool,
    basis: Basis,
) -> Any:
    """The outset of a group, as plain data."""
    from engage_docs_mkdocs.outset_making import make_outset  # not where nothing has changed

    return make_outset(readings, everywhere, as_of, audience, drafts, basis)


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
        plain["files"],
        frozenset(plain["addresses"]),
        _from_plain("Photo", plain["photos"]),
        _from_plain("Attachment", plain["papers"]),
        tuple(plain["withheld"]),
    )


def _from_plain(name: str, plain: Sequence[tuple[str, str, Any]]) -> tuple[Any, ...]:
    """Pictures or documents of records, each with the record's id and its file."""
    if not plain:
        return ()
    from engage_docs import model  # not needed where records have none

    kind = getattr(model, name)
    return tuple((record_id, path, from_plain(kind, one, path)) for record_id, path, one in plain)


def all_addresses(outsets: Iterable[Outset]) -> Addresses:
    """Everything on the site that a text can link to."""
    from engage_docs.bodies import Addresses  # not needed where no text asks for them

    files: dict[str, str] = {}
    every: set[str] = set()
    for outset in outsets:
        files |= outset.files
        every |= outset.addresses
    return Addresses(files, frozenset(every))
