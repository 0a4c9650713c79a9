"""What a text may hold, where its links lead, and how its headings fall."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.findings import Place
from engage_docs.findings.building import (
    STORY_COMMENT,
    STORY_LINK,
    STORY_PICTURE,
    STORY_UNREADABLE,
)
from engage_docs.markdown import Addresses, Converter, Links, Story, convert, level_headings
from engage_docs.records.model import Commitment, Engagement, Said

ALL = [
    *("admonition", "extra", "attr_list", "md_in_html", "sane_lists", "smarty", "toc"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tilde"),
]
AT = Place("content/records/park/drop-in.md")
RECORD = Engagement(
    at=AT,
    type="engagement",
    id="drop-in",
    title="Drop-in",
    project="park",
    said=(Said(at=AT, id="s1", words="More benches."),),
)
OTHER = replace(
    RECORD,
    at=Place("content/records/park/survey/april.md"),
    id="survey-2026",
    said=(),
    commitments=(Commitment(at=AT, id="c1", we_will="mend the gate"),),
)
ADDRESSES = Addresses.of([RECORD, OTHER])
CONVERTER = Converter(ALL)


def story(body: str) -> Story:
    return convert(body, CONVERTER, Links(RECORD, ADDRESSES))


def test_no_text_is_no_html() -> None:
    assert story(" \n\n") == Story("")


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("survey-2026", "../../records/survey-2026/"),
        ("survey-2026/c1", "../../records/survey-2026/#c1"),
        ("survey/april.md", "../../records/survey-2026/"),
        ("survey/april.md#c1", "../../records/survey-2026/#c1"),
        ("./survey/april.md", "../../records/survey-2026/"),
        ("survey-2026#c1", "../../records/survey-2026/#c1"),
        ("s1", "#s1"),
        ("#s1", "#s1"),
        ("drop-in/s1", "#s1"),
        ("drop-in.md", "../../records/drop-in/"),
        ("#how-it-went", "#text:how-it-went"),
        ("/about/", "../../about/"),
        ("/", "../../"),
        ("/../../../etc/passwd", "../../etc/passwd"),
        ("/said/#top", "../../said/#top"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("tel:+442079460000", "tel:+442079460000"),
    ],
)
def test_where_a_link_leads(written: str, leads_to: str) -> None:
    made = story(f"See [this]({written}).")
    assert made.html == f'<p>See <a href="{leads_to}">this</a>.</p>'
    assert not made.problems


@pytest.mark.parametrize(
    "written",
    [
        *("no-such-record", "survey-2026/c9", "../park/missing.md", "photos/map.jpg", "survey"),
        *("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "ftp://a.example"),
        *("file:///etc/passwd", "vbscript:x", "\\\\elsewhere.example", "/\\elsewhere.example"),
    ],
)
def test_a_link_that_leads_nowhere_keeps_its_words_and_is_reported(written: str) -> None:
    made = story(f"See [this](<{written}>).")
    assert made.html == "<p>See <a>this</a>.</p>"
    assert [problem.code for problem in made.problems] == [STORY_LINK]
    assert written.lstrip("\\") in made.problems[0].at(AT).sentence


def test_a_picture_is_words_and_is_reported() -> None:
    made = story("Look: ![A map *with* pins](photos/map.jpg) there.")
    assert made.html == "<p>Look: <em>[A map *with* pins]</em> there.</p>"
    assert [problem.code for problem in made.problems] == [STORY_PICTURE]
    assert "photos/map.jpg" in made.problems[0].at(AT).sentence


def test_comments_do_not_reach_the_page() -> None:
    made = story("Before <!-- a secret --> after.\n\n<!--\nanother\n\nsecret\n-->\n\nEnd.")
    assert "secret" not in made.html
    assert "Before" in made.html
    assert "End." in made.html


@pytest.mark.parametrize("body", ["End <!-- a secret", "End <!-- a\n\nsecret --> really."])
def test_a_comment_without_an_end_stops_the_text(body: str) -> None:
    assert story(body).html == ""
    assert [problem.code for problem in story(body).problems] == [STORY_COMMENT]


def test_a_comment_in_code_is_an_example_of_one() -> None:
    assert story("Write `<!-- like this -->`.").html == (
        "<p>Write <code>&lt;!-- like this --&gt;</code>.</p>"
    )


def test_files_cannot_be_brought_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("home") / "secret.txt"
    secret.write_text("TOP SECRET")
    assert "TOP SECRET" not in story(f'--8<-- "{secret}"').html


def test_attributes_cannot_be_set_from_markdown() -> None:
    assert story("Text {: style=color:red onclick=alert(1) #s1 .md-banner }").html == (
        "<p>Text {: style=color:red onclick=alert(1) #s1 .md-banner }</p>"
    )


def test_what_our_markdown_makes_stays() -> None:
    html = story(
        '!!! warning "Mind the step"\n    Please.\n\n'
        "??? note\n    Inside.\n\n"
        "| Week | People |\n|:--|--:|\n| 1 | 23 |\n\n"
        "Said once.[^1] H~2~O, ==marked==, ~~gone~~, x^2^.\n\n[^1]: In the minutes.\n\n"
        "```python\nprint('<b>')\n```\n"
    ).html
    for piece in (
        '<div class="admonition warning">',
        '<p class="admonition-title">Mind the step</p>',
        '<details class="note">',
        "<summary>Note</summary>",
        '<th scope="col">Week</th>',
        '<a class="footnote-ref" href="#text:fn:1">1</a>',
        '<li id="text:fn:1">',
        "<mark>marked</mark>",
        "<del>gone</del>",
        "<sub>2</sub>",
        "<code>print('&lt;b&gt;')</code>",
    ):
        assert piece in html, piece
    assert 'class=""' not in html


def test_another_language_keeps_its_name_and_direction() -> None:
    written = '<p lang="ar" dir="rtl">مرحبا</p>'
    assert story(written).html == written


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("123", "234"),
        ("1", "2"),
        ("3", "2"),
        ("1312", "2323"),
        ("321", "222"),
        ("2425", "2323"),
        ("123456", "234566"),
        ("161616", "232323"),
    ],
)
def test_headings_begin_at_two_and_skip_no_level(written: str, levels: str) -> None:
    html = level_headings("".join(f"<h{n}>x</h{n}>" for n in written))
    assert "".join(re.findall(r"<h(\d)>", html)) == levels
    assert re.findall(r"<h(\d)", html) == re.findall(r"</h(\d)", html)


@given(st.lists(st.integers(1, 6)))
def test_headings_never_skip_a_level(written: list[int]) -> None:
    html = level_headings("".join(f"<h{n} id='x'>x</h{n}>" for n in written))
    levels = [1, *map(int, re.findall(r"<h(\d)", html))]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(level >= 2 for level in levels[1:])
    assert re.findall(r"<h(\d)", html) == re.findall(r"</h(\d)", html)


@pytest.mark.parametrize("body", ["[" * 20_000, "<b>" * 20_000, "  * " * 3_000, "1. " * 3_000])
def test_a_text_that_would_take_for_ever_is_a_finding(body: str) -> None:
    made = story(body)
    assert [problem.code for problem in made.problems] == [STORY_UNREADABLE]
    assert story("Still *well*.").html == "<p>Still <em>well</em>.</p>"


@pytest.mark.parametrize(
    "body", ["# A\n\nx[^1]\n\n[^1]: y", "*[HSE]: Health\n\nHSE", "[a]: s1\n\n[a]"]
)
def test_one_text_does_not_colour_the_next(body: str) -> None:
    plain = "# A\n\nHSE [a] [^1]\n\n[^1]: z"
    alone = convert(plain, Converter(ALL), Links(RECORD, ADDRESSES))
    story(body)
    assert story(plain) == alone
