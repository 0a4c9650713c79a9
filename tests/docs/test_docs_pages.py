"""Links lead somewhere, and tables in the documentation say what the code does."""

import dataclasses
import re

import pytest
from documentation import PAGES, ROOT, anchors, links, name_of, text_of

from engage_docs.dates import CALENDARS, When, read_when
from engage_docs.records.parts import CONSENT_CHOICES
from engage_docs.reports.formats import COLUMNS
from engage_docs.reports.report import Counts

LINKS = [
    pytest.param(path, link, id=f"{name_of(path)}: {link}")
    for path in PAGES
    for link in links(path)
    if not link.startswith(("http:", "https:"))
]
REPORTS = ROOT / "docs/reports.md"
DATES = ROOT / "docs/dates.md"


@pytest.mark.parametrize(("path", "link"), LINKS)
def test_the_link_leads_somewhere(path, link):
    target, _, anchor = link.partition("#")
    other = (path.parent / target).resolve() if target else path
    assert other.is_file()
    assert not anchor or anchor in anchors(other)


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        local = [link.partition("#")[0] for link in links(page) if "://" not in link]
        found = {(page.parent / link).resolve() for link in local if link.endswith(".md")}
        waiting += found - reached
    assert set(PAGES) <= reached


def keys_in(text):
    return re.findall(r"(?m)^\| `([a-z_]+)` \|", text)


def test_the_keys_of_a_loop_are_all_documented():
    _, _, part = text_of(REPORTS).partition("In each of the `loops`:")
    assert tuple(keys_in(part.partition("## ")[0])) == COLUMNS


def test_the_keys_of_the_counts_are_all_documented():
    _, _, part = text_of(REPORTS).partition("In `counts`:")
    assert keys_in(part.partition("In each")[0]) == [f.name for f in dataclasses.fields(Counts)]


def test_the_dates_of_the_page_are_dates():
    rows = re.findall(r"(?m)^\| `([^`]+)` \|", text_of(DATES))
    assert len(rows) > 5
    assert all(isinstance(read_when(row), When) for row in rows)


def test_the_calendars_are_named():
    assert all(f"`{name}`" in text_of(DATES) for name in CALENDARS)


def test_every_word_of_consent_is_explained():
    text = text_of(ROOT / "docs/publishing.md")
    assert all(f"| `{choice.name}` |" in text for choice in CONSENT_CHOICES)


def test_developers_are_told_of_every_package():
    told = text_of(ROOT / "docs/developers.md")
    packages = [p.parent.name for p in (ROOT / "engage_docs").glob("*/__init__.py")]
    assert [name for name in packages if f"`engage_docs/{name}/`" not in told] == []


def test_the_folders_that_developers_are_told_of_are_there():
    named = re.findall(r"(?m)^\| `(\w+[/.][\w/.]*)` \|", text_of(ROOT / "docs/developers.md"))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_no_line_is_too_long_to_read_in_an_editor(path):
    if "reference" in path.parts:
        return
    # The rows of tables cannot be folded, nor can addresses.
    lines = text_of(path).splitlines()
    lines = [line for line in lines if not line.startswith("|") and "](http" not in line]
    assert max(map(len, lines)) <= 110
