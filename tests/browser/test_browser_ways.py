"""Other ways to read: without scripts, in colours of the reader's system, on paper."""

from __future__ import annotations

import io
import posixpath
from collections import deque
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pikepdf
from made_up_site import ADDRESS

if TYPE_CHECKING:
    from conftest import Look
    from playwright.sync_api import Page
    from showcase import Showcase

MOST_LINKS = 4


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value or "" for name, value in attrs if name == "href"]


def links_of(site: Showcase, page: str) -> set[str]:
    """The pages of the site that a page links to."""
    reader = Links()
    reader.feed(site.html(page))
    found = set()
    for link in reader.found:
        url = urlsplit(link)
        if not url.scheme and url.path:
            path = posixpath.normpath(f"/{page}{unquote(url.path)}").lstrip("/")
            found.add(f"{path}/" if path and not posixpath.splitext(path)[1] else path)
    return found


def test_every_record_is_four_links_or_fewer_from_the_home_page(showcases: list[Showcase]) -> None:
    for site in showcases:
        away = {"": 0}
        queue = deque([""])
        while queue:
            page = queue.popleft()
            for target in sorted(links_of(site, page)):
                if target not in away and target in site.pages:
                    away[target] = away[page] + 1
                    queue.append(target)
        records = [page for page in site.pages if page.startswith("records/")]
        assert len(records) > 10
        assert {r: away.get(r) for r in records if away.get(r, 99) > MOST_LINKS} == {}
        lost = [page for page in site.pages if page not in away and page != "404.html"]
        assert lost == ([] if site.name == "example" else ["components/"])


def test_without_scripts_a_page_is_whole_and_dark_by_setting(
    look: Look, showcases: list[Showcase]
) -> None:
    for site in showcases:
        for page in ("", "said/", "still-open/"):
            texts, grounds = [], []
            for palette in ("light", "dark"):
                plain = look.at(site, page, java_script_enabled=False, color_scheme=palette)
                grounds.append(brightness(plain))
                texts.append(plain.locator("main").inner_text())
            with_scripts = look.at(site, page).locator("main").inner_text()
            assert texts[0] == texts[1] == with_scripts
            assert grounds[0] > 200
            assert grounds[1] < 60


def brightness(tab: Page) -> float:
    colour = tab.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    red, green, blue = (int(part) for part in colour[4:-1].split(","))
    return (red + green + blue) / 3


def test_in_forced_colours_every_state_keeps_its_word_and_its_shape(
    look: Look, showcases: list[Showcase]
) -> None:
    shapes: dict[str, bytes] = {}
    for site in showcases:
        for page in site.samples:
            tab = look.at(site, page, forced_colors="active")
            nameless = tab.evaluate(
                """() => [...document.querySelectorAll(".step")].filter(e =>
                    !e.querySelector(".mark")
                    || !(e.querySelector(".word")?.innerText.trim().length > 3)).length"""
            )
            assert nameless == 0, page
            for state in tab.evaluate(
                """() => [...new Set([...document.querySelectorAll(".step")]
                    .map(e => [...e.classList].find(c => c.startsWith("is-"))))]"""
            ):
                if state not in shapes:
                    mark = tab.locator(f".step.{state} > .mark").first
                    mark.scroll_into_view_if_needed()
                    shapes[state] = mark.screenshot(animations="disabled")
    assert len(shapes) >= 6, sorted(shapes)
    assert len(set(shapes.values())) == len(shapes), "two states look the same"


def test_in_forced_colours_the_focus_and_the_page_one_is_on_are_seen(
    look: Look, showcases: list[Showcase]
) -> None:
    tab = look.at(showcases[0], "said/", forced_colors="active")
    current = tab.locator(".menu [aria-current]")
    others = tab.locator(".menu a:not([aria-current])")
    line = "e => getComputedStyle(e).borderBlockEndColor"
    assert current.evaluate(line) != others.first.evaluate(line)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_paper_has_no_blank_page_no_lost_column_and_says_where_and_when(
    look: Look, showcases: list[Showcase]
) -> None:
    for site in showcases:
        for page in site.samples:
            tab = look.at(site, page)
            data = tab.pdf(format="A4", prefer_css_page_size=True)
            with pikepdf.open(io.BytesIO(data)) as paper:
                for number, sheet in enumerate(paper.pages, 1):
                    assert has_words(sheet), f"{page}: page {number} of {len(paper.pages)} is blank"
            # A4 without its margins is 180 mm wide: 680 px.
            tab = look.at(site, page, width=680)
            tab.emulate_media(media="print")
            assert tab.evaluate("document.scrollingElement.scrollWidth") <= 680, page
            words = tab.locator("body").inner_text()
            if page != "404.html":
                assert "23 November 2026" in words or "23 Tachwedd 2026" in words, page
            if page.startswith("records/") and site.name == "made-up":
                # The poster says it as people do, without https:// and the slash at the end.
                address = f"{ADDRESS}{page}".removeprefix("https://").removesuffix("/")
                assert address in words, page


def has_words(sheet: pikepdf.Page) -> bool:
    return any(
        str(instruction.operator) in ("Tj", "TJ", "'", '"')
        for instruction in pikepdf.parse_content_stream(sheet)
    )


def test_a_poster_is_one_sheet(look: Look, showcases: list[Showcase]) -> None:
    for site in showcases:
        posters = [page for page in site.pages if 'class="poster' in site.html(page)]
        for page in posters[:3]:
            data = look.at(site, page).pdf(format="A4", prefer_css_page_size=True)
            with pikepdf.open(io.BytesIO(data)) as paper:
                assert len(paper.pages) == 1, page
