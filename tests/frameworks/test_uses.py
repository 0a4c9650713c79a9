"""Every term that a record uses is found, with the field that it stands in."""

from __future__ import annotations

from engage_docs.frameworks import load_packs
from engage_docs.frameworks.uses import Use, uses_of
from tests.bundles import read_bundle

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
