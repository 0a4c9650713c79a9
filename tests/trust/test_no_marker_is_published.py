"""Two hundred records that must not be published, among good ones: nothing of them is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trust import proofs
from tests.trust.marked import MARK
from tests.trust.mutants import RULES, mutants
from tests.trust.proofs import World, make_world
from tests.trust.records import TYPES
from tests.trust.search import traces
from tests.trust.sites import LEFT_OUT

SEED = 20261123
MUTANTS = 200
GOOD_OF_EACH_TYPE = 3


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("exampleton"), MUTANTS, SEED, GOOD_OF_EACH_TYPE)


def test_every_rule_is_tried() -> None:
    assert MUTANTS >= RULES
    assert len({m.marker for m in mutants(MUTANTS, SEED)}) == MUTANTS


def test_every_mutant_holds_its_marker() -> None:
    for mutant in mutants(MUTANTS, SEED):
        text = mutant.files[mutant.path]
        plain = text.decode("utf-16") if text[:2] == b"\xff\xfe" else text.decode("latin-1")
        assert mutant.marker in plain.replace("\0", ""), mutant.rule


def test_every_mutant_is_withheld_for_the_reason_that_was_meant(world: World) -> None:
    assert world.public.code == LEFT_OUT, world.public.text
    assert proofs.not_withheld_as_meant(world.mutants, world.public) == []
    assert world.participants.code == LEFT_OUT, world.participants.text
    wrong = proofs.not_withheld_as_meant(world.mutants, world.participants, "participants")
    assert wrong == []


def test_no_marker_is_in_any_file_of_the_public_site(world: World) -> None:
    assert proofs.markers_in(world.out, world.mutants) == []
    assert (world.out / "manifest.json").is_file()


def test_people_who_took_part_see_what_is_for_them_and_nothing_internal(world: World) -> None:
    assert proofs.markers_in(world.for_participants, world.mutants, "participants") == []
    for mutant in world.mutants:
        if mutant.audience == "participants" and not mutant.page:
            page = world.for_participants / "records" / f"{mutant.marker}-id" / "index.html"
            assert mutant.marker in page.read_text("utf-8"), mutant.rule


@pytest.mark.parametrize("audience", ["public", "participants"])
def test_all_good_records_are_published(world: World, audience: str) -> None:
    site = world.out if audience == "public" else world.for_participants
    assert len(world.good) > len(TYPES) * GOOD_OF_EACH_TYPE
    assert proofs.not_published(world.good, site) == []


def test_what_is_withheld_in_part_leaves_a_plain_stub(world: World) -> None:
    assert proofs.not_kept(world.mutants, world.out) == []
    assert proofs.not_kept(world.mutants, world.for_participants, "participants") == []


def test_only_the_pictures_and_documents_of_good_records_are_published(world: World) -> None:
    assert proofs.strange_pictures(world.out) == []
    assert len(list((world.out / "pictures").glob("*.jpg"))) == len(TYPES) * GOOD_OF_EACH_TYPE
    assert len(list(world.out.rglob("*.pdf"))) == len(TYPES) * GOOD_OF_EACH_TYPE


def test_every_page_for_people_who_took_part_says_that_it_is_not_public(world: World) -> None:
    pages = list(world.for_participants.rglob("*.html"))
    assert len(pages) > len(world.good)
    for page in pages:
        assert "It is not public." in page.read_text("utf-8"), page


def test_nothing_is_built_without_force_and_the_sites_are_as_they_were(world: World) -> None:
    before = world.site.hashes()
    assert before
    built = world.site.build()
    assert built.code == 1
    assert "the site is as it was" in built.text
    assert world.site.hashes() == before
    assert proofs.not_withheld_as_meant([m for m in world.mutants if not m.page], built) == []


def hidden() -> Iterator[bytes]:
    """A marker, written in every way in which it might hide from a plain search."""
    yield b"<p>zqabcd</p>"
    yield b"<p>ZQABCD</p>"
    yield b"zq&#97;bcd &amp;#122;q"
    yield b"zq&amp;#97;bcd"
    yield b"zq%61bcd"
    yield b'{"a": "zq\\u0061bcd"}'
    yield b"<b>zq</b><i>ab</i>cd"
    yield "zqa\u00adbcd".encode()
    yield "zqabcd".encode("utf-16")
    yield gzip.compress(b"a zqabcd")
    yield gzip.compress(gzip.compress(b"a zqabcd"))
    yield b"data:text/plain;base64,YSB6cWFiY2Q="


@pytest.mark.parametrize("data", list(hidden()), ids=range(12))
def test_the_search_finds_a_marker_however_it_is_written(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(data)
    assert traces(tmp_path, MARK) == ["page: zqabcd"]


def test_the_search_reads_names(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "Zqabcd.html").touch()
    assert traces(tmp_path, MARK) == ["a/Zqabcd.html: zqabcd"]
