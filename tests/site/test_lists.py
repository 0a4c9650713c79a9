"""Long lists: pages of fifty, filters as pages, and everything within four links."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from engage_docs.i18n import ENGLISH
from engage_docs.records.model import Community
from engage_docs.site.page import Page
from engage_docs.site.paging import sheets
from tests.site import exampleton as ex
from tests.site.pages import read

WORDS = ("{n} thing", "{n} things")
TOP = "https://exampleton.example/"
HOSTILE = "\"'></p><script>alert(1)</script>/../&%2e%2e"


@cache
def large() -> dict[str, Page]:
    """A site of 120 meetings with two things said at each, of 60 communities and 30 places."""
    records = list(ex.everything())
    for n in range(120):
        records.append(
            ex.engagement(
                f"meeting-{n}",
                f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]} meeting",
                f"{2020 + n % 6}-03-14",
                place=f"Hall {n % 30}",
                communities=(Community(at=ex.at(), name=f"Street {n % 60}", reached=n),),
                said=(ex.said("s1", f"Number {n}."), ex.said("s2", f"Also {n}.")),
                commitments=(ex.promise("c1", f"see to number {n}", f"meeting-{n}/s1"),),
            )
        )
        records.append(ex.follow_up(f"news-{n}", "2026-04-01", "started", f"meeting-{n}/c1"))
    cleared = ex.cleared(records)
    loops, report = ex.judged(cleared)
    renderer = ex.renderer()
    made = [renderer.section_page(s, cleared, loops, report) for s in renderer.sections(cleared)]
    made.extend(renderer.record_pages(cleared, loops, {}, {}))
    made.extend(renderer.other_pages(cleared, loops, report))
    assert len({page.url for page in made}) == len(made)
    return {unquote(page.url): page for page in made}


def targets(page: Page) -> set[str]:
    found = (urlsplit(urljoin(TOP + page.url, link)).path for link in read(page.main).links)
    return {unquote(path.lstrip("/")) for path in found}


def test_no_page_of_a_list_has_more_than_fifty_cards() -> None:
    lists = [p for url, p in large().items() if re.match(r"said/|promises/|still-open/", url)]
    assert max(page.main.count("<article") for page in lists) == 50


def test_all_pages_of_a_list_together_hold_everything_once() -> None:
    pages = [p for url, p in large().items() if re.fullmatch(r"said/(page/\d+/)?", url)]
    words = [w for page in pages for w in re.findall(r">“((?:Number|Also) \d+\.)”<", page.main)]
    assert len(words) == len(set(words)) == 240


def test_the_pages_of_a_list_lead_to_each_other() -> None:
    page = large()["said/page/2/"]
    assert page.title == "What you said, page 2"
    assert "Page 2 of 5" in read(page.main).text
    assert 'href="../../../said/" rel="prev">Previous page: 1 to 50 of 250 things said</a>' in (
        page.main
    )
    assert "Next page: 101 to 150 of 250 things said" in page.main
    assert ", continued</h2>" in page.main
    assert page.is_part


def test_a_filtered_list_says_what_it_shows_and_how_to_get_back() -> None:
    page = large()["said/status/unanswered/"]
    text = " ".join(read(page.main).text.split())
    assert "Showing: unanswered. 12" in text
    assert '<a href="../../../said/">Show all</a>' in page.main
    assert re.search(r'status/unanswered/" aria-current="page">Unanswered</a>', page.main)
    assert "What you said: unanswered" in text


def test_filters_hold_something_and_leave_something_out() -> None:
    urls = set(large())
    assert {"said/year/2024/", "said/place/hall-7/", "said/community/street-7/"} <= urls
    assert {"said/project/eye-checks/", "promises/status/done/"} <= urls
    assert "still-open/status/unanswered/" in urls
    assert "said/status/no-such-thing/" not in urls
    one = ex.cleared((ex.engagement("hall", "Hall", "2026-03-14", said=(ex.said("s", "Hm?"),)),))
    loops, report = ex.judged(one)
    assert [p.url for p in ex.renderer().other_pages(one, loops, report)] == []


def test_many_values_of_a_filter_have_a_page_of_their_own() -> None:
    page = large()["said/community/"]
    assert "All 63 communities" in large()["said/"].main
    assert len(re.findall(r'href="../../said/community/', page.main)) == 63


def test_links_climb_to_the_top_from_every_depth() -> None:
    for page in large().values():
        for link in read(page.main).links:
            if link.startswith(".."):
                assert link.startswith("../" * page.url.count("/")), (page.url, link)


@pytest.mark.parametrize("url", ["said/page/2/", "communities/street-7/", "said/community/"])
def test_headings(url: str) -> None:
    levels = read(large()[url].main).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_record_is_four_links_from_home_or_fewer() -> None:
    known, edge = {""}, {""}
    for _ in range(4):
        edge = {t for url in edge for t in targets(large()[url]) if t in large()} | {"a-to-z/"}
        edge -= known
        known |= edge
    assert [url for url in large() if url.startswith("records/") and url not in known] == []


def test_the_page_of_a_community() -> None:
    text = " ".join(read(large()["communities/street-7/"].main).text.split())
    assert "They said 4 things. 2 got an answer. 4 are still open." in text
    assert "74 people took part, counted at 2 meetings. Who came twice is counted twice." in text
    assert "Where we met" in text
    assert "Hall 7" in text


def test_what_several_communities_said_is_not_put_in_the_mouth_of_one() -> None:
    both = (Community(at=ex.at(), name="Carers"), Community(at=ex.at(), name="Drivers"))
    said = (ex.said("s1", "Too dark."), ex.said("s2", "Too loud.", community="Carers"))
    cleared = ex.cleared(
        (ex.engagement("hall", "Hall", "2026-03-14", communities=both, said=said),)
    )
    loops, report = ex.judged(cleared)
    pages = {p.url: p.main for p in ex.renderer().other_pages(cleared, loops, report)}
    assert pages["communities/carers/"].index("Too loud") < pages["communities/carers/"].index(
        "Said where they met with others"
    )
    assert "Too loud" not in pages["communities/drivers/"]
    assert "Said where they met with others" in pages["communities/drivers/"]


def test_hostile_names_stay_names() -> None:
    records = [
        ex.engagement(
            f"hall-{n}",
            HOSTILE,
            "2026-03-14",
            place=f"{n}{HOSTILE}",
            topics=(HOSTILE,),
            communities=(Community(at=ex.at(), name=f"{n}{HOSTILE}"),),
            said=(ex.said("s1", HOSTILE),),
        )
        for n in range(30)
    ]
    cleared = ex.cleared(records)
    loops, report = ex.judged(cleared)
    renderer = ex.renderer()
    pages = [renderer.section_page(s, cleared, loops, report) for s in renderer.sections(cleared)]
    for page in (*pages, *renderer.other_pages(cleared, loops, report)):
        seen = read(page.main)
        assert "script" not in seen.tags
        assert not re.search(r"[\s\"'<>]|\.\.", page.url)
        assert "/.." not in unquote(page.url)


def test_pages_of_a_short_and_of_an_empty_list() -> None:
    assert [s.paging for s in sheets(ENGLISH, "said/", [1, 2], WORDS)] == [None]
    assert [list(s.items) for s in sheets(ENGLISH, "said/", [], WORDS)] == [[]]
    middle = list(sheets(ENGLISH, "said/", range(50 * 40), WORDS))[19]
    assert middle.paging
    assert [link.number for link in middle.paging.numbers] == [1, 18, 19, 20, 21, 22, 40]
    assert [link.is_gap for link in middle.paging.numbers] == [False, True, *[False] * 4, True]
