"""Photos and documents can only come from the folder of the records, whatever a record says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.marked import MARK, MEETING, PROJECT, Good, good_records, paper, picture
from tests.trust.records import TYPES, Place, as_file, full
from tests.trust.search import traces
from tests.trust.sites import LEFT_OUT, Site

REFUSED = ("file-wrong", "photo-outside", "document-outside", "picture-missing", "document-missing")
WAYS = (
    "../../../outside/NAME",
    "sub/../../../../outside/NAME",
    "./../../../outside/NAME",
    "..\\..\\..\\outside\\NAME",
    "%2e%2e/%2e%2e/%2e%2e/outside/NAME",
    "ABSOLUTE/outside/NAME",
    "file://ABSOLUTE/outside/NAME",
    "~/outside/NAME",
    "C:\\outside\\NAME",
    "link-to-file-NAME",
    "link-to-link-NAME",
    "link-to-folder/NAME",
)


def make(folder: Path, field: str) -> Site:
    """A site with one record for each way, and good ones."""
    name = "zqabcd.jpg" if field == "photos" else "zqabcd.pdf"
    files, _ = good_records(1)
    for number, way in enumerate(WAYS):
        place = Place(f"talk-{number}", PROJECT, MEETING, name, name)
        record = full("engagement", place, Good("goodqtalk"))
        record.pop("attachments" if field == "photos" else "photos")
        written = way.replace("NAME", name).replace("ABSOLUTE", str(folder))
        record[field][0]["file"] = written
        files[f"good/talk-{number}.md"] = as_file(record, "Text.")
    site = Site(folder, files)
    data = picture((220, 20, 200), "zqabcd") if field == "photos" else paper("zqabcd", "zqabcd")
    outside = site.write(f"outside/{name}", data)
    good = folder / "content" / "records" / "good"
    (good / f"link-to-file-{name}").symlink_to(outside)
    (good / f"link-to-link-{name}").symlink_to(good / f"link-to-file-{name}")
    (good / "link-to-folder").symlink_to(outside.parent)
    return site


@pytest.mark.parametrize("field", ["photos", "attachments"])
def test_a_path_that_leaves_the_records_is_an_error_and_publishes_nothing(
    tmp_path: Path, field: str
) -> None:
    site = make(tmp_path, field)
    built = site.build(force=True)
    assert built.code == LEFT_OUT, built.text
    said = {(f.path, f.code) for f in built.findings() if f.level == "error"}
    for number, way in enumerate(WAYS):
        codes = {code for path, code in said if path == f"good/talk-{number}.md"}
        assert codes & set(REFUSED), (way, codes)
        assert not (site.out / "records" / f"talk-{number}").exists(), way
    assert traces(site.out, MARK) == []
    assert len(list(site.out.rglob("*.jpg"))) == len(list(site.out.rglob("*.pdf"))) == len(TYPES)
