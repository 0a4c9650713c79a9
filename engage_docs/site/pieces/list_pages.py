"""A page of a long list, whole: all but the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.pieces.figures import in_figures
from engage_docs.site.pieces.heads import printed, section_head
from engage_docs.site.pieces.lists import group_head, news_list, pages, showing
from engage_docs.site.pieces.pen import Pen

if TYPE_CHECKING:
    from engage_docs.site.list_pages import Beside, Group, ListView


def list_page(pen: Pen, view: ListView, address: str) -> str:
    """A page of a list. Its filters and cards are HTML already."""
    beside, intro = view.beside, view.introduction
    to_charts = ""
    if beside.charts:
        words = pen.say("The same in figures")
        to_charts = f'<p class="more"><a href="#in-figures">{words}</a></p>\n'
    return (
        f"{section_head(pen, view.heading, intro.heading, intro.rest, view.lead)}\n{to_charts}"
        f"{showing(pen, view.showing, view.kept, view.all_url)}\n{view.filters}\n"
        f"{_tally(pen, beside)}{''.join([_group(pen, group) for group in view.groups])}"
        f"{pages(pen, view.paging)}\n{in_figures(pen, beside.charts)}\n{_news(pen, beside)}"
        f"{_files(pen, beside)}{_not_shown(beside)}{printed(pen, address)}"
    )


def _tally(pen: Pen, beside: Beside) -> str:
    """What is missing, in numbers."""
    if not beside.tally:
        return ""
    rows = "".join(
        f"<div><dt><b>{one.number}</b> {pen.say(one.flag.label)}</dt>"
        f"<dd>{pen.say(one.flag.sentence)}</dd></div>\n"
        for one in beside.tally
    )
    return (
        f'<details class="missing"><summary>{pen.say("What is missing, in numbers")}</summary>\n'
        f'<dl class="tally">\n{rows}</dl>\n</details>\n'
    )


def _group(pen: Pen, group: Group) -> str:
    return f'<section class="group">\n{group_head(pen, group)}\n{group.cards}</section>\n'


def _news(pen: Pen, beside: Beside) -> str:
    if not beside.news:
        return ""
    return _part(pen.say("Where people were told"), f"{news_list(pen, beside.news)}\n")


def _files(pen: Pen, beside: Beside) -> str:
    if not beside.files:
        return ""
    lines = "".join(f"<li>{pen.line((run,))}</li>\n" for run in beside.files)
    return _part(pen.say("Take this list with you"), f"<ul>\n{lines}</ul>\n")


def _part(title: str, html: str) -> str:
    return f'<section class="group">\n<h2>{title}</h2>\n{html}</section>\n'


def _not_shown(beside: Beside) -> str:
    return "".join(f'<p class="stub">{escaped(text)}</p>\n' for text in beside.not_shown)
