"""What holds of every page about everything, and of the sections that declare them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import msgspec
import pytest

from engage_docs.exports.citations import resource_files
from engage_docs.i18n import translatable
from engage_docs.records.guidance import Resource
from engage_docs.search import Document
from engage_docs.site.context import PageHead, Section, SiteContext, one_page
from engage_docs.site.introduction import read_introduction
from engage_docs.site.page import ShownPicture
from engage_docs.site.sections import SECTIONS
from engage_docs.site.sharing import card_words
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.pages import Seen, read
from tests.site.rendered import Rendered, pages_of_records
from tests.site.sections import page_of, pages_of_sections, site_of
from tests.site.test_escaping import HOSTILE, hostile

TOP = "https://exampleton.example/"
FORMS = ("", "search/")


@cache
def site() -> SiteContext:
    guided, frameworks = of_the_made_up_site()
    cleared = ex.cleared((*ex.everything(), *guided), ex.WITHHELD)
    filters = (
        {"project": ("eye-checks",), "status": ("done",), "year": ("2026",)},
        {"project": ("guided",), "status": ("unanswered",), "year": ("2025",)},
    )
    documents = tuple(Document("", "", "", "", filters=one) for one in filters)
    return site_of(cleared, frameworks=frameworks, pictures=ex.PICTURES, documents=documents)


@cache
def pages() -> dict[str, tuple[Rendered, Seen]]:
    made = pages_of_sections(site())
    return {unquote(url): (page, read(page.main)) for url, page in made.items()}


@cache
def ids() -> dict[str, list[str]]:
    """The ids on every page of the site, those of records with them."""
    records = pages_of_records(site().index, ex.BODIES)
    of_records = {unquote(url): read(page.main).ids for url, page in records.items()}
    return {url: seen.ids for url, (_, seen) in pages().items()} | of_records


URLS = sorted(pages())


def test_there_is_a_page_for_each_section() -> None:
    assert {section.url for section in site().present} <= set(URLS)
    assert {"plans/guided/", "glossary/ysgol/", "moments/", "decisions/", "resources/"} <= set(URLS)
    assert {section.name for section in SECTIONS} - {s.name for s in site().present} == {
        "topics",
        "accessibility-statement",
    }


def test_names_and_addresses_of_sections_are_their_own() -> None:
    assert len({section.name for section in SECTIONS}) == len(SECTIONS)
    assert len({section.url for section in SECTIONS}) == len(SECTIONS)


def test_every_view_can_be_encoded_and_decoded() -> None:
    """So that a view can travel to another process, and its digest tells whether it is the same."""
    for page in site().pages():
        view = page.view()
        encoded = msgspec.msgpack.encode(view)
        assert msgspec.msgpack.decode(encoded, type=type(view)) == view, page.url


@pytest.mark.parametrize("url", URLS)
def test_headings_start_at_one_and_skip_no_level(url: str) -> None:
    levels = pages()[url][1].headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("url", URLS)
def test_no_id_stands_twice(url: str) -> None:
    counts = Counter(ids()[url])
    assert [name for name, number in counts.items() if number > 1] == []
    assert "main" not in counts


@pytest.mark.parametrize("url", URLS)
def test_nothing_runs_or_styles_itself(url: str) -> None:
    seen = pages()[url][1]
    forms = set() if url in FORMS else {"form", "input"}
    assert not ({"script", "style", "iframe"} | forms) & set(seen.tags)
    assert [a for a in seen.attributes if a[1] == "style" or a[1].startswith("on")] == []


@pytest.mark.parametrize("url", URLS)
def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(url: str) -> None:
    guided, _ = of_the_made_up_site()
    files = {"open-loops.csv", "open-loops.json"}
    files |= set(resource_files(r for r in guided if isinstance(r, Resource)))
    for link in pages()[url][1].links:
        whole = urlsplit(urljoin(TOP + url, link))
        if not whole.geturl().startswith(TOP) or whole.path.strip("/") in files:
            continue
        target = unquote(whole.path.lstrip("/"))
        assert target in ids(), link
        if whole.fragment and whole.fragment != "main":  # the frame has that one
            assert unquote(whole.fragment) in ids()[target], link


@pytest.mark.parametrize("url", URLS)
def test_links_with_the_same_words_lead_to_the_same_place(url: str) -> None:
    """So that a list of the links of a page makes sense by itself (WCAG 2.4.9)."""
    places: dict[str, set[str]] = {}
    for link, inside in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', pages()[url][0].main):
        places.setdefault(re.sub(r"<[^>]*>", "", inside), set()).add(link)
    assert {words: links for words, links in places.items() if len(links) > 1} == {}


def test_no_loop_stands_in_full_away_from_its_record() -> None:
    for page, seen in pages().values():
        assert 'class="strip"' not in page.main, page.url
        assert seen.tags.count("article") <= 30, page.url


def test_the_same_values_give_the_same_page() -> None:
    first = {url: page.main for url, (page, _) in pages().items()}
    assert first == {unquote(u): page.main for u, page in pages_of_sections(site()).items()}


def test_a_site_without_records_says_so() -> None:
    made = pages_of_sections(site_of(ex.cleared(())))
    assert {section.url for section in SECTIONS if section.in_menu} <= set(made)
    for page in made.values():
        assert read(page.main).headings[0] == 1


def test_the_owners_own_heading_and_words_come_first() -> None:
    words = (
        '<h1 id="x">Our <em>promises</em><a class="headerlink" href="#x">¶</a></h1><p>Hello.</p>'
    )
    own = {"promises": read_introduction(words + "<h1>More</h1>")}
    page = pages_of_sections(site_of(ex.cleared(()), introductions=own))["promises/"]
    assert read(page.main).headings == [1, 2]
    assert "<h1>Our <em>promises</em></h1>" in page.main
    assert "<p>Hello.</p>" in page.main
    assert page.page.title == "Promises"


def test_on_paper_a_page_says_where_it_is() -> None:
    settings = replace(ex.SETTINGS, site_url="https://exampleton.example/listens")
    assert "listens/said/</p>" in page_of(site_of(ex.cleared(()), settings=settings), "said")


@pytest.mark.parametrize("lang", [HOSTILE, None])
def test_hostile_words_in_every_field_stay_words(lang: str | None) -> None:
    guided, frameworks = of_the_made_up_site()
    records = [replace(hostile(r), lang=lang) for r in (*ex.everything(), *guided)]
    cleared = ex.cleared(records, tuple(replace(w, reason=HOSTILE) for w in ex.WITHHELD))
    pictures: dict[tuple[str, str], ShownPicture] = {
        key: replace(picture, alt=HOSTILE, caption=HOSTILE, credit=HOSTILE)
        for key, picture in ex.PICTURES.items()
    }
    documents = (
        Document("", HOSTILE, "", "", filters={"community": (HOSTILE,), "year": (HOSTILE,)}),
        Document("", HOSTILE, "", "", filters={"community": ("a",), "year": ("2026",)}),
    )
    made = pages_of_sections(
        site_of(cleared, frameworks=frameworks, pictures=pictures, documents=documents)
    )
    for page in made.values():
        seen = read(page.main)
        assert "script" not in seen.tags
        assert not [a for a in seen.attributes if a[1].startswith("on")]
        assert not [a for a in seen.attributes if a[1] in ("href", "src") and "alert(" in a[2]]
        assert all(a[2] != "x" for a in seen.attributes if a[1] == "src")
        assert "&49" not in seen.text
    assert any(HOSTILE in read(page.main).text for page in made.values())


class MonthView(NamedTuple):
    """What a page that a team adds shows."""

    head: PageHead
    number: int


def test_a_page_is_added_as_one_section() -> None:
    def this_month(of: SiteContext, head: PageHead) -> MonthView:
        return MonthView(head, len(of.index.loops.said))

    added = Section(
        name="this-month",
        url="this-month/",
        title=translatable("This month"),
        description=translatable("What people said this month."),
        make_pages=one_page("engage/search.html", this_month),
        exists=lambda of: bool(of.index.loops.said),
        is_overview=True,
    )
    with_page = site_of(ex.cleared(ex.everything()), sections=(*SECTIONS, added))
    (page,) = (page for page in with_page.pages() if page.section == "this-month")
    assert (page.url, page.title) == ("this-month/", "This month")
    assert page.view() == MonthView(PageHead("This month", description=page.description), 10)
    assert 'href="../this-month/">This month</a>' in page_of(with_page, "a-to-z")
    assert card_words(with_page).sections["this-month"] == (page.title, page.description)
    without = site_of(ex.cleared(()), sections=(*SECTIONS, added))
    assert "this-month" not in {page.section for page in without.pages()}


def test_the_words_of_cards() -> None:
    words = card_words(site())
    assert words.sections["said"][0] == "What you said"
    title, counts = words.projects["eye-checks"]
    assert title == "Eye checks nearer home"
    assert counts == "8 things said and 7 promises made. 5 still open."


def test_the_search_page_has_the_filters_that_leave_a_choice() -> None:
    main = pages()["search/"][0].main
    assert '<option value="eye-checks">Eye checks nearer home</option>' in main
    assert main.index('value="unanswered">Unanswered') < main.index('value="done">Done')
    assert "search-community" not in main
    assert "search/" not in pages_of_sections(site_of(ex.cleared(ex.everything())))


def test_the_first_page_has_a_form_only_where_there_is_a_search() -> None:
    assert 'action="search/"' in pages()[""][0].main
    assert 'action="search/"' not in page_of(site_of(ex.cleared(())), "home")
