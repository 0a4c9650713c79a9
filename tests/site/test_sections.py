"""What holds of every page about everything, and of the sections that declare them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

from engage_docs.i18n import translatable
from engage_docs.search import Document
from engage_docs.site.context import PageHead, Section, SiteContext, one_page
from engage_docs.site.sections import SECTIONS
from engage_docs.site.sharing import card_words
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.pages import Seen, read
from tests.site.rendered import HOSTILE, Rendered
from tests.site.sections import page_of, pages_of_sections, site_of


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


def test_there_is_a_page_for_each_section() -> None:
    assert {section.url for section in site().present} <= set(pages())
    assert {"plans/guided/", "glossary/ysgol/", "moments/", "decisions/", "resources/"} <= set(
        pages()
    )
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


def test_no_loop_stands_in_full_away_from_its_record() -> None:
    for page, seen in pages().values():
        assert 'class="strip"' not in page.main, page.url
        assert seen.tags.count("article") <= 30, page.url


def test_a_site_without_records_says_so() -> None:
    made = pages_of_sections(site_of(ex.cleared(())))
    assert {section.url for section in SECTIONS if section.in_menu} <= set(made)
    for page in made.values():
        assert read(page.main).headings[0] == 1


def test_hostile_words_in_the_search_page_and_in_facets_stay_words() -> None:
    documents = tuple(
        Document("", words, "", "", filters={"community": (words,), "year": (words,)})
        for words in (HOSTILE, "2026")
    )
    records = (
        ex.engagement(
            f"hall-{n}",
            HOSTILE,
            "2026-03-14",
            place=f"{HOSTILE} {n % 2}",
            said=(ex.said("s1", HOSTILE),),
            commitments=(ex.promise("c1", HOSTILE, owner=f"{HOSTILE} {n % 3}"),),
        )
        for n in range(12)
    )
    made = pages_of_sections(site_of(ex.cleared(tuple(records)), documents=documents))
    assert any(url.startswith("promises/owner/") for url in made)
    for page in made.values():
        seen = read(page.main)
        assert "script" not in seen.tags
        assert not [a for a in seen.attributes if a[1].startswith("on")]
    assert HOSTILE in read(made["search/"].main).text


class MadeUpView(NamedTuple):
    """What a page that a team adds shows."""

    head: PageHead
    number: int


def test_a_page_is_added_as_one_section() -> None:
    def made_up(of: SiteContext, head: PageHead) -> MadeUpView:
        return MadeUpView(head, len(of.index.loops.said))

    added = Section(
        name="made-up-page",
        url="made-up-page/",
        title=translatable("A made-up page"),
        description=translatable("A page that only this test has."),
        make_pages=one_page("engage/search.html", made_up),
        exists=lambda of: bool(of.index.loops.said),
        is_overview=True,
    )
    with_page = site_of(ex.cleared(ex.everything()), sections=(*SECTIONS, added))
    (page,) = (page for page in with_page.pages() if page.section == "made-up-page")
    assert (page.url, page.title) == ("made-up-page/", "A made-up page")
    assert page.view() == MadeUpView(PageHead("A made-up page", description=page.description), 10)
    assert 'href="../made-up-page/">A made-up page</a>' in page_of(with_page, "a-to-z")
    assert card_words(with_page).sections["made-up-page"] == (page.title, page.description)
    without = site_of(ex.cleared(()), sections=(*SECTIONS, added))
    assert "made-up-page" not in {page.section for page in without.pages()}


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
