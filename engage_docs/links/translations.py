"""A record in another language: the words of its translation, and all else as it was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engage_docs.records.model import Record
from engage_docs.records.parts import ArtefactItem, Commitment, Photo, Said

# What is no matter of words. It stands once, so that it cannot differ.
TAKEN_FROM_ORIGINAL = (
    *("date", "starts", "ends", "about", "outcome", "due", "replaced_by", "check_again"),
    *("engagement", "rests_on"),
)
# What belongs to the page of the translation.
_OWN = frozenset(
    {"at", "title", "summary", "body", "body_line", "lang", "fields_at", "publish", "recording"}
)
_NOT_WORDS = frozenset({"type", "id", "project", "borrowed", "borrowed_lang", "translation_of"})
# Parts of an item that may be there in the original alone.
_PARTS = ("community", "note", "owner")
# What is put together item by item.
_ITEMS = ("said", "commitments", "items", "photos")


def in_language(
    records: Sequence[Record], translations: Mapping[str, Record], lang: str
) -> list[Record]:
    """Return the records, each in this language where there is a translation of it.

    They keep the ids of the originals, so that every link leads where it did. ``translations`` are
    by their own ids.
    """
    of_original = {
        t.translation_of.address: t
        for t in translations.values()
        if t.translation_of is not None and t.lang == lang
    }
    return [translated(r, of_original[r.id]) if r.id in of_original else r for r in records]


def translated(original: Record, translation: Record) -> Record:
    """Return the original in the words of its translation.

    ``borrowed`` are the fields and items that the translation does not say: they stand there in
    the language of the original.
    """
    values: dict[str, Any] = {}
    borrowed: set[str] = set()
    for name in original.__dataclass_fields__:
        original_value, translated_value = getattr(original, name), getattr(translation, name)
        if name in _OWN:
            values[name] = translated_value
        elif name in _ITEMS:
            by_name = {_name(one): one for one in reversed(translated_value)}
            items = [(one, by_name.get(_name(one))) for one in original_value]
            values[name] = tuple(
                replace(one, **_words(found)) if found else one for one, found in items
            )
            borrowed.update(f"{name}/{_name(one)}" for one, found in items if not found)
            borrowed.update(
                f"{name}/{_name(one)}.{part}"
                for one, found in items
                for part in _PARTS
                if getattr(one, part, None) and not getattr(found, part, None)
            )
        elif name in _NOT_WORDS or name in TAKEN_FROM_ORIGINAL:
            continue
        elif translated_value:
            values[name] = translated_value
        elif original_value:
            borrowed.add(name)
    return replace(
        original, **values, borrowed=tuple(sorted(borrowed)), borrowed_lang=original.lang
    )


def _name(item: Said | Commitment | ArtefactItem | Photo) -> str:
    return item.file if isinstance(item, Photo) else item.id or ""


def _words(item: Said | Commitment | ArtefactItem | Photo) -> dict[str, Any]:
    names: tuple[str, ...] = ("note", "we_did")
    if isinstance(item, Said):
        names = ("words", "note", "community")
    elif isinstance(item, Commitment):
        names = ("we_will", "note", "owner")
    elif isinstance(item, Photo):
        names = ("alt", "caption", "credit")
    return {name: value for name in names if (value := getattr(item, name))}
