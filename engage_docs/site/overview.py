"""What the pages about everything need to know of a part of the records, and no more.

Lists, the A to Z, the first page and the charts are made of all records. Were they made of the
records themselves, each edit of one would cost as much as reading all. So each group of records
gives its overview: who, when, where and how it stands, but not what was said, promised or done.
The cards of the lists, which show that, come ready drawn.

An overview is plain data, as JSON has it, so that it can be kept. :func:`whole_of` makes of many
of them what the pages are drawn from: the same classes as everywhere, with the words left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, make_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from engage_docs.dates import Due, WorkingDays
from engage_docs.fields import RECORD_TYPES
from engage_docs.findings import Place
from engage_docs.gate.cleared import Cleared, Withheld
from engage_docs.judging.flags import FLAGS
from engage_docs.judging.loops import ClaimLoop, CommitmentLoop, Decision, Loops, SaidLoop
from engage_docs.keeping.values import from_plain, to_plain
from engage_docs.linking import link
from engage_docs.linking.ledger import Ledger
from engage_docs.model import (
    Commitment,
    Engagement,
    FollowUp,
    Photo,
    Project,
    Record,
    Said,
    YouSaidWeDid,
)
from engage_docs.report import Report
from engage_docs.report.joined import sum_of
from engage_docs.report.values import Counts, Row
from engage_docs.site.book import Book
from engage_docs.site.head import is_to_come, summary_of
from engage_docs.site.page import PictureSource, ShownPicture

_NOWHERE = Place("")
_FLAGS = {flag.name: flag for flag in FLAGS}
_NO_WORDS = ""


def overview_of(book: Book, report: Report, withheld: Iterable[Withheld]) -> dict[str, Any]:
    """The overview of a group of records."""
    ledger, loops = book.ledger, book.loops
    return {
        "records": [_record(book, record) for record in ledger.pages.values()],
        "said loops": {address: _said(loop) for address, loop in loops.said.items()},
        "commitment loops": {a: _commitment(loop) for a, loop in loops.commitments.items()},
        "claim loops": {
            address: _plain_loop(loop, _CLAIMED) for address, loop in loops.claims.items()
        },
        "rows": [[row.address, row.open, _iso(row.raised_on)] for row in report.rows],
        "counts": {f.name: getattr(report.counts, f.name) for f in fields(Counts)},
        "withheld": [
            [w.kind, w.reason, _iso(w.until)] for w in withheld if not w.record_id
        ],  # of those with an id, only their own pages speak
    }


@dataclass(frozen=True, slots=True)
class Whole:
    """What the pages about everything are drawn from."""

    cleared: Cleared
    loops: Loops
    report: Report
    pictures: Mapping[tuple[str, str], ShownPicture]


def whole_of(
    overviews: Iterable[Mapping[str, Any]], as_of: date, calendar: str, audience: str
) -> Whole:
    """Everything that is in these overviews. The order of the records is that of their paths."""
    loops = Loops(as_of, {}, {}, {})
    rows: list[Row] = []
    withheld: list[Withheld] = []
    pictures: dict[tuple[str, str], ShownPicture] = {}
    records: list[tuple[str, Record]] = []
    standings: list[_Standings] = []
    all_counts: list[Mapping[str, Any]] = []
    # One at a time: as plain data all of them would take more room than what is made of them.
    for one in overviews:
        for plain in one["records"]:
            record = _record_back(plain)
            records.append((plain[0], record))
            if plain[3]:
                pictures[record.id, record.photos[0].file] = _picture_back(plain[3])
        standings.append(_standings(one))
        rows += (_row_back(*row) for row in one["rows"])
        withheld += (Withheld(k, "", why, _NOWHERE, _day(u)) for k, why, u in one["withheld"])
        all_counts.append(one["counts"])
    ledger = link([record for _, record in sorted(records, key=lambda one: one[0])])
    for some in standings:
        _add_loops(loops, some, ledger)
    rows.sort(key=lambda row: (not row.open, row.raised_on or date.max, row.address))
    titles = {i: p.title for i, p in ledger.projects.items()}
    counts = sum_of(all_counts)
    report = Report(as_of, calendar, counts, tuple(rows), titles)
    return Whole(Cleared(ledger, tuple(withheld), audience), loops, report, pictures)


def records_in(overviews: Iterable[Mapping[str, Any]], record_type: str) -> list[Record]:
    """The records of one type, in the order of their paths."""
    found = [plain for one in overviews for plain in one["records"] if plain[1] == record_type]
    return [_record_back(plain) for plain in sorted(found, key=lambda plain: plain[0])]


def _record(book: Book, record: Record) -> list[Any]:
    """A record without its words, but for those types of which lists and terms need more."""
    picture = _first_picture(book, record)
    photos = (Photo(at=_NOWHERE, file=picture[0]),) if picture else ()
    changed: dict[str, Any] = {"at": _NOWHERE, "photos": photos, "fields_at": {}}
    changed |= {"body": "", "body_line": 1}
    if isinstance(record, Project | Engagement | FollowUp | YouSaidWeDid):
        changed["summary"] = summary_of(book.speech, record) or None
    if isinstance(record, Engagement):
        changed["said"] = tuple(
            Said(at=_NOWHERE, id=one.id, words="", community=one.community) for one in record.said
        )
    if isinstance(record, FollowUp):
        changed |= {"what_happened": None, "evidence": (), "told": (), "community_says": None}
    if isinstance(record, Engagement | FollowUp):
        changed["commitments"] = _without_words(record.commitments)
    bare = replace(record, **changed)  # once: these classes have many fields
    return [record.at.path, record.type, to_plain(bare, None), picture[1] if picture else None]


def _without_words(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    return tuple(
        Commitment(at=_NOWHERE, id=one.id, we_will="", answers=one.answers) for one in commitments
    )


def _record_back(plain: Sequence[Any]) -> Record:
    record: Record = from_plain(RECORD_TYPES[plain[1]].make, plain[2], None)
    return record


_APART = ("entry", "line", "flags")


def _standing(kind: type) -> Any:
    """A class for what a loop says of itself, without what it is about."""
    hints = get_type_hints(kind)
    return make_dataclass(
        f"{kind.__name__}Standing",
        [(one.name, hints[one.name]) for one in fields(kind) if one.name not in _APART],
    )


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


_SAID, _PROMISED, _CLAIMED = map(_standing, (SaidLoop, CommitmentLoop, ClaimLoop))


def _plain_loop(
    loop: SaidLoop | CommitmentLoop | ClaimLoop, kind: Any, **changed: Any
) -> list[Any]:
    bare = kind(
        **{one: changed[one] if one in changed else getattr(loop, one) for one in _names_of(kind)}
    )
    return [to_plain(bare, None), [flag.name for flag in loop.flags]]


def _loop_back(plain: Sequence[Any], kind: Any) -> dict[str, Any]:
    bare, names = plain
    values = from_plain(kind, bare, None)
    flags = tuple(_FLAGS[name] for name in names)
    return {"flags": flags, **vars(values)}


def _said(loop: SaidLoop) -> list[Any]:
    """How a thing said stands, without its words."""
    decided = _bare_decision(loop.decided) if loop.decided else None
    waiting = _bare_sum(loop.waiting)
    return _plain_loop(loop, _SAID, waiting=waiting, decided=decided, evidence=(), verdict=None)


def _commitment(loop: CommitmentLoop) -> list[Any]:
    """How a promise stands, without its words."""
    return _plain_loop(
        loop,
        _PROMISED,
        slips=(),
        due=_bare_due(loop.due),
        first_due=_bare_due(loop.first_due),
        decided=_bare_decision(loop.decided),
        evidence=(),
        verdict=None,
    )


def _bare_sum(days: WorkingDays | None) -> WorkingDays | None:
    return replace(days, weekend_days=0, holidays=(), closures=()) if days else None


def _bare_due(due: Due | None) -> Due | None:
    return replace(due, sum=None) if due else None


def _bare_decision(decision: Decision) -> Decision:
    return replace(decision, by=None, as_written=None, words=None, reason=None)


@dataclass(frozen=True, slots=True)
class _Standings:
    """How the loops of a group stand, by their addresses: what is to be known but for the entry."""

    said: Mapping[str, Mapping[str, Any]]
    commitments: Mapping[str, Mapping[str, Any]]
    claims: Mapping[str, Mapping[str, Any]]


def _standings(plain: Mapping[str, Any]) -> _Standings:
    return _Standings(
        {address: _loop_back(one, _SAID) for address, one in plain["said loops"].items()},
        {a: _loop_back(one, _PROMISED) for a, one in plain["commitment loops"].items()},
        {address: _loop_back(one, _CLAIMED) for address, one in plain["claim loops"].items()},
    )


def _add_loops(loops: Loops, standings: _Standings, ledger: Ledger) -> None:
    for address, one in standings.said.items():
        loops.said[address] = SaidLoop(entry=ledger.said[address], **one)
    for address, one in standings.commitments.items():
        loops.commitments[address] = CommitmentLoop(entry=ledger.commitments[address], **one)
    for address, one in standings.claims.items():
        loops.claims[address] = ClaimLoop(line=ledger.claims[address], **one)


def _row_back(address: str, is_open: bool, raised_on: str | None) -> Row:
    return Row(
        address=address,
        kind=_NO_WORDS,
        project=_NO_WORDS,
        words=_NO_WORDS,
        status=_NO_WORDS,
        timeliness=None,
        flags=(),
        open=is_open,
        owner=None,
        raised_on=_day(raised_on),
        raised_as_written=None,
        due=None,
        due_as_written=None,
        first_due=None,
        answer_by=None,
        days_overdue=0,
        waiting_working_days=None,
        answers=(),
        source=_NOWHERE,
        url=_NO_WORDS,
    )


def _first_picture(book: Book, record: Record) -> list[Any] | None:
    """The picture of a record that the first page may show."""
    if is_to_come(book, record):
        return None
    for photo in record.photos:
        picture = book.pictures.get((record.id, photo.file))
        if picture and not picture.decorative:
            return [photo.file, _picture(picture)]
    return None


def _picture(picture: ShownPicture) -> list[Any]:
    sources = [[source.media_type, source.srcset] for source in picture.sources]
    words = [picture.alt, picture.caption, picture.credit]
    return [*words, picture.width, picture.height, sources]


def _picture_back(plain: list[Any]) -> ShownPicture:
    alt, caption, credit, width, height, sources = plain
    return ShownPicture(
        alt=alt,
        caption=caption,
        credit=credit,
        decorative=False,
        width=width,
        height=height,
        sources=tuple(
            PictureSource(kind, tuple((file, wide) for file, wide in files))
            for kind, files in sources
        ),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
