"""What a body may hold, and where its links lead."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import (
    ADDRESSES,
    ALL,
    AT,
    COMMONMARK,
    OTHER,
    PYTHON_MARKDOWN,
    codes_of,
    html_of,
    page,
)

from engage_docs.findings.building import (
    STORY_COMMENT,
    STORY_LINK,
    STORY_PICTURE,
    STORY_UNREADABLE,
)
from engage_docs.markdown import Addresses, Body, Converter, convert, make_converter, resolve
from engage_docs.markdown.safe_html import UNRESOLVED

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))
BOTH = pytest.mark.parametrize(
    "converter", [PYTHON_MARKDOWN, COMMONMARK], ids=["python-markdown", "commonmark"]
)

# What a text could be made of that wants to pass for a link which is not resolved yet.
PIECES = [*"`\"'<>[", "\0", "&#0;", "&#x0;", "\\0", "\ufffd", ' href="\0s1"', "<a href='s1'>"]
PIECES += ["[x](s1)", "&amp;", "<abbr title='", "<td>", "\n\n", "]("]


def test_no_text_is_no_html() -> None:
    assert convert(" \n\n", PYTHON_MARKDOWN) == Body()
    assert page(" \n\n") == ("", ())


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
    assert page(f"See [this]({written}).") == (f'<p>See <a href="{leads_to}">this</a>.</p>', ())


@pytest.mark.parametrize(
    "written",
    [
        *("no-such-record", "survey-2026/c9", "../park/missing.md", "photos/map.jpg", "survey"),
        *("javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "ftp://a.example"),
        *("file:///etc/passwd", "vbscript:x", "\\\\elsewhere.example", "/\\elsewhere.example"),
    ],
)
def test_a_link_that_leads_nowhere_keeps_its_words_and_is_reported(written: str) -> None:
    html, problems = page(f"See [this](<{written}>).")
    assert html == "<p>See <a>this</a>.</p>"
    assert [problem.code for problem in problems] == [STORY_LINK]
    assert written.lstrip("\\") in problems[0].at(AT).sentence


def test_a_picture_is_words_and_is_reported() -> None:
    html, problems = page("Look: ![A map *with* pins](photos/map.jpg) there.")
    assert html == "<p>Look: <em>[A map *with* pins]</em> there.</p>"
    assert [problem.code for problem in problems] == [STORY_PICTURE]
    assert "photos/map.jpg" in problems[0].at(AT).sentence


def test_comments_do_not_reach_the_page() -> None:
    html = html_of("Before <!-- a secret --> after.\n\n<!--\nanother\n\nsecret\n-->\n\nEnd.")
    assert "secret" not in html
    assert "Before" in html
    assert "End." in html


@pytest.mark.parametrize(
    "body", ["End <!-- a secret", "End <!-- a\n\nsecret --> really.", "[End](<\\<!-- a secret>)"]
)
def test_a_comment_without_an_end_stops_the_text(body: str) -> None:
    assert html_of(body) == ""
    assert codes_of(body) == [STORY_COMMENT.name]


def test_a_comment_in_code_is_an_example_of_one() -> None:
    assert html_of("Write `<!-- like this -->`.") == (
        "<p>Write <code>&lt;!-- like this --&gt;</code>.</p>"
    )


def test_files_cannot_be_brought_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("home") / "secret.txt"
    secret.write_text("TOP SECRET")
    assert "TOP SECRET" not in html_of(f'--8<-- "{secret}"')


def test_attributes_cannot_be_set_from_markdown() -> None:
    assert html_of("Text {: style=color:red onclick=alert(1) #s1 .md-banner }") == (
        "<p>Text {: style=color:red onclick=alert(1) #s1 .md-banner }</p>"
    )


def test_what_our_markdown_makes_stays() -> None:
    html = html_of(
        '!!! warning "Mind the step"\n    Please.\n\n'
        "??? note\n    Inside.\n\n"
        "| Week | People |\n|:--|--:|\n| 1 | 23 |\n\n"
        "Said once.[^1] H~2~O, ==marked==, ~~gone~~, x^2^.\n\n[^1]: In the minutes.\n\n"
        "```python\nprint('<b>')\n```\n"
    )
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
    assert html_of(written) == written


@pytest.mark.parametrize("body", ["[" * 20_000, "<b>" * 20_000, "  * " * 3_000, "1. " * 3_000])
def test_a_text_that_would_take_for_ever_is_a_finding(body: str) -> None:
    assert codes_of(body) == [STORY_UNREADABLE.name]
    assert html_of("Still *well*.") == "<p>Still <em>well</em>.</p>"


@pytest.mark.parametrize(
    "body", ["# A\n\nx[^1]\n\n[^1]: y", "*[HSE]: Health\n\nHSE", "[a]: s1\n\n[a]"]
)
def test_one_text_does_not_colour_the_next(body: str) -> None:
    plain = "# A\n\nHSE [a] [^1]\n\n[^1]: z"
    alone = convert(plain, make_converter("python-markdown", ALL))
    html_of(body)
    assert convert(plain, PYTHON_MARKDOWN) == alone


def test_a_body_depends_on_its_text_alone() -> None:
    body = convert("[here](s1), [there](survey-2026), [out](https://a.example)", PYTHON_MARKDOWN)
    assert 'href="https://a.example"' in body.html
    assert "records" not in body.html
    html, _ = resolve(body, OTHER, ADDRESSES)
    assert html == (
        '<p><a>here</a>, <a href="../../records/survey-2026/">there</a>, '
        '<a href="https://a.example">out</a></p>'
    )


@BOTH
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join))
def test_no_text_can_forge_a_link_that_is_not_resolved(converter: Converter, text: str) -> None:
    body = convert(text, converter)
    assert body.html.count(UNRESOLVED) == body.html.count(f' href="{UNRESOLVED}')
    assert UNRESOLVED not in resolve(body, OTHER, Addresses.of([]))[0]


@BOTH
@pytest.mark.parametrize("file", GOLDEN, ids=[file.stem for file in GOLDEN])
def test_a_body_is_cached_as_it_is(converter: Converter, file: Path) -> None:
    body = convert(file.read_text("utf-8"), converter)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(body), type=Body) == body


@BOTH
@pytest.mark.parametrize("file", GOLDEN, ids=[file.stem for file in GOLDEN])
def test_golden(converter: Converter, file: Path) -> None:
    """Each ``golden/NAME.md`` gives its ``NAME.CONVERTER.html``; problems stand at the end."""
    kind = "commonmark" if converter is COMMONMARK else "python-markdown"
    html, problems = page(file.read_text("utf-8"), converter)
    notes = "".join(f"<!-- {problem.at(AT).sentence} -->\n" for problem in problems)
    expected = file.with_suffix(f".{kind}.html").read_text("utf-8")
    assert html.rstrip("\n") + "\n" + notes == expected
