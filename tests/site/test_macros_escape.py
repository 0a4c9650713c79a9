"""Whatever stands in a view, no template makes markup of it: every field of each is tried.

``test_escaping`` renders whole pages from hostile records. Here are also the fields that records
cannot fill today, because only the site or a framework does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import SimpleNamespace, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from engage_docs.media.model import ShownPicture
from engage_docs.site.charts import Chart
from engage_docs.site.guidance import Group
from engage_docs.site.guided_pages import (
    Change,
    DecisionView,
    ProfileView,
    ResourceView,
    ReviewView,
    StoryView,
)
from engage_docs.site.head import Head
from engage_docs.site.index import RowView, TextRun
from engage_docs.site.loop_views import Pair, PromiseView, SaidView
from engage_docs.site.paging import Paging
from engage_docs.site.record_pages import (
    AboutView,
    ArtefactView,
    EngagementView,
    FollowUpView,
    News,
    ProjectView,
    TableView,
)
from engage_docs.site.renderer import Renderer
from engage_docs.site.terms import WrittenTerm
from tests.site import exampleton as ex
from tests.site.rendered import HOSTILE, Macros

# What the code alone says: parts of classes, and markup that was made safe before.
OF_THE_CODE = {
    "state": "done",
    "fit": "poster-1",
    "body_html": "<p>Story</p>",
    "svg": "<svg></svg>",
}
Views = Callable[[dict[Any, Any]], tuple[Any, ...]]
"""What a macro takes, made with these values of plain types."""
PLAIN = {int: 2, bool: True, str: HOSTILE, type(None): None}


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


def whole(kind: Any, **parts: Any) -> Callable[[dict[Any, Any]], Any]:
    """A view of which everything is hostile but some parts; the summary is no other text."""

    def view(plain: dict[Any, Any]) -> Any:
        found = made(kind, plain)
        head = found.head._replace(summary=f"{HOSTILE} in short")
        return found._replace(head=head, **parts)

    return view


LINE = (
    TextRun(HOSTILE, HOSTILE, more=HOSTILE, lang=HOSTILE, more_lang=HOSTILE),
    TextRun(HOSTILE, away=HOSTILE, more=HOSTILE, lang=HOSTILE, more_lang=HOSTILE),
    *(
        TextRun(HOSTILE, is_voice=True, lang=HOSTILE),
        TextRun(HOSTILE, lang=HOSTILE),
        TextRun(HOSTILE),
    ),
)
CARD = SimpleNamespace(
    link=LINE[0], about=HOSTILE, words=HOSTILE, terms=LINE, counts=HOSTILE, kind=HOSTILE
)
LETTER = SimpleNamespace(name=HOSTILE, url=HOSTILE, count=HOSTILE)
GROUP = SimpleNamespace(
    heading=SimpleNamespace(anchor=HOSTILE, title=HOSTILE, url=HOSTILE),
    continued=True,
    count=HOSTILE,
)
MACROS: list[tuple[str, str, Views]] = [
    ("text.html", "line", lambda _: (LINE,)),
    ("loops.html", "said_in_full", of(SaidView)),
    ("loops.html", "promise_in_full", of(PromiseView)),
    ("loops.html", "tags", lambda _: ((HOSTILE, HOSTILE),)),
    ("rows.html", "rows", several(RowView)),
    ("pairs.html", "pair", of(Pair)),
    ("pictures.html", "picture", of(ShownPicture)),
    ("posters.html", "poster_foot", texts(2)),
    ("heads.html", "record_head", of(Head)),
    ("heads.html", "fact_list", lambda plain: (made(Head, plain).facts,)),
    ("heads.html", "record_foot", lambda plain: (made(Head, plain), HOSTILE)),
    ("heads.html", "body", lambda plain: (made(Head, plain), HOSTILE)),
    ("heads.html", "printed", texts(1)),
    ("heads.html", "section_head", lambda _: (HOSTILE, "", "<p>Ours</p>", HOSTILE)),
    ("heads.html", "on_the_table", of(TableView)),
    ("lists.html", "news_list", several(News)),
    ("lists.html", "showing", texts(3)),
    ("lists.html", "pages", of(Paging)),
    ("lists.html", "named_list", lambda _: ([], HOSTILE)),
    ("lists.html", "named_list", lambda _: ([CARD], HOSTILE)),
    ("lists.html", "entries", lambda _: ([CARD],)),
    ("lists.html", "letters", lambda _: ([LETTER], HOSTILE)),
    ("lists.html", "group_head", lambda _: (GROUP,)),
    ("guidance.html", "groups", several(Group)),
    ("guidance.html", "grounds", several(WrittenTerm)),
    ("guidance.html", "changes", several(Change)),
    ("figures.html", "in_figures", several(Chart)),
]
PAGES: list[tuple[str, Callable[[dict[Any, Any]], Any]]] = [
    ("engagement", whole(EngagementView)),
    ("project", whole(ProjectView)),
    ("follow-up", whole(FollowUpView)),
    ("follow-up", whole(FollowUpView, outcome="")),
    ("follow-up", whole(FollowUpView, about=(AboutView(TextRun(HOSTILE)),))),
    ("you-said-we-did", whole(ArtefactView)),
    ("decision", whole(DecisionView)),
    ("moment", whole(StoryView)),
    ("community", whole(ProfileView)),
    ("review", whole(ReviewView)),
    ("resource", whole(ResourceView)),
]


def assert_no_markup(html: str) -> None:
    assert "&lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize(("file", "name", "views"), MACROS)
@pytest.mark.parametrize("is_so", [True, False])
@pytest.mark.parametrize("lang", ["", HOSTILE], ids=["site", "other"])
def test_no_text_of_a_view_is_markup(
    file: str, name: str, views: Views, is_so: bool, lang: str
) -> None:
    assert_no_markup(Macros(lang=lang)(file, name, *views({**PLAIN, bool: is_so})))


@pytest.mark.parametrize(("name", "view"), PAGES)
@pytest.mark.parametrize("is_so", [True, False])
@pytest.mark.parametrize("lang", ["", HOSTILE], ids=["site", "other"])
def test_no_text_of_a_page_is_markup(
    name: str, view: Callable[[dict[Any, Any]], Any], is_so: bool, lang: str
) -> None:
    renderer = Renderer([ex.THEME], f"https://example.org/{HOSTILE}")
    shown, template = view({**PLAIN, bool: is_so}), f"engage/record-{name}.html"
    assert_no_markup(renderer.render("records/x/", template, shown, lang))
