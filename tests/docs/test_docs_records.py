"""Each record in the documentation is read by the real reader, and its links are followed."""

from datetime import date
from pathlib import Path

import pytest
from documentation import PAGES, blocks, name_of

from engage_docs.build.cache import open_caches
from engage_docs.build.checking import check
from engage_docs.build.context import BuildContext
from engage_docs.cli.start import starter_files
from engage_docs.config import settings_from
from engage_docs.dates import load_calendar
from engage_docs.findings import has_errors
from engage_docs.findings.messages import finding_as_text
from engage_docs.parsing import parse_record

PROJECT = "---\ntype: project\nid: eye-checks\ntitle: Eye checks\n---\n"
CALENDAR = load_calendar("england-and-wales")


def records_in(path):
    return [body for body in blocks(path, "markdown") if body.startswith("---\n")]


def packs_in(path):
    """The frameworks of a team's own that a page shows."""
    return [body for body in blocks(path, "yaml") if body.startswith("id: ")]


def settings_with(packs, folder):
    """The settings of a new site that name these packs, which are written beside them."""
    names = [f"pack-{number}.yml" for number, _ in enumerate(packs)]
    for name, body in zip(names, packs, strict=True):
        (folder / name).write_text(body, encoding="utf-8")
    text = starter_files()["site_config.yml"].decode()
    line = f"  - engage:\n      frameworks: [{', '.join(names)}]\n"
    return text.replace("  - engage:\n", line, 1)


WITH_RECORDS = [path for path in PAGES if records_in(path)]
FRAGMENTS = [
    (name_of(path), body)
    for path in PAGES
    if "reference" not in path.parts
    for body in blocks(path, "yaml")
    if not body.startswith(("plugins:", "theme:", "id: "))
]
SETTINGS = [
    (name_of(path), body)
    for path in PAGES
    for body in blocks(path, "yaml")
    if body.startswith(("plugins:", "theme:"))
]


def test_there_are_records():
    assert sum(len(records_in(path)) for path in WITH_RECORDS) > 10


@pytest.mark.parametrize("path", WITH_RECORDS, ids=name_of)
def test_the_records_of_a_page_have_no_mistakes(path, tmp_path):
    folder = tmp_path / "content/records/eye-checks"
    folder.mkdir(parents=True)
    settings = settings_with(packs_in(path), tmp_path)
    (tmp_path / "site_config.yml").write_text(settings, encoding="utf-8")
    records = records_in(path)
    if not any("type: project\n" in body for body in records):
        records.append(PROJECT)
    for number, body in enumerate(records):
        (folder / f"{number}.md").write_text(body, encoding="utf-8")
    context, of_settings = BuildContext.load(tmp_path / "site_config.yml", date(2026, 11, 23), {})
    with open_caches(tmp_path, pytest.fail) as caches:
        _, findings = check(context, caches)
    assert [finding_as_text(finding) for finding in (*of_settings, *findings)] == []


@pytest.mark.parametrize(("page", "body"), FRAGMENTS)
def test_a_piece_of_a_record_has_no_mistakes(page, body):
    start = "type: engagement\nid: x\ntitle: X\nproject: p\ndate: 14 March 2026\n"
    record, findings = parse_record(f"---\n{start}{body}---\n".encode(), page, "p", "x", CALENDAR)
    assert record is not None
    assert findings == []


@pytest.mark.parametrize(("page", "body"), SETTINGS)
def test_a_piece_of_the_settings_has_no_mistakes(page, body):
    if "plugins:" not in body:
        body += "plugins:\n  - engage\n"
    text = f"site_name: X\ndocs_dir: content/pages\n{body}".encode()
    settings, findings = settings_from(text, Path("site_config.yml"), page)
    assert settings is not None
    assert not has_errors(findings)
