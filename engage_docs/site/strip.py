"""The strip: said, promised, done, told, as an ordered list of steps, with a verdict at the end."""

from __future__ import annotations

from engage_docs.addresses import url_of
from engage_docs.dates import say_date
from engage_docs.judging import flags
from engage_docs.judging.commitments import answered_things
from engage_docs.judging.flags import Flag
from engage_docs.judging.loops import CommitmentLoop, SaidLoop
from engage_docs.site.book import Bit, Book, Line, decision_line, opened_sum, text
from engage_docs.site.steps import (
    ALERT,
    DONE,
    NEXT,
    UNDER_WAY,
    Step,
    done_step,
    promised_step,
    stopped_step,
    told_step,
    verdict_step,
)
from engage_docs.site.words import many, quoted, say_when, shortened, upper_first

_QUOTES_SHOWN = 3


def said_strip(book: Book, loop: SaidLoop) -> tuple[Step, ...]:
    """What came of a thing that was said."""
    promises = live_promises(book, loop)
    raised = all_flags(book, loop)
    said = Step("said", DONE, "Said", (_said_line(loop),))
    told = told_step(book, loop.told, raised)
    middle = (
        (promised_step(book, promises), done_step(book, promises))
        if promises
        else _without_promises(book, loop)
    )
    verdict = verdict_step(book, loop.verdict, raised)
    return (said, *middle, told, *((verdict,) if verdict else ()))


def commitment_strip(book: Book, loop: CommitmentLoop) -> tuple[Step, ...]:
    """Where a promise came from, and what came of it."""
    verdict = verdict_step(book, loop.verdict, loop.flags)
    return (
        _asked_step(book, loop),
        promised_step(book, [loop], with_words=False),
        done_step(book, [loop]),
        told_step(book, loop.told, loop.flags),
        *((verdict,) if verdict else ()),
    )


def live_promises(book: Book, loop: SaidLoop) -> list[CommitmentLoop]:
    """The promises that answer a thing said: those in force, or else the last that there were."""
    known = [book.loops.commitments[a] for a in loop.commitments if a in book.loops.commitments]
    return [c for c in known if c.status != "changed"] or known[-1:]


def all_flags(book: Book, loop: SaidLoop) -> tuple[Flag, ...]:
    """The flags of a thing said and of the promises that answer it, each once."""
    raised = {*loop.flags}
    for promise in live_promises(book, loop):
        raised.update(promise.flags)
    return tuple(f for f in flags.FLAGS if f in raised)


def _said_line(loop: SaidLoop) -> Line:
    when = upper_first(say_when(loop.entry.record.date)) or "Date not known"
    more = f": {quoted(shortened(loop.entry.said.words, 60))}"
    return (Bit(when, url_of(loop.entry.address), more=more), Bit("."))


def _without_promises(book: Book, loop: SaidLoop) -> tuple[Step, ...]:
    """The steps between said and told where nothing was promised."""
    not_done = Step("done", NEXT, "Not done yet")
    if loop.decided is None:
        return _waiting(book, loop), not_done
    decided = decision_line(book, loop.decided)
    words = (text(loop.decided.words),) if loop.decided.words else ()
    if loop.status == "cannot":
        return (stopped_step(book, loop.decided, wide=True),)
    if loop.status == "answered":
        return (Step("answered", DONE, "Answered", (*words, decided), wide=True),)
    if loop.status == "done":
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            lines = (*words, decided, text("Nothing is shown for it."))
            return (Step("done", ALERT, "Done, without evidence", lines, wide=True),)
        return (Step("done", DONE, "Done", (*words, decided), wide=True),)
    return (Step("done", UNDER_WAY, "Under way", (*words, decided), wide=True),)


def _waiting(book: Book, loop: SaidLoop) -> Step:
    is_late = loop.status == "unanswered"
    state, word = (ALERT, "Unanswered") if is_late else (NEXT, "Waiting for an answer")
    if loop.waiting is None:
        return Step("answered", state, word, (text("Since when is not known."),))
    opening = opened_sum(book, loop.waiting)
    days = many(loop.waiting.days, "working day")
    if is_late:
        line = text(f"{days}. We aim to answer within {book.answer_within}.")
        return Step("answered", state, word, (line,), opening)
    aim = f" We aim to answer by {say_date(loop.answer_by)}." if loop.answer_by else ""
    return Step("answered", state, word, (text(f"{days} so far.{aim}"),), opening)


def _asked_step(book: Book, loop: CommitmentLoop) -> Step:
    entries = [book.ledger.said[a] for a in answered_things(loop.entry, book.ledger)]
    if not entries:
        state = ALERT if flags.CLAIM_WITHOUT_A_SOURCE in loop.flags else NEXT
        return Step("said", state, "Said?", (text("It is not linked to anything that was said."),))
    lines: list[Line] = [
        (
            Bit(f"{upper_first(say_when(entry.record.date)) or 'Date not known'}: "),
            Bit(quoted(shortened(entry.said.words)), url_of(entry.address)),
        )
        for entry in entries[:_QUOTES_SHOWN]
    ]
    if len(entries) > _QUOTES_SHOWN:
        lines.append(text(f"And {many(len(entries) - _QUOTES_SHOWN, 'more thing')}."))
    return Step("said", DONE, "Said", tuple(lines))
