"""An optional run over a folder of real photos: ENGAGE_REAL_PHOTOS=folder pytest -s."""

import os
import shutil
from pathlib import Path

import pytest
from crafted import prepare_picture, told
from test_picture_metadata import unexpected_tags
from test_picture_refused import peak_of

from engage_docs.findings import Problem
from engage_docs.media.pictures import Picture, Region
from engage_docs.media.pictures.encode import prove_clean

FOLDER = os.environ.get("ENGAGE_REAL_PHOTOS", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="ENGAGE_REAL_PHOTOS names no folder")

WAYS: list[tuple[tuple[Region, ...], bool]] = [
    ((), False),
    ((), True),
    ((Region(10, 10, 30, 30),), True),
]


def test_real_photos(tmp_path: Path) -> None:
    sources = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file())
    assert sources, f"no files in {FOLDER}"
    cache = tmp_path / "cache"
    refused: dict[str, int] = {}
    highest = 0
    for source in sources:
        # A process of its own first: were the file a bomb, only that process would suffer.
        _, peak = peak_of(source, tmp_path / "other", hide=True)
        assert peak < 600, source
        highest = max(highest, peak)
        for hide, animated in WAYS:
            result = prepare_picture(source, hide, animated, cache)
            if isinstance(result, Problem):
                assert len(told(result)) < 250
        if isinstance(result, Problem):
            refused[result.code.name] = refused.get(result.code.name, 0) + 1
        else:
            assert isinstance(result, Picture)
    files = [path for path in cache.iterdir() if path.suffix != ".json"]
    assert all(prove_clean(path.read_bytes()) is None for path in files)
    tags = unexpected_tags(files) if shutil.which("exiftool") else ["exiftool is not installed"]
    published = len(sources) - sum(refused.values())
    print(f"\n{len(sources)} files: {published} published, refused {refused}")
    found = tags or "no tags"
    print(f"{len(files)} finished files; peak memory {highest} MB; exiftool finds {found}")
    assert tags in ([], ["exiftool is not installed"])
