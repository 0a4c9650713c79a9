"""The quick look at a page never leaves out what the closer look finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engage_docs.privacy import Kind, check_page, find_details
from engage_docs.privacy.harmless import BLANKS, DASHES, NO_ADDRESS, SIGNS, is_harmless
from engage_docs.privacy.plain import plain


def parts(text: str) -> list[str]:
    return text.split("|")


DETAILS = parts("""\
07700 900123|07700900123|+44 7700 900123|(0161) 496 0123|0 7 7 0 0 9 0 0 1 2 3|+33 1 23 45 67 89\
|0800 123456|999 000 0018|NHS number 9990000018|AB123456C|ab123456c|AB 12 34 56 C|a@b.cd\
|somebody(at)example.org|somebody [ at ] example [dot] org|4111 1111 1111 1111|378282246310005\
|E1 4NS|E14NS|SW1A 1AA|sw1a 1aa|e1 4ns|born on 3 March 1951|Date of birth 3.3.51|d. o. b 03-03-1951\
|D.O.B. 1951-03-03|aged 3 March 1951|age (on March 3, 1951|GB82 WEST 1234 5698 7654 32\
|gb82west12345698765432|NO9386011117947|sort code 12-34-56 account 12345678|12-34-56, 12345678\
|wa.me/447700900123|07700.900.123|ISSN 1234-567Xaged 3/3/1951|dob 3/3/51""")
BETWEEN = parts("""\
|||||||||\n| |.\n|-\n|<b>|</b>|<i class="a">|<br>|<br />|\u00a0|\u2011|\u00ad|\u200b|<!-- -->\
|</p><p>|<a href="../x/1/#s2">|<sup>|&nbsp;|&shy;|</li>\n<li>|</b>\n<i>|&amp;|<B>|</ b>|</>|<x>\
|<script>|<a title="3">|<a title='>'>|<a title=">">|(|)|.|\r|\x0c|\x85""")
AROUND = parts("""\
a|b|g|ag|1|2024|2026-03-14|2026-03-14 |10 October 2024, |.| |, |”|é|<p>|</p>|\n|</p>\n<p>|<b>\
|</b>|<span class="line">|.</span>\n<span class="line">|2nd |Page 1 of 3|aged |born|job|plan B\
|(letter)|(at)|at]|100%|%40|&amp;|<img alt="23 pins" src="photos/a-1234567890.webp">|E1|4NS|GB82\
|<a href="https://www.gov.uk/07700900123">|<a href="../records/p0-meeting-1/#s1">|d.|o|/|12345\
|<time datetime="2026-03-14">|07|+44|10.|.\n|NHS |sort code |C|X|https://x.y|www.x.y""")
ATTRIBUTES = parts("title|alt|href|data-x|content|class|id|src|aria-label|datetime|cx|HREF")
BEGINS = parts("||x |https://|../|//|mailto:|tel:|\u017fms:|https://wa.me/")


def full_width(text: str) -> str:
    return re.sub("[!-~]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


WRITTEN = st.sampled_from(DETAILS) | st.builds(
    lambda detail, write: "".join(map(write, detail)),
    st.sampled_from(DETAILS),
    st.sampled_from([full_width, "&#{0};".format, "%{0:02X}".format]).map(
        lambda write: lambda sign: write(sign) if write is full_width else write(ord(sign))
    ),
)
SPLIT = st.builds(
    lambda detail, at, between: detail[: at % len(detail)] + between + detail[at % len(detail) :],
    WRITTEN,
    st.integers(0, 40),
    st.lists(st.sampled_from(BETWEEN), max_size=2).map("".join),
)
IN_A_TAG = st.builds(
    "<{} {}={q}{}{}{q}>".format,
    st.sampled_from(["a", "p", "img"]),
    st.sampled_from(ATTRIBUTES),
    st.sampled_from(BEGINS),
    SPLIT,
    q=st.sampled_from(['"', "'", ""]),
)
IN_A_COMMENT = st.builds(
    "{}{}{}".format,
    st.sampled_from(["<!-- ", "<![CDATA[", "<?", "<!", "<"]),
    SPLIT,
    st.sampled_from(["-->", ">", "]]>", ""]),
)
PAGE = st.lists(
    st.sampled_from(AROUND) | SPLIT | IN_A_TAG | IN_A_COMMENT, min_size=1, max_size=6
).map("".join)


@given(PAGE)
@example("<p>E1 4NS<br>Page 1</p>")
@example("<p>SW1A\n1AA</p>")
@example("<b>07700.\n900.\n123</b>")
@example("<p>aged\n\n<i>3 March 1951</i></p>")
@example("<p>GB82</p>\n<p>GB<b>82 WEST</b> 1234 5698 7654 32</p>")
@example('<a title="x>0<b title=">7700 900123')
def test_no_page_in_which_something_is_found_is_harmless(page: str) -> None:
    # The strange sign at the end leaves the whole page to the closer look.
    assert not is_harmless(page) or not check_page(f"{page}<!>", "a.html", ())


def test_details_of_every_kind_are_tried() -> None:
    assert {detail.kind for written in DETAILS for detail in find_details(written)} == set(Kind)


@pytest.mark.parametrize(
    "page",
    [
        "",
        '<dl class="facts">\n<div><dt>When</dt><dd>1 September 2024</dd></div>\n</dl>',
        '<dd><a href="../../communities/elders/">elders</a> (19 people, by letter)</dd>',
        '<span class="line"><a href="../../records/p0-meeting-1/#s1">1 September 2024'
        '<span class="hidden">: “Two buses …”</span></a>.</span>',
        '<span class="line">Due by 30 November 2024.</span>\n'
        '<span class="line">10 October 2024, in <a href="../x/">the news</a>.</span>',
        "<p>1,410 working days. Left out: 232 weekend days and 16 bank holidays.</p>",
        "<td>2026</td><td>135</td>\n<td>2025</td><td>213</td>",
        '<time datetime="2026-03-14">14 March 2026</time>, by 2026-03-14.</p>',
        '<img src="a-1234567890.webp" srcset="a-480.webp 480w" width="480" alt="23 pins">',
        '<a href="https://www.gov.uk/07700900123">the council</a> says that 50% engaged',
        '<circle cx="10.5" cy="13.5" r="9" class="mark full"/><path d="M6.72 13.86 l2.7 3.06"/>',
        "<p>Ages 16 and over, aged 65 or more: 3rd job at the club; M&amp;S, 2nd time</p>",
        "<p>The agency asked in 2024 what people of every age say. Page 3 of 12</p>",
        "<p>গ্রন্থাগারে — l’été à Łódź</p>",
    ],
)
def test_what_our_pages_are_made_of_is_harmless(page: str) -> None:
    assert is_harmless(page)


def characters(of_class: str) -> list[str]:
    every = re.compile(f"[{of_class}]")
    return [char for char in map(chr, range(0x80, 0x20000)) if every.match(char)]


def test_signs_stay_what_they_are() -> None:
    latin = re.compile("[a-z0-9]", re.IGNORECASE)
    for char in characters(SIGNS):
        assert plain(char)[0] == char
        assert not latin.match(char)
        assert not any(small.isascii() for small in char.lower())
        assert not re.match(r"[\d\s]", char)


def test_blanks_and_dashes_are_read_as_such() -> None:
    assert {plain(char)[0] for char in characters(BLANKS)} == {" "}
    assert {plain(char)[0] for char in characters(DASHES)} == {"-"}


def test_an_e_mail_address_needs_signs_that_are_left_out_of_paths() -> None:
    of_addresses = re.compile(f"[{NO_ADDRESS}]")
    for char in map(chr, range(0x20000)):
        assert not set(plain(char)[0]) & set("@([") or of_addresses.match(char)
