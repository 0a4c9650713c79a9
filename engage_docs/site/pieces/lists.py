"""What lists are made of: their filters, their pages, and the lines and cards in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.guided_lists import RecordCard
from engage_docs.site.index import TextRun
from engage_docs.site.paging import PageLink, Paging
from engage_docs.site.pieces.pen import Pen
from engage_docs.site.record_pages import News

if TYPE_CHECKING:
    from engage_docs.site.alphabet import Entry, Letter
    from engage_docs.site.list_pages import Choice, FilterGroup, Group
    from engage_docs.site.named_pages import NamedCard


def news_list(pen: Pen, items: Iterable[News], level: int = 3) -> str:
    """Records in order of time, each with one sentence."""
    return f'<ol class="news">\n{"".join([_news(pen, item, level) for item in items])}</ol>\n'


def _news(pen: Pen, item: News, level: int) -> str:
    kind = pen.say("{kind}, still to come", kind=item.kind) if item.to_come else escaped(item.kind)
    return (
        f'<li><p class="when"{pen.ours}>{escaped(item.when)}</p>\n'
        f"<div><h{level}>{pen.line((item.link,))}</h{level}>\n"
        f"<p{pen.ours}><b>{kind}.</b> {pen.own(item.summary, item.lang)}</p></div></li>\n"
    )


def record_card(pen: Pen, card: RecordCard) -> str:
    """One record in a list of decisions, moments or resources."""
    about = f'<p class="who">{escaped(card.about)}</p>\n' if card.about else ""
    words = f"<p>{escaped(card.words)}</p>\n" if card.words else ""
    terms = "; ".join(_term(run) for run in card.terms)
    terms = f'<p class="who">{terms}</p>\n' if terms else ""
    return (
        f'<article class="loop">\n<h3>{pen.line((card.link,))}</h3>\n{about}{words}{terms}'
        "</article>\n"
    )


def _term(run: TextRun) -> str:
    lang = f' lang="{escaped(run.lang)}"' if run.lang else ""
    return f"<span{lang}>{escaped(run.text)}</span>"


def showing(pen: Pen, words: str, kept: str, all_url: str) -> str:
    """What a list is filtered by, how much that keeps, and the way back to the whole list."""
    if not words:
        return ""
    said = pen.html(
        "Showing: {filter}. {kept}.", filter=f"<b>{escaped(words)}</b>", kept=escaped(kept)
    )
    link = f'<a href="{pen.base}{escaped(all_url)}">{pen.say("Show all")}</a>'
    return f'<p class="showing"><span>{said}</span> {link}</p>\n'


def choices(pen: Pen, items: Iterable[Choice]) -> str:
    """Filters, each with how much it keeps."""
    lines = "".join(
        f'<li><a href="{pen.base}{escaped(one.url)}">{escaped(one.text)}</a> '
        f'<span class="number">{one.number}</span></li>\n'
        for one in items
    )
    return f'<ul class="choices">\n{lines}</ul>\n'


def filters(pen: Pen, groups: Sequence[FilterGroup]) -> str:
    """What a list can be filtered by."""
    if not groups:
        return ""
    return (
        f'<nav class="filters" aria-label="{pen.say("Filters")}">\n'
        f'<p class="label">{pen.say("Narrow this list by")}</p>\n'
        f"{''.join(_filter_group(pen, group) for group in groups)}</nav>\n"
    )


def _filter_group(pen: Pen, group: FilterGroup) -> str:
    more = ""
    if group.more:
        href = f"{pen.base}{escaped(group.more.url)}"
        more = f'<p><a href="{href}">{escaped(group.more.text)}</a></p>\n'
    return (
        f'<details name="filters"><summary>{escaped(group.title)}</summary>\n'
        f"{choices(pen, group.choices)}\n{more}</details>\n"
    )


def pages(pen: Pen, paging: Paging | None) -> str:
    """The way to the other pages of a list."""
    if not paging:
        return ""
    turns = _turn(pen, paging.previous, "prev") + _turn(pen, paging.next, "next")
    numbers = "".join(_page_number(pen, link) for link in paging.numbers)
    return (
        f'<nav class="pages" aria-label="{pen.say("Pages of this list")}">\n'
        f"<p><b>{escaped(paging.label)}</b></p>\n"
        f'<ul class="turns">\n{turns}\n</ul>\n<ul class="page-numbers">\n{numbers}</ul>\n</nav>\n'
    )


def _turn(pen: Pen, link: PageLink | None, rel: str) -> str:
    if not link:
        return ""
    href = f"{pen.base}{escaped(link.url)}"
    return f'<li class="turn"><a href="{href}" rel="{rel}">{escaped(link.words)}</a></li>\n'


def _page_number(pen: Pen, link: PageLink) -> str:
    gap = '<li aria-hidden="true">…</li>\n' if link.is_gap else ""
    words = f'<span class="hidden">{pen.say("Page")} </span>{escaped(link.words)}'
    if link.is_current:
        return f'{gap}<li><b>{words}<span class="hidden">, {pen.say("this page")}</span></b></li>\n'
    return f'{gap}<li><a href="{pen.base}{escaped(link.url)}">{words}</a></li>\n'


def group_head(pen: Pen, group: Group) -> str:
    """The heading of a part of a list."""
    heading = group.heading
    title = escaped(heading.title)
    shown = pen.say("{title}, continued", title=heading.title) if group.continued else title
    link = ""
    if heading.url:
        words = f'{pen.say("See the project")}<span class="hidden">: {title}</span>'
        link = f' <a href="{pen.base}{escaped(heading.url)}">{words}</a>'
    return (
        f'<h2 id="{escaped(heading.anchor)}">{shown}</h2>\n'
        f'<p class="who">{escaped(group.count)}.{link}</p>\n'
    )


def search_form(pen: Pen) -> str:
    """The way to the page for searching, with the words that one looks for."""
    return (
        f'<form class="search" action="{pen.base}search/" method="get" role="search">\n'
        f'<label for="search-words">{pen.say("Search this site")}</label>\n'
        '<div><input type="search" id="search-words" name="q" autocomplete="off">'
        f"<button>{pen.say('Search')}</button></div>\n</form>\n"
    )


def named_list(pen: Pen, cards: Iterable[NamedCard], nothing: str) -> str:
    """Every community or topic. ``nothing`` is said where there is none."""
    items = "".join(
        f'<li><a href="{pen.base}{escaped(card.link.url)}">{escaped(card.link.text)}</a> '
        f'<span class="who">{escaped(card.counts)}</span></li>\n'
        for card in cards
    )
    items = items or f"<li>{escaped(nothing)}</li>\n"
    return f'<ul class="named">\n{items}</ul>\n'


def letters(pen: Pen, items: Sequence[Letter], current: str) -> str:
    """The letters of an A to Z. ``current`` is the one of this page."""
    if not items:
        return f"<p>{pen.say('Nothing is on record yet.')}</p>\n"
    lines = "".join(_letter(pen, letter, current) for letter in items)
    label = pen.say("Letters")
    return f'<nav class="letters" aria-label="{label}">\n<ul>\n{lines}</ul>\n</nav>\n'


def _letter(pen: Pen, letter: Letter, current: str) -> str:
    here = ' aria-current="true"' if letter.name == current else ""
    words = f'{escaped(letter.name)}<span class="hidden">: {escaped(letter.count)}</span>'
    return f'<li><a href="{pen.base}{escaped(letter.url)}"{here}>{words}</a></li>\n'


def entries(pen: Pen, items: Iterable[Entry]) -> str:
    """Lines of an A to Z."""
    lines = "".join(
        f'<li>{pen.line((entry.link,))} <span class="who">{escaped(entry.kind)}</span></li>\n'
        for entry in items
    )
    return f'<ul class="named">\n{lines}</ul>\n'
