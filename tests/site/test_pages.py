"""What holds of every page: headings, ids, links, and that nothing runs or styles itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from engage_docs.exports.citations import resource_files
from engage_docs.records.guidance import Resource
from engage_docs.site.page import SECTIONS, Page
from engage_docs.site.renderer import SiteRenderer
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.pages import Seen, read

TOP = "https://exampleton.example/"


@cache
def pages() -> dict[str, tuple[Page, Seen]]:
    guided, frameworks = of_the_made_up_site()
    cleared = ex.cleared((*ex.everything(), *guided), ex.WITHHELD)
    loops, report = ex.judged(cleared)
    renderer = SiteRenderer([ex.THEME], ex.SETTINGS, ex.CALENDAR, frameworks=frameworks)
    made = [renderer.section_page(s, cleared, loops, report) for s in renderer.sections(cleared)]
    made.extend(renderer.record_pages(cleared, loops, ex.BODIES, ex.PICTURES))
    made.extend(renderer.other_pages(cleared, loops, report))
    return {unquote(page.url): (page, read(page.main)) for page in made}


URLS = sorted(pages())


def test_there_is_a_page_for_each_section_and_record() -> None:
    expected = {url for url, _ in SECTIONS.values()}
    expected |= {f"records/{record.id}/" for record in ex.everything()}
    expected |= {"plans/guided/", "glossary/ysgol/", "moments/", "decisions/", "resources/"}
    assert set(URLS) >= expected


@pytest.mark.parametrize("url", URLS)
def test_headings_start_at_one_and_skip_no_level(url: str) -> None:
    levels = pages()[url][1].headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("url", URLS)
def test_no_id_stands_twice(url: str) -> None:
    ids = pages()[url][1].ids
    assert [name for name, number in Counter(ids).items() if number > 1] == []
    assert "main" not in ids


@pytest.mark.parametrize("url", URLS)
def test_nothing_runs_or_styles_itself(url: str) -> None:
    seen = pages()[url][1]
    assert not {"script", "style", "iframe", "form", "input"} & set(seen.tags)
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
        assert target in URLS, link
        if whole.fragment and whole.fragment != "main":  # the frame has that one
            assert unquote(whole.fragment) in pages()[target][1].ids, link


@pytest.mark.parametrize("url", URLS)
def test_links_with_the_same_words_lead_to_the_same_place(url: str) -> None:
    """So that a list of the links of a page makes sense by itself (WCAG 2.4.9)."""
    places: dict[str, set[str]] = {}
    for link, inside in re.findall(r'<a href="([^"]*)">(.*?)</a>', pages()[url][0].main):
        places.setdefault(re.sub(r"<[^>]*>", "", inside), set()).add(link)
    assert {words: links for words, links in places.items() if len(links) > 1} == {}


def test_every_thing_said_and_every_promise_has_its_anchor() -> None:
    ids = pages()[f"records/{ex.LIBRARY}/"][1].ids
    assert {"s1", "s8", "c1", "c6"} <= set(ids)


def test_a_record_says_where_it_belongs_what_was_on_the_table_and_what_is_not_shown() -> None:
    text = pages()[f"records/{ex.LIBRARY}/"][1].text
    assert "Engagement in Eye checks nearer home" in text
    assert "how often people are invited, because the interval is set nationally" in text
    assert "One photo is not shown: permission was withdrawn." in text
    assert "First promised for 30 June 2026, moved twice." in text
    assert "The first room had no lift." in text
    assert "No reason is given." in text


def test_a_count_of_working_days_can_be_opened() -> None:
    main = pages()["still-open/"][0].main
    assert "<summary>How we count 176 working days</summary>" in main
    assert "Counting from the day after Saturday 14 March 2026" in main


def test_pictures_have_sizes_and_words() -> None:
    main = pages()[f"records/{ex.LIBRARY}/"][0].main
    assert 'srcset="../../media/map-600.webp 600w, ../../media/map-1200.webp 1200w"' in main
    assert 'src="../../media/map-1200.jpg"' in main
    assert 'alt="A street map with 23 coloured pins."' in main
    assert 'width="1200" height="800"' in main


def test_the_same_values_give_the_same_page() -> None:
    first = {url: page.main for url, (page, _) in pages().items()}
    pages.cache_clear()
    assert first == {url: page.main for url, (page, _) in pages().items()}


def test_a_site_without_records_says_so() -> None:
    cleared = ex.cleared(())
    loops, report = ex.judged(cleared)
    for section in SECTIONS:
        seen = read(ex.renderer().section_page(section, cleared, loops, report).main)
        assert seen.headings[0] == 1


def test_the_owners_own_heading_and_words_come_first() -> None:
    cleared = ex.cleared(())
    loops, report = ex.judged(cleared)
    words = (
        '<h1 id="x">Our <em>promises</em><a class="headerlink" href="#x">¶</a></h1><p>Hello.</p>'
    )
    page = ex.renderer().section_page("promises", cleared, loops, report, words + "<h1>More</h1>")
    seen = read(page.main)
    assert seen.headings == [1, 2]
    assert "<h1>Our <em>promises</em></h1>" in page.main
    assert "<p>Hello.</p>" in page.main
    assert page.title == "Promises"


def test_on_paper_a_page_says_where_it_is() -> None:
    settings = replace(ex.SETTINGS, site_url="https://exampleton.example/listens")
    renderer = SiteRenderer([ex.THEME], settings, ex.CALENDAR)
    cleared = ex.cleared((ex.engagement("hall", "Hall", "2026-03-14"),))
    loops, report = ex.judged(cleared)
    (page,) = renderer.record_pages(cleared, loops, {}, {})
    assert "https://exampleton.example/listens/records/hall/</p>" in page.main
    assert "listens/said/</p>" in renderer.section_page("said", cleared, loops, report).main


def test_code_in_a_body_keeps_its_empty_lines() -> None:
    cleared = ex.cleared((ex.engagement("hall", "Hall", "2026-03-14"),))
    loops, _ = ex.judged(cleared)
    body = "<pre><code>one\n\n\n  two</code></pre>"
    (page,) = ex.renderer().record_pages(cleared, loops, {"hall": body}, {})
    assert body in page.main


def test_a_record_after_the_day_of_the_page_is_still_to_come() -> None:
    records = (ex.engagement("hall", "Hall", "2027-03-14", said=(ex.said("s1", "Hello?"),)),)
    cleared = ex.cleared(records)
    loops, _ = ex.judged(cleared)
    (page,) = ex.renderer().record_pages(cleared, loops, {}, {})
    assert "This is still to come." in page.main
    assert 'id="s1"' in page.main
    assert "strip" not in page.main
