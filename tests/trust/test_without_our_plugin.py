"""The same folder, built by MkDocs alone: no record and no photo is on that site."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trust.marked import good_records
from tests.trust.mutants import mutants
from tests.trust.search import traces
from tests.trust.sites import Site, ended

PICTURES = {".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".heic", ".tif", ".tiff", ".pdf"}
CONFIG = """\
site_name: What we heard in Exampleton
docs_dir: content/pages
site_dir: site
theme:
  name: material
  font: false
plugins: [search]
"""


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    files, _ = good_records(2)
    for mutant in mutants(60, 1):
        files |= mutant.files
    config = (
        CONFIG if request.param == "material" else CONFIG.replace("name: material", "name: mkdocs")
    )
    site = Site(tmp_path_factory.mktemp("exampleton"), files, config.replace("  font: false\n", ""))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml"]
    built = ended(site.run(command))
    assert built.code == 0, built.text
    return site


def test_no_word_of_a_record_is_published(site: Site) -> None:
    assert (site.out / "about" / "index.html").is_file()
    assert traces(site.out, "zq[a-j]{4}|goodq|zqsecret") == []


def test_no_photo_and_no_document_is_published(site: Site) -> None:
    records = {path.name for path in (site.folder / "content" / "records").rglob("*")}
    published = [path for path in site.out.rglob("*") if path.is_file()]
    assert not [p for p in published if p.suffix.lower() in PICTURES]
    assert not [p for p in published if p.name in records]
    assert not [p for p in published if pixels(p)]


def pixels(path: Path) -> bool:
    """Whether a file begins like a photo, whatever its name."""
    return path.read_bytes()[:4] in (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"RIFF", b"%PDF")
