"""Posters: the code that leads to a page, and words that fit on one page of A4."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.media.posters import TOO_MUCH, poster_fit, qr_svg, spoken_address
from tests.site.rendered import Macros

THEME = Path(__file__).parents[2] / "theme" / "engage_docs_theme"
URL = "https://example.org/what-we-heard/records/poster-june/"
SIZES = [*(f"poster-{n}" for n in range(1, 7)), TOO_MUCH]
MODULES = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def modules_of(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a drawing, without the quiet zone."""
    found = set()
    for x, y, right, back in MODULES.findall(svg.partition('class="qr-dark" d="')[2]):
        assert right == back
        found |= {(int(x) - 4 + step, int(y) - 4) for step in range(int(right))}
    return found


def test_the_drawing_is_the_code_to_the_module() -> None:
    code = segno.make(URL, error="m", boost_error=True, micro=False)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, run in enumerate(row) if run}
    assert modules_of(qr_svg(URL)) == dark
    side = len(code.matrix) + 8
    assert f'viewBox="0 0 {side} {side}"' in qr_svg(URL)


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_svg(URL) == qr_svg(URL)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "records/x/",
        "javascript:alert(1)",
        "https://a b",
        "https://a\n",
        "https://" + "a" * 5000,
    ],
)
def test_what_is_no_address_gives_no_code(url: str) -> None:
    assert qr_svg(url) == ""


@given(st.text())
def test_nothing_of_the_address_gets_into_the_markup(path: str) -> None:
    svg = qr_svg(f"https://example.org/{path}")
    assert svg == "" or re.fullmatch(
        r'<svg class="qr" viewBox="0 0 \d+ \d+" aria-hidden="true" focusable="false">'
        r'<path class="qr-light" d="[M0-9 hvHz]+"/><path class="qr-dark" d="[M0-9 hvz-]+"/></svg>',
        svg,
    )


def test_an_address_as_one_types_it() -> None:
    assert spoken_address("HTTPS://example.org/a/b/") == "example.org/a/b"


def test_without_an_address_there_is_no_foot() -> None:
    assert Macros()("posters.html", "poster_foot", "", "1 May") == ""


def test_the_foot_escapes_the_address_and_not_the_code() -> None:
    page = Macros()("posters.html", "poster_foot", "https://example.org/<i>", "1 < 2")
    assert "<svg" in page
    assert "example.org/&lt;i&gt;" in page
    assert "1 &lt; 2" in page
    assert "style=" not in page


def test_every_size_has_its_rule() -> None:
    css = (THEME / "assets" / "engage" / "poster.css").read_text(encoding="utf-8")
    assert [size for size in SIZES if f".{size} " not in css] == []


def pairs(number: int, letters: int = 60) -> list[tuple[list[str], list[str]]]:
    return [(["a" * letters], ["b" * letters, "Told. Settled."])] * number


def test_more_pairs_are_written_smaller() -> None:
    sizes = [poster_fit("Market Street", "", pairs(number)) for number in range(31)]
    assert sizes[0] == sizes[1] == "poster-1"
    assert sizes[4] in ("poster-2", "poster-3")
    assert sizes[8] in ("poster-5", "poster-6")
    assert sizes[30] == TOO_MUCH
    assert sizes == sorted(sizes)


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 20), st.integers(0, 2000))
def test_any_words_have_a_size(title: str, lead: str, number: int, letters: int) -> None:
    size = poster_fit(title, lead, pairs(number, letters))
    assert size in SIZES
    assert SIZES.index(poster_fit(title, lead, pairs(number + 1, letters))) >= SIZES.index(size)
