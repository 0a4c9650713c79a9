"""Looks for words in every file of a folder, in whatever way they may be written there."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_CSS = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_TAGS = re.compile(r"<[^<>]{0,300}>|[\u00ad\u200b-\u200f\u2060\ufeff]")
_DATA = re.compile(rb"base64,([A-Za-z0-9+/=%]{8,})")


def traces(folder: Path, pattern: str) -> list[str]:
    """Where a word that fits the pattern stands: "path: word". Cases of letters do not count."""
    found: list[str] = []
    wanted = re.compile(pattern, re.IGNORECASE)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        texts = [name]
        if path.is_symlink():
            texts.append(str(path.readlink()))
        if path.is_file():
            texts += views(path.read_bytes())
        hits = {match[0].lower() for text in texts for match in wanted.finditer(text)}
        found += [f"{name}: {hit}" for hit in sorted(hits)]
    return found


def views(data: bytes) -> Iterator[str]:
    """What somebody who looks hard enough may read in these bytes."""
    yield data.decode("latin-1")
    yield from _texts(data.decode("utf-8", errors="replace"))
    if b"\0" in data:
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", errors="replace")
    for inner in _unpacked(data):
        yield from views(inner)


def _texts(text: str) -> Iterator[str]:
    yield text
    plain = html.unescape(text)
    yield plain
    yield html.unescape(plain)
    yield _TAGS.sub("", plain)
    yield unquote(plain)
    yield unquote(unquote(plain))
    yield _JSON.sub(lambda m: chr(int(m[1], 16)), plain)
    yield _CSS.sub(_sign, plain)


def _sign(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if number < 0x110000 else match[0]


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    for match in re.finditer(rb"stream\r?\n", data):  # of a PDF
        try:
            yield zlib.decompressobj().decompress(data[match.end() :])
        except zlib.error:
            continue
    for match in _DATA.finditer(data):
        try:
            yield base64.b64decode(unquote(match[1].decode()))
        except (binascii.Error, ValueError):
            continue
