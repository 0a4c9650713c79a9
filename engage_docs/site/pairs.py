"""The pairs of "You said, we did": words and deeds, both drawn from the records."""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.addresses import item_address, url_of
from engage_docs.judging import flags
from engage_docs.judging.flags import Flag
from engage_docs.judging.loops import CommitmentLoop, SaidLoop
from engage_docs.linking.ledger import SaidEntry
from engage_docs.model import ArtefactItem, YouSaidWeDid
from engage_docs.site.book import Bit, Book, Line, decision_line, link_to, text
from engage_docs.site.items import is_withheld
from engage_docs.site.steps import DONE, Step, told_step, verdict_step
from engage_docs.site.strip import all_flags, live_promises
from engage_docs.site.words import many, quoted, say_by, say_when, sentence, shortened, we_will


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one thing said, and where they were said."""

    words: str
    withheld: bool
    where: Line


@dataclass(frozen=True, slots=True)
class Deed:
    """What we did, or how it stands: a word, a sentence, and the record that says so."""

    state: str
    word: str
    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What was said, and what was done about it."""

    anchor: str
    said: tuple[Quote, ...]
    deeds: tuple[Deed, ...]
    after: tuple[Step, ...]
    note: str | None
    flags: tuple[Flag, ...]


def texts_of(pair: Pair) -> tuple[list[str], list[str]]:
    """The texts of a pair that take room on a poster: what was said, and what was done."""
    said = [quote.words for quote in pair.said]
    did = [f"{deed.word}. {deed.words}" for deed in pair.deeds]
    for step in pair.after:
        voices = [bit.text for line in step.lines for bit in line if bit.is_voice]
        did.append(" ".join([step.word, *voices]))
    return said, did


# The other flags are said in the words of the deeds and of the steps after them.
_UNSAID = (flags.NO_OWNER, flags.GONE_QUIET, flags.DATE_MOVED_WITHOUT_A_REASON)


def artefact_pairs(book: Book, record: YouSaidWeDid) -> tuple[Pair, ...]:
    """The pairs of one artefact."""
    return tuple(_artefact_pair(book, record, item) for item in record.items)


def said_pair(book: Book, entry: SaidEntry) -> Pair:
    """The pair of one thing said."""
    return _pair(book, [entry], "", None)


def _artefact_pair(book: Book, record: YouSaidWeDid, item: ArtefactItem) -> Pair:
    entries = [book.ledger.said[r.address] for r in item.about if r.address in book.ledger.said]
    if entries or not item.we_did:
        return _pair(book, entries, item.id or "", item.note)
    claim = book.loops.claims.get(item_address(record.id, item.id or ""))
    raised = claim.flags if claim else (flags.CLAIM_WITHOUT_A_SOURCE,)
    deed = Deed("alert", "We say that we did this", sentence(item.we_did), ())
    told = told_step(book, claim.told if claim else (), raised)
    return Pair(item.id or "", (), (deed,), (told,), item.note, (flags.CLAIM_WITHOUT_A_SOURCE,))


def _pair(book: Book, entries: list[SaidEntry], anchor: str, note: str | None) -> Pair:
    loops = [book.loops.said[e.address] for e in entries if e.address in book.loops.said]
    raised = {f for loop in loops for f in all_flags(book, loop)}
    told = tuple(dict.fromkeys(t for loop in loops for t in loop.told))
    verdicts = [loop.verdict for loop in loops if loop.verdict]
    after = [told_step(book, told, raised)]
    verdict = verdict_step(book, verdicts[-1] if verdicts else None, raised)
    if verdict:
        after.append(verdict)
    return Pair(
        anchor,
        tuple(_quote(book, e) for e in entries),
        tuple(dict.fromkeys(deed for loop in loops for deed in _deeds(book, loop))),
        tuple(after),
        note,
        tuple(f for f in _UNSAID if f in raised),
    )


def _quote(book: Book, entry: SaidEntry) -> Quote:
    when = say_when(entry.record.date)
    withheld = is_withheld(book, entry)
    words = entry.said.words if withheld else quoted(entry.said.words)
    here = Bit(when or "date not known", url_of(entry.address), more=f": {shortened(words, 60)}")
    where = (Bit("Said at "), link_to(entry.record), Bit(", "), here, Bit("."))
    return Quote(words, withheld, where)


def _deeds(book: Book, loop: SaidLoop) -> list[Deed]:
    promises = live_promises(book, loop)
    if promises:
        return [_deed_of_promise(book, promise) for promise in promises]
    if loop.decided is None:
        days = f"{many(loop.waiting.days, 'working day')} so far." if loop.waiting else ""
        word = "Unanswered" if loop.status == "unanswered" else "Waiting for an answer"
        return [Deed("alert" if loop.status == "unanswered" else "next", word, days, ())]
    decided = loop.decided
    words = decided.words or decided.reason or ""
    state, word = {
        "done": (DONE, "Done"),
        "answered": (DONE, "Answered"),
        "cannot": ("stopped", "Cannot be done"),
    }.get(loop.status, ("under-way", "Under way"))
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        state, word = "alert", "Done, without evidence"
    who = "Decided by" if loop.status == "cannot" else "Reported by"
    return [Deed(state, word, sentence(words), (decision_line(book, decided, who=who),))]


def _deed_of_promise(book: Book, loop: CommitmentLoop) -> Deed:
    promise = sentence(we_will(loop.entry.commitment.we_will))
    decided = decision_line(book, loop.decided)
    words = sentence(loop.decided.words or promise)
    if loop.status == "done":
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            return Deed("alert", "Done, without evidence", words, (decided,))
        return Deed(DONE, "Done late" if loop.timeliness == "late" else "Done", words, (decided,))
    if loop.status == "cannot":
        reason = sentence(loop.decided.reason) if loop.decided.reason else "No reason is given."
        decided = decision_line(book, loop.decided, who="Decided by")
        return Deed("stopped", "Cannot be done", reason, (text(promise), decided))
    due = text(f"Due {say_by(loop.due)}.") if loop.due else text("No date was given.")
    if loop.timeliness == "overdue":
        return Deed("alert", "Promised, and overdue", promise, (due, decided))
    word = "Under way" if loop.status == "started" else "Promised, not done yet"
    return Deed("under-way" if loop.status == "started" else "next", word, promise, (due, decided))
