"""The frameworks for other programs, with the records that use each term."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from engage_docs.frameworks.model import Pack, Term
from engage_docs.frameworks.packs import Packs
from engage_docs.frameworks.uses import uses_of
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Record

FORMAT = "engage-docs/frameworks"
VERSION = 1
_PLAIN = (
    *("id", "term", "definition", "group", "page", "quote"),
    *("numerator", "denominator", "language"),
)

Json = dict[str, object]
_Uses = Mapping[str, list[Json]]


def framework_files(packs: Packs, records: Iterable[Record], as_of: date) -> dict[str, bytes]:
    """Return ``frameworks.json``, by its path in the site: every term with its uses in records.

    It is version 1 of the format.
    """
    uses = ((record.id, use) for record in records for use in uses_of(record))
    used: defaultdict[str, list[Json]] = defaultdict(list)
    seen: set[tuple[str, str, str]] = set()
    own_words: list[Json] = []
    for record_id, use in uses:
        place: Json = {"record": record_id, "field": use.field, "url": page_url(record_id)}
        if use.term:
            if (use.term, record_id, use.field) not in seen:
                seen.add((use.term, record_id, use.field))
                used[use.term].append(place)
        else:
            own_words.append({"words": use.written, **place})
    document = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "frameworks": [_pack(pack, used) for pack in packs.packs],
        "own_words": own_words,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return {"frameworks.json": text.encode()}


def _pack(pack: Pack, used: _Uses) -> Json:
    return {
        "id": pack.id,
        "title": pack.title,
        "language": pack.language or "en",
        "note": pack.note,
        "own": pack.own,
        "sources": [asdict(source) for source in pack.sources],
        "fields": [
            {"field": place.field, "records": list(place.records)} for place in pack.applies_to
        ],
        "terms": [_term(term, used) for term in pack.terms],
    }


def _term(term: Term, used: _Uses) -> Json:
    address = f"{term.pack}/{term.id}"
    return {
        **{name: value for name in _PLAIN if (value := getattr(term, name))},
        "address": address,
        "also": list(term.also),
        "used_by": used.get(address, []),
        "terms": [_term(inner, used) for inner in term.terms],
    }
