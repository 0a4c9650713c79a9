"""A small made-up site."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image

CONFIG = """\
site_name: What we heard in Exampleton
docs_dir: content/pages
site_dir: site
theme:
  name: engage
plugins:
  - engage:
      records: content/records
markdown_extensions: [footnotes]
"""
PROJECT = """\
---
type: project
id: park
title: Exampleton park
purpose: Make the park a place for everybody.
date: 2026-01-05
recording: agreed
---
A park in Exampleton.
"""
DROP_IN = """\
---
type: engagement
id: drop-in
title: Drop-in at the park gate
project: park
date: 2026-03-14
recording: agreed
said:
  - id: s1
    words: There is nowhere to sit.
commitments:
  - id: c1
    we_will: put in two benches
    answers: s1
    owner: parks team
    due: 2026-06-30
---
# How it went

Twelve people came.[^1] See [the bench](benches.md) and [what was promised](c1).

[^1]: Counted at the gate.
"""
BENCHES = """\
---
type: follow-up
id: benches
title: Two benches
project: park
date: 2026-06-20
recording: agreed
about: drop-in/c1
outcome: done
what_happened: Two benches stand by the pond.
---
They are green.
"""
WITHHELD = """\
---
type: engagement
id: secret-meeting
title: XWITHHELDTITLEX
project: park
date: 2026-04-01
recording: withdrawn
said:
  - id: s1
    words: XWITHHELDWORDSX
---
XWITHHELDBODYX
"""


class Site:
    """A folder with a site in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "site_config.yml"
        self.out = folder / "site"
        self.write("site_config.yml", CONFIG)
        self.write("content/pages/about.md", "# About us\n\nWe are the parks team.\n")
        self.write("content/records/park/project.md", PROJECT)
        self.write("content/records/park/drop-in.md", DROP_IN)
        self.write("content/records/park/benches.md", BENCHES)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def set(self, *lines: str) -> None:
        """Add lines to the settings."""
        self.write("site_config.yml", CONFIG + "".join(f"{line}\n" for line in lines))

    def picture(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (640, 480), (40, 90, 60)).save(path, exif=_exif())
        return path

    def page(self, url: str) -> str:
        return (self.out / url / "index.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, str]:
        """Every file of the finished site with its hash."""
        return fingerprints(self.out)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "XPICTUREX"
    return exif
