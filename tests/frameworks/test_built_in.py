"""The built-in frameworks: word for word, defined, with a source, and quick to load."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from engage_docs.frameworks import Pack, load_packs, read_pack
from engage_docs.frameworks.model import BUILT_IN, key_of
from engage_docs.frameworks.reader import built_in_packs

HERE = Path(__file__).parent
FOLDER = files("engage_docs.frameworks")
PACKS = load_packs().packs


def _text(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def test_every_file_is_loaded() -> None:
    names = {path.name for path in FOLDER.iterdir() if path.name.endswith(".yml")}
    assert names == {f"{name}.yml" for name in BUILT_IN}
    assert [pack.id for pack in PACKS] == list(BUILT_IN)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_file_has_no_findings(name: str) -> None:
    pack, findings = read_pack(_text(name), f"{name}.yml")
    assert pack is not None
    assert findings == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_terms_stand_word_for_word_as_in_the_document(pack: Pack) -> None:
    """The lists were taken from the documents, and hold the terms in the order they have there."""
    expected = (HERE / "terms" / f"{pack.id}.txt").read_text(encoding="utf-8").splitlines()
    assert [term.term for term in pack.every_term()] == expected


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_pack_is_complete(pack: Pack) -> None:
    assert pack.title
    assert pack.applies_to
    assert all(place.records for place in pack.applies_to)
    assert all(s.document and (s.authors or s.organisation) and s.page for s in pack.sources)
    assert pack.sources
    for term in pack.every_term():
        assert term.pack == pack.id
        assert term.page, term.id
        assert 0 < len(term.definition.split()) < 30, term.id
        assert term.definition.endswith("."), term.id
        assert term.id.isascii(), term.id
        assert len(term.id) <= 40, term.id
        assert bool(term.numerator) == bool(term.denominator), term.id


def test_no_definition_is_the_documents_own_line() -> None:
    for pack in PACKS:
        theirs = {key_of(t.term) for t in pack.every_term()}
        theirs |= {key_of(t.quote) for t in pack.every_term() if t.quote}
        assert theirs.isdisjoint(key_of(t.definition) for t in pack.every_term()), pack.id


def test_ids_are_unique_in_each_field() -> None:
    packs = load_packs()
    for field in packs.fields():
        ids = Counter(t.id for pack in packs.of_field(field) for t in pack.every_term())
        assert [name for name, count in ids.items() if count > 1] == [], field


def test_every_term_is_found_by_its_id_and_by_its_words() -> None:
    packs = load_packs()
    for pack in PACKS:
        for place in pack.applies_to:
            for term in pack.every_term():
                assert packs.find(place.field, term.id) == term
                assert packs.find(place.field, f"{pack.id}/{term.id}") == term
                found = packs.find(place.field, term.term.upper())
                assert getattr(found, "term", "").casefold() == term.term.casefold()


def test_the_frameworks_nest_as_their_documents_do() -> None:
    packs = load_packs()
    family = packs.pack("community-centred-approaches")
    statements = packs.pack("quality-statements")
    outcomes = packs.pack("outcomes")
    marks = packs.pack("high-quality-engagement")
    assert family is not None
    assert statements is not None
    assert outcomes is not None
    assert marks is not None
    approaches = [[t.id for t in strand.terms if t.group == "Approach"] for strand in family.terms]
    assert [len(names) for names in approaches] == [3, 3, 4, 3]
    measures = [Counter(t.group for t in statement.terms) for statement in statements.terms]
    assert measures == [
        {"Structure": 1, "Outcome": 2},
        {"Structure": 2, "Process": 2, "Outcome": 3},
        {"Structure": 6, "Outcome": 2},
        {"Structure": 3, "Outcome": 3},
    ]
    process = [t for t in statements.every_term() if t.group == "Process"]
    assert all(t.numerator and t.denominator for t in process)
    assert [len(level.terms) for level in outcomes.terms] == [8, 4, 3, 5]
    assert sum(len(part.terms) for part in marks.terms) == 10


def test_nothing_is_read_at_import() -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: e == 'open' and opened.append(str(a[0])))\n"
        "import engage_docs.frameworks\n"
        "print([name for name in opened if name.endswith('.yml')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_loading_is_quick() -> None:
    """About 17 ms on one core of a small machine; the bound leaves room for a slow one."""
    spent = []
    for _ in range(5):
        built_in_packs.cache_clear()
        start = time.process_time()
        load_packs()
        spent.append(time.process_time() - start)
    assert min(spent) < 0.06
