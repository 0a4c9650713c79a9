"""What may be shown of a translation: never more than of the record that it translates."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from engage_docs.findings import Place
from engage_docs.records.model import Engagement, Record


def in_order_of_clearing(records: Iterable[Record]) -> list[Record]:
    """The records in their order, and then the translations."""
    return sorted(records, key=lambda record: record.translation_of is not None)


def original_of(record: Record, records: Mapping[str, Record]) -> Record | None:
    """The record that a translation translates, if it is among these, by their ids."""
    return records.get(record.translation_of.address) if record.translation_of else None


def with_sources_of_originals(records: Sequence[Record]) -> list[Record]:
    """The records, in which each translation names the sources of its original if none itself."""
    sources = {r.id: r.source for r in records if r.translation_of is None}
    return [
        replace(r, source=sources.get(r.translation_of.address, ()))
        if r.translation_of and not r.source
        else r
        for r in records
    ]


def without_withheld(record: Record, original: Record, withheld: Container[Place]) -> Record:
    """A translation without the words and the pictures that are withheld in its original."""
    files = {photo.file for photo in original.photos}
    record = replace(record, photos=tuple(p for p in record.photos if p.file in files))
    if isinstance(record, Engagement) and isinstance(original, Engagement):
        shown = {said.id for said in original.said if said.at not in withheld}
        return replace(record, said=tuple(said for said in record.said if said.id in shown))
    return record
