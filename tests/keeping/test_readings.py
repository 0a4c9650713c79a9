"""What a file gave comes back from bytes as it was, whatever its file is called by then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engage_docs.fields import RECORD_TYPES
from engage_docs.findings import Finding, Place
from engage_docs.keeping.plain import findings_from_plain, findings_to_plain
from engage_docs.keeping.readings import Reading, from_bytes, outline_in, to_bytes
from engage_docs.keeping.site import open_site
from engage_docs.keeping.steps import read
from engage_docs.keeping.values import from_plain, to_plain
from engage_docs.reading.folder import bytes_of, find_files

ROOT = Path(__file__).parent.parent.parent
FOLDERS = [ROOT / "content" / "records", ROOT / "tests" / "reading" / "broken"]


@pytest.fixture(scope="module")
def basis(tmp_path_factory):
    """The settings of the example, without its frameworks and its store."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "site_config.yml").write_text((ROOT / "site_config.yml").read_text("utf-8"), "utf-8")
    with open_site(folder / "site_config.yml") as site:
        return site.inventory.basis


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_record_and_finding_comes_back_as_it_was(basis, folder):
    files, _ = find_files(folder, "records")
    assert len(files) > 20
    for file in files:
        reading = read(basis, file, bytes_of(file))
        again = from_bytes(to_bytes(reading, file.shown), file.shown)
        assert again == reading
        if reading.record is not None:
            assert again.record.fields_at == reading.record.fields_at


def test_the_path_of_the_file_is_not_kept(basis):
    files, _ = find_files(FOLDERS[0], "records")
    for file in files:
        reading = read(basis, file, bytes_of(file))
        elsewhere = file._replace(shown=f"/elsewhere/{file.stem}.md")
        assert from_bytes(to_bytes(reading, file.shown), elsewhere.shown) == read(
            basis, elsewhere, bytes_of(file)
        )


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=lambda t: t.name)
def test_a_record_with_nothing_in_it_comes_back(kind):
    record = kind.make(at=Place("a.md"), type=kind.name, id="a", title="A", project="p")
    assert from_plain(kind.make, to_plain(record, "a.md"), "b.md") == replace(
        record, at=Place("b.md")
    )


def test_places_in_other_files_are_kept_whole():
    from engage_docs.findings.linking import DOUBLED_RECORD_ID

    finding = Finding(
        DOUBLED_RECORD_ID, Place("a.md", 2, 3), {"id": "x", "other": 7}, (Place("b.md", 4, 5),)
    )
    plain = findings_to_plain([finding], "a.md")
    [again] = findings_from_plain(plain, "c.md")
    assert again == replace(finding, place=Place("c.md", 2, 3))


def test_a_file_that_cannot_be_read_gives_no_record():
    assert from_bytes(to_bytes(Reading(None), "a.md"), "a.md") == Reading(None)


def test_the_digest_of_an_outline_is_told_without_making_the_record():
    assert outline_in(to_bytes(Reading(None), "a.md", "4711")) == "4711"
    assert outline_in(to_bytes(Reading(None), "a.md")) == ""
