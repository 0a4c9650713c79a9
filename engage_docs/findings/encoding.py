"""Findings as bytes and back, for what is cached or travels between processes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from engage_docs.findings.base import Finding, Place
from engage_docs.findings.registry import code_named

_Value = str | int | float | bool | None
# A finding in which the code is only named.
_DECODER = msgspec.msgpack.Decoder(list[tuple[str, Place, dict[str, _Value], tuple[Place, ...]]])


def encode_findings(findings: Iterable[Finding]) -> bytes:
    """Return findings as bytes. Values that are no text and no number are put into words."""
    plain = [
        (one.code.name, one.place, {n: _plain(v) for n, v in one.values.items()}, one.related)
        for one in findings
    ]
    return msgspec.msgpack.encode(plain)


def decode_findings(data: bytes | msgspec.Raw) -> list[Finding]:
    """Return the findings that :func:`encode_findings` made bytes of.

    A code that there is no more is a ``ValueError``: the bytes are of another version.
    """
    findings = []
    for name, place, values, related in _DECODER.decode(data):
        code = code_named(name)
        if code is None:
            raise ValueError(f"there is no finding {name}")
        findings.append(Finding(code, place, values, related))
    return findings


def _plain(value: object) -> _Value:
    if isinstance(value, StrEnum) or not isinstance(value, _Value):
        return str(value)
    return value
