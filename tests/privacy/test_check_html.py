"""Findings in HTML: converted bodies, pages and frames."""

from __future__ import annotations

import pytest

from engage_docs.privacy import check_html


def found_in(html: bytes | str, *allowed: str) -> list[tuple[str, int, int]]:
    found = check_html(html, "index.html", allowed)
    return [(f.code.name, f.place.line, f.place.column) for f in found]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>07700 900123</p>", "phone"),
        ("<p>07<b>700</b> 900 <span class='x'>12</span>3</p>", "phone"),
        ("<p>07700<!-- -->900123</p>", "phone"),
        ("<p>07700<br>900123</p>", "phone"),
        ("<p>07700\n\n   900123</p>", "phone"),
        ("<p>07700&nbsp;900&#x2011;123</p>", "phone"),
        ("<p>07700 900123<sup>1</sup></p>", "phone"),
        ("<p>somebody&#64;example<wbr>.org", "email"),
        ("<a href='mailto:somebody%40example.org?subject=x'>write</a>", "email"),
        ("<a href='MAILTO:somebody@example.org'>write</a>", "email"),
        ("<a href='tel:+442079460123'>ring</a>", "phone"),
        ("<a href='https://wa.me/447700900123'>chat</a>", "phone"),
        ("<img alt='Somebody, 07700 900123' src='a.jpg'>", "phone"),
        ("<abbr title='07700 900123'>her</abbr>", "phone"),
        ("<meta name=description content='Ring 07700 900123'>", "phone"),
        ("<button aria-label='Ring 07700 900123'>x</button>", "phone"),
        ("<div data-note='07700 900123'></div>", "phone"),
        ("<title>NHS number 9990000018</title>", "nhs-number"),
        ("<table><tr><th>NHS number</th><td>9990000018</td></tr></table>", "nhs-number"),
        ("<!-- 07700 900123 -->", "phone"),
        ("<!-- 07700 900123", "phone"),
        ("<![CDATA[07700 900123]]>", "phone"),
        ("<![x[07700 900123", "phone"),
        ("<script type='application/ld+json'>{'x': '07700 900123'}</script>", "phone"),
        ("<p>07700 900123", "phone"),
        ("<p title='07700 900123", "phone"),
        (b"<p>\xff\xfe07700 900123</p>", "phone"),
        (b"\xef\xbb\xbf<p>07700 900123</p>", "phone"),
        ("<template><p>07700 900123</p></template>", "phone"),
        ("<svg><text>07700 900123</text></svg>", "phone"),
        ("<script/><p>07700 900123</p></script>", "phone"),
    ],
)
def test_a_detail_in_a_page_is_found(html: bytes | str, code: str) -> None:
    assert [name for name, _, _ in found_in(html)] == [f"personal-{code}"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>call('07700 900123')</script><style>a{x:07700900123}</style>",
        "<ul><li>07700</li><li>900123</li></ul>",
        "<td>0161</td><td>496</td><td>0123</td>",
        "<a href='https://www.gov.uk/07700900123'>the council</a>",
        "<img src='photos/4111111111111111.jpg' srcset='07700900123.webp 480w' alt=''>",
        "<a href='../records/01632960123/#c1'>the record</a>",
        "<svg viewBox='0 0 24 24'><path d='M07700 900123 01632 960123'/></svg>",
        "<p id='call-07700900123' class='x07700900123'>x</p>",
        "<link integrity='sha256-4111111111111111/4111111111111111' href=a.css>",
        "<p>11,000<sup>12</sup> of 2,329, £1.2m</p>",
    ],
)
def test_what_is_no_detail_gives_no_finding(html: str) -> None:
    assert found_in(html) == []


def test_the_place_is_that_of_the_detail() -> None:
    html = "<html>\n<p>One\n  two 07700 900123</p><a href='tel:07700900123'>x</a>"
    assert found_in(html) == [("personal-phone", 3, 7), ("personal-phone", 3, 23)]


def test_the_sentence_says_which_part_of_the_page() -> None:
    html = "<p>07700 900123</p><a href='tel:07700900123'>x</a><img alt='07700900123'><!--a@b.cd-->"
    assert [f.sentence.split(" holds ")[0] for f in check_html(html, "a.html", ())] == [
        "The text of this page",
        "A link on this page",
        "The description of a picture on this page",
        "The source of this page",
    ]


def test_what_is_allowed_may_stand() -> None:
    html = (
        "<a href='tel:+442079460123'>020 7946 <b>0123</b></a> <a href='mailto:a@council.example'>"
    )
    assert found_in(html, "020 7946 0123", "@council.example") == []


def test_the_same_finding_is_given_once() -> None:
    assert len(found_in("<a title='a@b.cd' data-clip='a@b.cd'></a>")) == 2
    assert len(found_in("<a data-a='a@b.cd' data-b='a@b.cd'></a>")) == 1
