"""A team's own packs: added terms, terms in place of others, and terms in any script."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_docs.frameworks import Pack, Packs, Term, check_own, load_packs, read_pack, read_packs

WELSH = """\
id: ladder-of-participation
title: Ysgol cyfranogiad cymunedol
language: cy
terms:
  - id: power-sharing
    term: Rhannu grym
    definition: Mae'r ddwy ochr yn penderfynu gyda'i gilydd.
  - term: Cyd-ddylunio
    definition: Mae pobl yn cynllunio'r gwasanaeth gyda'r tîm.
"""
BENGALI = """\
id: আমাদের-পদ্ধতি
title: আমাদের পদ্ধতি
language: bn
applies_to: method
terms:
  - term: উঠান বৈঠক
    definition: উঠানে বসে কথা বলা।
"""


def _own(text: str) -> Pack:
    pack, findings = read_pack(text, "own.yml")
    assert findings == []
    assert pack is not None
    return pack


def _found(packs: Packs, field: str, word: str) -> Term:
    found = packs.find(field, word)
    assert isinstance(found, Term), found
    return found


def test_a_welsh_pack_replaces_and_adds() -> None:
    own = _own(WELSH)
    assert check_own([own]) == []
    packs = load_packs([own])
    pack = packs.pack("ladder-of-participation")
    assert pack is not None
    assert pack.own
    assert pack.title == "Ysgol cyfranogiad cymunedol"
    assert [t.id for t in pack.terms][5:] == ["power-sharing", "community-directs", "cyd-ddylunio"]
    assert [t.order for t in pack.terms] == list(range(1, 9))
    term = _found(packs, "participation", "power-sharing")
    assert (term.term, term.language, term.order) == ("Rhannu grym", "cy", 6)
    assert term.page == load_packs().term("ladder-of-participation", "power-sharing").page  # type: ignore[union-attr]
    assert term.quote.startswith("Community and health organisations")
    assert _found(packs, "participation", "rhannu GRYM") == term
    assert _found(packs, "participation", "Power sharing") == term
    assert _found(packs, "participation", "cyd ddylunio").language == "cy"
    assert _found(packs, "participation", "bridging").language == ""
    assert [s.authors for s in pack.sources] == ["Angela Coulter"]


def test_the_built_in_packs_stay_as_they_are() -> None:
    before = load_packs()
    load_packs([_own(WELSH)])
    assert load_packs() == before


def test_any_script_works() -> None:
    packs = load_packs([_own(BENGALI)])
    term = _found(packs, "method", "উঠান-বৈঠক")
    assert term.id == "উঠান-বৈঠক"
    assert packs.of_field("method", "engagement")[-1].language == "bn"


def test_an_own_pack_comes_first() -> None:
    text = "id: ours\ntitle: Ours\napplies_to: [method]\nterms:\n"
    text += "  - term: Surveys\n    definition: Our doorstep survey.\n"
    packs = load_packs([_own(text)])
    assert _found(packs, "method", "surveys").pack == "ours"
    assert _found(packs, "method", "participatory-methods/surveys").pack == "participatory-methods"


def test_a_translation_may_be_a_plain_list() -> None:
    text = "id: outcomes\ntitle: Canlyniadau\nterms:\n"
    text += "  - id: wellbeing\n    term: Llesiant\n    definition: Bywyd gwell.\n"
    text += "  - id: individual\n    term: Unigolyn\n    definition: Un person.\n    terms:\n"
    text += "      - id: gobaith\n        term: Gobaith\n        definition: Mwy o obaith.\n"
    pack = load_packs([_own(text)]).pack("outcomes")
    assert pack is not None
    assert pack.terms[0].id == "individual"
    assert len(pack.terms) == 4
    inner = pack.terms[0].terms
    assert [t.term for t in inner][5:] == [
        "Llesiant",
        "Health status physical and mental",
        "Personal development",
        "Gobaith",
    ]
    assert {t.parent for t in inner} == {"individual"}
    assert [t.order for t in inner] == list(range(1, 10))


def test_plain_lines_are_terms() -> None:
    text = "id: ours\ntitle: Ours\napplies_to: barriers\nterms:\n  - fear of the building\n"
    pack, findings = read_pack(text, "own.yml")
    assert pack is not None
    assert [t.id for t in pack.terms] == ["fear-of-the-building"]
    assert [f.code.name for f in findings] == ["term-without-definition"]


@pytest.mark.parametrize(
    ("line", "code", "cure"),
    [
        ("applies_to: particpation", "framework-field-unknown", "Did you mean participation?"),
        ("applies_to: topics", "framework-field-unknown", "Write one of: participation, purpose"),
        (
            "applies_to:\n  field: method\n  records: engagment",
            "framework-record-unknown",
            "Did you mean engagement?",
        ),
    ],
)
def test_fields_and_types_are_checked(line: str, code: str, cure: str) -> None:
    own = _own(f"id: ours\ntitle: Ours\n{line}\nterms:\n  - term: A\n    definition: B.\n")
    (finding,) = check_own([own])
    assert finding.code.name == code
    assert finding.cure.startswith(cure)
    assert finding.place.path == "own.yml"


def test_two_files_with_one_id() -> None:
    own = _own(WELSH)
    (finding,) = check_own([own, own])
    assert finding.code.name == "framework-twice"


def test_files_are_read_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "cy.yml").write_text(WELSH, encoding="utf-8")
    (tmp_path / "latin.yml").write_bytes("id: café\ntitle: x\n".encode("latin-1"))
    names = ["cy.yml", "latin.yml", "missing.yml", "."]
    packs, findings = read_packs([(tmp_path / name, name) for name in names])
    assert _found(packs, "participation", "Rhannu grym").language == "cy"
    found = {(f.place.path, f.code.name) for f in findings}
    assert {
        ("latin.yml", "not-utf-8"),
        ("missing.yml", "framework-unreadable"),
        (".", "framework-unreadable"),
    } <= found
    assert "cy.yml" not in {path for path, _ in found}
