"""The index that is kept between builds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields, replace
from pathlib import Path

from engage_docs.search import Document, Files, kept_index

ONE = [Document("a/", "A", "one", "Page")]
TWO = [Document("a/", "A", "two", "Page")]


def making(content: bytes, made: list[bytes]) -> Callable[[], AbstractContextManager[Files]]:
    @contextmanager
    def make() -> Iterator[Files]:
        made.append(content)
        yield lambda: {"pagefind.js": content}

    return make


def index(
    folder: Path,
    documents: list[Document],
    make: Callable[[], AbstractContextManager[Files]],
    language: str = "en",
    version: str = "1",
    any_will_do: bool = False,
) -> dict[str, bytes]:
    with kept_index(folder, documents, language, version, make, any_will_do=any_will_do) as files:
        return files()


def test_other_documents_another_language_or_program_make_another_index(tmp_path: Path) -> None:
    made: list[bytes] = []
    make = making(b"x", made)
    for documents, language, version in (
        (ONE, "en", "1.5.2"),
        (TWO, "en", "1.5.2"),
        (ONE, "cy", "1.5.2"),
        (ONE, "en", "1.5.3"),
    ):
        index(tmp_path, documents, make, language, version)
        index(tmp_path, documents, make, language, version)
    assert len(made) == 4
    assert len(list(tmp_path.iterdir())) == 1, "only the last one is kept"


def test_a_preview_takes_the_index_that_is_there(tmp_path: Path) -> None:
    made: list[bytes] = []
    first = index(tmp_path, ONE, making(b"one", made), any_will_do=True)
    again = index(tmp_path, TWO, making(b"two", made), any_will_do=True)
    assert first == again == {"pagefind.js": b"one"}
    assert index(tmp_path, TWO, making(b"two", made)) == {"pagefind.js": b"two"}
    assert made == [b"one", b"two"]


def test_whatever_a_document_says_makes_another_index(tmp_path: Path) -> None:
    made: list[bytes] = []
    make = making(b"x", made)
    plain = Document("a/", "A", "one", "Page", "May", "Park", "cy", {"year": ("2026",)})
    others = [
        replace(plain, **{part.name: "x"}) for part in fields(plain) if part.name != "filters"
    ]
    others += [replace(plain, filters={"year": ("2026", "2027")}), replace(plain, filters={})]
    for one in (plain, *others):
        index(tmp_path, [one], make)
    assert len(made) == 1 + len(others)


def test_an_index_that_nobody_waits_for_is_not_kept(tmp_path: Path) -> None:
    with kept_index(tmp_path, ONE, "en", "1", making(b"one", [])):
        pass
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    made: list[bytes] = []
    (tmp_path / "file").write_bytes(b"")
    for _ in range(2):
        assert index(tmp_path / "file", ONE, making(b"one", made))
    assert made == [b"one", b"one"]
