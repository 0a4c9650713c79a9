"""What holds of every page: headings, ids, links, and that nothing runs or styles itself."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from engage_docs.exports.citations import resource_files
from engage_docs.records.guidance import Resource
from engage_docs.site.introduction import read_introduction
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.pages import Seen, read
from tests.site.rendered import Rendered, index_of, pages_of_records
from tests.site.whole_site import every_page

TOP = "https://exampleton.example/"


@cache
def pages() -> dict[str, tuple[Rendered, Seen]]:
    guided, frameworks = of_the_made_up_site()
    cleared = ex.cleared((*ex.everything(), *guided), ex.WITHHELD)
    index = index_of(cleared, pictures=ex.PICTURES, frameworks=frameworks)
    made = every_page(index, ex.BODIES)
    return {unquote(url): (page, read(page.main)) for url, page in made.items()}


URLS = sorted(pages())


def test_there_is_a_page_for_each_section_and_record() -> None:
    expected = {"", "said/", "promises/", "you-said-we-did/", "still-open/", "projects/"}
    expected |= {"communities/", "a-to-z/"}
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
    """The sum stands on the page of the record, where the loop stands in full."""
    main = pages()[f"records/{ex.LIBRARY}/"][0].main
    assert "<summary>How we count 176 working days</summary>" in main
    assert "Counting from the day after Saturday 14 March 2026" in main


def test_each_loop_stands_in_full_at_its_own_place_and_nowhere_else() -> None:
    for url, (page, seen) in pages().items():
        strips = [a for a in seen.attributes if a[:2] == ("ol", "class") and a[2] == "strip"]
        anchors = re.findall(r'<article class="loop(?: promise)?" id="', page.main)
        assert len(strips) <= len(anchors), url
        assert not strips or url.startswith("records/"), url


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
    for page in every_page(index_of(ex.cleared(()))).values():
        assert read(page.main).headings[0] == 1


def test_the_owners_own_heading_and_words_come_first() -> None:
    words = (
        '<h1 id="x">Our <em>promises</em><a class="headerlink" href="#x">¶</a></h1><p>Hello.</p>'
    )
    own = read_introduction(words + "<h1>More</h1>")
    page = every_page(index_of(ex.cleared(())), introductions={"promises": own})["promises/"]
    seen = read(page.main)
    assert seen.headings == [1, 2]
    assert "<h1>Our <em>promises</em></h1>" in page.main
    assert "<p>Hello.</p>" in page.main
    assert page.page.title == "Promises"


def test_on_paper_a_page_says_where_it_is() -> None:
    index = index_of(ex.cleared((ex.engagement("hall", "Hall", "2026-03-14"),)))
    made = every_page(index, site_url="https://exampleton.example/listens/")
    for url in ("records/hall/", "said/"):
        assert f"https://exampleton.example/listens/{url}</p>" in made[url].main


def test_code_in_a_body_keeps_its_empty_lines() -> None:
    index = index_of(ex.cleared((ex.engagement("hall", "Hall", "2026-03-14"),)))
    body = "<pre><code>one\n\n\n  two</code></pre>"
    assert body in pages_of_records(index, {"hall": body})["records/hall/"].main


def test_a_title_in_a_body_stands_below_that_of_its_record() -> None:
    index = index_of(ex.cleared((ex.engagement("hall", "Hall", "2026-03-14"),)))
    body = '<h1 id="x">Our day</h1>\n<p>&lt;h1&gt; is a tag.</p>'
    main = pages_of_records(index, {"hall": body})["records/hall/"].main
    assert '<h2 id="x">Our day</h2>' in main
    assert "&lt;h1&gt; is a tag." in main


def test_a_record_after_the_day_of_the_page_is_still_to_come() -> None:
    records = (ex.engagement("hall", "Hall", "2027-03-14", said=(ex.said("s1", "Hello?"),)),)
    page = pages_of_records(index_of(ex.cleared(records)))["records/hall/"]
    assert "This is still to come." in page.main
    assert 'id="s1"' in page.main
    assert "strip" not in page.main


def test_a_project_with_many_things_said_leads_to_a_list_of_them() -> None:
    said = tuple(ex.said(f"s{n}", f"Word {n} of ours.") for n in range(31))
    project = next(record for record in ex.everything() if record.type == "project")
    meeting = ex.engagement("hall", "Hall", "2026-03-14", said=said, project=project.id)
    pages = pages_of_records(index_of(ex.cleared((project, meeting))))
    main = pages[f"records/{project.id}/"].main
    assert main.count('<article class="row') == 30
    assert '<a href="../../said/">See all 31 things said</a>' in main
