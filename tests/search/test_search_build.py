"""The search of a small site, as a build makes it."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from engage_docs.search import SearchProblem
from tests.builds import build_site
from tests.plugin.made_site import WITHHELD, Site, fingerprints

AS_OF = date(2026, 11, 23)
Found = Callable[[Path], dict[str, dict[str, Any]]]


def set_option(site: Site, line: str) -> None:
    settings = site.config.read_text()
    site.config.write_text(settings.replace("records: content", f"{line}\n      records: content"))


def test_every_record_and_page_of_the_owner_is_found(site: Site, found: Found) -> None:
    assert build_site(site.config, AS_OF) == 0
    pages = found(site.out)
    assert sorted(pages) == [
        "about/",
        "how-we-engage/",
        "records/benches/",
        "records/drop-in/",
        "records/park/",
    ]
    drop_in = pages["records/drop-in/"]
    assert drop_in["meta"] == {
        "title": "Drop-in at the park gate",
        "kind": "Engagement",
        "when": "14 March 2026",
        "project": "Exampleton park",
    }
    assert "There is nowhere to sit." in drop_in["content"]
    assert "We will put in two benches." in drop_in["content"]
    assert "Twelve people came." in drop_in["content"]
    assert drop_in["filters"] == {
        "project": ["park"],
        "status": ["done"],
        "year": ["2026"],
    }
    assert pages["about/"]["meta"] == {"title": "About us", "kind": "Page"}


def test_the_index_holds_no_word_that_the_page_does_not_show(site: Site, found: Found) -> None:
    build_site(site.config, AS_OF)
    for url, page in found(site.out).items():
        shown = unescape(re.sub(r"<[^>]*>", " ", site.page(url))).casefold()
        shown = " ".join(re.findall(r"\w+", shown))
        for word in re.findall(r"\w+", page["content"].casefold()):
            assert word in shown, (url, word)


def test_what_was_withheld_is_in_no_file_of_the_index(site: Site) -> None:
    site.write("content/records/park/meeting.md", WITHHELD)
    site.write(
        "content/records/park/walk.md",
        "---\ntype: engagement\nid: walk\ntitle: A walk\nproject: park\ndate: 2026-04-02\n"
        "recording: agreed\nsaid:\n  - id: s1\n    words: XWITHHELDWORDSX\n"
        "    names_somebody: yes\n---\nWe walked. [[private: XWITHHELDBODYX]]\n",
    )
    assert build_site(site.config, AS_OF) == 0
    looked = 0
    for path in (site.out / "search").rglob("*"):
        assert "secret-meeting" not in path.name
        if path.is_file():
            data = path.read_bytes()
            if data[:2] == b"\x1f\x8b":
                data = gzip.decompress(data)
                looked += 1
            assert not re.search(rb"withheld|secret.?meeting", data.lower()), path
    assert looked > 4


def test_a_draft_and_a_site_for_participants_have_indexes_of_their_own(
    site: Site, found: Found
) -> None:
    words = "Xonlyforthosewhocamex"
    site.write(
        "content/records/park/evening.md",
        "---\ntype: engagement\nid: evening\ntitle: An evening\nproject: park\n"
        "date: 2026-04-02\nrecording:\n  consent: agreed\n  audience: participants\n"
        f"said:\n  - id: s1\n    words: {words}\n---\n",
    )
    assert build_site(site.config, AS_OF, audience="participants") == 0
    assert words in str(found(site.out.with_name("site.participants")))
    assert build_site(site.config, AS_OF) == 0
    assert words not in str(found(site.out))


def test_an_index_has_the_parts_that_our_page_asks_for_and_no_others(site: Site) -> None:
    site.write(
        "content/records/park/fair.md",
        "---\ntype: engagement\nid: fair\ntitle: The fair\nproject: park\ndate: 2024 to 2025\n"
        "recording: agreed\ncommunities: [Allotment holders, Skaters, Schools]\n"
        "said:\n  - id: s1\n    words: Is there a plan?\n---\nAt the fair.\n",
    )
    assert build_site(site.config, AS_OF) == 0
    built = fingerprints(site.out)
    assert len([name for name in built if name.endswith(".pf_filter")]) == 4
    assert "pagefind-ui.js" not in str(built)


def test_an_index_of_the_same_documents_is_taken_over(site: Site) -> None:
    assert build_site(site.config, AS_OF) == 0
    index = {path: path.stat().st_ino for path in (site.out / "search").rglob("*.pf_*")}
    assert build_site(site.config, AS_OF) == 0
    assert {path: path.stat().st_ino for path in (site.out / "search").rglob("*.pf_*")} == index


@pytest.mark.parametrize("damage", [b"", b"X" * 100])
def test_a_damaged_index_is_made_anew(site: Site, found: Found, damage: bytes) -> None:
    build_site(site.config, AS_OF)
    before = found(site.out)
    damaged = next((site.out / "search" / "index" / "fragment").iterdir())
    damaged.unlink()
    damaged.write_bytes(damage)
    assert build_site(site.config, AS_OF) == 0
    assert found(site.out) == before


def test_a_changed_record_is_found_in_the_next_build(site: Site, found: Found) -> None:
    build_site(site.config, AS_OF)
    record = site.folder / "content/records/park/benches.md"
    record.write_text(record.read_text().replace("They are green.", "They are purple."))
    build_site(site.config, AS_OF)
    assert "purple" in found(site.out)["records/benches/"]["content"]
    assert "green" not in str(found(site.out))


def test_no_search_where_the_settings_say_so(site: Site) -> None:
    set_option(site, "search: no")
    assert build_site(site.config, AS_OF) == 0
    assert not (site.out / "search").exists()
    assert 'href="../search/"' not in site.page("said")


def test_without_pagefind_there_is_one_warning_and_a_site_without_search(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere() -> None:
        raise SearchProblem("pagefind is not installed")

    monkeypatch.setattr("engage_docs.build.pipeline.find_program", nowhere)
    assert build_site(site.config, AS_OF) == 0
    said = capsys.readouterr().err
    assert said.count("search-left-out") == 1
    assert "The site was made without a search: pagefind is not installed." in said
    assert not (site.out / "search").exists()
    assert 'href="../search/"' not in site.page("said")


def test_a_program_that_does_not_run_is_a_warning(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = site.write("broken-program", "this is no program")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    assert build_site(site.config, AS_OF) == 0
    assert "does not run on this computer" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a shell")
def test_a_program_that_stops_half_way_keeps_nobody_from_taking_something_down(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_site(site.config, AS_OF) == 0
    site.write("content/pages/about.md", "# About us\n\nNews.\n")
    broken = site.write("broken-program", '#!/bin/sh\n[ "$1" = --version ] && echo 1.5.2\nexit 0\n')
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    assert build_site(site.config, AS_OF) == 0
    assert "search-not-made" in capsys.readouterr().err
    assert "News." in site.page("about")
    assert not (site.out / "search" / "index").exists()


def test_only_the_search_page_may_run_webassembly(site: Site) -> None:
    build_site(site.config, AS_OF)
    for path in site.out.rglob("*.html"):
        is_search = path.relative_to(site.out).parts[0] == "search"
        text = path.read_text()
        assert ("wasm-unsafe-eval" in text) is is_search, path
        assert ("search.js" in text) is is_search, path
        assert "'unsafe-eval'" not in text


def test_the_owner_may_write_above_the_form_and_place_it_in_the_menu(site: Site) -> None:
    site.write("content/pages/search.md", "# Find a record\n\nSearch in *English*.\n")
    site.set("nav:", "  - Look: search.md", "  - About: about.md")
    assert build_site(site.config, AS_OF) == 0
    page = site.page("search")
    assert "<h1>Find a record</h1>" in page
    assert "<em>English</em>" in page
    assert 'id="search-q"' in page
    assert page.count('href="../search/"') == 1
    assert ">Look</a>" in page
    assert site.page("about").count('href="../search/"') == 1
