"""A whole build by MkDocs of a small made-up site."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_site import CONFIG, WITHHELD, Site

from tests.builds import build_site, steady_files

AS_OF = date(2026, 11, 23)
Run = Callable[..., "subprocess.CompletedProcess[str]"]
RECORDS = ["benches", "drop-in", "park"]
SECTIONS = ["", "said", "promises", "you-said-we-did", "still-open", "projects"]


def test_every_record_and_section_has_a_page(site: Site) -> None:
    assert build_site(site.config, AS_OF) == 0
    for url in (*(f"records/{name}" for name in RECORDS), *SECTIONS, "about"):
        assert "<h1" in site.page(url), url
    assert json.loads((site.out / "open-loops.json").read_text())["as_of"] == "2026-11-23"
    assert (site.out / "open-loops.csv").is_file()
    frameworks = json.loads((site.out / "frameworks.json").read_text())
    assert frameworks["as_of"] == "2026-11-23"
    assert len(frameworks["frameworks"]) > 20
    assert not list(site.out.glob("sitemap*"))


def test_the_end_says_how_things_stand_and_where_to_look(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    build_site(site.config, AS_OF)
    said = capsys.readouterr()
    assert "1 loop is open" in said.out or "loops are open" in said.out
    assert str(Path("site") / "index.html") in said.out
    assert "building" not in said.out, "the folder we work in is nobody's business"


def test_links_in_a_text_lead_to_pages_of_records(site: Site) -> None:
    build_site(site.config, AS_OF)
    page = site.page("records/drop-in")
    assert '<a href="../../records/benches/">the bench</a>' in page
    assert '<a href="#c1">what was promised</a>' in page
    assert '<h2 id="text:how-it-went">How it went</h2>' in page
    assert '<li id="text:fn:1">' in page


def test_a_text_that_links_nowhere_is_a_warning_with_its_place(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (site.folder / "content/records/park/benches.md").read_text()
    site.write("content/records/park/benches.md", text + "\n[gone](no-such-record)\n")
    assert build_site(site.config, AS_OF) == 0
    found = re.search(r"^.*story-link-leads-nowhere.*$", capsys.readouterr().err, re.MULTILINE)
    assert found is not None
    assert found[0].startswith(str(Path("content/records/park/benches.md")) + ":")


def test_what_was_withheld_is_nowhere(site: Site) -> None:
    site.write("content/records/park/meeting.md", WITHHELD)
    assert build_site(site.config, AS_OF) == 0
    for path in site.out.rglob("*"):
        assert "secret-meeting" not in str(path)
        if path.is_file():
            assert not re.search(rb"XWITHHELD|secret-meeting", path.read_bytes()), path


def test_titles_are_escaped_in_the_frame(site: Site) -> None:
    text = (site.folder / "content/records/park/benches.md").read_text()
    hostile = """title: '"><script>alert(1)</script> & more'"""
    site.write("content/records/park/benches.md", text.replace("title: Two benches", hostile))
    site.write("content/pages/about.md", "---\ntitle: Q & A <b>\n---\nText.\n")
    assert build_site(site.config, AS_OF) == 0
    page = site.page("records/benches")
    assert "<script>alert" not in page
    assert "<title>&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    about = site.page("about")
    assert "<title>Q &amp; A &lt;b&gt;" in about
    assert "&amp;amp;" not in about


def test_mkdocs_gives_the_same_site_to_the_byte(make_site: Callable[[str], Site], run: Run) -> None:
    """From two directories, on two days, in two time zones, with two orders of hashing."""
    one, other = make_site("one"), make_site("a/longer way/to the other")
    for each in (one, other):
        each.set("site_url: https://exampleton.example/heard/")
        each.config.write_text(
            each.config.read_text().replace("    records", "    as_of: 2026-11-23\n      records")
        )
        each.picture("content/records/park/bench.png")
        record = each.folder / "content/records/park/benches.md"
        photo = "photos:\n  - file: bench.png\n    alt: A bench.\n    consent: agreed\nabout:"
        record.write_text(record.read_text().replace("about:", photo))
    command = ("mkdocs", "build", "-q", "-f", "site_config.yml")
    elsewhere = {"SOURCE_DATE_EPOCH": "86400", "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    done = run(one.folder, *command, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert build_site(other.config) == 0
    assert steady_files(one.out) == steady_files(other.out)
    assert any(name.startswith("pictures/") for name in one.files())
    assert "sitemap.xml.gz" in one.files()
    written = b"".join(path.read_bytes() for path in one.out.rglob("*") if path.is_file())
    assert str(one.folder).encode() not in written


def test_the_sitemap_names_every_page(site: Site) -> None:
    site.set("site_url: https://exampleton.example/heard/")
    assert build_site(site.config, AS_OF) == 0
    sitemap = (site.out / "sitemap.xml").read_text()
    urls = re.findall(r"<loc>(.*?)</loc>", sitemap)
    pages = [path.parent for path in site.out.rglob("index.html")]
    top = "https://exampleton.example/heard/"
    ends = (
        "" if page == site.out else f"{page.relative_to(site.out).as_posix()}/" for page in pages
    )
    assert urls == sorted(top + end for end in ends)
    packed = (site.out / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == sitemap
    assert packed[4:8] == bytes(4), "no time of the build"


def test_a_picture_is_published_clean_and_a_picture_without_consent_is_not(site: Site) -> None:
    site.picture("content/records/park/bench.jpg")
    site.picture("content/records/park/face.jpg")
    record = site.folder / "content/records/park/benches.md"
    photos = (
        "photos:\n  - file: bench.jpg\n    alt: A bench.\n    consent: agreed\n"
        "  - file: face.jpg\n    alt: XFACEX\n    consent: refused\nabout:"
    )
    record.write_text(record.read_text().replace("about:", photos))
    assert build_site(site.config, AS_OF) == 0
    pictures = sorted((site.out / "pictures").iterdir())
    assert {path.suffix for path in pictures} == {".jpg", ".webp"}
    assert all(path.name in site.page("records/benches") for path in pictures)
    for path in site.out.rglob("*"):
        assert "face" not in path.name
        if path.is_file():
            assert not re.search(rb"XFACEX|XPICTUREX", path.read_bytes()), path


def test_a_menu_of_the_owners_own(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    site.set("nav:", "  - Welcome: index.md", "  - Our word: promises.md", "  - about.md")
    assert build_site(site.config, AS_OF) == 0
    menu = re.search(r"<nav.*?</nav>", site.page("records/drop-in"), re.DOTALL)
    assert menu is not None
    assert re.findall(r"<a[^>]*>(.*?)</a>", menu[0]) == ["Welcome", "Our word", "About us"]
    assert "<title>Our word" in site.page("promises")
    assert "<h1" in site.page("still-open"), "what the menu leaves out is still a page"
    assert "not included in the" not in capfd.readouterr().err


def test_the_menu_without_one_of_the_owners_own(site: Site) -> None:
    assert build_site(site.config, AS_OF) == 0
    menu = re.search(r"<nav.*?</nav>", site.page("about"), re.DOTALL)
    assert menu is not None
    found = re.findall(r"<a[^>]*>(.*?)</a>", menu[0])
    assert set(found) == {
        *("Home", "What you said", "Promises", "You said, we did", "Still open", "Projects"),
        "About us",
    }
    assert "Drop-in" not in menu[0]


@pytest.mark.parametrize(("file", "url"), [("index.md", ""), ("said/index.md", "said")])
def test_the_owners_words_introduce_a_section(site: Site, file: str, url: str) -> None:
    site.write(f"content/pages/{file}", "# Hello, Exampleton\n\nThis is *ours*.\n")
    assert build_site(site.config, AS_OF) == 0
    page = site.page(url)
    assert "<p>This is <em>ours</em>.</p>" in page
    assert page.count("<h1") == 1
    assert "Hello, Exampleton" in page


def test_a_site_for_those_who_took_part_goes_to_a_folder_of_its_own(site: Site) -> None:
    site.set("site_url: https://exampleton.example/")
    assert build_site(site.config, AS_OF) == 0
    before = site.files()
    assert build_site(site.config, AS_OF, "participants") == 0
    assert site.files() == before
    page = (site.folder / "site.participants" / "index.html").read_text()
    assert "noindex" in page
    assert not (site.folder / "site.participants" / "sitemap.xml").exists()


def test_a_mkdocs_without_our_plugin_publishes_no_record(site: Site, run: Run) -> None:
    site.picture("content/records/park/bench.jpg")
    plain = CONFIG.replace("  - engage:\n      records: content/records\n", "  []\n")
    site.write("mkdocs.yml", plain.replace("name: engage", "name: material"))
    done = run(site.folder, "mkdocs", "build", "-q")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in site.out.rglob("*")}
    assert "about" in names
    assert not names & {"drop-in", "records", "bench.jpg", "drop-in.md"}
    for path in site.out.rglob("*.html"):
        assert "nowhere to sit" not in path.read_text()


def test_what_mkdocs_warns_of_is_said_each_time(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/pages/about.md", "# About us\n\n[Gone](nowhere.md)\n")
    for _ in range(2):
        assert build_site(site.config, AS_OF) == 0
        said = capsys.readouterr().err
        assert "contains a link 'nowhere.md'" in said
        assert "[mkdocs-warns]" in said


def test_mkdocs_builds_over_the_site_that_is_there(site: Site, run: Run) -> None:
    command = ("mkdocs", "build", "-q", "-f", "site_config.yml")
    for words in ("They are green.", "They are blue."):
        record = site.folder / "content/records/park/benches.md"
        record.write_text(record.read_text().replace("They are green.", words))
        done = run(site.folder, *command)
        assert done.returncode == 0, done.stderr
        assert words in site.page("records/benches")
