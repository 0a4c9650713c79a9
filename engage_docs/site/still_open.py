"""What is still open: its rows in order, and the card of each."""

from __future__ import annotations

from typing import NamedTuple

from engage_docs.i18n import translatable
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import FLAGS, Flag
from engage_docs.records.addresses import url_of
from engage_docs.reports import Report, ReportRow
from engage_docs.site.index import Inline, SiteIndex, lang_of, line_of, link_to
from engage_docs.site.items import PromiseView, SaidView, promise_view, said_view
from engage_docs.site.words import say_when, sentence


class Claim(NamedTuple):
    """A deed that answers nothing on record."""

    words: str
    url: str
    where: Inline
    flags: tuple[Flag, ...]
    lang: str


class Card(NamedTuple):
    """One open loop: exactly one of the three is set."""

    said: SaidView | None = None
    promise: PromiseView | None = None
    claim: Claim | None = None


class FlagCount(NamedTuple):
    """How often a flag was raised."""

    number: int
    flag: Flag


def tally(report: Report) -> tuple[FlagCount, ...]:
    """How often each flag was raised, for those that were."""
    return tuple(FlagCount(n, f) for f in FLAGS if (n := report.counts.flags.get(f.name, 0)))


def open_rows(index: SiteIndex, report: Report) -> tuple[list[ReportRow], list[ReportRow]]:
    """What is open: first that of which it is known how long it waits, then the rest."""
    rows = rows_with_a_card(index, [row for row in report.rows if row.open])
    return (
        [row for row in rows if row.raised_on is not None],
        [row for row in rows if row.raised_on is None],
    )


def rows_with_a_card(index: SiteIndex, rows: list[ReportRow]) -> list[ReportRow]:
    """Each row but those of promises that stand on the card of the thing said they answer."""
    addresses = {row.address for row in rows}
    commitments = index.ledger.commitments
    return [
        row
        for row in rows
        if row.address not in commitments
        or not addresses.intersection(answered_things(commitments[row.address], index.ledger))
    ]


def card_of(index: SiteIndex, address: str) -> Card:
    """The card of an open loop."""
    if address in index.ledger.said:
        return Card(said=said_view(index, index.ledger.said[address]))
    if address in index.ledger.commitments:
        return Card(promise=promise_view(index, index.ledger.commitments[address]))
    return Card(claim=_claim(index, address))


def _claim(index: SiteIndex, address: str) -> Claim:
    loop = index.loops.claims[address]
    record = loop.line.record
    when = say_when(index.translator, record.date)
    words = (
        translatable("We say so in {record}, {when}.")
        if when
        else translatable("We say so in {record}.")
    )
    where = line_of(index.translator, words, record=link_to(index, record), when=when)
    return Claim(
        sentence(loop.line.item.we_did or ""),
        url_of(address),
        where,
        loop.flags,
        lang_of(index, record),
    )
