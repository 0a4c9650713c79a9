"""Small sets of records for the pages of the guidance, read as a site reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from made_up_guidance import FRAMEWORK, RECORDS

from engage_docs.frameworks import Packs, load_packs, read_pack
from engage_docs.parsing import parse_record
from engage_docs.records.model import Record
from engage_docs.site.page import Page
from tests.bundles import PROJECT, split_bundle
from tests.site import exampleton as ex
from tests.site.pages import Seen, read

PACKS = load_packs()


def records_of(bundle: str, packs: Packs = PACKS) -> list[Record]:
    """The records of a bundle (see :mod:`tests.bundles`), with their terms."""
    found = []
    for name, source in split_bundle(f"--- project.md\n{PROJECT}{bundle}").items():
        stem = name.removesuffix(".md")
        record, findings = parse_record(source.encode(), name, "hall", stem, ex.CALENDAR, packs.find)
        assert record is not None, findings
        assert not [f for f in findings if f.severity == "error"], findings
        found.append(record)
    return found


@dataclass
class Drawn:
    """A site in memory."""

    records: list[Record]
    packs: Packs = PACKS

    @cached_property
    def pages(self) -> dict[str, Page]:
        cleared = ex.cleared(tuple(self.records))
        loops, report = ex.judged(cleared)
        renderer = SiteRenderer([ex.THEME], ex.SETTINGS, ex.CALENDAR, frameworks=self.packs)
        sections = renderer.sections(cleared)
        made = [renderer.section_page(s, cleared, loops, report) for s in sections]
        made.extend(renderer.record_pages(cleared, loops, {}, {}))
        made.extend(renderer.other_pages(cleared, loops, report))
        return {page.url: page for page in made}

    def seen(self, url: str) -> Seen:
        return read(self.pages[url].main)

    def text(self, url: str) -> str:
        """The words of a page, with single spaces."""
        return " ".join(self.seen(url).text.split())


def of_the_made_up_site() -> tuple[list[Record], Packs]:
    """The records that put the guidance into practice, with a pack of the team's own."""
    own, findings = read_pack(FRAMEWORK, "ysgol.yml")
    assert own is not None, findings
    packs = load_packs([own])
    texts = "".join(f"--- {name}\n{text}" for name, text in RECORDS.items())
    return records_of(texts.replace("--- project.md", "--- guided.md"), packs), packs


def drawn(bundle: str, packs: Packs = PACKS) -> Drawn:
    """The pages of a bundle."""
    return Drawn(records_of(bundle, packs), packs)
