"""The report for people: plain text for the terminal, and Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from engage_docs.dates import say_date
from engage_docs.loops.flags import FLAGS
from engage_docs.reports.values import Report, Row

_LABELS = {f.name: f.label for f in FLAGS}
_WIDTH = 88


def many(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: ``1 promise``, ``3 promises``."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def summary(report: Report) -> str:
    """A few lines on how things stand: what every build prints."""
    counts = report.counts
    lines = [f"As of {say_date(report.as_of)}:"]
    lines.append(
        f"  {many(counts.said, 'thing')} said, {many(counts.commitments, 'promise')} made."
    )
    if counts.open:
        lines.append(f"  {many(counts.open, 'loop is', 'loops are')} open.")
    elif counts.said or counts.commitments:
        lines.append("  Every loop is closed.")
    shown = [(_LABELS[name], number) for name, number in counts.flags.items() if number]
    width = max((len(str(number)) for _, number in shown), default=0)
    lines.extend(f"  {number:>{width}}  {label.lower()}" for label, number in shown)
    return "\n".join(lines) + "\n"


def as_text(report: Report) -> str:
    """The whole report as plain text, project by project, the longest waiting first."""
    parts = [summary(report)]
    parts.extend(_text_of_project(report, project) for project in _projects(report))
    return "\n".join(parts)


def _projects(report: Report) -> list[str]:
    return list(dict.fromkeys(row.project for row in report.rows))


def _text_of_project(report: Report, project: str) -> str:
    title = f"{report.projects.get(project, project)} ({project})"
    lines = [title, "-" * len(title)]
    for row in (r for r in report.rows if r.project == project):
        lines.extend(_text_of_row(row))
    return "\n".join(lines) + "\n"


def _text_of_row(row: Row) -> Iterator[str]:
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


def _standing(row: Row) -> str:
    """One line on how a loop stands: status, dates, owner."""
    parts = [row.status]
    if row.timeliness:
        late = f" by {many(row.days_overdue, 'day')}" if row.days_overdue else ""
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
        parts.append(f"waiting {many(row.waiting_working_days, 'working day')}")
    return "; ".join(parts)


def as_markdown(report: Report) -> str:
    """The whole report as Markdown, for an issue, a message or minutes."""
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
    plain = " ".join(text.split())
    for sign in "\\`*_[]<>#|":
        plain = plain.replace(sign, "\\" + sign)
    return plain
