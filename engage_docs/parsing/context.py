"""What the steps of reading one file share: its lines, its name, and the findings so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from engage_docs.dates import Calendar
from engage_docs.findings import Code, Finding, Place, Problem
from engage_docs.parsing.nodes import Node
from engage_docs.parsing.words import clip, quoted


class TermAddress(Protocol):
    """A term of a framework, as far as parsing is concerned: where it is."""

    @property
    def pack(self) -> str: ...

    @property
    def id(self) -> str: ...


FindTerm: TypeAlias = Callable[[str, str], TermAddress | Problem | None]
"""The term that a word means in a field, or what to say about it; None for a word of one's own."""


def no_terms(_field: str, _word: str) -> None:
    """Find no term for any word. For those who only want the words."""


@dataclass(slots=True)
class ParseContext:
    """One file while it is being read.

    ``record_id`` and ``raised_on`` are set as soon as they are known: bare item ids and due dates
    count from them. ``find_term`` looks words up in the frameworks in use.
    """

    shown_as: str
    lines: list[str]
    calendar: Calendar
    find_term: FindTerm = no_terms
    record_id: str = ""
    raised_on: date | None = None
    findings: list[Finding] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Return the place of a node, inside the file whatever happens."""
        return self.spot(node.line, node.column)

    def spot(self, line: int, column: int) -> Place:
        """Return a line and a column as a place inside the file."""
        if 0 < line <= len(self.lines) and 0 < column <= len(self.lines[line - 1]) + 1:
            return Place(self.shown_as, line, column)
        line = max(1, min(line, len(self.lines)))
        width = len(self.lines[line - 1]) if self.lines else 0
        return Place(self.shown_as, line, max(1, min(column, width + 1)))

    def report(self, code: Code, node: Node, **values: object) -> None:
        """Note a finding at a node."""
        self.findings.append(Finding(code, self.place(node), values))

    def problem(self, problem: Problem, node: Node) -> None:
        """Note a problem with a value as a finding at its node."""
        self.findings.append(problem.at(self.place(node)))


def in_quotes(key: str, text: str) -> str:
    """Return the line as it should be typed, with its value in quotes."""
    return clip(f"{key}: {quoted(text)}", 120)
