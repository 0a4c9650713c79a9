"""The media of a build: values in, values and findings out, in any process."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pikepdf
import pytest
from PIL import Image

from engage_docs.config.brand import Brand
from engage_docs.findings import Place
from engage_docs.media.cache import sweep
from engage_docs.media.model import CardWords, SharedPicture, ShownDocument, ShownPicture
from engage_docs.media.prepare import (
    document_entries,
    picture_entries,
    prepare_cards,
    prepare_documents,
    prepare_pictures,
)
from engage_docs.records.model import Record
from engage_docs.records.parts import Attachment, Photo

WORDS = CardWords(
    {"home": ("Home", "What we heard."), "said": ("What you said", "2 things.")},
    {"park": ("The park", "1 thing said."), "pond": ("Home", "What we heard.")},
)


def refuse(line: str) -> None:
    raise AssertionError(line)


def photo(path: str, file: str, **more: object) -> Photo:
    return Photo(at=Place(path, 7), file=file, alt="A gate", **more)  # type: ignore[arg-type]


def leaflet(path: str, file: str) -> Attachment:
    return Attachment(at=Place(path, 9), file=file, title="The plan")


@pytest.fixture
def records(tmp_path: Path) -> list[Record]:
    """Two records that show the same photo, one with a document, and a photo outside."""
    folder = tmp_path / "records"
    folder.mkdir()
    Image.linear_gradient("L").convert("RGB").save(folder / "gate.jpg")
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "private.jpg")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "plan.pdf")
    one, other = str(folder / "one.md"), str(folder / "other.md")
    common = {"type": "resource", "project": "park", "title": "One"}
    return [
        Record(
            at=Place(one),
            id="one",
            photos=(photo(one, "gate.jpg"), photo(one, "../private.jpg")),
            attachments=(leaflet(one, "plan.pdf"), leaflet(one, "none.pdf")),
            **common,
        ),
        Record(
            at=Place(other),
            id="other",
            photos=(
                photo(other, "gate.jpg"),
                photo(other, "gate.jpg", hide=("10", "10", "50", "50")),
                photo(other, "gate.jpg", hide=("10", "10", "50")),
            ),
            **common,
        ),
    ]


def test_every_cleared_photo_has_its_files_and_says_where_they_come_from(
    tmp_path: Path, records: list[Record]
) -> None:
    cache = tmp_path / "cache"
    pictures, findings = prepare_pictures(records[:1], tmp_path / "records", cache)
    assert [(f.code.name, f.place) for f in findings] == [
        ("photo-outside", Place(str(tmp_path / "records" / "one.md"), 7))
    ]
    shown = pictures.shown["one", "gate.jpg"]
    assert (shown.alt, shown.width, shown.height) == ("A gate", 256, 256)
    assert [source.media_type for source in shown.sources] == ["image/webp", "image/jpeg"]
    urls = [url for source in shown.sources for url, _ in source.srcset]
    assert sorted(urls) == sorted(pictures.files)
    assert all(url.startswith("pictures/") for url in urls)
    assert all(path.is_file() and path.parent == cache for path in pictures.files.values())
    assert {*pictures.origins.values()} == {("one", "gate.jpg")}


def test_every_cleared_document_has_its_file(tmp_path: Path, records: list[Record]) -> None:
    documents, findings = prepare_documents(records, tmp_path / "records", tmp_path / "cache")
    assert [f.code.name for f in findings] == ["document-missing"]
    shown = documents.shown["one", "plan.pdf"]
    assert (shown.title, shown.pages) == ("The plan", 1)
    assert documents.files[shown.url].stat().st_size == shown.size
    assert documents.origins == {shown.url: ("one", "plan.pdf")}


def test_the_same_picture_is_made_once(tmp_path: Path, records: list[Record]) -> None:
    made: list[object] = []

    def counting(function, values):  # type: ignore[no-untyped-def]
        for value in values:
            made.append(value)
            yield function(value)

    records[0] = replace(records[0], photos=records[0].photos[:1] * 3)
    prepare_pictures(records[:1], tmp_path / "records", tmp_path / "cache", mapper=counting)
    assert len(made) == 1


def test_workers_that_are_spawned_make_the_same(tmp_path: Path, records: list[Record]) -> None:
    folder, brand = tmp_path / "records", Brand(colour="#7a2504")
    here, there = tmp_path / "here", tmp_path / "there"
    site = ("The site", "https://example.org/heard/")
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        for step in (prepare_pictures, prepare_documents):
            one, findings = step(records, folder, here)
            other, found = step(records, folder, there, mapper=executor.map)
            assert findings == found
            assert (one.shown, one.origins, one.entries) == (
                *(other.shown, other.origins),
                other.entries,
            )
        alone = prepare_cards(WORDS, brand, *site, here, refuse)
        shared = prepare_cards(WORDS, brand, *site, there, refuse, mapper=executor.map)
    assert alone.sections == shared.sections
    files = {path.name: path.read_bytes() for path in here.iterdir()}
    assert files == {path.name: path.read_bytes() for path in there.iterdir()}
    assert len(files) > 10


def test_a_sweep_without_making_anything_keeps_what_is_cleared(
    tmp_path: Path, records: list[Record]
) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    pictures, _ = prepare_pictures(records, folder, cache)
    assert {*picture_entries(records)} > pictures.entries
    before = {path.name for path in cache.iterdir()}
    sweep(cache, {*picture_entries(records)}, refuse)
    assert {path.name for path in cache.iterdir()} == before
    # The picture without its cover may not be shown any more.
    covered = [replace(records[1], photos=records[1].photos[1:2])]
    sweep(cache, {*picture_entries(covered)}, refuse)
    left = {path.name for path in cache.iterdir()}
    pictures, _ = prepare_pictures(covered, folder, cache)
    assert left == {path.name for path in cache.iterdir()} < before
    sweep(cache, pictures.entries, refuse)
    assert left == {path.name for path in cache.iterdir()}
    sweep(cache, {*picture_entries([])}, refuse)
    assert list(cache.iterdir()) == []


def test_a_sweep_of_documents(tmp_path: Path, records: list[Record]) -> None:
    cache = tmp_path / "cache"
    documents, _ = prepare_documents(records, tmp_path / "records", cache)
    assert documents.entries == {*document_entries(records)}
    sweep(cache, documents.entries, refuse)
    assert len(list(cache.iterdir())) == 2
    sweep(cache, (), refuse)
    assert list(cache.iterdir()) == []


def test_damage_is_counted_once(tmp_path: Path, records: list[Record]) -> None:
    args = (records, tmp_path / "records", tmp_path / "cache")
    first, _ = prepare_pictures(*args)
    assert first.mended == 0
    for path in (tmp_path / "cache").glob("*.webp"):
        path.write_bytes(b"")
    again, _ = prepare_pictures(*args)
    assert again == replace(first, mended=2)


def test_cards_go_with_sections_and_projects(tmp_path: Path) -> None:
    site = "https://example.org/heard/"
    cards = prepare_cards(WORDS, Brand(), "The site", site, tmp_path, refuse)
    assert cards.picture_of("promises", "park") == cards.projects["park"]
    assert cards.picture_of("said") == cards.sections["said"]
    assert cards.picture_of("promises") == cards.sections["home"]
    home = cards.sections["home"]
    assert home.words == "Home. What we heard."
    assert (home.width, home.height) == (1200, 630)
    assert cards.projects["pond"] == home
    assert {site + path for path in cards.files} == {
        card.url for card in (*cards.sections.values(), *cards.projects.values())
    }
    with Image.open(cards.files[home.url.removeprefix(site)]) as drawn:
        assert drawn.size == (home.width, home.height)
    (tmp_path / f"card-{'0' * 20}.png").touch()
    sweep(tmp_path, cards.entries, refuse)
    assert {*tmp_path.iterdir()} == {*cards.files.values()}


def test_without_an_address_or_room_there_are_no_cards(tmp_path: Path) -> None:
    assert not prepare_cards(WORDS, Brand(), "The site", "", tmp_path, refuse).files
    (tmp_path / "cards").touch()
    said: list[str] = []
    site = "https://example.org/"
    cards = prepare_cards(WORDS, Brand(), "The site", site, tmp_path / "cards", said.append)
    assert (cards.files, cards.picture_of("home")) == ({}, None)
    assert len(said) == 1


def test_what_pages_show_travels_as_bytes(tmp_path: Path, records: list[Record]) -> None:
    pictures, _ = prepare_pictures(records[:1], tmp_path / "records", tmp_path / "cache")
    values = [
        *pictures.shown.values(),
        ShownPicture("", None, None, True, 1, 1, (), "cy"),
        ShownDocument("The plan", "documents/a.pdf", 3),
        SharedPicture("https://example.org/card.png", "Words"),
        WORDS,
    ]
    for value in values:
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=type(value)) == value


def test_nothing_heavy_is_loaded_until_there_is_something_to_make() -> None:
    code = (
        "import sys, engage_docs.media.prepare, engage_docs.media.branding\n"
        "assert not {'PIL', 'pikepdf', 'mkdocs', 'jinja2'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
