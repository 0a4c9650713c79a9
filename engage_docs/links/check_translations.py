"""The checks of translations: what they translate, and that they say nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

from engage_docs.findings import Finding
from engage_docs.findings import linking as codes
from engage_docs.links.index import Index, did_you_mean
from engage_docs.links.translations import TAKEN_FROM_ORIGINAL
from engage_docs.records.model import ArtefactItem, Commitment, Record, Reference, Said

_Item = Said | Commitment | ArtefactItem


def check_translations(index: Index) -> Iterator[Finding]:
    """Every translation says again what is there, in a language in which nobody has said it."""
    taken: dict[tuple[str, str], Record] = {}
    for record in index.translations.values():
        reference = record.translation_of
        if reference is None:
            continue
        if not record.lang:
            place = record.place_of("translation_of")
            yield Finding(codes.TRANSLATION_WITHOUT_LANGUAGE, place)
        original = index.records.get(reference.address)
        if original is None:
            yield _no_original(index, reference)
        elif original.type != record.type:
            values = {"type": record.type, "address": original.id, "other": original.type}
            yield Finding(codes.TRANSLATION_OF_ANOTHER_TYPE, reference.at, values)
        else:
            yield from _language_twice(taken, record, original)
            yield from _items(record, original)
            yield from _repeats(record)


def _no_original(index: Index, reference: Reference) -> Finding:
    other = index.translations.get(reference.address)
    if other is not None and other.translation_of is not None:
        values = {"address": other.id, "original": other.translation_of.address}
        return Finding(codes.TRANSLATION_OF_TRANSLATION, reference.at, values)
    otherwise = "Write the id of the record that it translates."
    values = {
        "address": reference.written,
        "suggestion": did_you_mean(reference.address, index.addresses().records, otherwise),
    }
    return Finding(codes.UNKNOWN_ADDRESS, reference.at, values)


def _language_twice(
    taken: dict[tuple[str, str], Record], record: Record, original: Record
) -> Iterator[Finding]:
    if not record.lang:
        return
    key = (original.id, record.lang)
    other = original if original.lang == record.lang else taken.setdefault(key, record)
    if other is not record:
        first = other.place_of("lang")
        values = {"address": original.id, "lang": record.lang, "other": str(first)}
        yield Finding(codes.LANGUAGE_TWICE, record.place_of("lang"), values, (first,))


def _items(record: Record, original: Record) -> Iterator[Finding]:
    for field in ("said", "commitments", "items"):
        items: tuple[_Item, ...] = getattr(record, field, ())
        known = [item.id for item in getattr(original, field, ())]
        for item in items:
            if item.id in known:
                continue
            otherwise = f"It has: {', '.join(known[:8])}." if known else "It has none."
            values = {
                "address": original.id,
                "id": item.id or "",
                "suggestion": did_you_mean(item.id or "", known, otherwise),
            }
            yield Finding(codes.TRANSLATION_OF_NO_ITEM, item.at, values)


def _repeats(record: Record) -> Iterator[Finding]:
    for name in TAKEN_FROM_ORIGINAL:
        if name in record.fields_at:
            yield Finding(codes.TRANSLATION_REPEATS, record.place_of(name), {"field": name})
