"""Finished pictures are kept, checked before use, and made again when damaged."""

import json
from pathlib import Path

import pytest
from crafted import gif_with_everything, made, put, saved, scene, told, written

from engage_docs.findings import Problem
from engage_docs.findings.pictures import PICTURE_NOT_CLEAN
from engage_docs.media import cache as stored
from engage_docs.media.pictures import Picture, encode, prepare_picture

DATA = saved(scene((700, 400)), "JPEG")


def test_second_time_does_not_decode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(tmp_path, DATA)
    monkeypatch.setattr(encode, "encode_picture", None)
    assert made(tmp_path, DATA) == first
    assert made(tmp_path, DATA, name="the-same-under-another-name.jpg") == first


def test_other_settings_are_another_picture(tmp_path: Path) -> None:
    data = gif_with_everything()
    assert made(tmp_path, data) != made(tmp_path, data, animated=True)


def test_another_version_makes_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(tmp_path, DATA)
    before = written(tmp_path / "cache")
    monkeypatch.setattr("PIL.__version__", "0.0")
    assert made(tmp_path, DATA) == first
    after = written(tmp_path / "cache")
    assert [name for name in after if after[name] != before[name]] == [f"{first.entry}.json"]
    assert not first.mended


def damage_of(files: dict[str, bytes]) -> list[tuple[str, bytes | None]]:
    """Every way in which we damage each file: gone, empty, cut off, changed."""
    damages: list[tuple[str, bytes | None]] = []
    for name, data in files.items():
        changed = bytearray(data)
        changed[len(data) // 2] ^= 1
        damages += [(name, None), (name, b""), (name, data[:-3]), (name, bytes(changed))]
    return damages


def test_damage_is_noticed_and_mended(tmp_path: Path) -> None:
    first = made(tmp_path, DATA)
    cache = tmp_path / "cache"
    good = written(cache)
    for name, damage in damage_of(good):
        if damage is None:
            (cache / name).unlink()
        else:
            (cache / name).write_bytes(damage)
        again = made(tmp_path, DATA)
        assert again == first
        assert written(cache) == good
        gone = damage is None and name.endswith(".json")
        assert again.mended is not gone


@pytest.mark.parametrize("text", ["null", "[]", "{}", '{"picture": 1}', "[" * 99_999, '"\\ud800"'])
def test_strange_manifests(text: str, tmp_path: Path) -> None:
    first = made(tmp_path, DATA)
    manifest = next((tmp_path / "cache").glob("*.json"))
    manifest.write_text(text)
    assert made(tmp_path, DATA) == first
    assert "seal" in json.loads(manifest.read_text())


def test_a_manifest_names_no_file_elsewhere(tmp_path: Path) -> None:
    """Even a manifest with the right seal may only name clean files beside it."""
    first = made(tmp_path, DATA)
    cache = tmp_path / "cache"
    manifest = cache / f"{first.entry}.json"
    written = json.loads(manifest.read_text())
    name = first.renditions[0].name
    value = json.dumps(written["value"]).replace(name, "../source.jpg")
    files = {each.replace(name, "../source.jpg"): sha for each, sha in written["files"].items()}
    seal = stored.seal(first.entry, written["recipe"], value.encode(), files)
    manifest.write_text(
        f'{{"recipe": {json.dumps(written["recipe"])}, "value": {value}, '
        f'"files": {json.dumps(files)}, "seal": "{seal}"}}'
    )
    with pytest.raises(stored.DamagedEntry):
        stored.look_up(cache, first.entry, written["recipe"], Picture)


def test_nothing_unclean_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = encode.as_jpeg
    monkeypatch.setattr(encode, "as_jpeg", lambda image: real(image) + b"trailing")
    result = prepare_picture(put(tmp_path, "a.jpg", DATA), (), False, tmp_path / "cache")
    assert isinstance(result, Problem)
    assert result.code is PICTURE_NOT_CLEAN
    told(result)
    assert written(tmp_path / "cache") == {}


def test_cache_that_cannot_be_written(tmp_path: Path) -> None:
    source = put(tmp_path, "a.jpg", DATA)
    blocked = put(tmp_path, "cache", b"a file where the folder should be")
    result = prepare_picture(source, (), False, blocked)
    assert isinstance(result, Problem)
    assert result.code.name == "picture-not-saved"
    told(result)


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    source = put(tmp_path, "a.jpg", DATA)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        result = prepare_picture(source, (), False, tmp_path / "cache")
    assert isinstance(result, Problem)
    assert "no space left" in told(result)
    assert written(tmp_path / "cache") == {}
    assert isinstance(prepare_picture(source, (), False, tmp_path / "cache"), Picture)


def test_nothing_is_written_beside_the_source(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    prepare_picture(put(photos, "a.jpg", DATA), (), False, tmp_path / "elsewhere" / "cache")
    assert [path.name for path in photos.iterdir()] == ["a.jpg"]
