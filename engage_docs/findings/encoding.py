"""Findings as bytes and back, for what is cached or travels between processes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import msgspec

from engage_docs.findings.base import Finding, Place
from engage_docs.findings.registry import code_named

_Value = str | int | float | bool | None


class _PlainFinding(NamedTuple):
    """A finding in which the code is only named."""

    code: str
    place: Place
    values: dict[str, _Value]
    related: tuple[Place, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[_PlainFinding])


def encode_findings(findings: Iterable[Finding]) -> bytes:
    """Return findings as bytes. Values that are no text and no number are put into words."""
    return _ENCODER.encode(
        [
            _PlainFinding(
                finding.code.name,
                finding.place,
                {name: _plain(value) for name, value in finding.values.items()},
                finding.related,
            )
            for finding in findings
        ]
    )


def decode_findings(data: bytes | msgspec.Raw) -> list[Finding]:
    """Return the findings that :func:`encode_findings` made bytes of.

    A code that there is no more is a ``ValueError``: the bytes are of another version.
    """
    return [_finding(*plain) for plain in _DECODER.decode(data)]


def _finding(
    name: str, place: Place, values: dict[str, _Value], related: tuple[Place, ...]
) -> Finding:
    code = code_named(name)
    if code is None:
        raise ValueError(f"there is no finding {name}")
    return Finding(code, place, values, related)


def _plain(value: object) -> _Value:
    if isinstance(value, StrEnum) or not isinstance(value, _Value):
        return str(value)
    return value
