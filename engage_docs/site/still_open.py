"""The views of what is still open, and of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.addresses import url_of
from engage_docs.judging import flags
from engage_docs.judging.commitments import answered_things
from engage_docs.judging.flags import FLAGS, Flag
from engage_docs.report import Report, Row
from engage_docs.site.book import Bit, Book, Line, link_to
from engage_docs.site.items import PromiseView, SaidView, promise_view, said_view
from engage_docs.site.lists import latest_news
from engage_docs.site.record_pages import News
from engage_docs.site.steps import ALERT, DONE
from engage_docs.site.words import many, say_when, sentence

_LONGEST_WAITING = 5
_LATEST_NEWS = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """A deed that answers nothing on record."""

    words: str
    url: str
    where: Line
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One open loop: exactly one of the three is set."""

    said: SaidView | None = None
    promise: PromiseView | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the sums on the home page, with the shape of its state and where it leads."""

    number: str
    words: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class FlagCount:
    """How often a flag was raised."""

    number: int
    flag: Flag


@dataclass(frozen=True, slots=True)
class StillOpenView:
    """The page of everything that is still open."""

    lead: str
    counts: tuple[FlagCount, ...]
    cards: tuple[Card, ...]
    undated: tuple[Card, ...]
    loose_ends: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    counts: tuple[Count, ...]
    waiting: tuple[Card, ...]
    more: str
    news: tuple[News, ...]


def still_open(book: Book, report: Report) -> StillOpenView:
    """Everything that is open, the longest waiting first, and then the loose ends."""
    dated, undated = _open_rows(book, report)
    loose = _rows_with_a_card(book, [row for row in report.rows if not row.open])
    number = len(dated) + len(undated)
    return StillOpenView(
        f"{many(number, 'thing is', 'things are')} waiting for us. "
        "The one that has waited longest comes first."
        if number
        else "Everything that people said has been answered, done and told.",
        tuple(FlagCount(n, f) for f in FLAGS if (n := report.counts.flags.get(f.name, 0))),
        tuple(_card(book, row) for row in dated),
        tuple(_card(book, row) for row in undated),
        tuple(_card(book, row) for row in loose),
    )


def _open_rows(book: Book, report: Report) -> tuple[list[Row], list[Row]]:
    """What is open: first that of which it is known how long it waits, then the rest."""
    rows = _rows_with_a_card(book, [row for row in report.rows if row.open])
    return (
        [row for row in rows if row.raised_on is not None],
        [row for row in rows if row.raised_on is None],
    )


def _rows_with_a_card(book: Book, rows: list[Row]) -> list[Row]:
    """Each row but those of promises that stand on the card of the thing said they answer."""
    addresses = {row.address for row in rows}
    commitments = book.ledger.commitments
    return [
        row
        for row in rows
        if row.address not in commitments
        or not addresses.intersection(answered_things(commitments[row.address], book.ledger))
    ]


def _card(book: Book, row: Row) -> Card:
    if row.address in book.ledger.said:
        return Card(said=said_view(book, book.ledger.said[row.address]))
    if row.address in book.ledger.commitments:
        return Card(promise=promise_view(book, book.ledger.commitments[row.address]))
    return Card(claim=_claim(book, row.address))


def _claim(book: Book, address: str) -> Claim:
    loop = book.loops.claims[address]
    record = loop.line.record
    when = say_when(record.date)
    where = (Bit("We say so in "), link_to(record), Bit(f", {when}." if when else "."))
    return Claim(sentence(loop.line.item.we_did or ""), url_of(address), where, loop.flags)


def home(book: Book, report: Report) -> HomeView:
    """The sums, what has waited longest, and the latest news."""
    dated, undated = _open_rows(book, report)
    number = len(dated) + len(undated)
    return HomeView(
        _home_counts(book, report),
        tuple(_card(book, row) for row in (dated or undated)[:_LONGEST_WAITING]),
        f"See all {number} that are still open" if number > _LONGEST_WAITING else "",
        latest_news(book, _LATEST_NEWS),
    )


def _home_counts(book: Book, report: Report) -> tuple[Count, ...]:
    counts = report.counts
    promises = book.loops.commitments.values()
    done = sum(c.status == "done" and flags.DONE_WITHOUT_EVIDENCE not in c.flags for c in promises)
    overdue = sum(c.timeliness == "overdue" for c in promises)
    unanswered = counts.by_status["said"].get("unanswered", 0)
    return (
        _count(counts.said, "thing people said", "things people said", DONE, "said/"),
        _count(len(promises), "promise we made", "promises we made", DONE, "promises/"),
        _count(
            done,
            "promise done, with something to show for it",
            "promises done, with something to show for them",
            DONE,
            "promises/#done" if done else "promises/",
        ),
        _count(
            overdue,
            "promise overdue",
            "promises overdue",
            ALERT if overdue else DONE,
            "promises/#overdue" if overdue else "promises/",
        ),
        _count(
            unanswered,
            "thing nobody has answered",
            "things nobody has answered",
            ALERT if unanswered else DONE,
            "still-open/",
        ),
    )


def _count(number: int, one: str, more: str, state: str, url: str) -> Count:
    return Count(f"{number:,}", one if number == 1 else more, state, url)
