"""The list of findings, made from the registry of codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage_docs.findings import Code, Severity
from engage_docs.findings.registry import CodeGroup, steps
from engage_docs.reference.markdown import code, fence, page, template_in_words

_INTRODUCTION = """\
A finding is one mistake or one doubt. It says where it stands (the file, the line and the
column), what is wrong, and what to do about it. The name at the end, in square brackets, is its
code. This page lists every code. Where a message puts in a value of yours, this page shows
‹the kind of value›.

- An **error** stops a build. The site that is already there stays as it is.
- A **warning** does not stop a build, but something is missing or was left out.
- A **note** is advice.

A team that does not want to see a warning or a note can silence its code, with the reason: see
`silence` in [the settings](settings.md). An error cannot be silenced.\
"""
_WORDS = {Severity.ERROR: "An error.", Severity.WARNING: "A warning.", Severity.NOTE: "A note."}


def findings_page(all_steps: Sequence[CodeGroup] | None = None) -> str:
    """The page ``docs/reference/findings.md``."""
    blocks = [_INTRODUCTION]
    for step in steps() if all_steps is None else all_steps:
        blocks.append(f"## {_heading(step)}")
        for one in step.codes:
            blocks += _code_section(one)
    return page("Findings", *blocks)


def _code_section(one: Code) -> Iterator[str]:
    yield f"### {code(one.name)}"
    yield f"{_WORDS[one.severity]} {template_in_words(one.sentence)}"
    yield f"**What to do.** {_cure(one)}"
    if one.why:
        yield f"**Why.** {one.why}"
    if one.example:
        yield "A record with these lines gives it:"
        yield fence(one.example)


def _cure(one: Code) -> str:
    """The cure; where the message makes up the whole cure from the record, say so."""
    if one.cure.startswith("{") and one.cure.endswith("}") and one.cure.count("{") == 1:
        return "The message says what to do, with the nearest match if there is one."
    return template_in_words(one.cure)


def _heading(step: CodeGroup) -> str:
    """The first line of the module's own words: "Codes for the links between records."."""
    about = step.about.rstrip(".")
    for opening in ("Codes for ", "Codes of "):
        if about.startswith(opening):
            about = about.removeprefix(opening)
    return about[:1].upper() + about[1:]
