"""Long lists: rows in pages of thirty, one facet a page, and everything within four links."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from engage_docs.i18n import ENGLISH
from engage_docs.records.parts import Community
from engage_docs.search import Document
from engage_docs.site.context import SiteContext
from engage_docs.site.facets import url_of_project
from engage_docs.site.list_pages import ListView
from engage_docs.site.page import Page
from engage_docs.site.paging import list_parts
from tests.site import exampleton as ex
from tests.site.pages import read
from tests.site.rendered import Rendered, pages_of_records
from tests.site.sections import page_of, pages_of_sections, site_of

WORDS = ("{n} thing", "{n} things")
TOP = "https://exampleton.example/"
HOSTILE = "\"'></p><script>alert(1)</script>/../&%2e%2e"


@cache
def site() -> SiteContext:
    """A site of 120 meetings with two things said at each, of 60 communities and 30 places."""
    records = list(ex.everything())
    for n in range(120):
        records.append(
            ex.engagement(
                f"meeting-{n}",
                f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]} meeting",
                f"{2020 + n % 6}-03-14",
                place=f"Hall {n % 30}",
                topics=(f"topic {n % 7}",),
                communities=(Community(at=ex.at(), name=f"Street {n % 60}", reached=n),),
                said=(ex.said("s1", f"Number {n}."), ex.said("s2", f"Also {n}.")),
                commitments=(
                    ex.promise(
                        "c1", f"see to number {n}", f"meeting-{n}/s1", owner=f"Team {n % 9}"
                    ),
                ),
            )
        )
        records.append(ex.follow_up(f"news-{n}", "2026-04-01", "started", f"meeting-{n}/c1"))
    documents = (Document("", "", "", ""),)
    return site_of(ex.cleared(records), documents=documents)


@cache
def large() -> dict[str, Rendered]:
    made = pages_of_sections(site()) | pages_of_records(site().index)
    return {unquote(url): page for url, page in made.items()}


def lists() -> dict[str, tuple[Page, ListView]]:
    """The first page of each list, whole or narrowed, with all that it keeps."""
    found = {}
    for page in site().pages():
        view = page.view()
        if isinstance(view, ListView):
            found[page.url] = (page, view)
    return found


def targets(page: Rendered) -> set[str]:
    found = (urlsplit(urljoin(TOP + page.url, link)).path for link in read(page.main).links)
    return {unquote(path.lstrip("/")) for path in found}


def test_no_page_of_a_list_has_more_than_thirty_rows() -> None:
    found = [p for url, p in large().items() if not url.startswith("records/")]
    assert max(page.main.count("<article") for page in found) == 30


def test_all_pages_of_a_list_together_hold_everything_once() -> None:
    pages = [p for url, p in large().items() if re.fullmatch(r"said/(page/\d+/)?", url)]
    words = [w for page in pages for w in re.findall(r">“((?:Number|Also) \d+\.)”<", page.main)]
    assert len(words) == len(set(words)) == 240


def test_the_pages_of_a_list_lead_to_each_other() -> None:
    found = large()["said/page/2/"]
    assert found.page.title == "What you said, page 2"
    assert "Page 2 of 9" in read(found.main).text
    assert 'href="../../../said/" rel="prev">Previous page: 1 to 30 of 250 things said</a>' in (
        found.main
    )
    assert "Next page: 61 to 90 of 250 things said" in found.main
    assert ", continued</h2>" in found.main
    assert '<a href="../../../said/#narrow">Narrow this list</a>' in found.main
    assert found.page.is_part


def test_a_narrowed_list_says_what_it_shows_and_how_to_get_back() -> None:
    main = large()["said/status/unanswered/"].main
    text = " ".join(read(main).text.split())
    assert "Showing: unanswered. 12" in text
    assert '<a href="../../../said/">Show all</a>' in main
    assert re.search(r'status/unanswered/" aria-current="page">Unanswered</a>', main)
    assert "What you said: unanswered" in text


def test_a_narrowed_list_shows_three_items_or_more_and_leaves_something_out() -> None:
    for url, (_, view) in lists().items():
        if view.showing:
            number, whole = re.findall(r"\d+", view.kept)
            assert 3 <= int(number) < int(whole), url


def test_no_narrowed_list_shows_what_another_page_shows() -> None:
    shown: dict[tuple[str, frozenset[str]], str] = {}
    for url in large():
        section = url.split("/")[0]
        if "/page/" not in url and section in ("said", "promises", "still-open"):
            rows = [u for u in large() if u == url or u.startswith(f"{url}page/")]
            links = (
                re.findall(r'<h3[^>]*><a href="[./]*(records/[^"]+)"', large()[u].main)
                for u in rows
            )
            items = frozenset(link for of_page in links for link in of_page)
            if items:
                assert (section, items) not in shown, (url, shown[section, items])
                shown[section, items] = url


def test_one_facet_a_page() -> None:
    narrowed = {url for url in large() if re.match(r"(said|promises|still-open)/(?!page/).", url)}
    assert all(re.fullmatch(r"[a-z-]+/[a-z]+/([^/]+/(page/\d+/)?)?", url) for url in narrowed)
    kinds = {url.split("/")[1] for url in narrowed}
    assert kinds == {"project", "community", "place", "topic", "owner", "status", "year"}


def test_what_each_list_can_be_narrowed_by() -> None:
    urls = set(large())
    assert {"said/year/2024/", "said/place/hall-7/", "said/status/unanswered/"} <= urls
    assert {"promises/owner/team-3/", "promises/community/street-7/"} - urls == {
        "promises/community/street-7/"  # two promises
    }
    assert {"said/project/eye-checks/", "promises/project/eye-checks/"} <= urls
    assert {"still-open/status/unanswered/", "still-open/owner/team-3/"} <= urls
    assert "said/status/no-such-thing/" not in urls
    one = (ex.engagement("hall", "Hall", "2026-03-14", said=(ex.said("s", "Hm?"),)),)
    made = pages_of_sections(site_of(ex.cleared(one)))
    assert [url for url in made if url.startswith("said/") and url != "said/"] == []


def test_a_facet_with_a_page_of_its_own_leads_there() -> None:
    said = large()["said/community/"].main
    assert 'href="../../communities/street-7/">Street 7</a>' in said
    assert 'href="../topics/topic-3/">topic 3</a>' in large()["said/"].main
    assert [url for url in large() if re.match("said/(community|topic)/.", url)] == []


def test_one_item_is_linked_and_two_are_listed() -> None:
    assert re.search(
        r'href="../records/[^"]+">Replaced by another promise</a>', large()["promises/"].main
    )
    values = large()["promises/community/"].main
    assert '<li id="community-street-7">Street 7 <span class="number">2</span><ul>' in values
    assert '<a href="../../records/meeting-7/#c1">We will see to number 7</a>' in values


def test_many_values_of_a_facet_have_a_page_of_their_own() -> None:
    main = large()["said/community/"].main
    assert "All 63 communities" in large()["said/"].main
    assert len(re.findall(r'href="../../communities/', main)) == 63


def test_facets_are_combined_in_the_search() -> None:
    words = "Combine several of these in the search"
    assert f'<a href="../search/">{words}</a>' in large()["said/"].main
    unanswered = large()["said/status/unanswered/"].main
    assert f'<a href="../../../search/?status=unanswered">{words}</a>' in unanswered
    assert "search/?year=2024" in large()["said/year/2024/"].main
    assert f'<a href="../../../search/">{words}</a>' in large()["said/place/hall-7/"].main
    assert words not in page_of(site_of(ex.cleared(ex.everything())), "said")


def test_the_list_of_a_project() -> None:
    project = "eye-checks"
    assert url_of_project(site().index, project) == f"said/project/{project}/"
    only = site_of(ex.cleared(ex.everything()))
    records = [r for r in ex.everything() if r.project == project]
    assert url_of_project(site_of(ex.cleared(records)).index, project) == "said/"
    for name in only.index.ledger.projects:
        assert unquote(url_of_project(only.index, name)) in (
            pages_of_sections(only) | pages_of_records(only.index)
        )


def test_figures_on_the_first_page_lead_to_lists_of_that_length() -> None:
    counts = re.findall(r'<a href="([^"]*)"><b>(\d+)</b>', large()[""].main)
    assert len(counts) == 5
    for url, number in counts:
        if url in large():
            listed = [p for u, p in large().items() if u == url or u.startswith(f"{url}page/")]
            rows = sum(page.main.count("<article") for page in listed)
            assert rows == int(number) or number == "0", url


def test_links_climb_to_the_top_from_every_depth() -> None:
    for url, page in large().items():
        for link in read(page.main).links:
            if link.startswith(".."):
                assert link.startswith("../" * url.count("/")), (url, link)


@pytest.mark.parametrize(
    "url", ["said/page/2/", "communities/street-7/", "said/community/", "promises/community/"]
)
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
    pages = {url: page.main for url, page in pages_of_sections(site_of(cleared)).items()}
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
    for page in pages_of_sections(site_of(ex.cleared(records))).values():
        assert "script" not in read(page.main).tags
        assert not re.search(r"[\s\"'<>]|\.\.", page.url)
        assert "/.." not in unquote(page.url)


def test_pages_of_a_short_and_of_an_empty_list() -> None:
    assert [s.paging for s in list_parts(ENGLISH, "said/", [1, 2], WORDS)] == [None]
    assert [list(s.items) for s in list_parts(ENGLISH, "said/", [], WORDS)] == [[]]
    middle = list(list_parts(ENGLISH, "said/", range(30 * 40), WORDS))[19]
    assert middle.paging
    assert [link.number for link in middle.paging.numbers] == [1, 18, 19, 20, 21, 22, 40]
    assert [link.is_gap for link in middle.paging.numbers] == [False, True, *[False] * 4, True]
