"""``[[private: …]]`` in each single text field: never on the site, and the rest of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.marked import MARK, MEETING, PROJECT, Covered, good_records, paper, picture
from tests.trust.records import TYPES, Place, as_file, full, text_paths
from tests.trust.search import traces
from tests.trust.sites import Site

REMOVED = "[private detail removed]"
# Fields that a page does not show: how and where somebody agreed is for the team.
NOT_SHOWN = {
    *("photos.how", "photos.form", "attachments.how", "attachments.form", "recording.form"),
    *("topics", "source.page", "said.community"),
}


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
def test_the_rest_of_each_field_is_on_the_page(site: Site, kind: str) -> None:
    page = (site.out / "records" / f"private-{kind}" / "index.html").read_text("utf-8")
    shown = page.count(f"Seen {REMOVED} here")
    assert shown >= len(set(text_paths(kind)) - NOT_SHOWN) - 6, (shown, sorted(text_paths(kind)))
    assert "[private: " not in page


def test_every_type_has_text_to_hide() -> None:
    assert all(len(text_paths(kind)) > 10 for kind in TYPES)


@pytest.mark.parametrize(
    "written",
    [
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
    ],
)
@pytest.mark.parametrize("where", ["summary", "body"])
def test_a_private_part_that_is_not_clear_stops_the_build_and_hides_the_record(
    tmp_path: Path, written: str, where: str
) -> None:
    head = f"type: engagement\nid: talk\ntitle: Talk\nproject: {PROJECT}\ndate: 2026-03-14\n"
    head += "recording: agreed\n"
    text = f"---\n{head}summary: 'A {written}'\n---\nText.\n"
    if where == "body":
        text = f"---\n{head}---\nA {written}\n"
    files, _ = good_records(1)
    site = Site(tmp_path, files | {"good/talk.md": text.encode()})
    assert site.build().code == 1
    assert not site.out.exists()
    built = site.build(force=True)
    assert built.code == 0
    said = [(f.path, f.code) for f in built.findings() if f.level == "error"]
    assert said == [("good/talk.md", "private-part-not-closed")]
    assert traces(site.out, MARK) == []
