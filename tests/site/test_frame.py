"""The frame around every page, drawn as MkDocs draws it: without escaping of its own."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from engage_docs.i18n import ENGLISH, for_templates
from engage_docs.site.sections import SECTIONS
from tests.site.exampleton import THEME
from tests.site.pages import read

HOSTILE = "\"'><script>alert(1)</script>"
BASES = {0: ".", 1: "..", 2: "../.."}


def item(title: str, url: str | None = None, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **{"title": title, "url": url, "children": None, "active": False, **more}
    )


def nav() -> list[SimpleNamespace]:
    items = [item(one.title, one.url or "./") for one in SECTIONS if one.in_menu]
    items.append(item("About", "about/"))
    items.append(item("More", children=[item("Council", "https://council.example/")]))
    return items


def draw(section: str, base: str, template: str = "main.html", **more: Any) -> str:
    config = {
        "site_name": "Exampleton listens",
        "theme": {"language": "en"},
        "extra_css": [],
        "extra": {
            "engage": {
                "as_of": date(2026, 11, 23),
                "as_of_words": "Monday 23 November 2026",
                "section": section,
                "audience": "public",
            }
        },
        **more.pop("config", {}),
    }
    page = SimpleNamespace(title="TITLE", content="<h1>MAIN</h1>", meta={"description": "ABOUT"})
    environment = Environment(loader=FileSystemLoader(str(THEME)))  # noqa: S701
    environment.globals |= for_templates(ENGLISH)
    values = {"config": config, "nav": nav(), "base_url": base, "page": page, **more}
    return environment.get_template(template).render(**values)


def current(html: str) -> list[str]:
    return re.findall(r'<a href="[^"]*" aria-current="(\w+)">([^<]*)', html)


@pytest.mark.parametrize("section", [*(one.name for one in SECTIONS if one.in_menu), ""])
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_the_page_stands_in_the_frame_as_it_is(section: str, depth: int) -> None:
    html = draw(section, BASES[depth])
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert html.count("TITLE") == 1
    assert html.count("MAIN") == 1
    assert html.count("ABOUT") == 1
    seen = read(html.removeprefix("<!doctype html>"))
    assert seen.links[0] == "#main"
    assert ("main", "id", "main") in seen.attributes
    assert not [a for a in seen.attributes if a[1] == "style" or a[1].startswith("on")]
    assert "style" not in seen.tags
    assert "True as of Monday 23 November 2026." in seen.text


def test_the_menu_says_where_one_is() -> None:
    assert current(draw("home", ".")) == [("page", "Home")]
    assert current(draw("said", "..")) == [("page", "What you said")]
    assert current(draw("said", "../..")) == [("true", "What you said")]
    assert current(draw("", "..")) == []


def test_links_climb_to_the_top() -> None:
    assert '<a href="../../said/"' in draw("projects", "../..")
    assert '<a href="./said/"' in draw("home", ".")
    assert '<a href="https://council.example/">Council</a>' in draw("home", ".")


@pytest.mark.parametrize(("base", "link"), [("/", "/said/"), ("/town/", "/town/said/")])
def test_the_page_not_found_links_from_the_root(base: str, link: str) -> None:
    html = draw("", base, "404.html", page=None)
    assert f'<a href="{link}"' in html
    assert html.count("<h1>") == 1


def test_settings_and_menu_are_escaped() -> None:
    config = {"site_name": HOSTILE, "copyright": HOSTILE, "site_description": HOSTILE}
    html = draw(
        "", "..", config=config, nav=[item(HOSTILE, HOSTILE)], page=None, template="404.html"
    )
    assert "<script>alert" not in html
    assert read(html.removeprefix("<!doctype html>")).tags.count("script") == 1


def test_nothing_comes_from_elsewhere() -> None:
    html = draw("home", ".", nav=[])
    seen = read(html.removeprefix("<!doctype html>"))
    assert [a for a in seen.attributes if a[1] in ("href", "src") and "//" in a[2]] == []
    assert "default-src 'none'" in html


def test_a_site_for_participants_says_so_and_is_not_searched() -> None:
    engage = {"as_of": None, "as_of_words": "today", "section": "", "audience": "participants"}
    html = draw("", "..", config={"extra": {"engage": engage}})
    assert "This site is for people who took part. It is not public." in html
    assert 'content="noindex"' in html


def test_a_preview_of_drafts_says_so_and_is_not_searched() -> None:
    engage = {"as_of_words": "today", "section": "", "audience": "public", "drafts": True}
    html = draw("", "..", config={"extra": {"engage": engage}})
    assert "This preview shows drafts." in html
    assert 'content="noindex"' in html


def test_the_frame_can_be_drawn_without_the_plugin() -> None:
    assert "True as of" not in draw("", "..", config={"extra": {}})
