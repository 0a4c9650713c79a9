"""The pieces that pages are made of, as the HTML that a reader gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from engage_docs.i18n import ENGLISH
from engage_docs.loops import flags
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.guidance import Group
from engage_docs.site.guidance_entries import Entry
from engage_docs.site.index import TextRun, line_of
from engage_docs.site.items import PromiseView
from engage_docs.site.paging import PageLink, Paging
from engage_docs.site.pairs import Deed, Pair
from engage_docs.site.pieces.guidance import groups
from engage_docs.site.pieces.heads import fact_list, printed, section_head
from engage_docs.site.pieces.lists import news_list, pages, showing
from engage_docs.site.pieces.loops import promise_in_full, tags
from engage_docs.site.pieces.pairs import pair
from engage_docs.site.pieces.pen import Pen
from engage_docs.site.pieces.pictures import picture
from engage_docs.site.record_pages import News
from tests.site import exampleton as ex
from tests.site.pages import read

PEN = Pen(ENGLISH, "../")
IN_URDU = Pen(ENGLISH, "../", "ur")
OURS = ' lang="en" dir="ltr"'
some_words = st.text() | st.text("&<>\"'{}a", max_size=9)


@given(some_words)
def test_words_are_escaped_as_they_are_everywhere(words: str) -> None:
    assert escaped(words) == str(escape(words))
    assert type(escaped(words)) is str


@given(*[some_words] * 5, st.booleans(), st.sampled_from(["", "ur", "en-GB", '"><i>']))
def test_nothing_in_a_line_is_markup(
    text: str, url: str, away: str, more: str, about: str, is_voice: bool, lang: str
) -> None:
    for pen in (PEN, IN_URDU):
        seen = read(
            pen.line([TextRun(text, url, away, is_voice, more, lang, lang), TextRun(about)])
        )
        assert set(seen.tags) <= {"a", "span"}
        assert {name for _, name, _ in seen.attributes} <= {"href", "class", "lang", "dir"}
        shown_more = more if url or (away and not is_voice) else ""
        assert seen.text == text + shown_more + about


def test_a_sentence_takes_links_and_texts_where_it_names_them() -> None:
    link = TextRun("Fair", "records/fair/")
    line = line_of(ENGLISH, "{when}, in {record}{more}.", when="3 May", record=link, more="")
    assert line == (TextRun("3 May"), TextRun(", in "), link, TextRun("."))
    assert line_of(ENGLISH, "{line} & {none}", line=line, none=TextRun("")) == (
        *line,
        TextRun(" & "),
    )


def test_words_of_another_language_say_so() -> None:
    assert PEN.own("خط", "ur") == '<span lang="ur" dir="rtl">خط</span>'
    assert PEN.own("a letter", "") == "a letter"
    assert (PEN.stands(""), PEN.stands("ur")) == ("", ' lang="ur" dir="rtl"')
    assert (IN_URDU.stands(""), IN_URDU.ours) == (OURS, OURS)
    assert (PEN.voice(""), IN_URDU.voice("")) == (' dir="auto"', OURS)


def test_words_around_html_are_escaped_and_the_html_is_not() -> None:
    assert PEN.html("a < {b}", b="<i>{b}</i>") == "a &lt; <i>{b}</i>"
    assert PEN.say("{a} & b", a="<i>") == "&lt;i&gt; &amp; b"
    assert PEN.count(2, "<one>", "<{n}>") == "&lt;2&gt;"


def test_flags_are_heard_as_a_list() -> None:
    assert tags(PEN, ()) == ""
    seen = read(tags(PEN, (flags.NO_OWNER, flags.OVERDUE)))
    assert " ".join(seen.text.split()) == "What is missing: No owner, Overdue"


PROMISE = PromiseView(
    *("c1", "We will heat the hall", (), None, "30 June 2026", ""),
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
    seen = read(promise_in_full(PEN, promise))
    assert " ".join(seen.text.split()) == f"We will heat the hall {said}"
    assert seen.ids == ["c1"]


def test_a_pair_without_words_and_deeds_says_so() -> None:
    html = pair(PEN, Pair("", (), (), (), None, ()), level=2)
    assert '<h2 class="stub">Nothing that anybody said is linked to this.</h2>' in html
    assert "<p>Nothing yet.</p>" in html


def test_a_deed_ends_with_a_stop_unless_it_asks() -> None:
    deeds = (Deed("done", "Done", "It is warm.", ()), Deed("next", "Settled?", "", ()))
    html = pair(PEN, Pair("", (), deeds, (), None, ()))
    assert '<b class="word">Done.</b> It is warm.</p>' in html
    assert '<b class="word">Settled?</b></p>' in html


def test_news_that_are_still_to_come_say_so() -> None:
    news = News("3 May 2026", "Engagement", TextRun("Fair", "records/fair/"), "Come.", to_come=True)
    html = news_list(PEN, [news], level=4)
    assert '<h4><a href="../records/fair/">Fair</a></h4>' in html
    assert "<b>Engagement, still to come.</b> Come.</p>" in html


def test_left_out_pages_leave_a_gap() -> None:
    numbers = (PageLink(1, "1", "said/", is_current=True), PageLink(9, "9", "said/page/9/"))
    after_gap = numbers[1]._replace(is_gap=True)
    paging = Paging(1, 9, "Page 1 of 9", None, after_gap, (numbers[0], after_gap))
    html = pages(PEN, paging)
    assert '<li aria-hidden="true">…</li>\n<li><a href="../said/page/9/">' in html
    assert html.count("<li>") == 2
    assert pages(PEN, None) == ""


def test_a_filter_is_shown_with_the_way_back() -> None:
    assert showing(PEN, "", "9 of 9", "said/") == ""
    html = showing(PEN, "<late>", "2 of 9", "said/")
    assert "Showing: <b>&lt;late&gt;</b>. 2 of 9." in html
    assert '<a href="../said/">Show all</a>' in html


def test_only_what_an_owner_wrote_in_markdown_is_markup() -> None:
    html = section_head(PEN, "A < B", "", "<p>Ours</p>", "Lead & all")
    assert "<h1>A &lt; B</h1>" in html
    assert '<div class="prose">\n<p>Ours</p>\n</div>' in html
    assert "Lead &amp; all" in html
    assert "<h1><em>Own</em></h1>" in section_head(PEN, "A", "<em>Own</em>", "", "")


def test_what_is_not_there_takes_no_room() -> None:
    assert fact_list(PEN, ()) == ""
    assert printed(PEN, "") == ""
    assert picture(PEN, ex.picture(sources=())) == ""


def test_the_first_picture_is_loaded_at_once() -> None:
    shown = ex.picture(alt='A "map"')
    assert 'loading="lazy"' in picture(PEN, shown)
    first = picture(PEN, shown, eager=True)
    assert "loading=" not in first
    assert 'alt="A &#34;map&#34;"' in first
    assert "../media/map-600.webp 600w, ../media/map-1200.webp 1200w" in first


def test_a_word_that_is_no_term_says_whose_it_is() -> None:
    group = Group("Roles", entries=(Entry((TextRun("Guide"),)),), missing=((TextRun("Chair"),),))
    seen = " ".join(read(groups(PEN, [group])).text.split())
    assert seen == "Roles Guide In the words of the record. " + (
        "Nothing is written down on 1 more Chair"
    )
