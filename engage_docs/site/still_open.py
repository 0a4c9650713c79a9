"""What is still open: its rows in order, and the card of each."""

from __future__ import annotations

from typing import NamedTuple

from engage_docs.i18n import to_say
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import FLAGS, Flag
from engage_docs.records.addresses import url_of
from engage_docs.reports import Report, Row
from engage_docs.site.book import Book, Line, lang_of, line_of, link_to
from engage_docs.site.items import PromiseView, SaidView, promise_view, said_view
from engage_docs.site.words import say_when, sentence


class Claim(NamedTuple):
    """A deed that answers nothing on record."""

    words: str
    url: str
    where: Line
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


def open_rows(book: Book, report: Report) -> tuple[list[Row], list[Row]]:
    """What is open: first that of which it is known how long it waits, then the rest."""
    rows = rows_with_a_card(book, [row for row in report.rows if row.open])
    return (
        [row for row in rows if row.raised_on is not None],
        [row for row in rows if row.raised_on is None],
    )


def rows_with_a_card(book: Book, rows: list[Row]) -> list[Row]:
    """Each row but those of promises that stand on the card of the thing said they answer."""
    addresses = {row.address for row in rows}
    commitments = book.ledger.commitments
    return [
        row
        for row in rows
        if row.address not in commitments
        or not addresses.intersection(answered_things(commitments[row.address], book.ledger))
    ]


def card_of(book: Book, address: str) -> Card:
    """The card of an open loop."""
    if address in book.ledger.said:
        return Card(said=said_view(book, book.ledger.said[address]))
    if address in book.ledger.commitments:
        return Card(promise=promise_view(book, book.ledger.commitments[address]))
    return Card(claim=_claim(book, address))


def _claim(book: Book, address: str) -> Claim:
    loop = book.loops.claims[address]
    record = loop.line.record
    when = say_when(book.speech, record.date)
    words = to_say("We say so in {record}, {when}.") if when else to_say("We say so in {record}.")
    where = line_of(book.speech, words, record=link_to(book, record), when=when)
    return Claim(
        sentence(loop.line.item.we_did or ""),
        url_of(address),
        where,
        loop.flags,
        lang_of(book, record),
    )
