"""What a page costs: at most 30 KB and 6 requests without its pictures, none to anybody else."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from conftest import Look
    from playwright.sync_api import Response
    from showcase import Showcase

KILOBYTES = 30
REQUESTS = 6
PICTURES = (".jpg", ".webp", ".png")


def weight(site: Showcase, url: str) -> int:
    """The bytes that a file of the site is when it travels compressed."""
    file = site.folder / unquote(urlsplit(url).path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def test_a_page_is_small(look: Look, showcases: list[Showcase]) -> None:
    tab = look.tab()
    # Every page is weighed as if it were somebody's first: nothing comes from the browser's store.
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    too_much = []
    for site in showcases:
        for page in site.samples:
            if page.startswith("search"):
                continue
            responses: list[Response] = []

            def note(response: Response, to: list[Response] = responses) -> None:
                to.append(response)

            tab.on("response", note)
            tab.goto(look.address(site, page), wait_until="load")
            tab.remove_listener("response", note)
            # The logo counts; photos are what they are, and come when they are looked at.
            # What stands in the page itself, such as the icon, is no request.
            responses = [r for r in responses if not r.url.startswith("data:")]
            text = [r for r in responses if not r.url.endswith(PICTURES)]
            size = sum(weight(site, response.url) for response in text)
            print(f"{site.name}/{page}: {size / 1024:.1f} KB, {len(responses)} requests")
            photos = tab.locator("main img").count()
            if size > KILOBYTES * 1024 or len(responses) - photos > REQUESTS:
                too_much.append((f"{site.name}/{page}", size, [r.url for r in responses]))
    assert too_much == []


def test_pictures_know_their_size_and_wait_until_they_are_near(
    showcases: list[Showcase], look: Look
) -> None:
    for site in showcases:
        for page in site.samples:
            tab = look.at(site, page)
            careless = tab.evaluate(
                """() => [...document.querySelectorAll("main img")]
                    .filter(i => !i.hasAttribute("width") || !i.hasAttribute("height"))
                    .map(i => i.outerHTML)"""
            )
            assert careless == [], page
