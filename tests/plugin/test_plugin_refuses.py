"""A build that may not happen: all findings, one plain end, and the site as it was."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_site import Site

from engage_docs.build.host import MAIN, TITLE, Frame
from tests.builds import build_site

AS_OF = date(2026, 11, 23)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def built(site: Site) -> Site:
    """A site that was built before."""
    assert build_site(site.config, AS_OF) == 0
    return site


def refused(site: Site, capsys: pytest.CaptureFixture[str], code: str) -> str:
    """Build, and return what was said; the site must be as it was before."""
    before = site.files() if site.out.is_dir() else None
    capsys.readouterr()
    assert build_site(site.config, AS_OF) == 1
    said = capsys.readouterr().err
    assert f"[{code}]" in said, said
    assert "Traceback" not in said
    assert (site.files() if site.out.is_dir() else None) == before
    assert not (site.folder / "site.building").exists()
    return said


def break_records(site: Site) -> None:
    site.write("content/records/park/one.md", "---\ntype: engagement\ntitel: X\n---\n")
    site.write("content/records/park/two.md", "---\ntype: engagement\ndate: 31 June 2026\n---\n")
    record = site.folder / "content/records/park/benches.md"
    photo = "photos:\n  - file: gone.jpg\n    alt: A bench.\n    consent: agreed\nabout:"
    record.write_text(record.read_text().replace("about:", photo))


def test_all_findings_come_out_at_once(built: Site, capsys: pytest.CaptureFixture[str]) -> None:
    break_records(built)
    said = refused(built, capsys, "picture-missing")
    for name in ("one.md", "two.md", "benches.md"):
        assert re.search(rf"^content/records/park/{name}:\d+:\d+: error: ", said, re.MULTILINE)
    assert re.search(r"^\d+ errors.*the site is as it was\.$", said, re.MULTILINE)


def test_mkdocs_may_not_keep_what_was_taken_down(built: Site, run: Run) -> None:
    before = built.files()
    done = run(built.folder, "mkdocs", "build", "-q", "-f", "site_config.yml", "--dirty")
    assert done.returncode == 1
    assert (
        "Nothing was built. Type the command without it: mkdocs build" in done.stdout + done.stderr
    )
    assert built.files() == before


def test_mkdocs_leaves_no_part_of_a_site_that_may_not_be(built: Site, run: Run) -> None:
    hook = (
        "def on_page_markdown(markdown, **_):\n    return markdown + ' NHS number 999 000 0018'\n"
    )
    built.write("hook.py", hook)
    built.config.write_text(built.config.read_text() + "hooks: [hook.py]\n")
    done = run(built.folder, "mkdocs", "build", "-q", "-f", "site_config.yml")
    assert done.returncode == 1
    assert "[personal-nhs-number]" in done.stderr
    assert "There is no site now: its folder is empty." in done.stdout + done.stderr
    assert set(built.files()) == {".made-by-engage-docs"}


def test_mkdocs_stops_in_the_same_way(built: Site, run: Run) -> None:
    break_records(built)
    before = built.files()
    done = run(built.folder, "mkdocs", "build", "-q", "-f", "site_config.yml")
    assert done.returncode == 1
    assert "one.md:" in done.stderr
    assert "two.md:" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert built.files() == before


def test_strict_counts_our_warnings(built: Site, run: Run) -> None:
    record = built.folder / "content/records/park/benches.md"
    record.write_text(record.read_text() + "\n[gone](no-such-record)\n")
    before = built.files()
    done = run(built.folder, "mkdocs", "build", "-q", "--strict", "-f", "site_config.yml")
    assert done.returncode == 1
    assert built.files() == before


def test_records_reached_by_a_link_in_the_pages(
    built: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    (built.folder / "content/pages/more").symlink_to(built.folder / "content/records/park")
    refused(built, capsys, "records-not-apart")


def test_one_record_reached_by_a_link_in_the_pages(
    built: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    link = built.folder / "content/pages/picture.jpg"
    link.symlink_to(built.picture("content/records/park/bench.jpg"))
    refused(built, capsys, "records-not-apart")


def test_records_below_the_pages(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.config.write_text(site.config.read_text().replace("content/pages", "content"))
    refused(site, capsys, "records-in-pages")


def test_records_where_the_site_will_be(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """MkDocs would clear them away."""
    settings = site.config.read_text().replace("site_dir: site", "site_dir: content/records")
    site.config.write_text(settings)
    assert build_site(site.config, AS_OF) == 1
    assert "[site-not-ours]" in capsys.readouterr().err
    assert (site.folder / "content/records/park/drop-in.md").is_file()


def test_mkdocs_clears_no_records_away(site: Site, run: Run) -> None:
    done = run(
        site.folder, "mkdocs", "build", "-q", "-f", "site_config.yml", "-d", "content/records"
    )
    assert done.returncode == 1
    assert "[records-not-apart]" in done.stderr
    assert (site.folder / "content/records/park/drop-in.md").is_file()


def test_records_in_a_folder_of_the_theme(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    settings = site.config.read_text()
    site.config.write_text(
        settings.replace("name: engage\n", "name: engage\n  custom_dir: content/records\n", 1)
    )
    refused(site, capsys, "records-not-apart")


def test_a_record_among_the_pages(built: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = (built.folder / "content/records/park/drop-in.md").read_text()
    built.write("content/pages/drop-in.md", text)
    said = refused(built, capsys, "record-among-pages")
    assert said.startswith(str(Path("content/pages/drop-in.md:1:1: error:")))


def test_a_page_at_the_address_of_a_record(built: Site, capsys: pytest.CaptureFixture[str]) -> None:
    built.write("content/pages/records/drop-in.md", "# Mine\n")
    refused(built, capsys, "two-pages-at-one-address")


def test_addresses_without_folders(built: Site, capsys: pytest.CaptureFixture[str]) -> None:
    built.set("use_directory_urls: false")
    refused(built, capsys, "needs-directory-urls")


def test_a_folder_that_is_not_ours(
    site: Site, capsys: pytest.CaptureFixture[str], run: Run
) -> None:
    site.write("site/letter.txt", "mine")
    said = refused(site, capsys, "site-not-ours")
    assert said.splitlines()[-1].startswith("1 error, ")
    done = run(site.folder, "mkdocs", "build", "-q", "-f", "site_config.yml")
    assert done.returncode == 1
    assert site.files().keys() == {"letter.txt"}


def test_a_photo_that_is_a_link_to_elsewhere(
    built: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = built.picture("private/face.jpg")
    (built.folder / "content/records/park/bench.jpg").symlink_to(elsewhere)
    record = built.folder / "content/records/park/benches.md"
    photo = "photos:\n  - file: bench.jpg\n    alt: A bench.\n    consent: agreed\nabout:"
    record.write_text(record.read_text().replace("about:", photo))
    refused(built, capsys, "photo-outside")


@pytest.mark.parametrize("changed", ["content/pages/about.md", "content/records/park/benches.md"])
def test_a_disk_that_fills_up(
    built: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    page = built.folder / changed
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    monkeypatch.setattr("mkdocs.utils.write_file", full)
    monkeypatch.setattr("engage_docs.build.output.write_file", full)
    monkeypatch.setattr("engage_docs.build.rendering.write_file", full)
    refused(built, capsys, "disk-full")


def test_a_theme_that_fails_leaves_the_site(
    built: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    built.write("look/engage/section-home.html", "{{ nothing.like.this }}")
    settings = built.config.read_text()
    built.config.write_text(
        settings.replace("name: engage\n", "name: engage\n  custom_dir: look\n", 1)
    )
    before = built.files()
    assert build_site(built.config, AS_OF) != 0
    assert "nothing" in capsys.readouterr().err
    assert built.files() == before


@pytest.mark.parametrize("settings", ["site_name: [", "plugins: []\n", "site_name: X\n"])
def test_settings_that_do_not_serve(
    built: Site, capsys: pytest.CaptureFixture[str], settings: str
) -> None:
    built.config.write_text(settings)
    before = built.files()
    assert build_site(built.config, AS_OF) == 1
    assert capsys.readouterr().err.startswith("site_config.yml:")
    assert built.files() == before


def test_a_theme_may_not_put_a_records_words_into_a_script() -> None:
    with pytest.raises(ValueError, match="script"):
        Frame.cut(f"<p>{MAIN}</p><script>var title = '{TITLE}'</script>")
    with pytest.raises(ValueError, match="main part"):
        Frame.cut("<p>nothing</p>")
