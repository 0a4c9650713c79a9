"""Two sites to look at: the example, and a made-up one in which every kind of page has its worst.

The tests in a browser and ``make gallery`` look at the same pages: a few of each site, chosen so
that everything that stands on any page of it stands on one of them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from made_up_site import ROOT, write_made_up_site

AS_OF = "2026-11-23"


@dataclass(frozen=True)
class Showcase:
    """A built site: its name, its folder, and the addresses of the pages that show all of it."""

    name: str
    folder: Path
    samples: list[str]

    @cached_property
    def pages(self) -> list[str]:
        """Every page, from the top of the site; the first is the home page."""
        return all_pages(self.folder)

    def html(self, page: str) -> str:
        return read(self.folder, page)


def build_showcases(folder: Path) -> list[Showcase]:
    """Build both sites below a folder, as of one and the same day."""
    example = folder / "example"
    shutil.copytree(ROOT / "content", example / "content")
    shutil.copy(ROOT / "site_config.yml", example)
    made_up = folder / "made-up"
    write_made_up_site(made_up)
    showcases = []
    shown: set[str] = set()
    for site in (made_up, example):  # the second one shows only what the first does not
        built = build(site)
        marks = {page: _marks(page, read(built, page)) for page in all_pages(built)}
        samples = sample(marks, shown)
        shown.update(*(marks[page] for page in samples))
        showcases.append(Showcase(site.name, built, samples))
    return showcases


def build(site: Path) -> Path:
    """Build a site as of the day of the showcases. What it says goes out only if it fails."""
    engage = "from engage_docs.cli import main; main()"
    command = [sys.executable, "-c", engage, "build", "--as-of", AS_OF]
    there = os.environ | {"PWD": str(site)}  # as a shell would have it
    done = subprocess.run(command, cwd=site, env=there, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{site.name} could not be built:\n{done.stdout}{done.stderr}")
    return site / "site"


def all_pages(site: Path) -> list[str]:
    found = (path.relative_to(site) for path in site.rglob("*.html"))
    return sorted(path.as_posix().removesuffix("index.html") for path in found)


def read(site: Path, page: str) -> str:
    path = site / (page if page.endswith(".html") else f"{page}index.html")
    return path.read_text("utf-8")


def sample(marks: dict[str, set[str]], shown: set[str]) -> list[str]:
    """The home page, and few others, so that every mark that is not ``shown`` yet is on one.

    Of pages that add as much, the shortest name is taken, and the first of those.
    """
    names = sorted(marks, key=lambda page: (len(page), page))
    left = set().union(*marks.values()) - shown - marks[""]
    chosen = [""]
    while left:
        best = max(names, key=lambda page: len(marks[page] & left))
        chosen.append(best)
        left -= marks[best]
    return chosen


def _marks(page: str, html: str) -> set[str]:
    """What a page shows: its kind, and its tags with the classes that say how they look."""
    marks = {f"kind {page.split('/')[0]} {page.count('/')}"}
    marks.update(f"record {kind}" for kind in re.findall(r'<p class="kind">([\w, ]+)', html))
    for tag, attributes in re.findall(r"<([a-z][a-z0-9]*)([^>]*)>", html):
        marks.add(tag)
        for names in re.findall(r'\bclass="([^"]*)"', attributes):
            marks.update(f"{tag}.{name}" for name in names.split())
        for name in re.findall(r"\b(lang|dir|role|open|aria-current)=", attributes):
            marks.add(f"{tag} {name}")
    return marks
