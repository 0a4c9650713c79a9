"""The strip: said, promised, done, told, as an ordered list of steps, with a verdict at the end."""

from __future__ import annotations

from engage_docs.loops import flags
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import CommitmentLoop, SaidLoop
from engage_docs.records.addresses import url_of
from engage_docs.site.index import (
    Inline,
    SiteIndex,
    TextRun,
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
def said_strip(index: SiteIndex, loop: SaidLoop) -> tuple[Step, ...]:
    """What came of a thing that was said."""
    promises = live_promises(index, loop)
    raised = all_flags(index, loop)
    said = Step("said", DONE, index.translator.say("Said"), (_said_line(index, loop),))
    told = told_step(index, loop.told, raised)
    middle = (
        (promised_step(index, promises), done_step(index, promises))
        if promises
        else _without_promises(index, loop)
    )
    verdict = verdict_step(index, loop.verdict, raised)
    return (said, *middle, told, *((verdict,) if verdict else ()))


@once
def commitment_strip(index: SiteIndex, loop: CommitmentLoop) -> tuple[Step, ...]:
    """Where a promise came from, and what came of it."""
    verdict = verdict_step(index, loop.verdict, loop.flags)
    return (
        _asked_step(index, loop),
        promised_step(index, [loop], with_words=False),
        done_step(index, [loop]),
        told_step(index, loop.told, loop.flags),
        *((verdict,) if verdict else ()),
    )


@once
def live_promises(index: SiteIndex, loop: SaidLoop) -> tuple[CommitmentLoop, ...]:
    """The promises that answer a thing said: those in force, or else the last that there were."""
    known = [index.loops.commitments[a] for a in loop.commitments if a in index.loops.commitments]
    return tuple([c for c in known if c.status != "changed"] or known[-1:])


@once
def all_flags(index: SiteIndex, loop: SaidLoop) -> tuple[Flag, ...]:
    """The flags of a thing said and of the promises that answer it, each once."""
    raised = {*loop.flags}
    for promise in live_promises(index, loop):
        raised.update(promise.flags)
    return tuple(f for f in flags.FLAGS if f in raised)


def _said_line(index: SiteIndex, loop: SaidLoop) -> Inline:
    entry = loop.entry
    when = TextRun(
        say_since(index.translator, entry.record.date),
        url_of(entry.address),
        more=f": {quoted(shortened(entry.said.words, 60))}",
        more_lang=said_lang(index, entry),
    )
    return line_of(index.translator, "{when}.", when=when)


def _without_promises(index: SiteIndex, loop: SaidLoop) -> tuple[Step, ...]:
    """The steps between said and told where nothing was promised."""
    translator = index.translator
    if loop.decided is None:
        return _waiting(index, loop), Step("done", NEXT, translator.say("Not done yet"))
    decided = decision_line(index, loop.decided)
    lang = decision_lang(index, loop.decided, "what_happened")
    words = (text(loop.decided.words, lang),) if loop.decided.words else ()
    if loop.status == "cannot":
        return (stopped_step(index, loop.decided, wide=True),)
    name, state, word = "done", UNDER_WAY, translator.say("Under way")
    lines = (*words, decided)
    if loop.status == "answered":
        name, state, word = "answered", DONE, translator.say("Answered")
    elif loop.status == "done":
        state, word = DONE, translator.say("Done")
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            state, word = ALERT, translator.say("Done, without evidence")
            lines = (*lines, text(translator.say("Nothing is shown for it.")))
    return (Step(name, state, word, lines, wide=True),)


def _waiting(index: SiteIndex, loop: SaidLoop) -> Step:
    translator = index.translator
    is_late = loop.status == "unanswered"
    state, word = (
        (ALERT, translator.say("Unanswered"))
        if is_late
        else (NEXT, translator.say("Waiting for an answer"))
    )
    if loop.waiting is None:
        return Step("answered", state, word, (text(translator.say("Since when is not known.")),))
    opening = opened_sum(index, loop.waiting)
    days = loop.waiting.days
    if is_late:
        waited = translator.count(days, "{n} working day.", "{n} working days.")
        aim = translator.say("We aim to answer within {days}.", days=index.answer_within)
    else:
        waited = translator.count(days, "{n} working day so far.", "{n} working days so far.")
        aim = (
            translator.say("We aim to answer by {day}.", day=translator.day(loop.answer_by))
            if loop.answer_by
            else ""
        )
    return Step("answered", state, word, (joined(text(waited), text(aim)),), opening)


def _asked_step(index: SiteIndex, loop: CommitmentLoop) -> Step:
    translator = index.translator
    entries = [index.ledger.said[a] for a in answered_things(loop.entry, index.ledger)]
    if not entries:
        state = ALERT if flags.CLAIM_WITHOUT_A_SOURCE in loop.flags else NEXT
        nothing = text(translator.say("It is not linked to anything that was said."))
        return Step("said", state, translator.say("Said?"), (nothing,))
    lines: list[Inline] = [
        line_of(
            translator,
            "{when}: {words}",
            when=say_since(translator, entry.record.date),
            words=TextRun(
                quoted(shortened(entry.said.words)),
                url_of(entry.address),
                lang=said_lang(index, entry),
            ),
        )
        for entry in entries[:_QUOTES_SHOWN]
    ]
    more = len(entries) - _QUOTES_SHOWN
    if more > 0:
        lines.append(text(translator.count(more, "And {n} more thing.", "And {n} more things.")))
    return Step("said", DONE, translator.say("Said"), tuple(lines))
