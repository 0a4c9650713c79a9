"""Findings and other plain values as JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from engage_docs.findings import Finding, Place
from engage_docs.findings.registry import codes_by_name

_SIMPLE = (str, int, bool, float)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(plain: object) -> bytes:
    """Plain data as bytes."""
    return _ENCODER.encode(plain).encode("utf-8", "surrogatepass")


def load(data: bytes) -> Any:
    """Plain data from bytes."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def findings_to_plain(findings: Iterable[Finding], own: str = "") -> list[Any]:
    """Findings as plain data. A place in the file ``own`` is only a line and a column."""
    return [
        [
            finding.code.name,
            _place_to_plain(finding.place, own),
            # What fills a sentence is shown as text, whatever it is.
            {n: v if type(v) in _SIMPLE else str(v) for n, v in finding.values.items()},
            [_place_to_plain(place, own) for place in finding.related],
        ]
        for finding in findings
    ]


def findings_from_plain(plain: Sequence[Any], own: str = "") -> list[Finding]:
    """The findings that were made into plain data."""
    codes = codes_by_name() if plain else {}
    return [
        Finding(
            codes[name],
            _place_from_plain(place, own),
            values,
            tuple(_place_from_plain(other, own) for other in related),
        )
        for name, place, values, related in plain
    ]


def _place_to_plain(place: Place, own: str) -> list[Any]:
    here: list[Any] = [place.line, place.column]
    return here if place.path == own else [*here, place.path]


def _place_from_plain(plain: list[Any], own: str) -> Place:
    return Place(plain[2] if len(plain) > 2 else own, plain[0], plain[1])
