"""A site with a look of its own: the style sheet and the logo on every page, and nothing else."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

SITE = {
    "site_config.yml": """\
site_name: Exampleton
docs_dir: content/pages
theme:
  name: engage
plugins:
  - engage:
      records: content/records
      brand:
        colour: "#005eb8"
        logo: logo.png
        logo_alt: {alt}
        font: Frutiger
""",
    "content/pages/about.md": "# About us\n\nWe are the parks team.\n",
    "content/records/park/project.md": """\
---
type: project
id: park
title: Exampleton park
recording: agreed
---
A park.
""",
}
Make = Callable[[str], tuple[Path, str]]


@pytest.fixture
def build(tmp_path: Path) -> Make:
    """`build(alt)`: the folder of a built site whose logo has that text, and what was said."""

    def build(alt: str) -> tuple[Path, str]:
        for name, text in SITE.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("{alt}", alt), "utf-8")
        exif = Image.Exif()
        exif[0x010E] = "XLOGOX"
        Image.new("RGB", (900, 300), (200, 16, 46)).save(tmp_path / "logo.png", exif=exif)
        engage = "from engage_docs.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", engage, "build", "--as-of", "2026-11-23"],
            cwd=tmp_path,
            env=os.environ | {"PWD": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return tmp_path / "site", done.stdout + done.stderr

    return build


def test_every_page_has_the_look_and_two_builds_are_the_same(build: Make) -> None:
    site, said = build("A crest")
    assert "brand-colour-changed" in said
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        html = page.read_text("utf-8")
        assert html.count("assets/engage/brand.css") == 1, page
        assert html.count('alt="A crest"') == 1, page
    sheet = (site / "assets" / "engage" / "brand.css").read_bytes()
    pictures = {path.name: path.read_bytes() for path in (site / "pictures").iterdir()}
    assert len(pictures) == 2
    for data in pictures.values():
        assert b"XLOGOX" not in data
        assert Image.open(io.BytesIO(data)).size == (480, 160)
    shutil.rmtree(site)
    build("A crest")
    assert (site / "assets" / "engage" / "brand.css").read_bytes() == sheet
    assert {path.name: path.read_bytes() for path in (site / "pictures").iterdir()} == pictures


def test_a_logo_that_says_the_name_is_not_heard_twice(build: Make) -> None:
    site, _ = build("exampleton")
    assert '<img src="./pictures/' in (site / "index.html").read_text("utf-8")
    assert 'alt=""' in (site / "index.html").read_text("utf-8")


def test_a_text_for_the_logo_is_escaped(build: Make) -> None:
    site, _ = build("'\"><script>alert(1)</script>'")
    assert "<script>alert" not in (site / "index.html").read_text("utf-8")


def test_a_logo_from_elsewhere_stops_the_build(
    build: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SITE["site_config.yml"].replace("logo: logo.png", "logo: ../logo.png")
    monkeypatch.setitem(SITE, "site_config.yml", text)
    site, said = build("A crest")
    assert "brand-logo-outside" in said
    assert "site_config.yml:10:15" in said
    assert not site.exists()
