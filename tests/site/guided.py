"""Small sets of records for the pages of the guidance, read as a site reads them."""

from __future__ import annotations

from made_up_guidance import FRAMEWORK, RECORDS

from engage_docs.frameworks import Packs, load_packs, read_pack
from engage_docs.parsing import parse_record
from engage_docs.records.model import Record
from tests.bundles import PROJECT, split_bundle
from tests.site import exampleton as ex

PACKS = load_packs()


def records_of(bundle: str, packs: Packs = PACKS) -> list[Record]:
    """The records of a bundle (see :mod:`tests.bundles`), with their terms."""
    found = []
    for name, source in split_bundle(f"--- project.md\n{PROJECT}{bundle}").items():
        stem = name.removesuffix(".md")
        record, findings = parse_record(
            source.encode(), name, "hall", stem, ex.CALENDAR, packs.find
        )
        assert record is not None, findings
        assert not [f for f in findings if f.severity == "error"], findings
        found.append(record)
    return found


def of_the_made_up_site() -> tuple[list[Record], Packs]:
    """The records that put the guidance into practice, with a pack of the team's own."""
    own, findings = read_pack(FRAMEWORK, "ysgol.yml")
    assert own is not None, findings
    packs = load_packs([own])
    texts = "".join(f"--- {name}\n{text}" for name, text in RECORDS.items())
    return records_of(texts.replace("--- project.md", "--- guided.md"), packs), packs
