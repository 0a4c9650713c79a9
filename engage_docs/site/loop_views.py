"""Things said and promises in full, and the pairs of "You said, we did", as values for a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from engage_docs.i18n import translatable
from engage_docs.links.ledger import CommitmentEntry, SaidEntry
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import CommitmentLoop, SaidLoop, Shown, Slip
from engage_docs.media.model import ShownPicture
from engage_docs.records.addresses import item_address, item_of
from engage_docs.records.model import YouSaidWeDid
from engage_docs.records.parts import ArtefactItem
from engage_docs.site.index import DECIDED_BY, REPORTED_BY, Inline, SiteIndex, TextRun, text
from engage_docs.site.progress import (
    ALERT,
    DONE,
    NEXT,
    SAID_BY_LATER_STEPS,
    STOPPED,
    UNDER_WAY,
    Step,
    all_flags,
    due_line,
    first_promised,
    live_promises,
    promise_stands,
    promise_steps,
    reason_line,
    said_steps,
    told_step,
    verdict_step,
    waiting_words,
)
from engage_docs.site.rows import community_of
from engage_docs.site.words import safe_link, say_deadline, say_due, say_when, sentence, shortened


class SaidView(NamedTuple):
    """One thing that was said. ``steps`` is empty where its record is not counted yet."""

    anchor: str
    words: str
    withheld: bool
    who: Inline
    note: str | None
    steps: tuple[Step, ...]
    lang: str
    note_lang: str


class EvidenceView(NamedTuple):
    """A piece of evidence: what it is, where it can be seen, and the picture of it."""

    what: Inline
    where: Inline
    picture: ShownPicture | None


class SlipView(NamedTuple):
    """One move of a due date."""

    moved: str
    decided: Inline
    reason: Inline


class PromiseView(NamedTuple):
    """One promise, with everything that came of it. ``flags`` are the labels of what is missing."""

    anchor: str
    words: str
    owner: str | None
    due: str | None
    history: str
    slips: tuple[SlipView, ...]
    note: str | None
    evidence: tuple[EvidenceView, ...]
    flags: tuple[str, ...]
    steps: tuple[Step, ...]
    lang: str
    note_lang: str
    owner_lang: str


def said_view(index: SiteIndex, entry: SaidEntry) -> SaidView:
    """Return a thing said in full, for the page of its own record, which needs no naming there."""
    loop = index.loops.said.get(entry.address)
    withheld = index.is_withheld(entry)
    community = community_of(index, entry)
    who = index.say_line("Said by {who}.", who=community) if community.text else ()
    return SaidView(
        item_of(entry.address),
        index.words_shown(entry),
        withheld,
        who,
        entry.said.note,
        said_steps(index, loop) if loop else (),
        "" if withheld else index.said_lang(entry),
        index.lang_of(entry.record, f"said/{entry.said.id}.note"),
    )


def promise_view(index: SiteIndex, entry: CommitmentEntry) -> PromiseView:
    """Return a promise in full, for the page of its own record."""
    loop = index.loops.commitments.get(entry.address)
    due, when = loop.due if loop else entry.commitment.due, None
    if due:
        when = say_deadline(index.translator, due)
        if due.day is None:
            when = index.say("{words}, which names no date", words=when)
    part = f"commitments/{entry.commitment.id}"
    return PromiseView(
        item_of(entry.address),
        index.promise_words(entry),
        entry.commitment.owner,
        when,
        first_promised(index.translator, loop) if loop and loop.slips else "",
        tuple(_slip(index, slip) for slip in loop.slips) if loop else (),
        entry.commitment.note,
        tuple(evidence_view(index, s) for s in loop.evidence) if loop else (),
        _labels(index, loop.flags) if loop else (),
        promise_steps(index, loop) if loop else (),
        index.promise_lang(entry),
        index.lang_of(entry.record, f"{part}.note"),
        index.lang_of(entry.record, f"{part}.owner"),
    )


def _labels(index: SiteIndex, raised: Iterable[Flag]) -> tuple[str, ...]:
    return tuple(index.say(flag.label) for flag in raised)


def _slip(index: SiteIndex, slip: Slip) -> SlipView:
    earlier, later = say_due(index.translator, slip.earlier), say_due(index.translator, slip.later)
    moved = index.say("From {earlier} to {later}", earlier=earlier, later=later)
    decided = index.decision_line(slip.decision, by=DECIDED_BY)
    return SlipView(moved, decided, reason_line(index, slip.decision))


def evidence_view(index: SiteIndex, shown: Shown, *, at_home: bool = False) -> EvidenceView:
    """Return a piece of evidence, with the record it stands in unless that is its page."""
    evidence = shown.evidence
    record = index.ledger.records.get(shown.record_id)
    picture = index.picture_of(record, evidence.photo) if evidence.photo and record else None
    where = index.say_line("In {record}.", record=index.record_link(shown.record_id))
    lang = index.lang_of(record, "evidence")
    what = TextRun(evidence.what, away=safe_link(evidence.link), lang=lang)
    return EvidenceView((what,), () if at_home else where, picture)


class Quote(NamedTuple):
    """The words of one thing said, and where they were said."""

    words: str
    withheld: bool
    where: Inline
    lang: str


class Deed(NamedTuple):
    """What we did, or how it stands: a word, a sentence, and the record that says so."""

    state: str
    word: str
    words: str
    lines: tuple[Inline, ...]
    lang: str = ""


class Pair(NamedTuple):
    """What was said, and what was done about it."""

    anchor: str
    said: tuple[Quote, ...]
    deeds: tuple[Deed, ...]
    after: tuple[Step, ...]
    note: str | None
    flags: tuple[str, ...]
    lang: str = ""


def texts_of(pair: Pair) -> tuple[list[str], list[str]]:
    """Return the texts of a pair that take room on a poster: what was said, what was done."""
    said = [quote.words for quote in pair.said]
    did = [f"{deed.word}. {deed.words}" for deed in pair.deeds]
    for step in pair.after:
        voices = [run.text for line in step.lines for run in line if run.is_voice]
        did.append(" ".join([step.word, *voices]))
    return said, did


_ENDS = {
    "done": (DONE, translatable("Done")),
    "answered": (DONE, translatable("Answered")),
    "cannot": (STOPPED, translatable("Cannot be done")),
}
_SAID_BY_DEEDS = frozenset({*SAID_BY_LATER_STEPS, flags.NO_DUE_DATE}) - {flags.GONE_QUIET}
"""Flags that the words of the deeds, and of the steps after them, say already."""


def artefact_pairs(index: SiteIndex, record: YouSaidWeDid) -> tuple[Pair, ...]:
    """Return the pairs of one "You said, we did"."""
    return tuple(_artefact_pair(index, record, item) for item in record.items)


def _artefact_pair(index: SiteIndex, record: YouSaidWeDid, item: ArtefactItem) -> Pair:
    anchor, lang = item.id or "", index.lang_of(record, f"items/{item.id}")
    entries = [index.ledger.said[r.address] for r in item.about if r.address in index.ledger.said]
    if entries or not item.we_did:
        return _pair(index, entries, anchor, item.note, lang)
    claim = index.loops.claims.get(item_address(record.id, anchor))
    raised = claim.flags if claim else (flags.CLAIM_WITHOUT_A_SOURCE,)
    word = index.say("We say that we did this")
    deed = Deed(ALERT, word, sentence(item.we_did), (), lang)
    told = told_step(index, claim.told if claim else (), raised)
    return Pair(
        anchor, (), (deed,), (told,), item.note, _labels(index, (flags.CLAIM_WITHOUT_A_SOURCE,))
    )


def _pair(
    index: SiteIndex, entries: list[SaidEntry], anchor: str, note: str | None, lang: str = ""
) -> Pair:
    loops = [index.loops.said[e.address] for e in entries if e.address in index.loops.said]
    raised = {f for loop in loops for f in all_flags(index, loop)}
    told = tuple(dict.fromkeys(t for loop in loops for t in loop.told))
    verdicts = [loop.verdict for loop in loops if loop.verdict]
    after = [told_step(index, told, raised)]
    verdict = verdict_step(index, verdicts[-1] if verdicts else None, raised)
    if verdict:
        after.append(verdict)
    return Pair(
        anchor,
        tuple(_quote(index, e) for e in entries),
        tuple(dict.fromkeys(deed for loop in loops for deed in _deeds(index, loop))),
        tuple(after),
        note,
        _labels(index, (f for f in flags.FLAGS if f in raised and f not in _SAID_BY_DEEDS)),
        lang,
    )


def _quote(index: SiteIndex, entry: SaidEntry) -> Quote:
    words, lang = index.words_shown(entry), index.said_lang(entry)
    when = say_when(index.translator, entry.record.date) or index.say("date not known")
    more = f": {shortened(words, 60)}"
    here = TextRun(when, index.item_url(entry.address), more=more, more_lang=lang)
    record = index.link_to(entry.record)
    where = index.say_line("Said at {record}, {when}.", record=record, when=here)
    withheld = index.is_withheld(entry)
    return Quote(words, withheld, where, "" if withheld else lang)


def _deeds(index: SiteIndex, loop: SaidLoop) -> list[Deed]:
    promises, decided = live_promises(index, loop), loop.decided
    if promises:
        return [_deed_of_promise(index, promise) for promise in promises]
    if decided is None:
        state, word, _ = waiting_words(index, loop)
        days = loop.waiting.days if loop.waiting else None
        so_far = ("{n} working day so far.", "{n} working days so far.")
        return [Deed(state, word, "" if days is None else index.count(days, *so_far), ())]
    words = decided.words or decided.reason or ""
    lang = index.decision_lang(decided, "what_happened" if decided.words else "reason")
    state, word = _ENDS.get(loop.status, (UNDER_WAY, translatable("Under way")))
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        state, word = ALERT, translatable("Done, without evidence")
    by = DECIDED_BY if loop.status == "cannot" else REPORTED_BY
    line = index.decision_line(decided, by=by)
    return [Deed(state, index.say(word), sentence(words), (line,), lang)]


def _deed_of_promise(index: SiteIndex, loop: CommitmentLoop) -> Deed:
    promise = sentence(index.promise_words(loop.entry))
    lang = index.promise_lang(loop.entry)
    decided = index.decision_line(loop.decided)
    if loop.status == "done":
        state, word = promise_stands(index.translator, loop)
        if loop.decided.words:
            promise = sentence(loop.decided.words)
            lang = index.decision_lang(loop.decided, "what_happened")
        return Deed(state, word, promise, (decided,), lang)
    if loop.status == "cannot":
        reason = reason_line(index, loop.decided)[0]
        lines = (text(promise, lang), index.decision_line(loop.decided, by=DECIDED_BY))
        return Deed(STOPPED, index.say("Cannot be done"), reason.text, lines, reason.lang)
    state, word = NEXT, index.say("Promised, not done yet")
    if loop.timeliness == "overdue":
        state, word = ALERT, index.say("Promised, and overdue")
    elif loop.status == "started":
        state, word = UNDER_WAY, index.say("Under way")
    return Deed(state, word, promise, (due_line(index, loop), decided), lang)
