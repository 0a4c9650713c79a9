"""Ids of the items of one record: each is unique, and items without one get one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engage_docs.findings import Finding, Place
from engage_docs.findings import reading as codes
from engage_docs.parsing.page import Page
from engage_docs.records.model import ArtefactItem


def name_items(page: Page, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with ids for all items of a "You said, we did".

    Two items of a record with one id are a finding that shows both places.
    """
    named = [*values.get("said", ()), *values.get("commitments", ())]
    items: tuple[ArtefactItem, ...] = values.get("items", ())
    taken: dict[str, Place] = {}
    for item in [*named, *(i for i in items if i.id)]:
        if item.id not in taken:
            taken[item.id] = item.at
            continue
        first = taken[item.id]
        facts = {"id": item.id, "line": first.line, "free": _free(item.id, taken)}
        page.findings.append(Finding(codes.ITEM_ID_TWICE, item.at, facts, (first,)))
    if not items:
        return values
    done: list[ArtefactItem] = []
    for number, item in enumerate(items, 1):
        own = item.id
        if not own:
            own = f"i{number}" if f"i{number}" not in taken else _free("i1", taken)
            taken[own] = item.at
        done.append(item if item.id else replace(item, id=own))
    return values | {"items": tuple(done)}


def _free(name: str, taken: dict[str, Place]) -> str:
    """Return the first name of the same kind that is not taken: c1, c2, c3."""
    stem = name.rstrip("0123456789") or f"{name}-"
    number = 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
