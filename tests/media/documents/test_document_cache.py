"""Cleaned documents are kept; damage is noticed; nothing half-written is left."""

import json
from pathlib import Path

import pytest
from pdfs import changed, draw, made, plain, put, result_of, saved, told

from engage_docs.findings import Problem
from engage_docs.media.documents import CleanedDocument, prepare, prepare_document

DATA = saved(plain())


def manifest_of(cache: Path) -> Path:
    (found,) = cache.glob("*.json")
    return found


def kept(tmp_path: Path) -> tuple[CleanedDocument, Path]:
    result = result_of(tmp_path, DATA)
    assert isinstance(result, CleanedDocument)
    return result, tmp_path / "cache" / result.name


def test_not_cleaned_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = kept(tmp_path)
    monkeypatch.setattr(prepare, "_cleaned", None)
    assert result_of(tmp_path, DATA, "another-name.pdf") == first


def test_other_content_other_name(tmp_path: Path) -> None:
    first, _ = kept(tmp_path)
    second = result_of(tmp_path, changed(lambda pdf: draw(pdf, b"0 0 9 9 re f")))
    assert isinstance(second, CleanedDocument)
    assert second.name != first.name


@pytest.mark.parametrize("damage", ["document", "longer", "gone", "manifest", "seal", "name"])
def test_damage_is_noticed(damage: str, tmp_path: Path) -> None:
    first, file = kept(tmp_path)
    good = file.read_bytes()
    manifest = manifest_of(tmp_path / "cache")
    if damage == "document":
        file.write_bytes(good[:100] + bytes((good[100] ^ 1,)) + good[101:])
    elif damage == "longer":
        file.write_bytes(good + b"x")
    elif damage == "gone":
        file.unlink()
    elif damage == "manifest":
        manifest.write_bytes(b"[" * 100_000)
    else:
        written = json.loads(manifest.read_bytes())
        if damage == "seal":
            written["value"]["pages"] = 7
        else:
            written["value"]["name"] = "../plan.pdf"
        manifest.write_text(json.dumps(written))
    again = result_of(tmp_path, DATA)
    assert again == first
    assert isinstance(again, CleanedDocument)
    assert again.mended
    assert file.read_bytes() == good


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    source = put(tmp_path, "plan.pdf", DATA)
    problem = prepare_document(source, put(tmp_path, "cache", b""))
    assert isinstance(problem, Problem)
    assert problem.code.name == "document-not-saved"
    told(problem)


def test_a_full_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, _: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    (tmp_path / "plan.pdf").touch()
    with (tmp_path / "plan.pdf").open("wb") as opened:
        opened.write(DATA)
    problem = prepare_document(tmp_path / "plan.pdf", tmp_path / "cache")
    assert isinstance(problem, Problem)
    assert problem.code.name == "document-not-saved"
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_is_not_clean_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "_cleaned", lambda data: data)
    problem = result_of(tmp_path, DATA)
    assert isinstance(problem, Problem)
    assert problem.code.name == "document-not-clean"
    told(problem)
    assert not (tmp_path / "cache").exists()


def test_the_cleaned_document_is_whole(tmp_path: Path) -> None:
    assert made(tmp_path, DATA).endswith(b"%%EOF\n")
