"""``[[private: …]]`` in each single text field: never on the site, and the rest of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.marked import MARK, MEETING, PROJECT, Covered, good_records, paper, picture
from tests.trust.proofs import not_published
from tests.trust.records import TYPES, Place, as_file, full, text_paths
from tests.trust.search import traces
from tests.trust.sites import LEFT_OUT, Site

REMOVED = "[private detail removed]"
UNCLEAR = (
    "[[private: zqabcd",
    "[[private: zqabcd]",
    "[[private: zqabcd] ]",
    "[[Private : zqabcd",
    "[[private zqabcd]]",
    "[[private; zqabcd]]",
    "[private: zqabcd]",
    "[[private: a [[private: b]] zqabcd]]",
    "[[private: a [[note]] zqabcd]]",
    "]] zqabcd [[private: zqabcd",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files, _ = good_records(1)
    for number, kind in enumerate(TYPES):
        name = f"private-{kind}"
        place = Place(name, name if kind == "project" else PROJECT, MEETING, "p.jpg", "p.pdf")
        words = Covered(f"zqabc{'abcdefghij'[number]}")
        body = f"Seen [[private: {words.word('body')}]] here."
        files[f"good/{name}.md"] = as_file(full(kind, place, words), body)
    files |= {"good/p.jpg": picture((20, 110, 60), "x"), "good/p.pdf": paper("Plan", "x")}
    site = Site(tmp_path_factory.mktemp("exampleton"), files)
    built = site.build()
    assert built.code == 0, built.text
    return site


def test_what_is_private_is_nowhere_in_the_site(site: Site) -> None:
    assert traces(site.out, rf"{MARK}|\[\[\s*private") == []


@pytest.mark.parametrize("kind", TYPES)
def test_the_rest_of_the_fields_is_on_the_page(site: Site, kind: str) -> None:
    assert len(text_paths(kind)) > 10
    page = (site.out / "records" / f"private-{kind}" / "index.html").read_text("utf-8")
    assert page.count(f"Seen {REMOVED} here") > 10
    assert "[private: " not in page


@pytest.mark.parametrize("where", ["summary", "body"])
def test_a_private_part_that_is_not_clear_stops_the_build_and_hides_the_record(
    tmp_path: Path, where: str
) -> None:
    files, good = good_records(1)
    for number, written in enumerate(UNCLEAR):
        head = f"type: engagement\nid: talk-{number}\ntitle: Talk\nproject: {PROJECT}\n"
        head += "date: 2026-03-14\nrecording: agreed\n"
        text = f"---\n{head}summary: 'A {written}'\n---\nText.\n"
        if where == "body":
            text = f"---\n{head}---\nA {written}\n"
        files[f"good/talk-{number}.md"] = text.encode()
    site = Site(tmp_path, files)
    assert site.build().code == 1
    assert not site.out.exists()
    built = site.build(force=True)
    assert built.code == LEFT_OUT
    said = [(f.path, f.code) for f in built.findings() if f.level == "error"]
    paths = [f"good/talk-{number}.md" for number in range(len(UNCLEAR))]
    assert said == [(path, "private-part-not-closed") for path in paths]
    assert traces(site.out, MARK) == []
    assert not_published(good, site.out) == []
