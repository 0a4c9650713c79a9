"""What the steps of reading one file share: its lines, its name, and the findings so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from engage_docs.dates import Calendar
from engage_docs.findings import Code, Finding, Place, Problem
from engage_docs.reading.nodes import Node
from engage_docs.reading.words import clip, quoted


@dataclass(slots=True)
class Page:
    """One file while it is being read.

    ``record_id`` and ``raised_on`` are set as soon as they are known: bare item ids and due dates
    count from them.
    """

    shown_as: str
    lines: list[str]
    calendar: Calendar
    record_id: str = ""
    raised_on: date | None = None
    findings: list[Finding] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """The place of a node, inside the file whatever happens."""
        return self.spot(node.line, node.column)

    def spot(self, line: int, column: int) -> Place:
        """A line and a column as a place inside the file."""
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
    """The line as it should be typed, with its value in quotes."""
    return clip(f"{key}: {quoted(text)}", 120)
