"""Private parts inside a text: ``[[private: …]]`` is replaced before anything else sees it."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache
from typing import Any, TypeVar

from engage_docs.findings import Place
from engage_docs.records.parts import Reference

REMOVED = "[private detail removed]"
_PRIVATE = re.compile(r"\[\[\s*private\s*:.*?\]\]", re.IGNORECASE | re.DOTALL)
# What is left of a part that does not end, and what was meant as one: a bracket too few, no colon.
_UNCLEAR = re.compile(r"\[\s*private\s*[:;：]|\[\[\s*private\b", re.IGNORECASE)
_LEFT_ALONE = frozenset((bool, int, date, Place, Reference))

_Value = TypeVar("_Value")


def redact_text(text: str) -> tuple[str, int]:
    """Return the text without its private parts, and how many there were.

    A part with brackets inside stays as it is: nobody can tell where it was meant to end.
    """
    count = 0

    def removed(part: re.Match[str]) -> str:
        nonlocal count
        if "[[" in part[0][2:]:
            return part[0]
        count += 1
        return REMOVED

    return _PRIVATE.sub(removed, text), count


def redact(value: _Value) -> tuple[_Value, int, bool]:
    """Return a record (or any part of one) without its private parts.

    Also how many parts were removed, and whether one was left that is not clear: then the value
    must not be shown at all.
    """
    redacted, count, is_unclear = _redact(value)
    return redacted, count, is_unclear


def _redact(value: Any) -> tuple[Any, int, bool]:
    if isinstance(value, str):
        if "[" not in value:
            return value, 0, False
        text, count = redact_text(value)
        return text, count, _UNCLEAR.search(text) is not None
    kind: Any = type(value)
    if kind in _LEFT_ALONE:
        return value, 0, False
    if isinstance(value, tuple):
        parts = [_redact(part) for part in value]
        total = sum(count for _, count, _ in parts)
        changed = tuple(part for part, _, _ in parts) if total else value
        return changed, total, any(is_unclear for _, _, is_unclear in parts)
    changes: dict[str, Any] = {}
    total, any_unclear = 0, False
    for name in _names_of(kind):
        part = getattr(value, name)
        if not part:
            continue  # None and the empty values hold no text
        part, count, is_unclear = _redact(part)
        total += count
        any_unclear = any_unclear or is_unclear
        if count:
            changes[name] = part
    return (dataclasses.replace(value, **changes) if changes else value), total, any_unclear


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; none for another class."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
