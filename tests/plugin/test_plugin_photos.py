"""What was made of a photo is kept, and only looked at again where it looks otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engage_docs_mkdocs import photos
from PIL import Image

from engage_docs.findings import Place
from engage_docs.model import Photo
from engage_docs.settings import Settings, read_settings
from engage_docs.store import Store

NOW = 2**62


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "records" / "park").mkdir(parents=True)
    config = tmp_path / "site_config.yml"
    config.write_text("site_name: Ours\nplugins:\n  - engage:\n      records: records\n")
    found, _ = read_settings(config)
    assert found is not None
    return found


@pytest.fixture
def prepare(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], photos.Photos]]:
    """Makes the files of three photos that were all changed long ago."""
    record = settings.records_folder / "park" / "walk.md"
    listed = []
    for number in range(3):
        Image.new("RGB", (40 + number, 30), "green").save(record.with_name(f"{number}.jpg"))
        photo = Photo(at=Place(str(record)), file=f"{number}.jpg", alt="A")
        listed.append(("walk", str(record), photo))
    monkeypatch.setattr(photos, "is_settled", lambda *_: True)
    with Store.open(settings.folder) as store:

        def run() -> photos.Photos:
            found, findings = photos.prepare_listed(listed, settings, store, NOW)
            assert not findings
            return found

        yield run


def test_what_looks_as_it_did_is_not_read_again(
    prepare: Callable[[], photos.Photos], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepare()
    monkeypatch.setattr(photos, "_is_whole", None)
    monkeypatch.setattr(photos, "_prepare", None)
    assert prepare() == first


@pytest.mark.parametrize("harm", ["damaged", "gone"])
def test_a_finished_picture_that_is_not_as_it_was_is_made_again(
    prepare: Callable[[], photos.Photos], harm: str
) -> None:
    first = prepare()
    path = next(iter(first.files.values()))
    data = path.read_bytes()
    path.unlink()
    if harm == "damaged":
        path.write_bytes(data[:-1] + b"\0")
    assert prepare() == first
    assert path.read_bytes() == data


def test_one_that_was_only_moved_is_read_once(
    prepare: Callable[[], photos.Photos], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepare()
    for path in first.files.values():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    monkeypatch.setattr(photos, "_prepare", None)
    assert prepare() == first
    monkeypatch.setattr(photos, "_is_whole", None)
    assert prepare() == first
