"""Reading the file that a picture or document is made from, and refusing it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from engage_docs.findings.base import Code, Problem
from engage_docs.media.cache import reason_of
from engage_docs.media.kinds import Family, FileKind, kind_of

Made = TypeVar("Made")


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Carries a refusal from deep within the work on a file to the function that returns it."""

    def __init__(self, code: Code, **values: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class SourceRules:
    """Which files are taken for one kind of media, and the findings about those that are not.

    ``unknown`` and ``called`` are for files of kinds that nothing else says anything of.
    """

    missing: Code
    unreadable: Code
    empty: Code
    too_heavy: Code
    not_saved: Code
    taken: Family
    refused: Mapping[Family, Code]
    unknown: Code
    called: str


def make_from(
    source: Path, most: int, rules: SourceRules, make: Callable[[bytes, FileKind], Made]
) -> Made | Problem:
    """Return what ``make`` makes of the bytes of a file and their kind, or why it makes nothing.

    ``most`` is how many bytes the file may have. ``make`` may raise ``Refused``, and OSError where
    what it made cannot be saved.
    """
    file = printable(source.name)
    try:
        data = read_source(source, most, rules)
        return make(data, _checked_kind(data, file, rules))
    except Refused as refused:
        return Problem(refused.code, {"file": file, **refused.values})
    except OSError as error:
        return Problem(rules.not_saved, {"file": file, "reason": reason_of(error)})


def _checked_kind(data: bytes, file: str, rules: SourceRules) -> FileKind:
    if not data:
        raise Refused(rules.empty)
    kind = kind_of(data, file)
    if kind is None:
        raise Refused(rules.unknown, kind=rules.called)
    if kind.family is not rules.taken:
        raise Refused(rules.refused.get(kind.family, rules.unknown), kind=kind.called)
    return kind


def read_source(source: Path, most: int, rules: SourceRules) -> bytes:
    """Return the bytes of a plain file of at most ``most`` bytes. Raises ``Refused``."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise Refused(rules.unreadable, reason="it is not a file")
        with source.open("rb") as opened:
            data = opened.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(rules.missing) from None
    except (OSError, ValueError) as error:
        raise Refused(rules.unreadable, reason=reason_of(error)) from None
    if len(data) > most:
        raise Refused(rules.too_heavy, limit=most // 1_000_000)
    return data


def printable(name: str) -> str:
    """Return a file name that is safe to show on one line of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)
