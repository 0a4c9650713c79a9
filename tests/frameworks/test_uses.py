"""Every term that a record uses is found, with the field that it stands in."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from engage_docs.exports.frameworks import FORMAT, VERSION, framework_files
from engage_docs.frameworks import load_packs
from engage_docs.frameworks.uses import Use, tags_in, uses_of
from tests.bundles import read_bundle
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site

MEETING = """\
--- meeting.md
---
type: engagement
id: meeting
title: Meeting at the hall
project: hall
date: 2026-03-14
method: [surveys, a walk]
participation:
  now: consultation
  aim: deciding-together
on_the_table:
  open: [the opening hours]
  fixed:
    - what: the rent
      why: it is set for the year
barriers:
  - barrier: transport
    done: a minibus
recording: agreed
---
"""


def test_every_use_is_found() -> None:
    records, _ = read_bundle(MEETING, load_packs().find)
    assert list(uses_of(records[0])) == [
        Use("method", "surveys", "participatory-methods/surveys"),
        Use("method", "a walk", ""),
        Use("participation", "consultation", "wilcox-ladder/consultation"),
        Use("participation", "deciding-together", "wilcox-ladder/deciding-together"),
        Use("barriers", "transport", "barriers/transport"),
        Use("on_the_table", "open", "on-the-table/open"),
        Use("on_the_table", "fixed", "on-the-table/fixed"),
        Use("on_the_table", "why", "on-the-table/why"),
    ]


def test_the_terms_are_those_of_the_packs() -> None:
    packs = load_packs()
    records, _ = read_bundle(MEETING, packs.find)
    assert all(packs.term_at(use.term) for use in uses_of(records[0]) if use.term)


def test_no_other_field_has_a_term() -> None:
    records, _ = of_the_made_up_site()
    for record in (*records, *ex.everything()):
        every = [tag for one in fields(record) for tag in tags_in(getattr(record, one.name))]
        uses = [use for use in uses_of(record) if use.field != "on_the_table"]
        assert [use.written for use in uses] == [tag.written for tag in every]


def exported() -> dict[str, Any]:
    packs = load_packs()
    records, _ = read_bundle(MEETING, packs.find)
    files = framework_files(packs, records, date(2026, 11, 23))
    document: dict[str, Any] = json.loads(files["frameworks.json"])
    return document


def terms_in(terms: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {}
    for term in terms:
        found[term["address"]] = term
        found |= terms_in(term["terms"])
    return found


def test_the_export_has_every_term_of_every_framework() -> None:
    document = exported()
    assert (document["format"], document["version"]) == (FORMAT, VERSION)
    packs = load_packs().packs
    assert [pack["id"] for pack in document["frameworks"]] == [pack.id for pack in packs]
    for pack, plain in zip(packs, document["frameworks"], strict=True):
        addresses = [f"{pack.id}/{term.id}" for term in pack.every_term()]
        assert list(terms_in(plain["terms"])) == addresses
        assert [source["document"] for source in plain["sources"]] == [
            source.document for source in pack.sources
        ]


def test_the_export_says_where_a_term_is_used() -> None:
    document = exported()
    terms = terms_in([term for pack in document["frameworks"] for term in pack["terms"]])
    assert terms["barriers/transport"]["used_by"] == [
        {"record": "meeting", "field": "barriers", "url": "records/meeting/"}
    ]
    assert terms["barriers/language"]["used_by"] == []
    assert document["own_words"] == [
        {"words": "a walk", "record": "meeting", "field": "method", "url": "records/meeting/"}
    ]
