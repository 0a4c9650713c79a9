"""Photos and documents can only come from the folder of the records, whatever a record says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.marked import MARK, MEETING, PROJECT, Good, good_records, paper, picture
from tests.trust.records import Place, as_file, full
from tests.trust.search import traces
from tests.trust.sites import Site

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


@pytest.fixture(params=["photos", "attachments"])
def field(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def make(folder: Path, field: str, way: str) -> Site:
    name = "zqabcd.jpg" if field == "photos" else "zqabcd.pdf"
    files, _ = good_records(1)
    record = full("engagement", Place("talk", PROJECT, MEETING, name, name), Good("goodqtalk"))
    record.pop("attachments" if field == "photos" else "photos")
    written = way.replace("NAME", name).replace("ABSOLUTE", str(folder))
    record[field][0]["file"] = written
    site = Site(folder, files | {"good/talk.md": as_file(record, "Text.")})
    data = picture((220, 20, 200), "zqabcd") if field == "photos" else paper("zqabcd", "zqabcd")
    outside = site.write(f"outside/{name}", data)
    good = folder / "content" / "records" / "good"
    (good / f"link-to-file-{name}").symlink_to(outside)
    (good / f"link-to-link-{name}").symlink_to(good / f"link-to-file-{name}")
    (good / "link-to-folder").symlink_to(outside.parent)
    return site


@pytest.mark.parametrize("way", WAYS)
def test_a_path_that_leaves_the_records_is_an_error_and_publishes_nothing(
    tmp_path: Path, field: str, way: str
) -> None:
    site = make(tmp_path, field, way)
    built = site.build(force=True)
    assert built.code == 0, built.text
    codes = {f.code for f in built.findings() if f.path == "good/talk.md" and f.level == "error"}
    assert codes & set(REFUSED), built.text
    assert traces(site.out, MARK) == []
    assert not (site.out / "records" / "talk").exists()
    pictures = {path.suffix for path in site.out.rglob("*") if path.suffix in (".jpg", ".pdf")}
    assert pictures == {".jpg", ".pdf"}
    assert len(list(site.out.rglob("*.jpg"))) == len(list(site.out.rglob("*.pdf"))) == 4
