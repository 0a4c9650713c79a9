"""What the site offers to other programs: files by their paths, of the same bytes every time."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from xml.etree import ElementTree

from engage_docs.exports.citations import resource_files
from engage_docs.exports.frameworks import framework_files
from engage_docs.exports.sitemap import sitemap_files
from engage_docs.findings import Place
from engage_docs.frameworks import load_packs
from engage_docs.records.guidance import Resource
from engage_docs.records.parts import Citation
from engage_docs.reports import Report, report_files
from engage_docs.reports.formats import COLUMNS
from engage_docs.reports.report import Counts

AT = Place("library.md")
AS_OF = date(2026, 11, 23)
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def resource(title: str) -> Resource:
    cited = Citation(at=AT, title=title, authors=("Æon & Söns",), year=2020)
    return Resource(at=AT, type="resource", id="one", title=title, project="p", citation=cited)


def test_a_sitemap_is_read_back_as_it_was_written() -> None:
    urls = ["https://e.example/", "https://e.example/?a=1&b=<2>", "https://e.example/é/"]
    files = sitemap_files(urls)
    assert list(files) == ["sitemap.xml", "sitemap.xml.gz"]
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
    root = ElementTree.fromstring(files["sitemap.xml"])  # noqa: S314 - it is ours
    assert [place.text for place in root.iter(f"{NAMESPACE}loc")] == urls
    assert sitemap_files(urls) == files


def test_a_library_is_read_back_as_it_was_written() -> None:
    files = resource_files([resource('A "title" \\ {of} 100%')])
    assert sorted(files) == [
        *("resources.bib", "resources.json", "resources/one.bib", "resources/one.json"),
    ]
    (entry,) = json.loads(files["resources/one.json"])
    assert (entry["title"], entry["author"]) == (
        'A "title" \\ {of} 100%',
        [{"literal": "Æon & Söns"}],
    )
    assert r"{Æon \& Söns}" in files["resources.bib"].decode()


def test_a_library_of_nothing_has_no_files() -> None:
    assert resource_files([]) == {}


def test_the_frameworks_are_one_file() -> None:
    files = framework_files(load_packs(), [], AS_OF)
    assert list(files) == ["frameworks.json"]
    assert json.loads(files["frameworks.json"])["as_of"] == "2026-11-23"


def test_the_report_is_two_files() -> None:
    counts = Counts(0, 0, 0, 0, 0, {"said": {}, "commitments": {}}, {})
    files = report_files(Report(AS_OF, "scotland", counts, (), {}))
    assert list(files) == ["open-loops.json", "open-loops.csv"]
    assert json.loads(files["open-loops.json"])["loops"] == []
    assert [tuple(row) for row in csv.reader(io.StringIO(files["open-loops.csv"].decode()))] == [
        COLUMNS
    ]
