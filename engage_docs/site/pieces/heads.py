"""The top and the foot of the pages of records, and the head of every other page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engage_docs.records.model import OnTheTable
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.head import Fact, Head
from engage_docs.site.index import Inline
from engage_docs.site.pieces.pen import Pen
from engage_docs.site.versions import Version


def section_head(
    pen: Pen,  # noqa: ARG001 - as every piece
    heading: str,
    own_heading: str,
    introduction: str,
    lead: str,
) -> str:
    """The head of a section. ``own_heading`` and ``introduction`` are HTML that is safe."""
    prose = f'<div class="prose">\n{introduction}\n</div>\n' if introduction else ""
    lead = f'<p class="lead">{escaped(lead)}</p>\n' if lead else ""
    heading = own_heading or escaped(heading)
    return f'<header class="top">\n<h1>{heading}</h1>\n{prose}{lead}</header>\n'


def record_head(pen: Pen, head: Head) -> str:
    """What stands at the top of every record's page."""
    stands = pen.stands(head.lang)
    summary = f'<p class="lead"{stands}>{escaped(head.summary)}</p>\n' if head.summary else ""
    draft = to_come = ""
    if head.is_draft:
        words = f"<b>{pen.say('Draft:')}</b> {pen.say('not on the public site.')}"
        draft = f'<p class="remark draft"{pen.ours}>{words}</p>\n'
    if head.to_come:
        words = pen.say("This is still to come. Nothing in it is counted yet.")
        to_come = f'<p class="remark"{pen.ours}>{words}</p>\n'
    return (
        f'<header class="top">\n<p class="kind"{pen.ours}>{pen.line(head.kind)}</p>\n'
        f"<h1{stands}>{escaped(head.title)}</h1>\n{summary}"
        f"{_versions(pen, head.versions) if head.versions else ''}{draft}{to_come}"
        f"{_formats(pen, head.formats) if head.formats else ''}</header>\n"
    )


def _versions(pen: Pen, versions: Iterable[Version]) -> str:
    items = "".join(f"<li>{_version(pen, version)}</li>\n" for version in versions)
    return (
        f'<nav class="versions" aria-label="{pen.say("Languages of this page")}"{pen.ours}>\n'
        f"<p>{pen.say('This page in:')}</p>\n<ul>\n{items}</ul>\n</nav>\n"
    )


def _version(pen: Pen, version: Version) -> str:
    """The page in a language.

    Its link is told from other links by its first attribute: see :mod:`engage_docs.site.drawing`.
    """
    tongue, name = pen.speaks(version.tag), escaped(version.name)
    if version.is_current:
        return f"<b{tongue}>{name}</b>"
    href = f"{pen.base}{escaped(version.url)}"
    return f'<a hreflang="{escaped(version.tag)}" href="{href}"{tongue}>{name}</a>'


def _formats(pen: Pen, formats: Iterable[Inline]) -> str:
    label = f'<p class="label"{pen.ours}>{pen.say("Also as")}</p>'
    return f'<div class="formats">{label}\n<ul>\n{pen.lines("li", formats)}</ul></div>\n'


def fact_list(pen: Pen, facts: Sequence[Fact]) -> str:
    """When, where and who: terms with what they say."""
    if not facts:
        return ""
    parts = ['<dl class="facts">\n']
    for fact in facts:
        parts.append(f"<div><dt{pen.ours}>{escaped(fact.term)}</dt>")
        parts += [f"<dd{pen.ours}>{pen.line(runs)}</dd>" for runs in fact.lines]
        parts.append("</div>\n")
    parts.append("</dl>\n")
    return "".join(parts)


def body(pen: Pen, head: Head, title: str) -> str:
    """The story of a record. ``head.body`` is HTML that is safe."""
    if not head.body:
        return ""
    return (
        f'<section class="group">\n<h2{pen.ours}>{escaped(title)}</h2>\n'
        f'<div class="prose"{pen.stands(head.lang)}>\n{head.body}\n</div>\n</section>\n'
    )


def record_foot(pen: Pen, head: Head, address: str) -> str:
    """What stands at the foot of every record's page. ``address`` is that of the page, if known."""
    facts = documents = sources = ""
    if head.more_facts:
        title = pen.say("About this record")
        facts = (
            f'<section class="group">\n<h2{pen.ours}>{title}</h2>\n'
            f"{fact_list(pen, head.more_facts)}\n</section>\n"
        )
    if head.documents:
        documents = _documents(pen, head)
    stubs = "".join([f'<p class="stub"{pen.ours}>{escaped(one)}</p>\n' for one in head.not_shown])
    if head.sources:
        title = pen.count(len(head.sources), "Source", "Sources")
        sources = (
            f'<section class="sources group">\n<h2{pen.ours}>{title}</h2>\n'
            f"<ul>\n{pen.lines('li', head.sources)}</ul>\n</section>\n"
        )
    return f"{facts}{documents}{stubs}{sources}{printed(pen, address)}\n"


def _documents(pen: Pen, head: Head) -> str:
    items = "".join(
        f'<li{pen.ours}><a href="{pen.base}{escaped(one.url)}"{pen.speaks(one.lang)}>'
        f"{escaped(one.title)}</a> ({escaped(one.about)})</li>\n"
        for one in head.documents
    )
    title = pen.count(len(head.documents), "Document", "Documents")
    return (
        f'<section class="group documents">\n<h2{pen.ours}>{title}</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def printed(pen: Pen, address: str) -> str:
    """Where a page is, for those who have it on paper."""
    if not address:
        return ""
    words = pen.say("This page is at {address}", address=address)
    return f'<p class="on-paper"{pen.ours}>{words}</p>\n'


def on_the_table(pen: Pen, table: OnTheTable | None, lang: str) -> str:
    """What people could change, and what was fixed."""
    if not table:
        return ""
    title = pen.say("What was on the table")
    about = pen.say("About being clear on what is on the table")
    return (
        f'<section class="group">\n<h2{pen.ours}>{title}</h2>\n<div class="table-top">\n'
        f"{_could_change(pen, table, lang)}{_was_fixed(pen, table, lang)}</div>\n"
        f'<p class="who"{pen.ours}><a href="{pen.base}glossary/on-the-table/">{about}</a></p>\n'
        "</section>\n"
    )


def _could_change(pen: Pen, table: OnTheTable, lang: str) -> str:
    if not table.open:
        return ""
    items = "".join(f"<li{pen.stands(lang)}>{escaped(words)}</li>\n" for words in table.open)
    title = pen.say("People could change")
    return f"<div><h3{pen.ours}>{title}</h3>\n<ul>\n{items}</ul></div>\n"


def _was_fixed(pen: Pen, table: OnTheTable, lang: str) -> str:
    if not table.fixed:
        return ""
    parts: list[str] = []
    for matter in table.fixed:
        what = pen.own(matter.what, lang)
        words = (
            pen.html("{what}, because {why}", what=what, why=pen.own(matter.why, lang))
            if matter.why
            else pen.html("{what}. No reason is given", what=what)
        )
        parts.append(f"<li{pen.ours}>{words}</li>\n")
    title = pen.say("This was fixed")
    return f"<div><h3{pen.ours}>{title}</h3>\n<ul>\n{''.join(parts)}</ul></div>\n"
