"""The report for people (plain text, Markdown) and for other programs (JSON, CSV)."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date

from engage_docs.dates import say_date
from engage_docs.loops.flags import FLAGS
from engage_docs.reports.report import Report, ReportRow

_LABELS = {f.name: f.label for f in FLAGS}
_WIDTH = 88


def _many(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: ``1 promise``, ``3 promises``."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def summary(report: Report) -> str:
    """Return a few lines on how things stand: what every build prints."""
    counts = report.counts
    lines = [
        f"As of {say_date(report.as_of)}:",
        f"  {_many(counts.said, 'thing')} said, {_many(counts.commitments, 'promise')} made.",
    ]
    if counts.open:
        lines.append(f"  {_many(counts.open, 'loop is', 'loops are')} open.")
    elif counts.said or counts.commitments:
        lines.append("  Every loop is closed.")
    shown = [(_LABELS[name], number) for name, number in counts.flags.items() if number]
    width = max((len(str(number)) for _, number in shown), default=0)
    lines.extend(f"  {number:>{width}}  {label.lower()}" for label, number in shown)
    return "\n".join(lines) + "\n"


def as_text(report: Report) -> str:
    """Return the whole report as plain text, project by project, the longest waiting first."""
    return "\n".join([summary(report), *(_text_of_project(report, p) for p in _projects(report))])


def _projects(report: Report) -> list[str]:
    return list(dict.fromkeys(row.project for row in report.rows))


def _text_of_project(report: Report, project: str) -> str:
    title = f"{report.projects.get(project, project)} ({project})"
    lines = [title, "-" * len(title)]
    for row in (r for r in report.rows if r.project == project):
        lines.extend(_text_of_row(row))
    return "\n".join(lines) + "\n"


def _text_of_row(row: ReportRow) -> Iterator[str]:
    kind = "said" if row.kind == "said" else "promised"
    closed = "" if row.open else " (closed, with a loose end)"
    yield f"{row.address}  {kind}{closed}"
    yield from textwrap.wrap(
        f'"{" ".join(row.words.split())}"', _WIDTH, initial_indent="  ", subsequent_indent="  "
    )
    yield f"  {_standing(row)}"
    if row.flags:
        yield "  ! " + ", ".join(_LABELS[name].lower() for name in row.flags)
    yield f"  {row.source.path}:{row.source.line}"


def _standing(row: ReportRow) -> str:
    """One line on how a loop stands: status, dates, owner."""
    parts = [row.status]
    if row.timeliness:
        late = f" by {_many(row.days_overdue, 'day')}" if row.days_overdue else ""
        parts[0] += f", {row.timeliness}{late}"
    if row.raised_on:
        parts.append(f"{'said' if row.kind == 'said' else 'promised'} {say_date(row.raised_on)}")
    if row.due:
        parts.append(f"due {say_date(row.due)}")
    elif row.due_as_written:
        parts.append(f'due "{row.due_as_written}"')
    if row.owner:
        parts.append(f"owner: {row.owner}")
    if row.status in ("waiting", "unanswered") and row.waiting_working_days is not None:
        parts.append(f"waiting {_many(row.waiting_working_days, 'working day')}")
    return "; ".join(parts)


def as_markdown(report: Report) -> str:
    """Return the whole report as Markdown, for an issue, a message or minutes."""
    lines = [f"# Open loops as of {say_date(report.as_of)}", ""]
    lines.extend(f"- {' '.join(line.split())}" for line in summary(report).splitlines()[1:])
    for project in _projects(report):
        lines += ["", f"## {_inline(report.projects.get(project, project))}", ""]
        for row in (r for r in report.rows if r.project == project):
            flags = ", ".join(_LABELS[name].lower() for name in row.flags)
            flagged = f" **{flags}**." if flags else ""
            closed = "" if row.open else " Closed, with a loose end."
            lines.append(f'- "{_inline(row.words)}" {_inline(_standing(row))}.{closed}{flagged}')
            lines.append(f"  `{row.address}`")
    return "\n".join(lines) + "\n"


def _inline(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return re.sub(r"[\\`*_\[\]<>#|]", r"\\\g<0>", " ".join(text.split()))


FORMAT = "engage-docs/open-loops"
VERSION = 1

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

COLUMNS = tuple(field.name for field in fields(ReportRow))


def report_files(report: Report) -> dict[str, bytes]:
    """Return the report for other programs, by the paths of the files in the site."""
    return {"open-loops.json": as_json(report).encode(), "open-loops.csv": as_csv(report).encode()}


def as_json(report: Report) -> str:
    """Return the report as JSON text, version 1 of the format; dates as YYYY-MM-DD."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "calendar": report.calendar,
        "counts": asdict(report.counts),
        "loops": [_plain(row) for row in report.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain(row: ReportRow) -> dict[str, object]:
    """One row as JSON has it."""
    found: dict[str, object] = {name: getattr(row, name) for name in COLUMNS}
    found["source"] = {"path": row.source.path, "line": row.source.line}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in found.items()}


def as_csv(report: Report) -> str:
    """Return the report as comma-separated values (RFC 4180) with a header row.

    Lists are joined by ``; ``. A text that a spreadsheet would take for a formula has an
    apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in report.rows:
        values = _plain(row) | {"source": f"{row.source.path}:{row.source.line}"}
        writer.writerow([_cell(value) for value in values.values()])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = "; ".join(str(v) for v in value)
    text = str(value)
    return "'" + text if text.startswith(_FORMULA) else text
