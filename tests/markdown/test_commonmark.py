"""The other converter: the same things work, and the same things are taken out."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import ALL, COMMONMARK, codes_of, html_of, page

from engage_docs.findings.building import STORY_COMMENT, STORY_LINK, STORY_PICTURE
from engage_docs.markdown import CommonMarkMissingError, make_converter
from engage_docs.markdown.converters import boxes_to_html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("# One\n\n### Three", "<h2>One</h2>\n<h3>Three</h3>\n"),
        ("Text:\n- a\n  - b", "<p>Text:</p>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        ("- [x] done\n- [ ] not", "<ul>\n<li>☑ done</li>\n<li>☐ not</li>\n</ul>\n"),
        (
            "| a |\n|---|\n| 1 |",
            '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            '<td data-label="a">1</td>\n</tr>\n</tbody>\n</table>\n',
        ),
        (
            '!!! note "A <b> title"\n    Inner *words*\n\n    - a\n\nAfter',
            '<div class="admonition note"><p class="admonition-title">A &lt;b&gt; title</p>\n'
            "<p>Inner <em>words</em></p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n<p>After</p>\n",
        ),
        (
            "???+ tip\n    !!! warning\n        Deep",
            '<details class="tip" open=""><summary>Tip</summary>\n'
            '<div class="admonition warning"><p class="admonition-title">Warning</p>\n'
            "<p>Deep</p>\n</div>\n</details>\n",
        ),
        ('!!! note ""\n    Words', '<div class="admonition note">\n<p>Words</p>\n</div>\n'),
        (
            "Words[^n].\n\n[^n]: The note.",
            '<p>Words<sup id="text:fnref-n"><a class="footnote-ref" href="#text:fn-n">1</a></sup>.'
            '</p>\n<div class="footnote">\n<ol>\n<li id="text:fn-n">\n<p>The note. '
            '<a class="footnote-backref" href="#text:fnref-n" '
            'title="Jump back to the footnote in the text">↩</a></p>\n</li>\n</ol>\n</div>\n',
        ),
        ("`<b>` and <b>raw</b>", "<p><code>&lt;b&gt;</code> and <b>raw</b></p>\n"),
        ("~~gone~~ ==new==", "<p><del>gone</del> <mark>new</mark></p>\n"),
        ("[here](s1)", '<p><a href="#s1">here</a></p>\n'),
    ],
)
def test_what_people_write(body: str, html: str) -> None:
    without_ids = make_converter("commonmark", [name for name in ALL if name != "toc"])
    assert page(body, without_ids) == (html, ())


def test_headings_have_ids_where_the_site_asks_for_a_contents() -> None:
    made = html_of("# A title\n\n[to it](#a-title)", COMMONMARK)
    assert made == '<h2 id="text:a-title">A title</h2>\n<p><a href="#text:a-title">to it</a></p>\n'


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_no_box_in_an_example_of_code(fence: str) -> None:
    body = f"{fence}\n!!! note\n    Words\n{fence}"
    assert boxes_to_html(body) == body


def test_a_picture_is_its_words_and_a_strange_link_is_none() -> None:
    body = '![A "map"](map.png "title") [x](javascript:alert(1)) <a href="vbscript:x">y</a>'
    html, problems = page(body, COMMONMARK)
    assert html == "<p><em>[A “map”]</em> <a>x</a> <a>y</a></p>\n"
    assert [problem.code for problem in problems] == [STORY_PICTURE, STORY_LINK, STORY_LINK]


def test_a_comment_that_would_be_shown_is_refused() -> None:
    assert codes_of("words \\<!-- not for you", COMMONMARK) == [STORY_COMMENT.name]


@pytest.mark.parametrize(
    "body",
    ["<script>x</script>", "<img src=x onerror=y>", "<p onclick=x style=y>", "<iframe src=x>"],
)
def test_it_goes_through_the_same_cleaning(body: str) -> None:
    made = html_of(body, COMMONMARK)
    assert not any(word in made for word in ("script", "onerror", "onclick", "style", "iframe"))


@given(st.text(max_size=200))
def test_no_text_breaks_it(body: str) -> None:
    html_of(body, COMMONMARK)


def test_a_panic_of_the_library_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(*_: Any, **__: Any) -> str:
        raise Panic

    monkeypatch.setattr(importlib.import_module("comrak"), "render_markdown", panics)
    assert codes_of("words", COMMONMARK) == ["story-unreadable"]


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, *_: Any) -> ModuleType:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(CommonMarkMissingError):
        make_converter("commonmark")


def fence_format(*_: Any, **__: Any) -> str:
    return ""


def test_the_key_tells_settings_apart() -> None:
    keys = {
        make_converter(kind, extensions).key
        for kind in ("python-markdown", "commonmark")
        for extensions in (["smarty"], [])
    }
    keys.add(make_converter("python-markdown", ["toc"], {"toc": {"toc_depth": 2}}).key)
    keys.add(make_converter("python-markdown", ["toc"]).key)
    assert len(keys) == 6


def test_the_key_is_the_same_in_every_process() -> None:
    name = "pymdownx.superfences"
    fences = {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_format}]}
    key = make_converter("python-markdown", [name], {name: fences}).key
    assert "function fence_format" in key
    assert "0x" not in key
