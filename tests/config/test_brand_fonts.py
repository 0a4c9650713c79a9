"""A list of fonts: names and commas, and no way to say anything else to a browser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.config.brand import as_css, read_fonts
from engage_docs.findings import Problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frutiger", '"Frutiger", system-ui, sans-serif'),
        ("Frutiger, Arial, sans-serif", '"Frutiger", "Arial", sans-serif'),
        ("'Noto Sans' ,  \"DejaVu  Sans\", SERIF", '"Noto Sans", "DejaVu Sans", serif'),
        ("-apple-system, system-ui", "-apple-system, system-ui"),
        (
            "Übersee, 游ゴシック, P22 Johnston",
            '"Übersee", "游ゴシック", "P22 Johnston", system-ui, sans-serif',
        ),
        ("inherit", '"inherit", system-ui, sans-serif'),
    ],
)
def test_names_become_css_in_quotes(text: str, expected: str) -> None:
    names = read_fonts(text)
    assert not isinstance(names, Problem)
    assert as_css(names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "url(https://fonts.example/a.woff2)",
        "Arial, URL (x)",
        "@import 'x'",
        "//fonts.example/a",
        "Arial; color: red",
        "Arial} body {display: none",
        'Arial"',
        "Ari\\61l",
        "Arial/**/",
        "Arial, , serif",
        ",",
        "Arial<script>",
        "Arial\x00",
        "Arial\u202e",
        "x" * 61,
        ", ".join("abcdefghijklm"),
        "var(--x)",
    ],
)
def test_anything_but_names_is_refused_with_the_reason(text: str) -> None:
    read = read_fonts(text)
    assert isinstance(read, Problem)
    finding = read.code.sentence.format_map(dict(read.values))
    assert finding.isprintable()


@given(st.text(max_size=80))
def test_no_text_leaves_its_place_in_the_sheet(text: str) -> None:
    names = read_fonts(text)
    if not isinstance(names, Problem):
        css = as_css(names)
        assert re.fullmatch(r'(("[^"]+"|[a-z-]+)(, |$))+', css)
        assert not set("{};\\<>()\n\r@/:") & set(css)
