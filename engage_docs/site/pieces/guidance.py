"""What records say in the words of the guidance. A term leads to its place in the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.guidance import Group
from engage_docs.site.guidance_entries import Entry
from engage_docs.site.guided_pages import Change, Ground
from engage_docs.site.index import Inline
from engage_docs.site.pieces.pen import Pen


def groups(pen: Pen, found: Iterable[Group], level: int = 2) -> str:
    """Entries under their headings."""
    return "".join([_group(pen, group, level) for group in found])


def _group(pen: Pen, group: Group, level: int) -> str:
    voice = f'<p class="voice" dir="auto">{escaped(group.voice)}</p>\n' if group.voice else ""
    lead = f"<p>{escaped(group.lead)}</p>\n" if group.lead else ""
    entries = "".join(_entry(pen, one) for one in group.entries)
    entries = f'<dl class="terms">\n{entries}</dl>\n' if entries else ""
    return (
        f'<section class="group">\n<h{level}>{escaped(group.title)}</h{level}>\n'
        f"{voice}{lead}{entries}{_not_written(pen, group.missing)}\n</section>\n"
    )


def _entry(pen: Pen, one: Entry) -> str:
    label = f'<span class="label">{escaped(one.label)}</span>' if one.label else ""
    meaning = f'<dd class="meaning">{escaped(one.meaning)}</dd>\n' if one.meaning else ""
    lines = "".join(_line(pen, what, runs) for what, runs in one.lines)
    rest = ""
    if one.missing:
        rest = f'<dd class="stub">{escaped(one.missing)}</dd>\n'
    elif not one.meaning and not one.lines:
        rest = f'<dd class="meaning">{pen.say("In the words of the record.")}</dd>\n'
    return f"<div><dt>{label}{pen.line(one.name)}</dt>\n{meaning}{lines}{rest}</div>\n"


def _line(pen: Pen, what: str, runs: Inline) -> str:
    label = f"<b>{escaped(what)}:</b> " if what else ""
    return f"<dd>{label}{pen.line(runs)}</dd>\n"


def _not_written(pen: Pen, lines: Sequence[Inline]) -> str:
    if not lines:
        return ""
    summary = pen.count(
        len(lines),
        "Nothing is written down on {n} more",
        "Nothing is written down on {n} more",
    )
    items = "".join(f"<li>{pen.line(runs)}</li>\n" for runs in lines)
    return f'<details class="sum"><summary>{summary}</summary>\n<ul>\n{items}</ul>\n</details>\n'


def grounds(pen: Pen, found: Iterable[Ground]) -> str:
    """Terms, each with what is written on it; or that nothing is."""
    return f'<dl class="terms">\n{"".join(_ground(pen, one) for one in found)}</dl>\n'


def _ground(pen: Pen, one: Ground) -> str:
    meaning = f'<dd class="meaning">{escaped(one.term.meaning)}</dd>\n' if one.term.meaning else ""
    words = (
        f"<dd>{escaped(one.words)}</dd>\n"
        if one.words
        else f'<dd class="stub">{pen.say("Not written down.")}</dd>\n'
    )
    return f"<div><dt>{pen.line((one.term.name,))}</dt>\n{meaning}{words}</div>\n"


def changes(pen: Pen, found: Iterable[Change]) -> str:
    """What was changed, when and why, in order of time."""
    return f'<ol class="news">\n{"".join(_change(pen, one) for one in found)}</ol>\n'


def _change(pen: Pen, one: Change) -> str:
    before = ""
    if one.before:
        before = f"<p><b>{pen.say('Until then:')}</b> {escaped(one.before)}</p>\n"
    reason = (
        escaped(one.reason)
        if one.reason
        else f'<span class="stub">{pen.say("Not written down.")}</span>'
    )
    return (
        f'<li><p class="when">{escaped(one.when)}</p>\n<div><p>{escaped(one.words)}</p>\n'
        f"{before}<p><b>{pen.say('Why:')}</b> {reason}</p></div></li>\n"
    )
