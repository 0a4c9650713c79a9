"""The flow from a folder of records to what may be published, step by step.

The command line and the MkDocs plugin both go this way, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engage_docs.advice import find_barriers, find_hard_words
from engage_docs.config import Settings, read_settings
from engage_docs.config.meaning import (
    calendar_of,
    choose_as_of,
    frameworks_of,
    of_settings,
    without_silenced,
)
from engage_docs.dates import Calendar
from engage_docs.findings import Finding, Severity, in_order
from engage_docs.frameworks import Packs
from engage_docs.gate import Cleared, clear, without_private_parts
from engage_docs.links import Ledger, check_links, link
from engage_docs.loops import Loops, Rules, judge
from engage_docs.parsing import read_folder
from engage_docs.privacy import check_source
from engage_docs.records.model import Record
from engage_docs.reports import Report, make_report

__all__ = [
    "Publication",
    "Stock",
    "advice",
    "barriers",
    "calendar_of",
    "check",
    "choose_as_of",
    "judge_for_the_team",
    "personal_details",
    "publish",
    "rules_of",
    "take_stock",
    "without_mistaken_records",
    "without_silenced",
]


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything that could be read, and everything that is wrong with it.

    ``settings`` is None when the configuration could not be read; then there are no records.
    ``frameworks`` are the packs of terms that the records may use.
    """

    settings: Settings | None
    records: tuple[Record, ...]
    findings: list[Finding]
    frameworks: Packs = field(default_factory=Packs)


@dataclass(frozen=True, slots=True)
class Publication:
    """What one audience may see on one day, and how every loop in it stands.

    ``findings`` say what was left out and why.
    """

    settings: Settings
    calendar: Calendar
    cleared: Cleared
    loops: Loops
    report: Report
    findings: list[Finding]
    frameworks: Packs = field(default_factory=Packs)


def take_stock(config_file: Path) -> Stock:
    """Read the settings and all records, and check the links between them."""
    settings, findings = read_settings(config_file)
    if settings is None:
        return Stock(None, (), in_order(findings))
    shown_root = (settings.folder / settings.records).as_posix()
    frameworks, found = frameworks_of(settings)
    findings += found
    records, found = read_folder(
        settings.records_folder, shown_root, calendar_of(settings), frameworks.find
    )
    findings += [*found, *check_links(records)]
    kept = in_order(without_silenced(findings, settings))
    return Stock(settings, tuple(records), kept, frameworks)


def personal_details(stock: Stock) -> list[Finding]:
    """Everything in the files of the records that looks like a personal detail."""
    settings = _settings_of(stock)
    found: list[Finding] = []
    for record in stock.records:
        text = Path(record.at.path).read_bytes().decode("utf-8-sig", errors="replace")
        found += check_source(text, record.at.path, settings.allow_details)
    return without_silenced(found, settings)


def barriers(stock: Stock) -> list[Finding]:
    """What keeps some readers out of the records. Never an error."""
    found = [f for record in stock.records for f in find_barriers(record)]
    return without_silenced(found, _settings_of(stock))


def advice(stock: Stock) -> list[Finding]:
    """What would make the records easier to read. Never an error."""
    found = [f for record in stock.records for f in find_hard_words(record)]
    return without_silenced(found, _settings_of(stock))


def without_mistaken_records(stock: Stock, later: Iterable[Finding] = ()) -> Stock:
    """The stock without every record that has an error: what can be built all the same.

    ``later`` are findings of later steps. Errors that lie in no record, such as those of the
    settings, stay: nothing can be built in spite of them.
    """
    settings = _settings_of(stock)
    errors = [f for f in (*stock.findings, *later) if f.severity is Severity.ERROR]
    mistaken = {f.place.path for f in errors}
    kept = tuple(r for r in stock.records if r.at.path not in mistaken)
    remaining = [
        f
        for f in stock.findings
        if f.place.path not in mistaken
        or not Path(f.place.path).is_relative_to(settings.records_folder)
    ]
    return Stock(settings, kept, remaining, stock.frameworks)


def publish(
    stock: Stock, as_of: date, audience: str = "public", drafts: bool = False
) -> Publication:
    """Put the records through the gate, and judge what came through.

    ``stock.settings`` must be there. ``drafts``: show drafts too, for a preview.
    """
    settings = _settings_of(stock)
    cleared, findings = clear(stock.records, audience, as_of, drafts)
    loops = judge(cleared.ledger, as_of, rules_of(settings))
    report = make_report(loops, cleared.ledger, settings)
    findings.extend(of_settings(settings))
    kept = in_order(without_silenced(findings, settings))
    calendar = calendar_of(settings)
    return Publication(settings, calendar, cleared, loops, report, kept, stock.frameworks)


def judge_for_the_team(stock: Stock, as_of: date) -> tuple[Loops, Ledger]:
    """Judge all records that could be read, published or not. Private parts are left out."""
    records, _, _ = without_private_parts(stock.records)
    ledger = link(records)
    return judge(ledger, as_of, rules_of(_settings_of(stock))), ledger


def check(stock: Stock, as_of: date, with_advice: bool = False) -> list[Finding]:
    """Every finding of every step: what is wrong, and what the public would not be shown.

    ``with_advice``: also what would make the records easier to read.
    """
    if stock.settings is None:
        return stock.findings
    later = [*publish(stock, as_of).findings, *personal_details(stock), *barriers(stock)]
    if with_advice:
        later += advice(stock)
    return in_order([*stock.findings, *later])


def rules_of(settings: Settings) -> Rules:
    """The rules that the settings lay down for the judges."""
    return Rules(calendar_of(settings), settings.answer_within, settings.quiet_after)


def _settings_of(stock: Stock) -> Settings:
    if stock.settings is None:
        raise ValueError("the settings could not be read; look at the findings first")
    return stock.settings
