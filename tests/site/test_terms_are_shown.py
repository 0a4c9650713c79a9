"""Every term of every framework has a field, and stands on the pages that the reference names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from engage_docs.frameworks import Pack, load_packs
from engage_docs.frameworks.uses import SHOWN
from engage_docs.parsing import parse_record
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.words import upper_first
from tests.bundles import PROJECT
from tests.site import exampleton as ex
from tests.site.whole_site import Drawn, drawn
from tests.trust.records import Fields, as_file

PACKS = load_packs()
USES = [
    pytest.param(pack, place.field, kind, id=f"{pack.id}, {place.field} of {kind}")
    for pack in PACKS.packs
    for place in pack.applies_to
    for kind in place.records
]
COMMUNITY = "People of the hall"
Path = tuple[Field, ...]


def paths(fields: tuple[Field, ...], framework: str, around: Path = ()) -> Iterator[Path]:
    """The ways to the fields that take the terms of a framework."""
    for field in fields:
        if field.framework == framework:
            yield (*around, field)
        yield from paths(field.fields, framework, (*around, field))


def filled(path: Path, term: str) -> Fields:
    """The fields on a path, with one term at its end."""
    first, *rest = path
    value: Any
    if first.kind is Kind.TERMS:
        value = {term: "Something is written here."}
    elif not rest:
        value = term
    else:
        value = filled(tuple(rest), term)
        for inner in first.fields:
            if inner.required and inner.name not in value:
                value[inner.name] = "something"
        value = [value] if first.many else value
    return {first.name: value}


def record(kind: str, number: int, path: Path, term: str) -> bytes:
    fields: Fields = {
        "type": kind,
        "id": f"r{number}",
        "title": COMMUNITY if kind == "community" else f"Record {number}",
        "recording": "agreed",
    }
    if kind != "project":
        fields["project"] = "hall"
    if kind == "engagement":
        fields["communities"] = [COMMUNITY]
    more = {"date": "2026-03-14", "about": "a/s1", "decided": "Yes, we do.", "engagement": "hall"}
    fields |= {
        f.name: more[f.name] for f in RECORD_TYPES[kind].fields if f.required and f.name in more
    }
    return as_file(fields | filled(path, term), "Text.")


def site_with(kind: str, path: Path, terms: list[str]) -> Drawn:
    """A site with a record for each term."""
    records = []
    files = [PROJECT.encode(), *(record(kind, n, path, term) for n, term in enumerate(terms))]
    for text in files:
        read, findings = parse_record(text, "r.md", "hall", "r", ex.CALENDAR, PACKS.find)
        assert read is not None, findings
        assert [f.code.name for f in findings] == [], findings
        records.append(read)
    return Drawn(records)


@pytest.mark.parametrize(("pack", "field", "kind"), USES)
def test_every_term_stands_where_the_reference_says(pack: Pack, field: str, kind: str) -> None:
    (path, *_) = ways = list(paths(RECORD_TYPES[kind].fields, field))
    assert ways, f"no field of {kind} takes {field}"
    if path[-1].kind is Kind.MAPPING:
        assert_fields_are_the_terms(pack, path[-1])
        return
    terms = list(pack.every_term())
    site = site_with(kind, path, [term.id for term in terms])
    for number, term in enumerate(terms):
        project = f"r{number}" if kind == "project" else "hall"
        names = {"id": f"r{number}", "project": project, "name": "people-of-the-hall"}
        for shown in SHOWN[field]:
            url = shown.url.format(**names)
            if shown.url == "communities/{name}/" and kind == "project":
                continue  # the page of a community tells where it was met
            if url == "communities/people-of-the-hall/" and kind == "community" and number:
                continue  # of two profiles with one name the first counts
            if shown.url == "how-we-engage/" and kind != "engagement":
                continue  # it counts the times that people were met
            if shown.url == "moments/" and term.parent:
                continue  # stories stand under the block that is around it
            assert upper_first(term.term) in site.text(url), (term.id, url)
        assert f"term-{term.id}" in site.seen(f"glossary/{pack.id}/").ids


def assert_fields_are_the_terms(pack: Pack, field: Field) -> None:
    """On a mapping the fields inside are the terms, and its page leads to what they mean."""
    names = {inner.name for inner in walk(field)}
    assert {term.id for term in pack.every_term() if not term.terms} <= names
    bundle = "--- a.md\n---\ntype: project\nid: a\ntitle: A\non_the_table:\n  open: all\n---\n"
    site = drawn(bundle)
    assert f"../../glossary/{pack.id}/" in site.seen("records/a/").links
    for term in pack.every_term():
        assert upper_first(term.term) in site.text(f"glossary/{pack.id}/")


def walk(field: Field) -> Iterator[Field]:
    for inner in field.fields:
        yield inner
        yield from walk(inner)


def test_no_field_takes_terms_that_no_framework_has() -> None:
    used = {
        field.framework
        for kind in RECORD_TYPES.values()
        for top in kind.fields
        for field in (top, *walk(top))
        if field.framework
    }
    assert used == set(PACKS.fields()) == set(SHOWN)


def test_every_use_of_a_framework_by_a_type_is_declared_by_a_pack() -> None:
    """A field in a type that no pack names would find no terms in the schema of that type."""
    for kind in RECORD_TYPES.values():
        for top in kind.fields:
            for field in (top, *walk(top)):
                if field.framework:
                    assert PACKS.of_field(field.framework, kind.name), (kind.name, field.name)
