"""The same documents give the same bytes: the one thing pagefind leaves to chance, put in order.

pagefind 1.5 keeps the filters in tables without an order, so their files, the names of those files
and everything that names them differ from run to run; the rest of the index does not. Here the
values of each filter, and the filters, are put in the order of their bytes. The files are CBOR
(RFC 8949) behind a mark, packed with gzip. Nothing is encoded anew: pieces change their places.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Mapping

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_FILTERS_OF_META = 3


class _NotAsKnownError(Exception):
    """The files are not laid out as in the versions that we know."""


def put_in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by their paths, in an order that is always the same.

    Files that are laid out otherwise than expected come back as they are: they work all the same.
    """
    try:
        return _in_order(files)
    except (_NotAsKnownError, IndexError, ValueError, KeyError, OSError, EOFError, zlib.error):
        return dict(files)


def _in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    done = dict(files)
    entry = json.loads(files[_ENTRY])
    for about in entry["languages"].values():
        old_name = f"pagefind.{about['hash']}.pf_meta"
        meta = _unpack(done.pop(old_name))
        parts = _parts(meta, len(_MARK))
        filters = []
        start = parts[_FILTERS_OF_META][0]
        for first, last in _parts(meta, start):
            name, shown = (meta[a:b] for a, b in _parts(meta, first))
            old = _text(shown)
            data = _sorted_filter(_unpack(done.pop(f"filter/{old}.pf_filter")))
            new = _renamed(old, data)
            done[f"filter/{new}.pf_filter"] = _pack(data)
            filters.append(meta[first:last].replace(name + shown, name + _renamed_in(shown, new)))
        meta = _with(meta, parts[_FILTERS_OF_META], filters)
        about["hash"] = _renamed(about["hash"], meta)
        done[f"pagefind.{about['hash']}.pf_meta"] = _pack(meta)
    done[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(done.items()))


def _sorted_filter(data: bytes) -> bytes:
    """A filter is a pair: its name, and its values, each with the numbers of its pages."""
    _, values = _parts(data, len(_MARK))
    return _with(data, values, [data[a:b] for a, b in _parts(data, values[0])])


def _with(data: bytes, span: tuple[int, int], items: list[bytes]) -> bytes:
    """The data with the items of the list at ``span`` in the order of their bytes."""
    first = _parts(data, span[0])[0][0] if items else span[1]
    return data[:first] + b"".join(sorted(items)) + data[span[1] :]


def _renamed(old: str, data: bytes) -> str:
    """A name as long as the old one: the language, and the beginning of a hash."""
    language, _, mark = old.rpartition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(mark)]}"


def _renamed_in(shown: bytes, new: str) -> bytes:
    return shown[: len(shown) - len(new)] + new.encode()


def _text(item: bytes) -> str:
    kind, length, start = _head(item, 0)
    if kind != 3 or start + length != len(item):
        raise _NotAsKnownError
    return item[start:].decode()


def _parts(data: bytes, at: int) -> list[tuple[int, int]]:
    """Where each item of the list at ``at`` begins and ends."""
    kind, length, start = _head(data, at)
    if kind != 4:
        raise _NotAsKnownError
    spans = []
    for _ in range(length):
        end = _end(data, start)
        spans.append((start, end))
        start = end
    return spans


def _end(data: bytes, at: int) -> int:
    """Where the item at ``at`` ends."""
    left = 1
    while left:
        kind, number, at = _head(data, at)
        left -= 1
        if kind in (2, 3):
            at += number
        elif kind == 4:
            left += number
        elif kind not in (0, 1):
            raise _NotAsKnownError
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number or length, and where its content begins."""
    kind, size = data[at] >> 5, data[at] & 31
    if size < 24:
        return kind, size, at + 1
    if size > 27:
        raise _NotAsKnownError
    end = at + 1 + (1 << (size - 24))
    return kind, int.from_bytes(data[at + 1 : end]), end


def _unpack(packed: bytes) -> bytes:
    data = gzip.decompress(packed)
    if not data.startswith(_MARK):
        raise _NotAsKnownError
    return data


def _pack(data: bytes) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()
