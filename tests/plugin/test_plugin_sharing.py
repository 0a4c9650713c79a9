"""The picture that goes with a page when somebody shares a link to it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from made_site import Site
from PIL import Image

from tests.builds import build_site

AS_OF = date(2026, 11, 23)
ADDRESS = "https://exampleton.example/heard/"


class _Metas(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.metas[name] = given.get("content") or ""


def metas(site: Site, url: str) -> dict[str, str]:
    return _Metas(site.page(url)).metas


def test_every_page_names_a_picture_that_is_there(site: Site) -> None:
    site.set(f"site_url: {ADDRESS}")
    assert build_site(site.config, AS_OF) == 0
    pages = [p.parent for p in site.out.rglob("index.html")]
    assert len(pages) > 10
    for page in pages:
        picture = metas(site, page.relative_to(site.out).as_posix())["og:image"]
        file = site.out / picture.removeprefix(ADDRESS)
        with Image.open(file) as picture_there:
            assert picture_there.size == (1200, 630), page


def test_the_picture_of_a_record_is_that_of_its_project(site: Site) -> None:
    site.set(f"site_url: {ADDRESS}")
    build_site(site.config, AS_OF)
    project = metas(site, "records/park")["og:image"]
    assert metas(site, "records/drop-in")["og:image"] == project
    assert metas(site, "said")["og:image"] != project


def test_a_shared_page_says_its_own_title_and_address(site: Site) -> None:
    site.set(f"site_url: {ADDRESS}")
    build_site(site.config, AS_OF)
    said = metas(site, "records/drop-in")
    assert said["og:title"] == "Drop-in at the park gate"
    assert said["og:url"] == f"{ADDRESS}records/drop-in/"
    assert said["og:site_name"] == "What we heard in Exampleton"
    assert said["og:image:alt"].startswith("Exampleton park. 1 thing said")
    assert metas(site, "about")["og:title"] == "About us"


def test_words_of_a_record_cannot_leave_the_attribute(site: Site) -> None:
    site.set(f"site_url: {ADDRESS}")
    text = (site.folder / "content/records/park/project.md").read_text()
    title = "title: '\"><b>Park</b>'"
    site.write("content/records/park/project.md", text.replace("title: Exampleton park", title))
    build_site(site.config, AS_OF)
    page = site.page("records/drop-in")
    assert "<b>Park" not in page
    assert metas(site, "records/drop-in")["og:image:alt"].startswith('"><b>Park</b>')


def test_without_an_address_of_the_site_there_is_no_picture(site: Site) -> None:
    build_site(site.config, AS_OF)
    assert not re.search(r"og:|twitter:", site.page("records/drop-in"))
    assert not (site.out / "cards").exists()


def test_a_site_for_participants_is_not_shared(site: Site) -> None:
    site.set(f"site_url: {ADDRESS}")
    out = site.folder / "site.participants"
    build_site(site.config, AS_OF, audience="participants")
    assert "og:" not in (out / "records/drop-in/index.html").read_text()
    assert not (out / "cards").exists()
