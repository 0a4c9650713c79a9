"""Whatever stands in a view, no piece makes markup of it: every field of each is tried.

``test_escaping`` draws whole pages from hostile records. Here are also the fields that records
cannot fill today, because only the site or a framework does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from markupsafe import Markup

from engage_docs.i18n import ENGLISH
from engage_docs.loops.flags import Flag
from engage_docs.records.model import OnTheTable
from engage_docs.site.alphabet import Entry, Letter
from engage_docs.site.charts import Chart
from engage_docs.site.guidance import Group
from engage_docs.site.guided_lists import RecordCard
from engage_docs.site.guided_pages import Change, Ground
from engage_docs.site.head import Head
from engage_docs.site.index import TextRun
from engage_docs.site.introduction import Introduction
from engage_docs.site.items import PromiseView, SaidView
from engage_docs.site.list_pages import FilterGroup, ListView
from engage_docs.site.list_pages import Group as ListGroup
from engage_docs.site.named_pages import NamedCard
from engage_docs.site.page import ShownPicture
from engage_docs.site.paging import Paging
from engage_docs.site.pairs import Pair
from engage_docs.site.pieces import figures, guidance, heads, lists, loops, pairs, pictures, posters
from engage_docs.site.pieces.list_pages import list_page
from engage_docs.site.pieces.pen import Pen, Piece
from engage_docs.site.pieces.records import PAGES, follow_up_page
from engage_docs.site.record_pages import AboutView, FollowUpView, News
from engage_docs.site.still_open import Card, Claim
from tests.site.test_escaping import HOSTILE

# What the code alone says: parts of classes, and markup that was made safe before.
OF_THE_CODE = {"state": "done", "fit": "poster-1", "body": "<p>Story</p>", "svg": "<svg></svg>"}
Views = Callable[[dict[Any, Any]], tuple[Any, ...]]
"""What a piece takes besides the pen, made with these values of plain types."""
PLAIN = {int: 2, bool: True, Markup: Markup("<svg></svg>"), str: HOSTILE, type(None): None}


def made(kind: Any, plain: dict[Any, Any]) -> Any:
    """A value of a type, hostile to the last text in it."""
    if kind in plain:
        return plain[kind]
    inner = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return made(inner[0], plain)
    if get_origin(kind) is tuple:
        each = inner[:1] * 2 if inner[-1] is Ellipsis else inner
        return tuple(made(one, plain) for one in each)
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields
    return kind(**{name: OF_THE_CODE.get(name) or made(hints[name], plain) for name in names})


def of(kind: Any) -> Views:
    return lambda plain: (made(kind, plain),)


def several(kind: Any) -> Views:
    return lambda plain: ([made(kind, plain)] * 2,)


def texts(number: int) -> Views:
    return lambda _: (HOSTILE,) * number


def whole_page(kind: Any, **parts: Any) -> Views:
    """A page of which everything is hostile but some parts; the summary is no other text."""

    def views(plain: dict[Any, Any]) -> tuple[Any, ...]:
        view = made(kind, plain)
        head = view.head._replace(summary=f"{HOSTILE} in short")
        return view._replace(head=head, **parts), HOSTILE

    return views


def page_of_a_list(plain: dict[Any, Any]) -> tuple[Any, ...]:
    """A page of a list whose introduction was made safe before."""
    prose = Introduction("", "<p>Ours</p>")
    return made(ListView, {**plain, Introduction: prose}), HOSTILE


LINE = (
    TextRun(HOSTILE, HOSTILE, more=HOSTILE, lang=HOSTILE, more_lang=HOSTILE),
    TextRun(HOSTILE, away=HOSTILE, more=HOSTILE, lang=HOSTILE, more_lang=HOSTILE),
    *(
        TextRun(HOSTILE, is_voice=True, lang=HOSTILE),
        TextRun(HOSTILE, lang=HOSTILE),
        TextRun(HOSTILE),
    ),
)
CASES: list[tuple[Piece, Views]] = [
    (Pen.line, lambda _: (LINE,)),
    (loops.said_card, of(SaidView)),
    (loops.said_at_home, of(SaidView)),
    (loops.promise_card, of(PromiseView)),
    (loops.promise_in_full, of(PromiseView)),
    (loops.card, lambda plain: (Card(claim=made(Claim, plain)),)),
    (loops.card_with_flags, lambda plain: (Card(promise=made(PromiseView, plain)),)),
    (loops.tags, several(Flag)),
    (pairs.pair, of(Pair)),
    (pictures.picture, of(ShownPicture)),
    (posters.poster_foot, texts(2)),
    (heads.record_head, of(Head)),
    (heads.record_foot, lambda plain: (made(Head, plain), HOSTILE)),
    (heads.body, lambda plain: (made(Head, plain), HOSTILE)),
    (heads.section_head, lambda _: (HOSTILE, "", "<p>Ours</p>", HOSTILE)),
    (heads.on_the_table, lambda plain: (made(OnTheTable, plain), HOSTILE)),
    (lists.news_list, several(News)),
    (lists.record_card, of(RecordCard)),
    (lists.showing, texts(3)),
    (lists.filters, several(FilterGroup)),
    (lists.pages, of(Paging)),
    (lists.group_head, of(ListGroup)),
    (list_page, page_of_a_list),
    (lists.named_list, lambda plain: ([made(NamedCard, plain)], HOSTILE)),
    (lists.named_list, lambda _: ([], HOSTILE)),
    (lists.letters, lambda plain: ([made(Letter, plain)], HOSTILE)),
    (lists.entries, several(Entry)),
    (guidance.groups, several(Group)),
    (guidance.grounds, several(Ground)),
    (guidance.changes, several(Change)),
    (figures.in_figures, several(Chart)),
    *((draw, whole_page(kind)) for kind, draw in PAGES.items()),
    (follow_up_page, whole_page(FollowUpView, outcome="")),
    (follow_up_page, whole_page(FollowUpView, about=(AboutView(TextRun(HOSTILE)),))),
]


@pytest.mark.parametrize(("draw", "views"), CASES)
@pytest.mark.parametrize("is_so", [True, False])
@pytest.mark.parametrize("lang", ["", HOSTILE], ids=["site", "other"])
def test_no_text_of_a_view_is_markup(draw: Piece, views: Views, is_so: bool, lang: str) -> None:
    html = draw(Pen(ENGLISH, HOSTILE, lang), *views({**PLAIN, bool: is_so}))
    assert "&lt;script&gt;" in html
    assert "<script" not in html
