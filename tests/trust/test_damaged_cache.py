"""Whatever has become of ``.engage/``: the site is the same to the byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.builds import steady_files
from tests.trust.marked import good_records
from tests.trust.sites import Site, ended


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files, _ = good_records(1)
    site = Site(tmp_path_factory.mktemp("exampleton"), files)
    built = ended(site.command())
    assert built.code == 0, built.text
    return site


def every(change: Callable[[Path, Random], None]) -> Callable[[Path], None]:
    def damage(cache: Path) -> None:
        chance = Random(2026)  # noqa: S311
        for path in sorted(p for p in cache.rglob("*") if p.is_file()):
            change(path, chance)

    return damage


def one_bit(path: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))


def cut(path: Path, chance: Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])


def garbage(path: Path, chance: Random) -> None:
    path.write_bytes(chance.randbytes(500))


def other_json(path: Path, _: Random) -> None:
    path.write_bytes(b'{"picture": {"renditions": [{"file": {"name": "../../site_config.yml"}}]}}')


DAMAGES = {f.__name__: every(f) for f in (one_bit, cut, garbage, other_json)}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_gives_the_same_site(site: Site, damage: str) -> None:
    before = steady_files(site.out)
    DAMAGES[damage](site.folder / ".engage")
    built = ended(site.command())
    assert built.code == 0, built.text
    assert "Traceback" not in built.text
    assert steady_files(site.out) == before


def test_a_damaged_cache_is_thrown_away_with_one_line_for_each_kind(site: Site) -> None:
    before = steady_files(site.out)
    DAMAGES["garbage"](site.folder / ".engage")
    lines = [line for line in ended(site.command()).text.splitlines() if "damaged" in line]
    assert lines == [
        "The cache .engage/cache.db is not used: it was damaged and is made anew. "
        "All is read anew.",
        "A stored picture was damaged. It is thrown away and made again.",
        "A stored document was damaged. It is thrown away and cleaned again.",
    ]
    again = ended(site.command())
    assert "damaged" not in again.text, "it was made anew"
    assert steady_files(site.out) == before


def test_a_cache_that_is_gone_gives_the_same_site(site: Site) -> None:
    before = steady_files(site.out)
    shutil.rmtree(site.folder / ".engage")
    built = ended(site.command())
    assert built.code == 0
    assert "damaged" not in built.text
    assert steady_files(site.out) == before
