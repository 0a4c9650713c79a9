"""Rows: a thing said, a promise or a deed in a few lines, with the way to its place in full.

Each loop stands in full at its own anchor on the page of its record. Every other page shows rows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable
from engage_docs.links.ledger import CommitmentEntry, SaidEntry
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import Answer, ClaimLoop, CommitmentLoop, DecidingWord, SaidLoop
from engage_docs.records.addresses import item_of
from engage_docs.site.index import Inline, RowView, SiteIndex, TextRun, joined, text
from engage_docs.site.progress import (
    ALERT,
    DONE,
    NEXT,
    STOPPED,
    UNDER_WAY,
    all_flags,
    due_line,
    is_overdue,
    late_words,
    live_promises,
    overdue_words,
    promise_stands,
    promises_stand,
    quiet_words,
    reason_line,
    verdict_words,
    waiting_words,
)
from engage_docs.site.words import say_by, say_when, say_written, sentence, shortened, upper_first

_ON_A_DAY = {
    "done": (translatable("Done"), translatable("Done on {day}.")),
    "answered": (translatable("Answered"), translatable("Answered on {day}.")),
}


class RowStatus(NamedTuple):
    """How a loop stands: its shape, one sentence, and the flags that the sentence says."""

    state: str
    sentence: Inline
    said: Collection[Flag] = ()


def row_of(index: SiteIndex, address: str) -> RowView:
    """Return the row of the thing said, the promise or the claim at an address."""
    row = index.rows.get(address)
    if row is None:
        if address in index.ledger.said:
            row = said_row(index, index.ledger.said[address])
        elif address in index.ledger.commitments:
            row = promise_row(index, index.ledger.commitments[address])
        else:
            row = claim_row(index, index.loops.claims[address])
        index.rows[address] = row
    return row


def said_row(index: SiteIndex, entry: SaidEntry) -> RowView:
    """Return the row of a thing said: whose words, and what came of it."""
    loop, withheld = index.loops.said.get(entry.address), index.is_withheld(entry)
    stands = _of_said(index, loop) if loop else _to_come(index)
    return RowView(
        index.item_url(entry.address),
        stands.state,
        index.words_shown(entry),
        stands.sentence,
        _who_said(index, entry),
        not withheld,
        "" if withheld else index.said_lang(entry),
        withheld,
        _worst(index, all_flags(index, loop) if loop else (), stands),
        f" ({item_of(entry.address)})" if withheld else "",
    )


def promise_row(index: SiteIndex, entry: CommitmentEntry) -> RowView:
    """Return the row of a promise: what was promised, and how it stands."""
    loop = index.loops.commitments.get(entry.address)
    stands = _of_promise(index, loop) if loop else _to_come(index)
    return RowView(
        index.item_url(entry.address),
        stands.state,
        index.promise_words(entry),
        stands.sentence,
        _who_promised(index, entry),
        words_lang=index.promise_lang(entry),
        flag=_worst(index, loop.flags if loop else (), stands),
    )


def claim_row(index: SiteIndex, loop: ClaimLoop) -> RowView:
    """Return the row of a deed that answers nothing on record."""
    record, said = loop.line.record, flags.CLAIM_WITHOUT_A_SOURCE
    when, words = say_when(index.translator, record.date), translatable("We say so in {record}.")
    if when:
        words = translatable("We say so in {record}, {when}.")
    stands = RowStatus(ALERT, text(index.say(said.sentence)), (said,))
    return RowView(
        index.item_url(loop.line.address),
        stands.state,
        sentence(loop.line.item.we_did or ""),
        stands.sentence,
        index.say_line(words, record=index.link_to(record), when=when),
        words_lang=index.lang_of(record),
        flag=_worst(index, loop.flags, stands),
    )


def _worst(index: SiteIndex, raised: Collection[Flag], stands: RowStatus) -> str:
    """Return the label of the worst flag that the sentence does not say, if there is one."""
    return next((index.say(f.label) for f in raised if f not in stands.said), "")


def _to_come(index: SiteIndex) -> RowStatus:
    """How something stands that lies after the day of the page."""
    say = index.say
    return RowStatus(NEXT, text(say("This is still to come. Nothing in it is counted yet.")))


def _of_said(index: SiteIndex, loop: SaidLoop) -> RowStatus:
    """How a thing said stands: by what people say, by the promises, or by the answer to it."""
    decided, promises = loop.decided, live_promises(index, loop)
    if flags.NOT_SETTLED in all_flags(index, loop) and loop.verdict:
        return _not_settled(index.translator, loop.verdict)
    if promises:
        only_one = len(promises) == 1
        return _of_promise(index, promises[0]) if only_one else _of_several(index, promises)
    if decided is None:
        return _status(*waiting_words(index, loop), flags.UNANSWERED)
    if loop.status == "cannot":
        return _stopped(index, decided)
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        return _without_evidence(index)
    if loop.status in _ON_A_DAY:
        return RowStatus(DONE, _on_a_day(index.translator, loop.status, decided))
    lang = index.decision_lang(decided, "what_happened")
    more = text(sentence(shortened(decided.words or "")), lang)
    return _status(UNDER_WAY, index.say("Under way"), more)


def _of_promise(index: SiteIndex, loop: CommitmentLoop) -> RowStatus:
    """How a promise stands, and since when or until when."""
    translator, decided = index.translator, loop.decided
    if flags.NOT_SETTLED in loop.flags and loop.verdict:
        return _not_settled(translator, loop.verdict)
    state, word = promise_stands(translator, loop)
    if loop.status == "cannot":
        return _stopped(index, decided)
    if loop.status == "changed":
        return _status(state, word, _now(index, loop))
    if loop.status == "done":
        if state == ALERT:
            return _without_evidence(index)
        if loop.timeliness == "late":
            return _status(state, word, late_words(translator, loop))
        return RowStatus(state, _on_a_day(translator, loop.status, decided))
    if is_overdue(loop):
        return _status(state, word, overdue_words(translator, loop), flags.OVERDUE)
    if flags.GONE_QUIET in loop.flags:
        return _status(state, word, quiet_words(translator, loop), flags.GONE_QUIET)
    if state == NEXT:
        word = index.say("Promised, not done yet")
    return _status(state, word, due_line(index, loop), flags.NO_DUE_DATE)


def _of_several(index: SiteIndex, promises: Sequence[CommitmentLoop]) -> RowStatus:
    """How several promises stand, and which of those that are not kept yet is due first."""
    state, word = promises_stand(index.translator, promises)
    to_keep = [loop for loop in promises if loop.status not in ("done", "cannot", "changed")]
    if not to_keep:
        return _status(state, word)
    dated = [(loop.due.day or date.max, loop.due, loop) for loop in to_keep if loop.due]
    if not dated:
        return _status(state, word, due_line(index, to_keep[0]), flags.NO_DUE_DATE)
    _, due, first = min(dated, key=itemgetter(0))
    words = translatable("Next: {promise}, due {by}.")
    if is_overdue(first):
        words = translatable("Overdue: {promise}, due {by}.")
    promise = index.promise_link(first.entry)._replace(url="")
    line = index.say_line(words, promise=promise, by=say_by(index.translator, due))
    return _status(state, word, line, *((flags.OVERDUE,) if is_overdue(first) else ()))


def _status(state: str, word: str, line: Inline = (), *said: Flag) -> RowStatus:
    return RowStatus(state, joined(_ended(word), line), said)


def _ended(word: str) -> Inline:
    return text(f"{word}.")


def _not_settled(translator: Translator, verdict: Answer) -> RowStatus:
    """That people say it is not settled, or only in part."""
    state, word, meaning = verdict_words(translator, verdict)
    return _status(state, word, text(meaning), flags.NOT_SETTLED)


def _on_a_day(translator: Translator, status: str, decided: DecidingWord) -> Inline:
    """That it was done or answered, and when: on a day, or in the words of the record."""
    word, on_a_day = _ON_A_DAY[status]
    when = say_written(translator, decided.as_written, decided.day)
    if decided.day and when == translator.day(decided.day):
        return text(translator.say(on_a_day, day=when))
    return joined(_ended(translator.say(word)), _ended(upper_first(when)) if when else ())


def _without_evidence(index: SiteIndex) -> RowStatus:
    word, nothing = index.say("Done, without evidence"), text(index.say("Nothing is shown for it."))
    return _status(ALERT, word, nothing, flags.DONE_WITHOUT_EVIDENCE)


def _stopped(index: SiteIndex, decided: DecidingWord) -> RowStatus:
    """That it will not be done, and why."""
    state, word = STOPPED if decided.reason else ALERT, index.say("Cannot be done")
    return _status(state, word, reason_line(index, decided), flags.CANNOT_WITHOUT_A_REASON)


def _now(index: SiteIndex, loop: CommitmentLoop) -> Inline:
    """What was promised instead."""
    commitments = index.ledger.commitments
    instead = next((commitments[a] for a in loop.replaced_by if a in commitments), None)
    if instead is None:
        return text(index.say("No promise is named in its place."))
    promise = index.promise_link(instead)._replace(url="")
    return index.say_line("Now: {promise}.", promise=promise)


def community_of(index: SiteIndex, entry: SaidEntry) -> TextRun:
    """Return the community that said something, or no words."""
    lang = index.lang_of(entry.record, f"said/{entry.said.id}.community")
    return TextRun(entry.said.community or "", lang=lang)


def _who_said(index: SiteIndex, entry: SaidEntry) -> Inline:
    """Who said it, at which meeting, and when."""
    community, record = community_of(index, entry), index.link_to(entry.record)
    words = translatable("Said at {record}.")
    if community.text:
        words = translatable("{who}, at {record}.")
    when = say_when(index.translator, entry.record.date)
    where = index.say_line(words, who=community, record=record)
    return joined(where, _ended(upper_first(when)) if when else ())


def _who_promised(index: SiteIndex, entry: CommitmentEntry) -> Inline:
    """In which record it was promised, when, and who sees to it."""
    when, commitment = say_when(index.translator, entry.record.date), entry.commitment
    words = translatable("Promised in {record}.")
    if when:
        words = translatable("Promised in {record}, {when}.")
    where = index.say_line(words, record=index.link_to(entry.record), when=when)
    if not commitment.owner:
        return where
    lang = index.lang_of(entry.record, f"commitments/{commitment.id}.owner")
    owner = TextRun(commitment.owner, lang=lang)
    return joined(where, index.say_line("Owner: {who}.", who=owner))
