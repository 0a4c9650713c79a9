"""A team's own frameworks, named in the settings, count in its records."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_docs import Site, read_site
from engage_docs.config import read_settings
from engage_docs.config.meaning import frameworks_of
from engage_docs.records.model import Engagement

CONFIG = """\
site_name: Lle Enghreifftiol
docs_dir: content/pages
plugins:
  - engage:
      frameworks: [ysgol.yml]
      silence:
        - code: no-accessibility-statement
          reason: this is a made-up site
"""
WELSH = """\
id: ysgol
title: Ysgol ein tîm
language: cy
source: Canllaw ein tîm
applies_to: participation
terms:
  - term: Rhannu grym
    definition: Mae'r ddwy ochr yn penderfynu gyda'i gilydd.
  - term: Cyd-ddylunio
    definition: Mae pobl yn cynllunio'r gwasanaeth gyda'r tîm.
"""


def site(folder: Path, participation: str, pack: str | None = WELSH) -> Site:
    """Read a site with one meeting and a pack of its own."""
    records = folder / "content" / "records" / "neuadd"
    records.mkdir(parents=True)
    (folder / "content" / "pages").mkdir()
    (folder / "site_config.yml").write_text(CONFIG)
    if pack is not None:
        (folder / "ysgol.yml").write_text(pack, encoding="utf-8")
    head = "id: neuadd\ntitle: Y neuadd"
    (records / "project.md").write_text(f"---\ntype: project\n{head}\n---\n", encoding="utf-8")
    (records / "meeting.md").write_text(
        "---\ntype: engagement\nid: cwrdd\ntitle: Cwrdd\ndate: 2026-03-14\nrecording: agreed\n"
        f"participation: {participation}\n---\n",
        encoding="utf-8",
    )
    return read_site(folder)


def now(read: Site) -> tuple[str, str]:
    meeting = next(r for r in read.records if isinstance(r, Engagement))
    assert meeting.participation is not None
    assert meeting.participation.now is not None
    return meeting.participation.now.written, meeting.participation.now.term


@pytest.mark.parametrize("written", ["Rhannu grym", "rhannu-grym", "RHANNU GRYM"])
def test_a_welsh_term_is_found(tmp_path: Path, written: str) -> None:
    taken = site(tmp_path, written)
    assert taken.findings == ()
    assert now(taken) == (written, "ysgol/rhannu-grym")
    settings, _ = read_settings(tmp_path / "site_config.yml")
    assert settings is not None
    term = frameworks_of(settings)[0].term_at("ysgol/rhannu-grym")
    assert term is not None
    assert term.language == "cy"


def test_a_slip_in_a_welsh_term_gets_the_term_that_was_meant(tmp_path: Path) -> None:
    taken = site(tmp_path, "cyd ddylynio")
    (finding,) = taken.findings
    assert finding.code.name == "term-misspelt"
    assert finding.cure == "Did you mean Cyd-ddylunio? Then write participation: cyd-ddylunio"
    assert now(taken) == ("cyd ddylynio", "")


def test_the_terms_of_the_guidance_count_as_before(tmp_path: Path) -> None:
    assert now(site(tmp_path, "consultation"))[1] == "wilcox-ladder/consultation"


def test_without_the_file_the_records_are_read_all_the_same(tmp_path: Path) -> None:
    taken = site(tmp_path, "consultation", pack=None)
    assert [f.code.name for f in taken.findings] == ["framework-unreadable"]
    assert taken.findings[0].place.path.endswith("ysgol.yml")
    assert now(taken)[0] == "consultation"


def test_a_mistake_in_the_file_has_its_place(tmp_path: Path) -> None:
    taken = site(tmp_path, "consultation", WELSH.replace("participation", "participacion"))
    (finding,) = taken.findings
    assert finding.code.name == "framework-field-unknown"
    assert (finding.place.line, finding.place.path.endswith("ysgol.yml")) == (5, True)
