"""Words for messages: nearest names, lists in plain English, and lines as they should be typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

LONGEST_SHOWN = 70


def clip(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Return ``text`` on one line, cut to a length that fits a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 4].rstrip() + " ..."


def nearest(word: str, names: Iterable[str], *, cutoff: float = 0.7) -> str | None:
    """Return the name that somebody who typed ``word`` most likely meant, or None."""
    if len(word) > 60:
        return None
    cutoff = min(cutoff, 0.6) if len(word) < 5 else cutoff
    found = get_close_matches(word, list(names), 1, cutoff)
    return found[0] if found else None


def did_you_mean(word: str, names: Iterable[str], *, cutoff: float = 0.7) -> str:
    """Return ``Did you mean ...? `` with the nearest name, or nothing where none is near."""
    near = nearest(word, names, cutoff=cutoff)
    return f"Did you mean {near}? " if near else ""


def listed(names: Sequence[str], last: str = "or") -> str:
    """Return ``a, b or c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, thing: str) -> str:
    """Return ``no spaces``, ``1 space`` or ``4 spaces``."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def quoted(text: str) -> str:
    """Return ``text`` in the straight quotes that need no change inside it."""
    line = " ".join(text.split())
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    return "'" + line.replace("'", "''") + "'"
