"""What must hold of a site that was built from good records and mutants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.trust.marked import GOOD_COLOUR, MARK, SECRET, good_records, referring
from tests.trust.mutants import Mutant, mutants
from tests.trust.search import traces
from tests.trust.sites import Built, Site

_NEAR = 24


@dataclass
class World:
    """A site with good records and mutants in it, built for both audiences by force."""

    site: Site
    mutants: list[Mutant]
    good: dict[str, str]
    public: Built
    participants: Built

    @property
    def out(self) -> Path:
        return self.site.out

    @property
    def for_participants(self) -> Path:
        return self.site.folder / "site.participants"


def make_world(folder: Path, number: int, seed: int, good_of_each_type: int) -> World:
    """Make the files, and build them."""
    made = mutants(number, seed)
    files, good = good_records(good_of_each_type)
    for mutant in made:
        files |= mutant.files
    hidden = [m for m in made if m.kind == "engagement" and m.code == "record-not-shown"]
    more, more_good = referring([f"{m.marker}-id" for m in hidden if not m.rule.startswith("in ")])
    site = Site(folder, files | more)
    good |= more_good
    return World(site, made, good, site.build(force=True), site.build("participants", force=True))


def markers_in(site: Path, mutants: list[Mutant], audience: str = "public") -> list[str]:
    """Every trace of what may not be shown to the audience."""
    shown = {m.marker for m in mutants if m.audience == audience}
    found = traces(site, rf"{MARK}|{SECRET}|\[\[\s*private")
    return [where for where in found if not any(f": {m}" in where.lower() for m in shown)]


def not_withheld_as_meant(
    mutants: list[Mutant], built: Built, audience: str = "public"
) -> list[str]:
    """The mutants about which the build did not say what it should."""
    said = built.findings()
    wrong = []
    for mutant in mutants:
        if not mutant.code or mutant.audience == audience:
            continue
        about = [s for s in said if s.path == mutant.path]
        if not any(s.code == mutant.code and mutant.says in s.words for s in about):
            wrong.append(f"{mutant.rule} ({mutant.kind}): {[(s.code, s.words) for s in about]}")
    return wrong


def not_kept(mutants: list[Mutant], site: Path, audience: str = "public") -> list[str]:
    """The mutants of which only a part is withheld, and whose page is not there or says nothing."""
    wrong = []
    for mutant in mutants:
        if not mutant.page or mutant.audience == audience:
            continue
        page = site / "records" / mutant.page / "index.html"
        if not page.is_file() or mutant.stub not in page.read_text("utf-8"):
            wrong.append(f"{mutant.rule} ({mutant.kind}), {mutant.path}: {mutant.stub}")
    return wrong


def not_published(good: dict[str, str], site: Path) -> list[str]:
    """The good records whose page is not there or does not tell their story."""
    pages = {name: site / "records" / name / "index.html" for name in good}
    return [
        name
        for name, word in good.items()
        if not pages[name].is_file() or word not in pages[name].read_text("utf-8")
    ]


def strange_pictures(site: Path) -> list[str]:
    """The pictures of a site that do not have the colour of the good ones."""
    strange = []
    for path in sorted((site / "pictures").iterdir()):
        with Image.open(path) as image:
            red, green, blue = image.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
        near = abs(red - GOOD_COLOUR[0]) < _NEAR and abs(green - GOOD_COLOUR[1]) < _NEAR
        if not (near and blue < 200 - _NEAR):
            strange.append(f"{path.name}: {red} {green} {blue}")
    return strange
