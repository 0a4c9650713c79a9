"""What a finding is: one mistake or doubt, where it stands, and its cure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters.

    An *error* stops a build. A *warning* does not, but something is missing or was left out.
    A *note* is advice.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    ``sentence`` and ``cure`` are templates for :meth:`str.format`; each is one or two plain
    sentences. ``example`` is a short piece of a record that gives the finding; the reference page
    shows it. ``why`` says in a sentence why the rule is there, with its source if it has one.
    """

    name: str
    sentence: str
    cure: str
    example: str = ""
    why: str = ""
    severity: Severity = Severity.ERROR


# How a module declares its codes: those that stop a build, those that say that something is
# missing or was left out, and those that are advice.
error = Code
warning = partial(Code, severity=Severity.WARNING)
note = partial(Code, severity=Severity.NOTE)


_COLUMNS = 10_000_000  # more than a line can have


class Place(NamedTuple):
    """A place in a file: the path as the user would type it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def at_spot(cls, path: str, spot: int) -> Place:
        """Return the place in the file ``path`` that :attr:`spot` gives as a number."""
        return cls(path, *divmod(spot, _COLUMNS))

    @property
    def spot(self) -> int:
        """Line and column as one number, as records keep the places of their fields."""
        return self.line * _COLUMNS + self.column

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that does not know its place yet: what a pure function of a value returns."""

    code: Code
    values: Mapping[str, object] = field(default_factory=dict)

    def at(self, place: Place, *related: Place) -> Finding:
        """Return this problem as a finding at ``place``; ``related`` are other places to show."""
        return Finding(self.code, place, dict(self.values), related)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake or doubt in one place.

    ``values`` fill the templates of the code. ``related`` are other places that belong to it,
    such as the first of two equal addresses.
    """

    code: Code
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Place, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters, which is the same for every finding of its code."""
        return self.code.severity

    @property
    def sentence(self) -> str:
        """What is wrong, in plain words."""
        return self.code.sentence.format_map(dict(self.values))

    @property
    def cure(self) -> str:
        """What to do about it."""
        return self.code.cure.format_map(dict(self.values))


def in_order(findings: list[Finding]) -> list[Finding]:
    """Return the findings in the order a reader works through them: by place, then by code."""
    return sorted(findings, key=lambda f: (f.place, f.code.name, f.sentence))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding stops a build."""
    return any(f.severity is Severity.ERROR for f in findings)
