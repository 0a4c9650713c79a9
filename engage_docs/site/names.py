"""Names that people give to communities, places and topics, and the addresses made of them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from engage_docs.records.addresses import DEVICE_NAMES

_LONGEST = 60
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name, as it was first written, and the part of an address that stands for it."""

    text: str
    slug: str


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one kind. Capitals and spaces make no difference between two of them."""

    by_key: Mapping[str, Name]

    def all(self) -> tuple[Name, ...]:
        """Every name, once."""
        return tuple(dict.fromkeys(self.by_key.values()))

    def find(self, text: str) -> Name:
        """The name that a text means. It must be one of those that the names were made from."""
        return self.by_key[key_of(text)]


def make_names(
    mentions: Iterable[tuple[str, date | None]],
    same: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Names:
    """Give each name an address of its own. ``mentions`` are texts and when they were written.

    ``same`` are other names for some of them: all of these mean the first, and it is shown as it
    is written there.

    Where two names would have the same address, the one that was there first keeps it: a new
    record does not move a page that people have kept the address of.
    """
    first: dict[str, tuple[date, str]] = {}
    for text, day in mentions:
        key = key_of(text)
        mention = (day or date.max, " ".join(text.split()))
        if key and (key not in first or mention < first[key]):
            first[key] = mention
    taken: set[str] = set()
    by_key: dict[str, Name] = {}
    for key, (_, text) in sorted(first.items(), key=lambda item: (*item[1], item[0])):
        slug = slug_of(text)
        if slug in taken:
            slug = f"{slug}-{_mark(key)}"
        taken.add(slug)
        by_key[key] = Name(text, slug)
    for text in same:
        if key := key_of(text):
            by_key[key] = replace(by_key[key], text=" ".join(text.split()))
    titles = {key_of(text) for text in same}
    for text, others in same.items():
        for other in {key_of(other) for other in others} - titles - {""}:
            if key_of(text):
                by_key[other] = by_key[key_of(text)]
    return Names(by_key)


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """What is the same for two ways to write one name."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip(" .")


def slug_of(text: str) -> str:
    """The part of an address that stands for a name: its letters and digits, in any script."""
    key = key_of(text)
    # Vowel signs of many scripts are marks: without them the words would be other words.
    kept = (c if unicodedata.category(c)[0] in "LNM" else "-" for c in key)
    whole = re.sub("-+", "-", unicodedata.normalize("NFC", "".join(kept))).strip("-")
    slug = whole if len(whole) <= _LONGEST else whole[:_LONGEST].rsplit("-", 1)[0].strip("-")
    if not slug or slug != whole or slug in DEVICE_NAMES:
        return f"{slug}-{_mark(key)}".lstrip("-")
    return slug


def letter_of(text: str) -> str:
    """The letter under which a text stands in an A to Z, a digit's "0–9", or "Other"."""
    plain = sort_key(text)
    first = next((c for c in plain if c.isalnum()), "")
    if first.isdigit():
        return "0–9"
    return first.upper()[:1] or "Other"


def sort_key(text: str) -> str:
    """The order of the alphabet, in which accents and capitals make no difference."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:6]
