"""The macros that pages are made of, as the HTML that a reader gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.i18n import ENGLISH
from engage_docs.site.guidance import Entry, Group
from engage_docs.site.index import TextRun, line_of
from engage_docs.site.loop_views import Deed, Pair, PromiseView
from engage_docs.site.paging import PageLink, Paging
from engage_docs.site.record_pages import News
from tests.site import exampleton as ex
from tests.site.pages import read
from tests.site.rendered import Macros

macro = Macros()
in_urdu = Macros(lang="ur")
OURS = ' lang="en" dir="ltr"'
some_words = st.text() | st.text("&<>\"'{}a", max_size=9)


@given(*[some_words] * 5, st.booleans(), st.sampled_from(["", "ur", "en-GB", '"><i>']))
def test_nothing_in_a_line_is_markup(
    text: str, url: str, away: str, more: str, about: str, is_voice: bool, lang: str
) -> None:
    runs = [TextRun(text, url, away, is_voice, more, lang, lang), TextRun(about)]
    for made in (macro("text.html", "line", runs), in_urdu("text.html", "line", runs)):
        seen = read(made)
        assert set(seen.tags) <= {"a", "span"}
        assert {name for _, name, _ in seen.attributes} <= {"href", "class", "lang", "dir"}
        shown_more = more if url or (away and not is_voice) else ""
        assert seen.text == text + shown_more + about


def test_a_sentence_takes_links_and_texts_where_it_names_them() -> None:
    link = TextRun("Fair", "records/fair/")
    line = line_of(ENGLISH, "{when}, in {record}{more}.", when="3 May", record=link, more="")
    assert line == (TextRun("3 May, in "), link, TextRun("."))
    assert line_of(ENGLISH, "{line} & {none}", line=line, none=TextRun("")) == (
        TextRun("3 May, in "),
        link,
        TextRun(". & "),
    )


def test_words_of_another_language_say_so() -> None:
    assert macro("text.html", "own", "خط", "ur") == '<span lang="ur" dir="rtl">خط</span>'
    assert macro("text.html", "own", "a letter", "") == "a letter"
    assert macro("text.html", "stands", "") == ""
    assert macro("text.html", "stands", "ur") == ' lang="ur" dir="rtl"'
    assert in_urdu("text.html", "stands", "") == OURS
    assert macro("text.html", "voice", "") == ' dir="auto"'
    assert in_urdu("text.html", "voice", "") == OURS


def test_flags_are_heard_as_a_list() -> None:
    assert macro("loops.html", "tags", ()) == ""
    seen = read(macro("loops.html", "tags", ("No owner", "Overdue")))
    assert " ".join(seen.text.split()) == "What is missing: No owner, Overdue"


PROMISE = PromiseView(
    *("c1", "We will heat the hall", None, "30 June 2026", ""),
    *((), None, (), (), (), "", "", ""),
)


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (PROMISE, "Owner: nobody is named. Due: 30 June 2026."),
        (PROMISE._replace(owner="estates", due=None), "Owner: estates."),
        (PROMISE._replace(owner="<i>", owner_lang="ur", due=None), "Owner: <i>."),
    ],
)
def test_a_promise_names_who_sees_to_it(promise: PromiseView, said: str) -> None:
    seen = read(macro("loops.html", "promise_in_full", promise))
    assert " ".join(seen.text.split()) == f"We will heat the hall {said}"
    assert seen.ids == ["c1"]


def test_a_pair_without_words_and_deeds_says_so() -> None:
    html = macro("pairs.html", "pair", Pair("", (), (), (), None, ()), level=2)
    assert '<h2 class="stub">Nothing that anybody said is linked to this.</h2>' in html
    assert "<p>Nothing yet.</p>" in html


def test_a_deed_ends_with_a_stop_unless_it_asks() -> None:
    deeds = (Deed("done", "Done", "It is warm.", ()), Deed("next", "Settled?", "", ()))
    html = macro("pairs.html", "pair", Pair("", (), deeds, (), None, ()))
    assert '<b class="word">Done.</b> It is warm.</p>' in html
    assert '<b class="word">Settled?</b></p>' in html


def test_news_that_are_still_to_come_say_so() -> None:
    news = News("3 May 2026", "Engagement", TextRun("Fair", "records/fair/"), "Come.", to_come=True)
    html = macro("lists.html", "news_list", [news], level=4)
    assert '<h4><a href="../records/fair/">Fair</a></h4>' in html
    assert "<b>Engagement, still to come.</b> Come.</p>" in html


def test_left_out_pages_leave_a_gap() -> None:
    numbers = (PageLink(1, "1", "said/", is_current=True), PageLink(9, "9", "said/page/9/"))
    after_gap = numbers[1]._replace(is_gap=True)
    paging = Paging(1, 9, "Page 1 of 9", None, after_gap, (numbers[0], after_gap))
    html = macro("lists.html", "pages", paging)
    assert '<li aria-hidden="true">…</li>\n<li><a href="../said/page/9/">' in html
    assert html.count("<li>") == 2
    assert macro("lists.html", "pages", None) == ""


def test_a_filter_is_shown_with_the_way_back() -> None:
    assert macro("lists.html", "showing", "", "9 of 9", "said/") == ""
    html = macro("lists.html", "showing", "<late>", "2 of 9", "said/")
    assert "Showing: <b>&lt;late&gt;</b>. 2 of 9." in html
    assert '<a href="../said/">Show all</a>' in html


def test_only_what_an_owner_wrote_in_markdown_is_markup() -> None:
    html = macro("heads.html", "section_head", "A < B", "", "<p>Ours</p>", "Lead & all")
    assert "<h1>A &lt; B</h1>" in html
    assert '<div class="prose">\n<p>Ours</p>\n</div>' in html
    assert "Lead &amp; all" in html
    assert "<h1><em>Own</em></h1>" in macro("heads.html", "section_head", "A", "<em>Own</em>")


def test_what_is_not_there_takes_no_room() -> None:
    assert macro("heads.html", "fact_list", ()) == ""
    assert macro("heads.html", "printed", "") == ""
    assert macro("pictures.html", "picture", ex.picture(sources=())) == ""


def test_the_first_picture_is_loaded_at_once() -> None:
    shown = ex.picture(alt='A "map"')
    assert 'loading="lazy"' in macro("pictures.html", "picture", shown)
    first = macro("pictures.html", "picture", shown, eager=True)
    assert "loading=" not in first
    assert 'alt="A &#34;map&#34;"' in first
    assert "../media/map-600.webp 600w, ../media/map-1200.webp 1200w" in first


def test_a_word_that_is_no_term_says_whose_it_is() -> None:
    group = Group("Roles", entries=(Entry((TextRun("Guide"),)),), missing=((TextRun("Chair"),),))
    seen = " ".join(read(macro("guidance.html", "groups", [group])).text.split())
    assert seen == "Roles Guide In the words of the record. " + (
        "Nothing is written down on 1 more Chair"
    )
