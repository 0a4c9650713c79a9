"""The steps of the flow over one file or one group of records, as plain data.

Only asked for where something has changed: then there is much to import.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from engage_docs.advice import find_barriers, find_hard_words
from engage_docs.findings import count_errors
from engage_docs.flow import rules_of
from engage_docs.gate import clear, turns_on_a_day, without_private_parts
from engage_docs.judging import judge
from engage_docs.keeping.by_group import Everywhere
from engage_docs.keeping.plain import findings_to_plain
from engage_docs.keeping.readings import Basis, Reading
from engage_docs.keeping.values import to_plain
from engage_docs.linking import Addresses, check_links, link
from engage_docs.model import Record
from engage_docs.privacy import check_source
from engage_docs.reading import read_record
from engage_docs.reading.folder import RecordFile
from engage_docs.report import all_rows
from engage_docs.settings import Settings


def make_ready(basis: Basis) -> None:
    """Load what reading needs, so that no process has to that begins as a copy of this one."""
    _ = basis.frameworks.packs


def read(basis: Basis, file: RecordFile, data: bytes) -> Reading:
    """Read one file."""
    record, findings = read_record(
        data, file.shown, file.project, file.stem, basis.calendar, basis.frameworks.find
    )
    if record is None:
        return Reading(None, findings)
    text = data.decode("utf-8-sig", errors="replace")
    return Reading(record, findings, check_source(text, file.shown, basis.allowed))


def findings_of_group(readings: list[Reading], everywhere: Everywhere, as_of: date) -> Any:
    """Every finding about one group, in the order of the steps, and the day they are for.

    The day is None where they are the same on every day.
    """
    records = _records_in(readings)
    found = [f for reading in readings for f in reading.findings]
    found += check_links(records, everywhere)
    found += clear(records, "public", as_of)[1]
    found += [f for reading in readings for f in reading.details]
    found += [f for record in records for f in find_barriers(record)]
    day = as_of.isoformat() if any(map(turns_on_a_day, records)) else None
    return {"day": day, "findings": findings_to_plain(found)}


def advice_on_group(readings: list[Reading], everywhere: Everywhere) -> Any:  # noqa: ARG001
    """What would make the records of one group easier to read."""
    found = (f for record in _records_in(readings) for f in find_hard_words(record))
    return findings_to_plain(found)


def loops_of_group(
    readings: list[Reading],
    everywhere: Everywhere,  # noqa: ARG001 - one form for all
    settings: Settings,
    as_of: date,
) -> Any:
    """How every loop of one group stands, published or not. Private parts are left out."""
    records = _records_in(readings)
    # How many errors there are does not depend on what an address was meant to be.
    mistakes = check_links(records, _nothing)
    ledger = link(without_private_parts(records)[0])
    loops = judge(ledger, as_of, rules_of(settings))
    owners = (entry.commitment.owner for entry in ledger.commitments.values())
    return {
        "rows": [to_plain(row, "") for row in all_rows(loops, ledger, settings)],
        "titles": {name: project.title for name, project in ledger.projects.items()},
        "projects": sorted({*ledger.projects, *(r.project for r in ledger.records.values())}),
        "owners": sorted({owner for owner in owners if owner}),
        "errors": count_errors([f for r in readings for f in r.findings] + mistakes),
    }


def _records_in(readings: list[Reading]) -> list[Record]:
    return [reading.record for reading in readings if reading.record is not None]


def _nothing() -> Addresses:
    return Addresses((), (), (), (), ())
