"""Where a link in the text of a record leads.

People write what they know from elsewhere in the records, and all of it works:

- the address of a record or item, as in ``about:``: ``[the promise](eye-checks-library/c1)``;
- an item of the same record: ``[what was said](s1)``, with or without ``#``;
- the file of a record, as their editor completes it: ``[the drop-in](../library.md#c1)``;
- a page of the site, from its top: ``[about us](/about/)``;
- a whole web address, ``mailto:`` or ``tel:``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote

from engage_docs.links.ledger import addresses_in
from engage_docs.markdown.cleaning import ID_PREFIX, SCHEME, SCHEMES
from engage_docs.records.addresses import item_address, url_of
from engage_docs.records.model import Record

_IGNORED_BY_BROWSERS = re.compile(r"[\t\r\n]|^[\x00-\x20]+|[\x00-\x20]+$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_TO_THE_TOP = "../../"  # every record has its page two folders down


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything on the site that a text can link to: records by their files, and all addresses."""

    files: dict[str, str]
    all: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Addresses:
        files: dict[str, str] = {}
        addresses: set[str] = set()
        for record in records:
            files[_plain_path(record.at.path)] = record.id
            addresses.add(record.id)
            addresses.update(addresses_in(record))
        return cls(files, frozenset(addresses))


class Links:
    """The links of one record's text. ``nowhere`` collects those that lead nowhere."""

    def __init__(self, record: Record, addresses: Addresses) -> None:
        self._record = record
        self._addresses = addresses
        self.nowhere: list[str] = []

    def __call__(self, written: str) -> str | None:
        """What to put into the page for a link as it was written; None for no link."""
        target = _IGNORED_BY_BROWSERS.sub("", written)
        found = None if _CONTROL.search(target) else self._lead(target)
        if found is None:
            self.nowhere.append(written)
        return found

    def _lead(self, target: str) -> str | None:
        if scheme := SCHEME.match(target):
            return target if scheme[1].lower() in SCHEMES else None
        if target.startswith("//"):
            return None
        if target.startswith("/"):
            return _from_the_top(target)
        path, _, fragment = target.partition("#")
        if not path:
            return self._on_this_page(fragment)
        address = self._address(unquote(path), unquote(fragment))
        return None if address is None else self._to(address)

    def _on_this_page(self, fragment: str) -> str:
        own = item_address(self._record.id, unquote(fragment))
        return f"#{fragment}" if own in self._addresses.all else f"#{ID_PREFIX}{fragment}"

    def _address(self, path: str, fragment: str) -> str | None:
        path = path.removeprefix("./").rstrip("/")
        beside = posixpath.join(posixpath.dirname(_plain_path(self._record.at.path)), path)
        base = self._addresses.files.get(posixpath.normpath(beside), path)
        own = item_address(self._record.id, base)
        tries = [item_address(base, fragment)] if fragment else [base, own]
        return next((address for address in tries if address in self._addresses.all), None)

    def _to(self, address: str) -> str:
        url = url_of(address)
        page, _, anchor = url.partition("#")
        if page == url_of(self._record.id) and anchor:
            return f"#{anchor}"
        return _TO_THE_TOP + url


def _from_the_top(target: str) -> str:
    """A link from the top of the site, wherever the site lies."""
    path, sign, fragment = target.partition("#")
    inside = posixpath.normpath(path).lstrip("/")
    slash = "/" if path.endswith("/") and inside else ""
    return _TO_THE_TOP + inside + slash + sign + fragment


def _plain_path(path: str) -> str:
    return posixpath.normpath(PurePath(path).as_posix())
