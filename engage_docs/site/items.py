"""Things said and promises, as they stand on a page."""

from __future__ import annotations

from typing import NamedTuple

from engage_docs.dates import Due
from engage_docs.i18n import Speech
from engage_docs.links.ledger import CommitmentEntry, SaidEntry
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import Shown, Slip
from engage_docs.records.addresses import item_of
from engage_docs.site.book import (
    DECIDED_BY,
    Bit,
    Book,
    Line,
    decision_line,
    lang_of,
    line_of,
    link_to,
    picture_of,
    promise_lang,
    promise_words,
    record_link,
    said_lang,
)
from engage_docs.site.once import once
from engage_docs.site.page import ShownPicture
from engage_docs.site.steps import Step, first_promised, reason_line
from engage_docs.site.strip import all_flags, commitment_strip, said_strip
from engage_docs.site.words import (
    quoted,
    safe_link,
    say_deadline,
    say_due,
    say_reason,
    say_when,
)


class SaidView(NamedTuple):
    """One thing that was said. ``steps`` is empty where its record is not counted yet."""

    anchor: str
    words: str
    withheld: bool
    who: Line
    note: str | None
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]
    lang: str
    note_lang: str


class EvidenceView(NamedTuple):
    """A piece of evidence: what it is, where it can be seen, and the picture of it."""

    what: Line
    where: Line
    picture: ShownPicture | None


class SlipView(NamedTuple):
    """One move of a due date."""

    moved: str
    decided: Line
    reason: Line


class PromiseView(NamedTuple):
    """One promise, with everything that came of it."""

    anchor: str
    words: str
    made: Line
    owner: str | None
    due: str | None
    history: str
    slips: tuple[SlipView, ...]
    note: str | None
    evidence: tuple[EvidenceView, ...]
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]
    lang: str
    note_lang: str
    owner_lang: str


@once
def said_view(book: Book, entry: SaidEntry) -> SaidView:
    """A thing said, away from the page of its own record."""
    loop = book.loops.said.get(entry.address)
    withheld = is_withheld(book, entry)
    return SaidView(
        item_of(entry.address),
        words_shown(book, entry),
        withheld,
        _who(book, entry),
        entry.said.note,
        all_flags(book, loop) if loop else (),
        said_strip(book, loop) if loop else (),
        "" if withheld else said_lang(book, entry),
        lang_of(book, entry.record, f"said/{entry.said.id}.note"),
    )


def said_at_home(book: Book, entry: SaidEntry) -> SaidView:
    """A thing said on the page of its own record, which needs no naming there."""
    community = _community(book, entry)
    who = line_of(book.speech, "Said by {who}.", who=community) if community.text else ()
    return said_view(book, entry)._replace(who=who)


def is_withheld(book: Book, entry: SaidEntry) -> bool:
    """Whether the words stand for others that may not be shown."""
    return bool(book.stubs) and entry.said.at in book.stubs


def words_shown(book: Book, entry: SaidEntry) -> str:
    """The words of a thing said, or why they are not shown."""
    if is_withheld(book, entry):
        withheld = book.stubs[entry.said.at]
        reason = say_reason(book.speech, withheld.reason, withheld.until)
        return book.speech.say("These words are not shown: {reason}.", reason=reason)
    return quoted(entry.said.words)


def _community(book: Book, entry: SaidEntry) -> Bit:
    lang = lang_of(book, entry.record, f"said/{entry.said.id}.community")
    return Bit(entry.said.community or "", lang=lang)


def _who(book: Book, entry: SaidEntry) -> Line:
    speech = book.speech
    community, record = _community(book, entry), link_to(book, entry.record)
    if community.text:
        return line_of(speech, "{who}, at {record}.", who=community, record=record)
    return line_of(speech, "Said at {record}.", record=record)


@once
def promise_view(book: Book, entry: CommitmentEntry) -> PromiseView:
    """A promise, with everything that came of it."""
    loop = book.loops.commitments.get(entry.address)
    due = loop.due if loop else entry.commitment.due
    part = f"commitments/{entry.commitment.id}"
    return PromiseView(
        item_of(entry.address),
        promise_words(book, entry),
        _made(book, entry),
        entry.commitment.owner,
        _due_in_full(book.speech, due) if due else None,
        first_promised(book.speech, loop) if loop and loop.slips else "",
        tuple(_slip(book, slip) for slip in loop.slips) if loop else (),
        entry.commitment.note,
        tuple(evidence_view(book, s) for s in loop.evidence) if loop else (),
        loop.flags if loop else (),
        commitment_strip(book, loop) if loop else (),
        promise_lang(book, entry),
        lang_of(book, entry.record, f"{part}.note"),
        lang_of(book, entry.record, f"{part}.owner"),
    )


def _due_in_full(speech: Speech, due: Due) -> str:
    said = say_deadline(speech, due)
    return speech.say("{words}, which names no date", words=said) if due.day is None else said


def _made(book: Book, entry: CommitmentEntry) -> Line:
    speech = book.speech
    when, record = say_when(speech, entry.record.date), link_to(book, entry.record)
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
    decided = decision_line(book, slip.decision, by=DECIDED_BY)
    return SlipView(moved, decided, reason_line(book, slip.decision))


def evidence_view(book: Book, shown: Shown, *, at_home: bool = False) -> EvidenceView:
    """A piece of evidence, with the record it stands in unless that is the page it is on."""
    evidence = shown.evidence
    record = book.ledger.records.get(shown.record_id)
    picture = picture_of(book, record, evidence.photo) if evidence.photo and record else None
    where = (
        ()
        if at_home
        else line_of(book.speech, "In {record}.", record=record_link(book, shown.record_id))
    )
    lang = lang_of(book, record, "evidence")
    what = Bit(evidence.what, away=safe_link(evidence.link), lang=lang)
    return EvidenceView((what,), where, picture)
