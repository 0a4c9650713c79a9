"""Things said and promises, as they stand on a page."""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.addresses import item_of, url_of
from engage_docs.dates import Due
from engage_docs.judging.flags import Flag
from engage_docs.judging.loops import Shown, Slip
from engage_docs.linking.ledger import CommitmentEntry, SaidEntry
from engage_docs.site.book import (
    DECIDED_BY,
    Bit,
    Book,
    Line,
    decision_line,
    line_of,
    link_to,
    record_link,
)
from engage_docs.site.page import ShownPicture
from engage_docs.site.steps import NO_REASON, Step, first_promised
from engage_docs.site.strip import all_flags, commitment_strip, said_strip
from engage_docs.site.words import (
    quoted,
    safe_link,
    say_deadline,
    say_due,
    say_when,
    sentence,
    we_will,
)
from engage_docs.speech import Speech


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing that was said. ``steps`` is empty where its record is not counted yet."""

    address: str
    url: str
    anchor: str
    words: str
    withheld: bool
    who: Line
    note: str | None
    status: str
    is_open: bool
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence: what it is, where it can be seen, and the picture of it."""

    what: Line
    where: Line
    picture: ShownPicture | None


@dataclass(frozen=True, slots=True)
class SlipView:
    """One move of a due date."""

    moved: str
    decided: Line
    reason: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise, with everything that came of it."""

    address: str
    url: str
    anchor: str
    words: str
    made: Line
    owner: str | None
    due: str | None
    history: str
    slips: tuple[SlipView, ...]
    note: str | None
    status: str
    evidence: tuple[EvidenceView, ...]
    is_open: bool
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


def said_view(book: Book, entry: SaidEntry, *, at_home: bool = False) -> SaidView:
    """A thing said. ``at_home``: on the page of its own record, which needs no naming there."""
    loop = book.loops.said.get(entry.address)
    withheld = is_withheld(book, entry)
    return SaidView(
        entry.address,
        url_of(entry.address),
        item_of(entry.address),
        words_shown(book, entry),
        withheld,
        _who(book.speech, entry, at_home=at_home),
        entry.said.note,
        loop.status if loop else "",
        loop.open if loop else True,
        all_flags(book, loop) if loop else (),
        said_strip(book, loop) if loop else (),
    )


def is_withheld(book: Book, entry: SaidEntry) -> bool:
    """Whether the words stand for others that may not be shown."""
    return entry.said.at in book.stubs


def words_shown(book: Book, entry: SaidEntry) -> str:
    """The words of a thing said, or why they are not shown."""
    if is_withheld(book, entry):
        reason = book.stubs[entry.said.at]
        return book.speech.say("These words are not shown: {reason}.", reason=reason)
    return quoted(entry.said.words)


def _who(speech: Speech, entry: SaidEntry, *, at_home: bool) -> Line:
    community = entry.said.community
    if at_home:
        return line_of(speech, "Said by {who}.", who=community) if community else ()
    record = link_to(entry.record)
    if community:
        return line_of(speech, "{who}, at {record}.", who=community, record=record)
    return line_of(speech, "Said at {record}.", record=record)


def promise_view(book: Book, entry: CommitmentEntry, *, at_home: bool = False) -> PromiseView:
    """A promise. ``at_home`` as for :func:`said_view`."""
    loop = book.loops.commitments.get(entry.address)
    due = loop.due if loop else entry.commitment.due
    return PromiseView(
        entry.address,
        url_of(entry.address),
        item_of(entry.address),
        we_will(entry.commitment.we_will),
        () if at_home else _made(book.speech, entry),
        entry.commitment.owner,
        _due_in_full(book.speech, due) if due else None,
        first_promised(book.speech, loop) if loop and loop.slips else "",
        tuple(_slip(book, slip) for slip in loop.slips) if loop else (),
        entry.commitment.note,
        loop.status if loop else "",
        tuple(evidence_view(book, s) for s in loop.evidence) if loop else (),
        loop.open if loop else True,
        loop.flags if loop else (),
        commitment_strip(book, loop) if loop else (),
    )


def _due_in_full(speech: Speech, due: Due) -> str:
    said = say_deadline(speech, due)
    return speech.say("{words}, which names no date", words=said) if due.day is None else said


def _made(speech: Speech, entry: CommitmentEntry) -> Line:
    when, record = say_when(speech, entry.record.date), link_to(entry.record)
    if when:
        return line_of(speech, "Promised in {record}, {when}.", record=record, when=when)
    return line_of(speech, "Promised in {record}.", record=record)


def _slip(book: Book, slip: Slip) -> SlipView:
    speech = book.speech
    moved = speech.say(
        "From {earlier} to {later}",
        earlier=say_due(speech, slip.earlier),
        later=say_due(speech, slip.later),
    )
    reason = slip.decision.reason
    return SlipView(
        moved,
        decision_line(book, slip.decision, by=DECIDED_BY),
        sentence(reason) if reason else speech.say(NO_REASON),
    )


def evidence_view(book: Book, shown: Shown, *, at_home: bool = False) -> EvidenceView:
    """A piece of evidence, with the record it stands in unless that is the page it is on."""
    evidence = shown.evidence
    picture = book.pictures.get((shown.record_id, evidence.photo)) if evidence.photo else None
    where = (
        ()
        if at_home
        else line_of(book.speech, "In {record}.", record=record_link(book, shown.record_id))
    )
    return EvidenceView((Bit(evidence.what, away=safe_link(evidence.link)),), where, picture)
