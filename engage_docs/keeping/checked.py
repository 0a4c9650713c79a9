"""Every finding of every step, as :func:`engage_docs.flow.check` gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from engage_docs.findings import Finding, in_order
from engage_docs.keeping.answers import get_answer, keep_answer, key_of_answer
from engage_docs.keeping.by_group import by_group
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import dump, findings_from_plain, findings_to_plain, load
from engage_docs.keeping.processes import many_objects
from engage_docs.settings import Settings
from engage_docs.settings.meaning import of_settings, without_silenced
from engage_docs.store import key_of


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings in order, and the paths of the files that gave a record."""

    findings: list[Finding]
    records: Sequence[str]


def check_inventory(
    inventory: Inventory,
    settings: Settings,
    findings: Sequence[Finding],
    as_of: date,
    with_advice: bool = False,
) -> Checked:
    """Return every finding about what lies in the folder.

    ``findings`` are those of the settings and the frameworks. ``with_advice``: also what would
    make the records easier to read.
    """
    key = key_of_answer(inventory, as_of.isoformat(), str(with_advice))
    kept = get_answer(inventory.store, "check", key)
    if kept is not None:
        found = findings_from_plain(load(kept))
    else:
        found = _check(inventory, as_of, with_advice)
        if inventory.steady:
            keep_answer(inventory.store, "check", key, dump(findings_to_plain(found)))
    every = [*findings, *inventory.findings, *found, *of_settings(settings)]
    records = [held.file.shown for held in inventory.held if held.outline]
    return Checked(in_order(without_silenced(every, settings)), records)


def _check(inventory: Inventory, as_of: date, with_advice: bool) -> list[Finding]:
    from importlib.metadata import version

    from engage_docs.keeping import steps

    day = as_of.isoformat()
    work = partial(steps.findings_of_group, as_of=as_of)
    with many_objects():
        groups = by_group(inventory, "checked", "", work, lambda g: g["day"] in (None, day))
        found = [group["findings"] for group in groups]
        if with_advice:
            syllables = key_of(version("pyphen"))
            found += by_group(inventory, "advice", syllables, steps.advice_on_group)
        return in_order([f for plain in found for f in findings_from_plain(plain)])
