"""The index that is kept between builds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engage_docs.search import Document, kept_index

ONE = [Document("a/", "A", "one", "Page")]
TWO = [Document("a/", "A", "two", "Page")]


def making(content: bytes, made: list[bytes]) -> Callable[[], dict[str, bytes]]:
    def make() -> dict[str, bytes]:
        made.append(content)
        return {"pagefind.js": content}

    return make


def test_other_documents_another_language_or_program_make_another_index(tmp_path: Path) -> None:
    made: list[bytes] = []
    make = making(b"x", made)
    for documents, language, version in (
        (ONE, "en", "1.5.2"),
        (TWO, "en", "1.5.2"),
        (ONE, "cy", "1.5.2"),
        (ONE, "en", "1.5.3"),
    ):
        kept_index(tmp_path, documents, language, version, make)
        kept_index(tmp_path, documents, language, version, make)
    assert len(made) == 4
    assert len(list(tmp_path.iterdir())) == 1, "only the last one is kept"


def test_a_preview_takes_the_index_that_is_there(tmp_path: Path) -> None:
    made: list[bytes] = []
    first = kept_index(tmp_path, ONE, "en", "1", making(b"one", made), any_will_do=True)
    again = kept_index(tmp_path, TWO, "en", "1", making(b"two", made), any_will_do=True)
    assert first == again == {"pagefind.js": b"one"}
    assert kept_index(tmp_path, TWO, "en", "1", making(b"two", made)) == {"pagefind.js": b"two"}
    assert made == [b"one", b"two"]


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    made: list[bytes] = []
    (tmp_path / "file").write_bytes(b"")
    for _ in range(2):
        assert kept_index(tmp_path / "file", ONE, "en", "1", making(b"one", made))
    assert made == [b"one", b"one"]
