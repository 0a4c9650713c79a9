"""The search page in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from engage_docs.search import SearchProblem, find_program
from tests.builds import build_site
from tests.plugin.made_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

HOSTILE = '<img src=x onerror="window.broken=1">"\'</script><b>&amp;'
_RECORD = """\
---
type: engagement
id: walk-{number}
title: Walk {number} by the river
project: {project}
date: {year}-03-14
recording: agreed
communities: [{community}]
said:
  - id: s1
    words: The river path has no lamps <b>at</b> number {number} & it is "dark".
---
We walked along the river.
"""


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], leave_out: Any
) -> str:
    """The search page of a site with 25 walks by the river."""
    try:
        find_program()
    except SearchProblem as problem:
        leave_out(str(problem))
    site = Site(tmp_path_factory.mktemp("search") / "exampleton")
    site.write(
        "content/records/river/project.md",
        "---\ntype: project\nid: river\ntitle: The river path\nrecording: agreed\n---\n",
    )
    for number in range(25):
        record = _RECORD.format(
            number=number,
            project="river" if number % 5 else "park",
            year=2021 + number % 3,
            community="Anglers" if number % 2 else "Runners",
        )
        site.write(f"content/records/river/walk-{number}.md", record)
    assert build_site(site.config) == 0
    return f"{serve(site.out)}/search/"


def search(page: Page, words: str) -> None:
    page.get_by_label("What are you looking for?").fill(words)
    page.get_by_role("button", name="Search", exact=True).click()


def said(page: Page, words: str) -> None:
    """Wait until the page has said how many results there are."""
    page.locator("#search-said", has_text=words).wait_for()


def links(page: Page) -> list[str]:
    return page.locator("#search-results ol a").all_inner_texts()


def test_results_are_links_and_their_number_is_said(
    page_at: Callable[..., Page], address: str
) -> None:
    page = page_at()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert not [url for url in asked if "/index/" in url], "nothing is loaded before a search"
    assert page.locator("#search-said").inner_text() == ""
    search(page, "benches")
    said(page, "2 results for “benches”.")
    assert page.locator("#search-said").get_attribute("aria-live") == "polite"
    assert links(page) == ["Two benches", "Drop-in at the park gate"]
    first = page.locator("#search-results li").first
    assert "Follow-up · 20 June 2026 · Exampleton park" in first.inner_text()
    assert first.locator("mark").all_inner_texts() != []
    assert page.title().startswith("benches – Search")
    first.get_by_role("link").click()
    page.wait_for_url("**/records/benches/")
    assert page.locator("h1").inner_text() == "Two benches"


def test_nothing_is_said_while_somebody_types(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(address)
    page.get_by_label("What are you looking for?").press_sequentially("benches", delay=5)
    page.wait_for_timeout(500)
    assert page.locator("#search-said").inner_text() == ""


def test_a_filter_narrows(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(address)
    search(page, "river")
    said(page, "26 results for “river”, page 1 of 3.")
    page.get_by_text("Show only some of it").click()
    page.get_by_label("Year").select_option("2022")
    page.get_by_label("Community").select_option("Anglers")
    page.get_by_label("Project").select_option("The river path")
    page.get_by_role("button", name="Search", exact=True).click()
    said(page, "4 results for “river” with what you chose above.")
    assert "year=2022" in page.url
    assert sorted(links(page)) == sorted(f"Walk {n} by the river" for n in (1, 7, 13, 19))
    page.get_by_label("What are you looking for?").fill("")
    page.get_by_label("How it stands").select_option("Done")
    for name in ("Year", "Community", "Project"):
        page.get_by_label(name).select_option("")
    page.get_by_role("button", name="Search", exact=True).click()
    said(page, "3 results with what you chose above.")
    assert set(links(page)) == {"Drop-in at the park gate", "Exampleton park", "Two benches"}


def test_by_keyboard_alone(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(address)
    page.get_by_label("What are you looking for?").focus()
    page.keyboard.type("lamps")
    page.keyboard.press("Enter")
    said(page, "25 results for “lamps”, page 1 of 3.")
    order = []
    for _ in range(14):
        page.keyboard.press("Tab")
        order.append(page.locator("*:focus").inner_text())
    assert order[:2] == ["Search", "Show only some of it"]
    assert order[2:12] == links(page)
    assert order[12] == "Next page of results"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    said(page, "25 results for “lamps”, page 2 of 3.")
    assert page.locator("*:focus").inner_text() == "Results"
    page.keyboard.press("Tab")
    assert page.locator("*:focus").inner_text() == links(page)[0]
    for key in "/skfSKF?":
        page.keyboard.press(key)
    assert page.locator("*:focus").inner_text() == links(page)[0]


def test_the_way_back_keeps_the_search(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(f"{address}?q=lamps&year=2021&page=1")
    said(page, "9 results for “lamps” with what you chose above.")
    assert page.get_by_label("Year").input_value() == "2021"
    search(page, "benches")
    said(page, "Nothing was found for “benches” with what you chose above.")
    page.go_back()
    said(page, "9 results for “lamps”")
    assert page.get_by_label("What are you looking for?").input_value() == "lamps"
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/records/**")
    page.go_back()
    said(page, "9 results for “lamps”")
    assert len(links(page)) == 9
    page.reload()
    said(page, "9 results for “lamps”")


def test_nothing_found_leads_on(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(f"{address}?q=zzyzx")
    said(page, "Nothing was found for “zzyzx”.")
    assert links(page) == []
    assert page.locator("#search-help a").get_attribute("href") == "../a-to-z/"
    assert page.locator("#search-help").is_visible()
    search(page, "")
    said(page, "Write a word, or choose what to show, and press Search.")


@pytest.mark.parametrize("words", [HOSTILE, "{n} {q} $& $1", "a" * 5000, "%00%ff", "“”«»", "‮x"])
def test_hostile_words_are_shown_as_text(
    page_at: Callable[..., Page], address: str, words: str
) -> None:
    page = page_at()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text))
    page.goto(f"{address}?q={quote(words)}&year={quote(words)}&page=-1e9&status=__proto__")
    said(page, f"for “{words[:200].strip()}”")
    assert page.get_by_label("What are you looking for?").input_value() == words[:200]
    assert not page.evaluate("window.broken")
    assert page.locator("#search-said *").count() == 0
    assert troubles == []


def test_words_of_records_are_shown_as_text(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.goto(f"{address}?q=lamps")
    said(page, "25 results")
    assert "lamps <b>at</b> number" in page.locator("#search-results li").first.inner_text()
    assert page.locator("#search-results b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_results_showing(
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[dict[str, Any]]],
    address: str,
    width: int,
    scheme: str,
) -> None:
    page = page_at(width=width, colour_scheme=scheme, bypass_csp=True)
    page.goto(f"{address}?q=river&page=2&year=2022")
    said(page, "8 results for “river”")
    for query in ("?q=river&page=2", "?q=zzyzx", ""):
        page.goto(address + query)
        page.locator("#search").wait_for()
        if query:
            said(page, "for “")
        assert [(v["id"], v["nodes"]) for v in axe(page)] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, "no sideways scroll"


def test_without_scripts_the_page_leads_to_the_a_to_z(
    page_at: Callable[..., Page], address: str
) -> None:
    page = page_at(javascript=False)
    page.goto(f"{address}?q=benches")
    assert page.locator("#search-off").is_visible()
    assert page.locator("#search-off a").get_attribute("href") == "../a-to-z/"
    assert not page.locator("form").is_visible()
    assert not page.locator("#search-results").is_visible()


def test_an_index_that_does_not_load_is_said(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    page.route(re.compile(r"pagefind\.js"), lambda route: route.abort())
    page.goto(f"{address}?q=benches")
    said(page, "Search did not load.")
    assert page.locator("#search-off").is_hidden() is False
    page.unroute(re.compile(r"pagefind\.js"))


def test_what_a_first_search_loads(page_at: Callable[..., Page], address: str) -> None:
    page = page_at()
    asked: list[tuple[str, int]] = []
    page.on(
        "response",
        lambda r: asked.append((r.url, int(r.headers.get("content-length", 0)))),
    )
    page.goto(f"{address}?q=lamps")
    said(page, "25 results")
    ours = [(url, size) for url, size in asked if "/search/index/" in url]
    assert len([url for url, _ in ours if "/fragment/" not in url]) == 5
    assert len([url for url, _ in ours if "/fragment/" in url]) <= 10
    assert sum(size for _, size in ours) < 160_000
