"""How charts put numbers into words."""

from __future__ import annotations

from collections.abc import Sequence


def many(count: int, one: str, more: str = "") -> str:
    """ "1 promise", "1,200 promises"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def is_are(count: int) -> str:
    """ "1 is", "1,200 are"."""
    return f"{count:,} {'is' if count == 1 else 'are'}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def within(days: int) -> str:
    """ "on the same day", "within 1 working day", "within 12 working days"."""
    return "on the same day" if days == 0 else f"within {many(days, 'working day')}"
