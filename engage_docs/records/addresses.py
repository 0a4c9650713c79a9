"""Short names, the addresses of records and items made of them, and where their pages are."""

from __future__ import annotations

import re
from unicodedata import category, normalize
from urllib.parse import quote

# Most ids need no quoting, and a large site asks a hundred thousand times.
_UNQUOTED = re.compile(r"[A-Za-z0-9_.~-]+")
RECORDS_FOLDER = "records"
LONGEST_IDENTIFIER = 80
DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Windows keeps these names for devices: no folder can have one of them."""
_PLAIN_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def is_identifier(text: str) -> bool:
    """Whether ``text`` is letters (of any language, small), digits and hyphens, at most 80.

    It starts and ends with a letter or a digit, and is no name that a folder cannot have.
    """
    if not text or len(text) > LONGEST_IDENTIFIER or text in DEVICE_NAMES:
        return False
    if text.isascii():
        return _PLAIN_IDENTIFIER.fullmatch(text) is not None
    return (
        text == normalize("NFC", text).lower()
        and all(c == "-" or category(c)[0] in "LMN" for c in text)
        and not text.startswith("-")
        and not text.endswith("-")
        and category(text[0])[0] != "M"
    )


def to_identifier(text: str) -> str:
    """Return the nearest short name, or an empty text when nothing of it can be used."""
    small = normalize("NFC", normalize("NFC", text[:400]).lower())
    kept = "".join(c if category(c)[0] in "LMN" else "-" for c in small.replace("'", ""))
    name = re.sub(r"-{2,}", "-", kept).strip("-")
    while name and category(name[0])[0] == "M":
        name = name[1:].lstrip("-")
    name = normalize("NFC", name[:LONGEST_IDENTIFIER]).strip("-")
    if name in DEVICE_NAMES:
        name += "-1"
    return name if is_identifier(name) else ""


def item_address(record_id: str, item_id: str) -> str:
    """Return ``record/item``, the address of one thing said or of one promise."""
    return f"{record_id}/{item_id}"


def record_of(address: str) -> str:
    """Return the id of the record that an address lies in."""
    return address.partition("/")[0]


def item_of(address: str) -> str:
    """Return the id of the item in an address, or nothing for the address of a whole record."""
    return address.partition("/")[2]


def page_url(record_id: str) -> str:
    """Return the page of a record, relative to the top of the site; always ends with a slash."""
    return f"{RECORDS_FOLDER}/{quoted(record_id)}/"


def url_of(address: str) -> str:
    """Return the page and anchor of a record or an item, relative to the top of the site."""
    item = item_of(address)
    page = page_url(record_of(address))
    return f"{page}#{quoted(item)}" if item else page


def quoted(name: str) -> str:
    """Return a name as a part of a web address."""
    return name if _UNQUOTED.fullmatch(name) else quote(name)
