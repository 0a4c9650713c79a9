"""Addresses of records and items, and where their pages are."""

from __future__ import annotations

import re
from urllib.parse import quote

# Most ids need no quoting, and a large site asks a hundred thousand times.
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]+")
RECORDS_FOLDER = "records"


def item_address(record_id: str, item_id: str) -> str:
    """``record/item``: the address that other records use for one thing said or one promise."""
    return f"{record_id}/{item_id}"


def record_of(address: str) -> str:
    """The id of the record that an address lies in."""
    return address.partition("/")[0]


def item_of(address: str) -> str:
    """The id of the item in an address, or nothing for the address of a whole record."""
    return address.partition("/")[2]


def page_url(record_id: str) -> str:
    """The page of a record, relative to the top of the site; always ends with a slash."""
    return f"{RECORDS_FOLDER}/{quoted(record_id)}/"


def url_of(address: str) -> str:
    """The page and anchor of a record or an item, relative to the top of the site."""
    item = item_of(address)
    page = page_url(record_of(address))
    return f"{page}#{quoted(item)}" if item else page


def quoted(name: str) -> str:
    """A name as a part of an address."""
    return name if _PLAIN.fullmatch(name) else quote(name)
