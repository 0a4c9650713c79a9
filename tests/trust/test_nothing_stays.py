"""After any command nothing stays in ``.engage/`` of a record that is gone or withdrawn."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engage_docs.media import cache as media_cache
from tests.builds import build_site
from tests.trust.marked import MARK, MEETING, PROJECT, Marked, good_records, paper, picture
from tests.trust.records import Place, as_file, full
from tests.trust.search import traces
from tests.trust.sites import ENGAGE, Site, ended

RECORD = "content/records/good/secret.md"
COMMANDS = {
    "check": [*ENGAGE, "check"],
    "loops": [*ENGAGE, "loops"],
    "build": [*ENGAGE, "build"],
    "mkdocs": [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "site_config.yml"],
}


def secret(site: Site, **fields: object) -> None:
    place = Place("secret", PROJECT, MEETING, "secret.jpg", "secret.pdf")
    record = full("engagement", place, Marked("zqabcd")) | fields
    site.write(RECORD, as_file(record, "Story of zqabcd."))


def deleted(site: Site) -> None:
    (site.folder / RECORD).unlink()


def not_published(site: Site) -> None:
    secret(site, publish="no")


def withdrawn(site: Site) -> None:
    secret(site, recording="withdrawn")


def expired(site: Site) -> None:
    """Nobody touches the record: only the day is another."""
    settings = site.config.read_text().replace("as_of: 2026-11-23", "as_of: 2027-02-01")
    site.config.write_text(settings)


def mistaken(site: Site) -> None:
    secret(site, recording="withdrawnn")


CHANGES = (deleted, not_published, withdrawn, expired, mistaken)


def media_of(site: Site) -> set[str]:
    folders = (site.folder / ".engage" / name for name in ("pictures", "documents"))
    return {path.name for folder in folders for path in folder.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, set[str]]:
    """A site that shows the secret, and what was in the cache of media before."""
    files, _ = good_records(1)
    site = Site(tmp_path_factory.mktemp("exampleton"), files)
    assert site.build().code == 0
    before = media_of(site)
    site.write("content/records/good/secret.jpg", picture((20, 110, 90), "zqabcd"))
    site.write("content/records/good/secret.pdf", paper("zqabcd", "zqabcd"))
    secret(site, recording={"consent": "agreed", "expires": "2027-01-05"})
    assert site.build().code == 0
    assert traces(site.folder / ".engage", MARK)
    assert media_of(site) > before
    return site, before


@pytest.fixture
def copy(built: tuple[Site, set[str]], tmp_path: Path) -> Site:
    """A copy of that site, which a test may change."""
    folder = tmp_path / "exampleton"
    shutil.copytree(built[0].folder, folder)
    site = Site.__new__(Site)
    site.folder, site.config, site.out = folder, folder / "site_config.yml", folder / "site"
    return site


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_stays_in_the_cache(
    built: tuple[Site, set[str]], copy: Site, change: Callable[[Site], None], command: str
) -> None:
    change(copy)
    ran = ended(copy.run(COMMANDS[command]))
    assert "Traceback" not in ran.text
    assert traces(copy.folder / ".engage", MARK) == []
    assert media_of(copy) == built[1]


def test_a_photo_that_was_withdrawn_does_not_stay_when_its_record_does(
    built: tuple[Site, set[str]], copy: Site
) -> None:
    record = copy.folder / RECORD
    text = record.read_text()
    assert text.count("consent: agreed") > 2
    start = text.index("photos:")
    record.write_text(text[:start] + text[start:].replace("agreed", "withdrawn", 1))
    assert ended(copy.run(COMMANDS["check"])).code == 0
    gone = media_of(built[0]) - media_of(copy)
    assert {Path(name).suffix for name in gone} >= {".jpg", ".webp"}
    assert ".pdf" not in {Path(name).suffix for name in gone}


def test_a_cache_of_the_first_edition_is_deleted(copy: Site) -> None:
    for name in ("kept.db", "standby/site/index.html", "search/index.bin"):
        copy.write(f".engage/{name}", b"zqabcd")
    (copy.folder / RECORD).unlink()
    assert ended(copy.run(COMMANDS["check"])).code == 0
    assert traces(copy.folder / ".engage", MARK) == []
    names = {path.name for path in (copy.folder / ".engage").iterdir()}
    assert names == {".gitignore", "cache.db", "pictures", "documents"}


def test_pictures_that_cannot_be_deleted_are_a_warning(
    copy: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where nothing can be written in the folder, so that new ones are made elsewhere."""

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    deleted(copy)
    unlink = Path.unlink

    def refuse_pictures(path: Path, missing_ok: bool = False) -> None:
        if path.parent.name == "pictures":
            refuse(path)
        unlink(path, missing_ok)

    monkeypatch.setattr(media_cache, "write_whole", refuse)
    monkeypatch.setattr(Path, "unlink", refuse_pictures)
    build_site(copy.config)
    said = capsys.readouterr().err
    assert "so pictures and documents are made anew each time" in said
    assert "pictures may still hold pictures or documents that nobody should see any more" in said
