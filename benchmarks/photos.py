"""Made-up photos of 12 megapixels, the same for the same seed, and records that show them."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image

from benchmarks.corpus import settings, write_corpus

SIZE = (4000, 3000)
PER_RECORD = 10
_GRAIN = (500, 375)
_PATCHES = (8, 6)
_QUALITY = 85


def write_album(folder: Path, photos: int) -> None:
    """Write a site with ``photos`` photos into ``folder``, :data:`PER_RECORD` in each record."""
    write_corpus(folder, 20)
    (folder / "site_config.yml").write_text(settings("search: no"), "utf-8")
    album = folder / "content" / "records" / "project-0" / "photos"
    album.mkdir(parents=True, exist_ok=True)
    numbers = range(photos)
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(_save, numbers, [album] * photos, chunksize=4):
            pass
    for first in range(0, photos, PER_RECORD):
        shown = "".join(map(_entry, numbers[first : first + PER_RECORD]))
        record = album.parent / f"walk-{first}.md"
        record.write_text(_record(first, shown), "utf-8")


def draw(seed: int) -> Image.Image:
    """Large soft patches with a grain over them: about as hard to compress as a real photo."""
    chance = random.Random(seed)  # noqa: S311 - the same photo for the same seed
    patches, grain = (
        Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3)).resize(
            SIZE, Image.Resampling.BICUBIC
        )
        for size in (_PATCHES, _GRAIN)
    )
    return Image.blend(patches, grain, 0.25)


def _save(number: int, album: Path) -> None:
    draw(number).save(album / f"walk-{number}.jpg", quality=_QUALITY)


def _entry(number: int) -> str:
    return (
        f"  - file: photos/walk-{number}.jpg\n"
        f"    alt: A street of Exampleton in soft colours, seen on the walk.\n"
        "    consent: agreed\n    how: nobody can be seen in it\n"
    )


def _record(number: int, photos: str) -> str:
    return (
        f"---\ntype: engagement\nid: walk-{number}\ntitle: A walk through Exampleton\n"
        "project: project-0\ndate: 2026-03-14\nrecording:\n  consent: agreed\n"
        f"  how: read back to everyone\nphotos:\n{photos}---\nWe walked and took photos.\n"
    )
