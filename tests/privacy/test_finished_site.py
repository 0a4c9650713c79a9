"""The detector over every finished file: nothing is there that the build did not allow or report.

No build searches its finished pages. This test does, so that a text that goes past the checks, on
whatever way, is seen here.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from engage_docs.config import read_settings
from engage_docs.findings import Finding
from engage_docs.privacy import check_html, check_source
from tests.trust.sites import CONFIG, ENGAGE, Site

ROOT = Path(__file__).parent.parent.parent
MARKUP = {".html", ".xml", ".svg", ".rss", ".atom", ".xhtml"}
REPORTED = re.compile(
    r"looks like (?P<what>.*?…\)).* \[(?P<code>personal-[a-z-]+)\]$", re.MULTILINE
)
ALLOWED = "hello@exampleton.example"

PROJECT = """\
---
type: project
id: park
title: The park
date: 2026-01-05
recording: agreed
---
Write to hello@exampleton.example, or to the gardener at gardener&#64;example.org.
"""
WALK = """\
---
type: engagement
id: walk
title: A walk through the park
project: park
date: 2026-03-14
recording: agreed
topics: [paths,01632 960123,gates]
said:
  - id: s1
    words: "Ring me on 07700\\x20900123 about [[private: my NHS number, 999 000 0018]]."
---
She was <em>born on 3</em> **March** 1951, and lives at E1 4&#78;S. 020 *7946* 0123 is the office.
"""
WITHHELD = """\
---
type: engagement
id: talk
title: A talk
project: park
date: 2026-03-14
recording: refused
said:
  - id: s1
    words: Ring me on 01632 960999.
---
"""
ABOUT = """\
# About us

Ask **sam**&#64;example.net, or use <span title="sort code 00-00-00, account 12345678">this</span>.
"""
IN_SITE = {
    ("personal-email", "an e-mail address (ga…)"),
    ("personal-phone", "a phone number (01…)"),
    ("personal-phone", "a phone number (07…)"),
    ("personal-phone", "a phone number (02…)"),
    ("personal-birth-date", "a date of birth (3 …)"),
    ("personal-postcode", "a full postcode (E1…)"),
    ("personal-email", "an e-mail address (sa…)"),
    ("personal-bank-account", "a bank sort code with an account number (00…)"),
}


def details_in(folder: Path, allowed: tuple[str, ...]) -> set[tuple[str, str]]:
    """The kind and the hint of every detail in the files of a folder, pictures left out."""
    return {
        (finding.code.name, str(finding.values["what"]))
        for path in folder.rglob("*")
        if path.is_file()
        for finding in _findings(path, allowed)
    }


def _findings(path: Path, allowed: tuple[str, ...]) -> Iterator[Finding]:
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):  # a part of the search index, or a packed file
        data = gzip.decompress(data).removeprefix(b"pagefind_dcd")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    if path.suffix in MARKUP or text.lstrip().startswith("<"):
        yield from check_html(text, path.name, allowed)
        return
    yield from check_source(text, path.name, allowed)
    if text.startswith(("{", "[")):
        texts = "\f".join(_strings(json.loads(text)))
        yield from check_source(texts, path.name, allowed)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _strings(part)


def build(folder: Path) -> set[tuple[str, str]]:
    """Build the site in a folder; the kind and the hint of every detail that the build reports."""
    command = [*ENGAGE, "build", "--as-of", "2026-11-23"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert ALLOWED not in done.stderr, "what is allowed is published without a word"
    return {(match["code"], match["what"]) for match in REPORTED.finditer(done.stderr)}


def test_the_example_site_holds_nothing_that_is_not_allowed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "site_config.yml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    assert build(tmp_path) == set()
    settings, _ = read_settings(tmp_path / "site_config.yml")
    assert settings is not None
    assert len(list((tmp_path / "site").rglob("*.html"))) > 150
    assert details_in(tmp_path / "site", settings.allow_details) == set()


def test_the_build_reports_every_detail_of_a_made_up_site(tmp_path: Path) -> None:
    config = CONFIG.replace("as_of:", f"allow_details: [{ALLOWED}]\n      as_of:")
    records = {"project.md": PROJECT, "walk.md": WALK, "talk.md": WITHHELD}
    files = {f"park/{name}": text.encode() for name, text in records.items()}
    site = Site(tmp_path, files, config)
    site.write("content/pages/about.md", ABOUT.encode())
    reported = build(tmp_path)
    assert details_in(site.out, (ALLOWED,)) == IN_SITE
    assert reported >= IN_SITE
    assert details_in(site.out, ()) == IN_SITE | {("personal-email", "an e-mail address (he…)")}
