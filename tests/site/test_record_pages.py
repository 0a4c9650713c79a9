"""The pages of records: views that travel as bytes, and templates that a team may override."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from engage_docs.frameworks import load_packs
from engage_docs.parsing import parse_record
from engage_docs.records.model import Record
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.index import SiteIndex
from engage_docs.site.record_pages import record_pages
from engage_docs.site.renderer import Renderer
from tests.bundles import good_records
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.rendered import index_of
from tests.site.translations import MEETING

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "records"
PACKS = load_packs()


def made_up() -> SiteIndex:
    """The sample set: a record of every type. Whoever adds a type puts one of it in here."""
    guided, frameworks = of_the_made_up_site()
    cleared = ex.cleared((*ex.everything(), *guided), ex.WITHHELD)
    return index_of(cleared, pictures=ex.PICTURES, frameworks=frameworks)


def example() -> SiteIndex:
    return index_of(ex.cleared(tuple(_example())), frameworks=PACKS)


def _example() -> Iterator[Record]:
    for path in sorted(CONTENT.rglob("*.md")):
        shown = path.relative_to(ROOT).as_posix()
        project = path.parent.name
        record, _ = parse_record(
            path.read_bytes(), shown, project, path.stem, ex.CALENDAR, PACKS.find
        )
        assert record is not None, shown
        yield record


def in_languages() -> SiteIndex:
    return index_of(ex.cleared(good_records(MEETING)))


@pytest.mark.parametrize("make", [made_up, example, in_languages])
def test_a_view_that_has_travelled_as_bytes_gives_the_same_page(
    make: Callable[[], SiteIndex],
) -> None:
    site = make()
    renderer = Renderer([ex.THEME], translator=site.translator)
    for page in record_pages(site, ex.BODIES):
        view = page.view()
        travelled = msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=type(view))
        assert travelled == view, page.url
        before = renderer.render(page.url, page.template, view, page.lang)
        assert renderer.render(page.url, page.template, travelled, page.lang) == before


def test_every_type_of_record_has_a_page() -> None:
    shown = {type(record) for record in made_up().ledger.records.values()}
    assert shown == {kind.make for kind in RECORD_TYPES.values()}


def test_each_record_has_one_page_in_its_section() -> None:
    site = made_up()
    pages = list(record_pages(site, {}))
    assert [page.url for page in pages] == [f"records/{name}/" for name in site.ledger.records]
    assert {page.section for page in pages} <= {shown.section for shown in RECORD_TYPES.values()}
    assert all(page.title and page.description for page in pages)


OVERRIDES = {
    "engage/record-moment.html": "<h1>{{ view.head.title }}, as we show it</h1>\n",
    "engage/macros/rows.html": (
        "{% macro row(item, level=3) %}<p class='ours'>{{ item.words }}</p>{% endmacro %}\n"
        "{% macro rows(all, level=3) %}{% for item in all %}{{ row(item) }}{% endfor %}"
        "{% endmacro %}\n"
    ),
    "engage/macros/posters.html": (
        '{% import "engage_docs_theme/engage/macros/posters.html" as original %}\n'
        "{% set poster_sizes = original.poster_sizes %}\n"
        "{% macro poster_foot(address, as_of) %}<p>Read on.</p>{% endmacro %}\n"
    ),
    "engage/record-engagement.html": (
        '{% extends "engage_docs_theme/engage/record-engagement.html" %}\n'
        "{% block said %}<p>Ours.</p>\n{{ super() }}{% endblock %}\n"
    ),
}


@pytest.fixture
def own(tmp_path: Path) -> Renderer:
    """A renderer of a team that overrides a page, a macro and a block."""
    for name, text in OVERRIDES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Renderer([tmp_path, ex.THEME])


def test_a_team_overrides_a_page_a_macro_and_a_block(own: Renderer) -> None:
    html = {
        page.template: own.render(page.url, page.template, page.view())
        for page in record_pages(made_up(), {})
    }
    assert ", as we show it</h1>" in html["engage/record-moment.html"]
    assert "<p class='ours'>“" in html["engage/record-project.html"]
    poster = html["engage/record-you-said-we-did.html"]
    assert poster.index("Large print") < poster.index("<p>Read on.</p>")
    engagement = html["engage/record-engagement.html"]
    assert engagement.index("<p>Ours.</p>") < engagement.index("What people said</h2>")


def test_no_macro_is_longer_than_80_lines() -> None:
    for path in (ex.THEME / "engage").rglob("*.html"):
        start = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if "{% macro " in line:
                start = number
            if "endmacro" in line:
                assert number - start <= 80, f"{path.name}:{number}"


def test_the_documentation_names_every_block_and_macro_that_there_is() -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w./-]+\.html)` \| (.*) \|$", text, re.MULTILINE))
    shared = re.findall(r"`(\w+)`", rows["record.html"])
    for path in sorted((ex.THEME / "engage").glob("record*.html")):
        blocks = re.findall(r"{% block (\w+)", path.read_text(encoding="utf-8"))
        own = blocks if path.name == "record.html" else [b for b in blocks if b not in shared]
        named = rows[path.name].replace("`record.html`", "")
        assert re.findall(r"`(\w+)`", named) == own, path.name
    for path in sorted((ex.THEME / "engage" / "macros").glob("*.html")):
        if path.name not in rows:
            continue  # what only one section needs is no macro for teams
        macros = re.findall(r"{% macro (\w+)", path.read_text(encoding="utf-8"))
        assert set(re.findall(r"`(\w+)`", rows[path.name])) <= set(macros), path.name
