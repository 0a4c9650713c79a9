"""Findings as people and programs read them: text, JSON, and the annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence

from engage_docs.findings import Finding, Severity

FORMAT = "engage-docs/findings"
FORMAT_VERSION = 1

_GITHUB_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def finding_as_text(finding: Finding) -> str:
    """Return one line for a terminal, with a line below it for each related place.

    The line is ``path:line:column: severity: sentence cure [code]``.
    """
    first = f"{finding.place}: {finding.severity.value}: {_message(finding)} [{finding.code.name}]"
    others = [f"    see also {place}" for place in finding.related]
    return "\n".join([_one_line(first), *others])


def finding_as_github(finding: Finding) -> str:
    """Return a workflow command, with which GitHub shows the finding beside its line.

    Source: GitHub Docs, "Workflow commands for GitHub Actions".
    """
    place = finding.place
    message = _message(finding)
    if finding.related:
        message += "\nSee also " + ", ".join(str(other) for other in finding.related) + "."
    named = {"file": place.path, "line": place.line, "col": place.column}
    named["title"] = finding.code.name
    properties = ",".join(f"{name}={_escape(str(v), ':,')}" for name, v in named.items())
    return f"::{_GITHUB_WORDS[finding.severity]} {properties}::{_escape(message)}"


def findings_as_json(findings: Sequence[Finding], records: int) -> str:
    """Return all findings as one JSON document, version 1 of the format.

    ``records`` is how many files were read.
    """
    document = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "records": records,
        "counts": {severity.value: _count(findings, severity) for severity in Severity},
        "findings": [_finding_as_json(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding_as_json(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code.name,
        "severity": finding.severity.value,
        **finding.place._asdict(),
        "sentence": finding.sentence,
        "cure": finding.cure,
        "related": [place._asdict() for place in finding.related],
    }


def count_words(findings: Sequence[Finding], joiner: str = ", ") -> str:
    """Return how many there are of each severity: "3 errors, 1 warning". Empty for none."""
    counts = [(severity, _count(findings, severity)) for severity in Severity]
    return joiner.join(plural(number, severity.value) for severity, number in counts if number)


def plural(number: int, word: str) -> str:
    """Return a number with its noun: "1 record", "20 records"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _message(finding: Finding) -> str:
    return f"{finding.sentence} {finding.cure}".strip()


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(1 for finding in findings if finding.severity is severity)


def _one_line(text: str) -> str:
    """Keep one finding on one line, and keep the control characters of a file off a terminal."""
    return "".join(ch if ch.isprintable() else _visible(ch) for ch in text)


def _visible(character: str) -> str:
    return " " if character.isspace() else f"\\u{ord(character):04x}"


def _escape(text: str, more: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in text)
