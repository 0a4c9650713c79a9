"""The strip: said, promised, done, told, as an ordered list of steps, with a verdict at the end."""

from __future__ import annotations

from engage_docs.loops import flags
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import CommitmentLoop, SaidLoop
from engage_docs.records.addresses import url_of
from engage_docs.site.book import (
    Bit,
    Book,
    Line,
    decision_lang,
    decision_line,
    joined,
    line_of,
    opened_sum,
    said_lang,
    text,
)
from engage_docs.site.once import once
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
from engage_docs.site.words import quoted, say_since, shortened

_QUOTES_SHOWN = 3


@once
def said_strip(book: Book, loop: SaidLoop) -> tuple[Step, ...]:
    """What came of a thing that was said."""
    promises = live_promises(book, loop)
    raised = all_flags(book, loop)
    said = Step("said", DONE, book.speech.say("Said"), (_said_line(book, loop),))
    told = told_step(book, loop.told, raised)
    middle = (
        (promised_step(book, promises), done_step(book, promises))
        if promises
        else _without_promises(book, loop)
    )
    verdict = verdict_step(book, loop.verdict, raised)
    return (said, *middle, told, *((verdict,) if verdict else ()))


@once
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


@once
def live_promises(book: Book, loop: SaidLoop) -> tuple[CommitmentLoop, ...]:
    """The promises that answer a thing said: those in force, or else the last that there were."""
    known = [book.loops.commitments[a] for a in loop.commitments if a in book.loops.commitments]
    return tuple([c for c in known if c.status != "changed"] or known[-1:])


@once
def all_flags(book: Book, loop: SaidLoop) -> tuple[Flag, ...]:
    """The flags of a thing said and of the promises that answer it, each once."""
    raised = {*loop.flags}
    for promise in live_promises(book, loop):
        raised.update(promise.flags)
    return tuple(f for f in flags.FLAGS if f in raised)


def _said_line(book: Book, loop: SaidLoop) -> Line:
    entry = loop.entry
    when = Bit(
        say_since(book.speech, entry.record.date),
        url_of(entry.address),
        more=f": {quoted(shortened(entry.said.words, 60))}",
        more_lang=said_lang(book, entry),
    )
    return line_of(book.speech, "{when}.", when=when)


def _without_promises(book: Book, loop: SaidLoop) -> tuple[Step, ...]:
    """The steps between said and told where nothing was promised."""
    speech = book.speech
    if loop.decided is None:
        return _waiting(book, loop), Step("done", NEXT, speech.say("Not done yet"))
    decided = decision_line(book, loop.decided)
    lang = decision_lang(book, loop.decided, "what_happened")
    words = (text(loop.decided.words, lang),) if loop.decided.words else ()
    if loop.status == "cannot":
        return (stopped_step(book, loop.decided, wide=True),)
    name, state, word = "done", UNDER_WAY, speech.say("Under way")
    lines = (*words, decided)
    if loop.status == "answered":
        name, state, word = "answered", DONE, speech.say("Answered")
    elif loop.status == "done":
        state, word = DONE, speech.say("Done")
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            state, word = ALERT, speech.say("Done, without evidence")
            lines = (*lines, text(speech.say("Nothing is shown for it.")))
    return (Step(name, state, word, lines, wide=True),)


def _waiting(book: Book, loop: SaidLoop) -> Step:
    speech = book.speech
    is_late = loop.status == "unanswered"
    state, word = (
        (ALERT, speech.say("Unanswered"))
        if is_late
        else (NEXT, speech.say("Waiting for an answer"))
    )
    if loop.waiting is None:
        return Step("answered", state, word, (text(speech.say("Since when is not known.")),))
    opening = opened_sum(book, loop.waiting)
    days = loop.waiting.days
    if is_late:
        waited = speech.count(days, "{n} working day.", "{n} working days.")
        aim = speech.say("We aim to answer within {days}.", days=book.answer_within)
    else:
        waited = speech.count(days, "{n} working day so far.", "{n} working days so far.")
        aim = (
            speech.say("We aim to answer by {day}.", day=speech.day(loop.answer_by))
            if loop.answer_by
            else ""
        )
    return Step("answered", state, word, (joined(text(waited), text(aim)),), opening)


def _asked_step(book: Book, loop: CommitmentLoop) -> Step:
    speech = book.speech
    entries = [book.ledger.said[a] for a in answered_things(loop.entry, book.ledger)]
    if not entries:
        state = ALERT if flags.CLAIM_WITHOUT_A_SOURCE in loop.flags else NEXT
        nothing = text(speech.say("It is not linked to anything that was said."))
        return Step("said", state, speech.say("Said?"), (nothing,))
    lines: list[Line] = [
        line_of(
            speech,
            "{when}: {words}",
            when=say_since(speech, entry.record.date),
            words=Bit(
                quoted(shortened(entry.said.words)),
                url_of(entry.address),
                lang=said_lang(book, entry),
            ),
        )
        for entry in entries[:_QUOTES_SHOWN]
    ]
    more = len(entries) - _QUOTES_SHOWN
    if more > 0:
        lines.append(text(speech.count(more, "And {n} more thing.", "And {n} more things.")))
    return Step("said", DONE, speech.say("Said"), tuple(lines))
