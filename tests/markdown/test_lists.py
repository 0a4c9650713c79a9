"""A list straight after a line of text is a list, whichever library reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import COMMONMARK, PYTHON_MARKDOWN, html_of

BETWEEN_TAGS = re.compile(r"\s*(</?(?:blockquote|div|h2|li|ol|p|ul)\b[^>]*>)\s*")
WORDS = st.text("abc é,", min_size=1, max_size=12).map(lambda text: f"w{text}".strip())


def both(text: str) -> tuple[str, str]:
    """The HTML of both libraries, without the spaces between tags."""
    python_markdown, commonmark = (
        BETWEEN_TAGS.sub(r"\1", html_of(text, converter))
        for converter in (PYTHON_MARKDOWN, COMMONMARK)
    )
    return python_markdown, commonmark


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("We heard:\n- a\n- b", "<p>We heard:</p><ul><li>a</li><li>b</li></ul>"),
        ("We heard:\n* a\n\nEnd.", "<p>We heard:</p><ul><li>a</li></ul><p>End.</p>"),
        ("One\ntwo  \n  + a", "<p>One\ntwo</p><ul><li>a</li></ul>"),
        ("We will:\n1. a\n2. b", "<p>We will:</p><ol><li>a</li><li>b</li></ol>"),
        ("Text\n- a\n    - b", "<p>Text</p><ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("# Title\nText\n- a", '<h2 id="text:title">Title</h2><p>Text</p><ul><li>a</li></ul>'),
        ("> Text\n> - a", "<blockquote><p>Text</p><ul><li>a</li></ul></blockquote>"),
        ("> Text\n- a", "<blockquote><p>Text</p></blockquote><ul><li>a</li></ul>"),
        (
            "- Text\n\n    More:\n    1. a",
            "<ul><li><p>Text</p><p>More:</p><ol><li>a</li></ol></li></ul>",
        ),
        (
            '!!! note "Title"\n    Text\n    - a',
            '<div class="admonition note"><p class="admonition-title">Title</p><p>Text</p>'
            "<ul><li>a</li></ul></div>",
        ),
    ],
)
def test_a_list(text: str, html: str) -> None:
    assert both(text) == (html, html)


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed in\n2026. That was good.",
        "Three of us, and\n12. of them",
        "The temperature was\n-3 degrees",
        "They said *no*\n*and* they meant it",
        "**Note**\n**well**",
        "a -\n-b",
        "Text\n    - far in",
        "One\n- ",
        "We met at\n1.30 in the hall",
    ],
)
def test_no_list(text: str) -> None:
    assert not any(re.search("<[uo]l>", html) for html in both(text))


@pytest.mark.parametrize(
    "text",
    [
        "Text\n```\n- a\n1. b\n```",
        "```\nText\n- a\n1. b\n```",
        "~~~~ python\nText\n- a\n~~~~",
        "    Text\n    - a\n    1. b",
        "<pre>\nText\n- a\n</pre>",
        "<div>\nText\n- a\n</div>",
    ],
)
def test_no_list_in_code_and_in_html(text: str) -> None:
    assert not any(re.search("<[uo]l>", html) for html in both(text))


def test_no_list_in_a_table() -> None:
    table = "| a | b |\n|---|---|\n| - c | 1. d |\n"
    assert not any(re.search("<[uo]l>", html) for html in both(table))


def test_a_numbered_item_holds_the_list_below_its_words() -> None:
    html = html_of("1. Issues:\n- bins\n- dogs\n2. Next")
    assert BETWEEN_TAGS.sub(r"\1", html) == (
        "<ol><li>Issues:<ul><li>bins</li><li>dogs</li></ul></li><li>Next</li></ol>"
    )


@pytest.mark.parametrize(
    ("text", "python_markdown", "commonmark"),
    [
        (
            "- a\n  - b",
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        ("- [x] done", "<ul><li>[x] done</li></ul>", "<ul><li>☑ done</li></ul>"),
        ("1) a", "<p>1) a</p>", "<ol><li>a</li></ol>"),
        ("* a\n- b", "<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ],
)
def test_what_reads_differently(text: str, python_markdown: str, commonmark: str) -> None:
    """The rows about lists in docs/markdown.md."""
    assert both(text) == (python_markdown, commonmark)


@given(
    st.lists(WORDS, min_size=1, max_size=3),
    st.sampled_from(["-", "*", "+", "1."]),
    st.integers(0, 3),
    st.lists(WORDS, min_size=1, max_size=4),
    st.sampled_from(["", "\n", "\n\n"]).flatmap(lambda end: st.just(end + "End." if end else "")),
)
def test_both_libraries_agree_on_a_list_after_text(
    text: list[str], mark: str, indent: int, items: list[str], end: str
) -> None:
    body = "\n".join([*text, *(f"{' ' * indent}{mark} {item}" for item in items)]) + end
    python_markdown, commonmark = both(body)
    assert python_markdown == commonmark
    assert python_markdown.count("<li>") == len(items)
