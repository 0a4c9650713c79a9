"""``kill -9`` at any moment: the published folder is always the old site or the new one.

Runs 15 kills of each kind; ``ENGAGE_KILLS=100`` runs more.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engage_docs.build.swap import build_beside, recover

KILLS = int(os.environ.get("ENGAGE_KILLS", "15"))

# Builds two different sites in turn, for ever.
BUILDER = """
import itertools, sys
from pathlib import Path
from engage_docs.build import swap
from engage_docs.build.swap import build_beside

if sys.argv[2] == "aside":
    swap._exchange = lambda *_: False

def write(text):
    def build(folder):
        for number in range(40):
            (folder / f"{number}.html").write_text(text * 1000)
    return build

print("ready", flush=True)
for text in itertools.cycle("AB"):
    assert build_beside(Path(sys.argv[1]), write(text)) is None
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a word of Unix")


def fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write(folder: Path, text: str) -> None:
    for number in range(40):
        (folder / f"{number}.html").write_text(text * 1000)


@pytest.mark.parametrize("kind", ["exchange", "aside"])
def test_the_published_folder_is_always_whole(tmp_path: Path, kind: str) -> None:
    live = tmp_path / "site"
    whole = set()
    for text in "AB":
        assert build_beside(live, lambda folder, text=text: write(folder, text)) is None  # type: ignore[misc]
        whole.add(fingerprint(live))
    chance = random.Random(2026)  # noqa: S311
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(live), kind], stdout=subprocess.PIPE, text=True
        ) as builder:
            assert builder.stdout is not None
            assert builder.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.08))
            assert builder.poll() is None, "the builder came to an end of its own"
            builder.kill()
        if kind == "aside":  # without an exchange there is a moment between two moves
            recover(live, live.with_name("site.building") / "old")
        assert fingerprint(live) in whole
    assert build_beside(live, lambda folder: write(folder, "C")) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]
