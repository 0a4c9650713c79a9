"""The templates of docs/templates.md take the place of the theme's own."""

import re

import pytest
from documentation import ROOT, page_of, run_engage, text_of, write_starter

from engage_docs.site.head import Head
from engage_docs.site.loop_views import PromiseView, SaidView
from engage_docs.site.progress import Step
from engage_docs.site.record_pages import EngagementView

PAGE = ROOT / "docs" / "templates.md"
EXAMPLE = re.compile(r"In\s+`(my_theme/[^`]+)`:\n\n```jinja\n(.*?)^```$", re.MULTILINE | re.DOTALL)
THEME = "theme:\n  name: engage\n"


@pytest.fixture
def site(tmp_path):
    write_starter(tmp_path)
    settings = tmp_path / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    assert THEME in text
    text = text.replace(THEME, f"{THEME}  custom_dir: my_theme\n")
    settings.write_text(text.replace("#site_url", "site_url"), encoding="utf-8")
    return tmp_path


def build_with(site, *examples, code=0):
    for name, body in examples:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return run_engage(site, ROOT, "build", "--as-of", "2026-11-30", code=code)


def test_a_block_and_a_macro(site):
    block, _, macro = EXAMPLE.findall(text_of(PAGE))
    build_with(site, block, macro)
    html = page_of(site, "records/walkabout")
    assert html.index("<p>These are people's own words.</p>") < html.index("What people said</h2>")
    assert "<p>Read on at https://" in page_of(site, "records/summer-poster")


def test_a_page_anew(site):
    _, whole, _ = EXAMPLE.findall(text_of(PAGE))
    build_with(site, whole)
    html = page_of(site, "records/walkabout")
    assert html.count('<ul class="our-list">') == 2
    assert '<li id="c1"><span>We will put two benches' in html
    assert 'class="strip"' not in html


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ view.said }", "engagement.html:1:1: error: .*unexpected '}'"),
        ("\n{{ view.sayd }}", "engagement.html:2:1: error: .*no attribute 'sayd'"),
        ('{% extends "engage/no.html" %}', "engagement.html:1:1: .*there is no template engage/no"),
        ('{% extends "engage/record-engagement.html" %}', "engagement.html:1:1: .*takes in itself"),
    ],
)
def test_a_mistake_in_a_template_is_a_finding(site, body, said):
    words = build_with(site, ("my_theme/engage/record-engagement.html", body), code=1)
    assert re.search(f"my_theme/engage/record-{said}", words)
    assert not (site / "site").exists()


def test_a_mistake_in_the_frame_around_pages_is_a_finding(site):
    frame = '{% extends "base.html" %}\n{% block more %}'
    words = build_with(site, ("my_theme/main.html", frame), code=1)
    assert re.search("my_theme/main.html:2:1: error: .*endblock", words)
    assert not (site / "site").exists()


@pytest.mark.parametrize(
    ("value", "view"),
    [
        ("`view`", EngagementView),
        ("`view.head`", Head),
        ("each of `view.said`", SaidView),
        ("each of `view.promises`", PromiseView),
        ("each of their `steps`", Step),
    ],
)
def test_the_values_of_an_engagement_are_all_named(value, view):
    [row] = re.findall(rf"(?m)^\| {re.escape(value)} \| (.*) \|$", text_of(PAGE))
    assert re.findall(r"`(\w+)`", row) == list(view._fields)


def test_every_template_of_a_page_is_named():
    templates = (ROOT / "theme/engage_docs_theme/engage").glob("*.html")
    assert [t.name for t in templates if f"`{t.name}`" not in text_of(PAGE)] == []
