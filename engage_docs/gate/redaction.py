"""Private parts inside a text: ``[[private: …]]`` is replaced before anything else sees it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from engage_docs.findings import Place
from engage_docs.records.model import Reference

REMOVED = "[private detail removed]"
_PRIVATE = re.compile(r"\[\[\s*private\s*:.*?\]\]", re.IGNORECASE | re.DOTALL)
# Every part begins so, and so does everything that was meant as one.
_BEGINS = re.compile(r"\[\s*private", re.IGNORECASE)
# What is left of a part that does not end, and what was meant as one: a bracket too few, no colon.
_UNCLEAR = re.compile(r"\[\s*private\s*[:;：]|\[\[\s*private\b", re.IGNORECASE)
_LEFT_ALONE = frozenset((bool, int, date, Place, Reference))

_Value = TypeVar("_Value")


def redact_text(text: str) -> tuple[str, int]:
    """Return the text without its private parts, and how many there were.

    A part with brackets inside stays as it is: nobody can tell where it was meant to end.
    """
    if "[[" not in text:
        return text, 0
    count = 0

    def removed(part: re.Match[str]) -> str:
        nonlocal count
        if "[[" in part[0][2:]:
            return part[0]
        count += 1
        return REMOVED

    return _PRIVATE.sub(removed, text), count


def is_not_clear(text: str) -> bool:
    """Whether a private part was begun, and cannot be taken out for certain."""
    return _UNCLEAR.search(redact_text(text)[0]) is not None


def redact(value: _Value) -> tuple[_Value, int, bool]:
    """Return a record (or any part of one) without its private parts.

    Also how many parts were removed, and whether one was left that is not clear: then the value
    must not be shown at all.
    """
    if not _holds_one(value):
        return value, 0, False
    redacted, count, broken = _redact(value)
    return redacted, count, broken


def _holds_one(value: Any) -> bool:
    """Whether a private part begins in any of the texts: it does in few records."""
    kind: Any = type(value)
    if kind is str:
        return "[" in value and _BEGINS.search(value) is not None
    for part in value if kind is tuple else _parts_of(kind)(value):
        if part and type(part) not in _LEFT_ALONE and _holds_one(part):
            return True
    return False


@cache
def _parts_of(kind: Any) -> Callable[[Any], Iterable[Any]]:
    """What gives all attributes of a value of one of our classes."""
    if issubclass(kind, str):
        return lambda value: ("".join(value),)
    if issubclass(kind, tuple):
        return tuple
    names = [field.name for field in dataclasses.fields(kind)] if is_dataclass(kind) else []
    return attrgetter(*names, names[0]) if names else lambda _: ()  # never of one name: a tuple


def _redact(value: Any) -> tuple[Any, int, bool]:
    if isinstance(value, str):
        if "[" not in value:
            return value, 0, False
        text, count = redact_text(value)
        return text, count, is_not_clear(text)
    if type(value) in _LEFT_ALONE:
        return value, 0, False
    if isinstance(value, tuple):
        parts = [_redact(part) for part in value]
        count = sum(p[1] for p in parts)
        broken = any(p[2] for p in parts)
        return (tuple(p[0] for p in parts) if count else value), count, broken
    if is_dataclass(value) and not isinstance(value, type):
        return _redact_fields(value)
    return value, 0, False


def _redact_fields(value: Any) -> tuple[Any, int, bool]:
    changes: dict[str, Any] = {}
    total, any_broken = 0, False
    for name in value.__dataclass_fields__:
        part = getattr(value, name)
        if part is None or part == ():
            continue
        redacted, count, broken = _redact(part)
        total += count
        any_broken = any_broken or broken
        if count:
            changes[name] = redacted
    return (dataclasses.replace(value, **changes) if changes else value), total, any_broken
