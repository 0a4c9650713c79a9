"""The progress of a loop in steps: said, promised, done, told, settled.

Each step has a state, which gives its shape, and words, which say the same without the shape.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.judging import answered_things
from engage_docs.loops.values import Answer, CommitmentLoop, DecidingWord, SaidLoop, Telling
from engage_docs.site.index import (
    DECIDED_BY,
    REPORTED_IN,
    WORK_BEGAN,
    Disclosure,
    Inline,
    SiteIndex,
    TextRun,
    joined,
    line_of,
    text,
)
from engage_docs.site.words import (
    lower_first,
    quoted,
    say_ago,
    say_by,
    say_due,
    say_how,
    say_since,
    say_times,
    say_written,
    sentence,
    shortened,
    upper_first,
)

# The states, each with a shape of its own.
DONE = "done"  # a filled disc with a tick
UNDER_WAY = "under-way"  # a ring with a dot
NEXT = "next"  # an empty, broken ring
ALERT = "alert"  # a diamond with an exclamation mark
STOPPED = "stopped"  # a square with a bar
MOVED = "moved"  # a ring with an arrow

SAID_BY_LATER_STEPS = frozenset(
    {
        *(flags.UNANSWERED, flags.OVERDUE, flags.GONE_QUIET, flags.DONE_WITHOUT_EVIDENCE),
        *(flags.NOT_TOLD, flags.NOT_ASKED, flags.NOT_SETTLED),
        *(flags.CANNOT_WITHOUT_A_REASON, flags.CLAIM_WITHOUT_A_SOURCE),
    }
)
"""Flags that a step has words of its own for. The others are said where the promise is."""
NO_REASON = translatable("No reason is given.")
_TELLINGS_SHOWN = 3
_QUOTES_SHOWN = 3
_VERDICTS = {
    "yes": (DONE, translatable("Settled"), translatable("People say: yes, this settles it.")),
    "partly": (
        ALERT,
        translatable("Settled only in part"),
        translatable("People say: this settles a part of it. So it is open again."),
    ),
    "no": (
        ALERT,
        translatable("Not settled"),
        translatable("People say: no, this does not settle it. So it is open again."),
    ),
    "not asked": (
        NEXT,
        translatable("Settled?"),
        translatable("Nobody has asked the people who raised it."),
    ),
}


class Step(NamedTuple):
    """One step. ``wide`` steps take the room of two."""

    name: str
    state: str
    word: str
    lines: tuple[Inline, ...] = ()
    opening: Disclosure | None = None
    wide: bool = False


def promised_step(
    index: SiteIndex, loops: Sequence[CommitmentLoop], *, with_words: bool = True
) -> Step:
    """Return the step of what was promised, by when, and what the promise lacks."""
    lines: list[Inline] = []
    for loop in loops:
        lines.extend(_promise_lines(index, loop, with_words=with_words))
        lines.extend(_replaces(index, loop))
    word = index.count(len(loops), "Promised", "{n} promises")
    sums = [loop.due.sum for loop in loops if loop.due and loop.due.sum]
    opening = index.opened_sum(sums[0]) if sums else None
    return Step("promised", DONE, word, tuple(lines), opening)


def _promise_lines(index: SiteIndex, loop: CommitmentLoop, *, with_words: bool) -> Iterator[Inline]:
    translator, entry = index.translator, loop.entry
    made = say_since(translator, entry.record.date)
    promise = index.promise_link(entry, 160)
    by = say_by(translator, loop.due) if loop.due else ""
    if with_words:
        words = (
            translatable("{when}: {promise}, {by}.") if by else translatable("{when}: {promise}.")
        )
        yield index.say_line(words, when=made, promise=promise, by=by)
    else:
        more = f": {promise.text}"
        after = TextRun(made, promise.url, more=more, more_lang=promise.lang)
        who = TextRun(entry.record.by or "", lang=index.lang_of(entry.record, "by"))
        promised_by = index.say_line("Promised by: {who}.", who=who) if who.text else ()
        yield joined(index.say_line("{when}.", when=after), promised_by)
        if by:
            yield index.say_line("Due {by}.", by=by)
    if loop.slips and loop.first_due:
        yield index.say_line("{sentence}.", sentence=first_promised(translator, loop))
    lacks = [index.say(flag.sentence) for flag in loop.flags if flag not in SAID_BY_LATER_STEPS]
    if lacks:
        yield text(" ".join(lacks))


def _replaces(index: SiteIndex, loop: CommitmentLoop) -> list[Inline]:
    """The promises whose place it takes, so that they do not vanish from the steps."""
    words = translatable("It takes the place of: {promise}.")
    return _named_promises(index, loop.entry.replaces, words)


def _named_promises(index: SiteIndex, addresses: Iterable[str], words: str) -> list[Inline]:
    entries = (index.ledger.commitments.get(address) for address in addresses)
    links = (index.promise_link(entry) for entry in entries if entry)
    return [index.say_line(words, promise=link) for link in links]


def first_promised(translator: Translator, loop: CommitmentLoop) -> str:
    """Return the history of a date in short: "First promised for 30 June 2026, moved twice"."""
    if loop.first_due is None:
        return ""
    when, times = say_due(translator, loop.first_due), say_times(translator, len(loop.slips))
    return translator.say("First promised for {when}, moved {times}", when=when, times=times)


def promise_stands(translator: Translator, loop: CommitmentLoop) -> tuple[str, str]:
    """Return the state of a promise, and the word for it: "Overdue"."""
    say = translator.say
    if loop.status == "done":
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            return ALERT, say("Done, without evidence")
        return DONE, say("Done late") if loop.timeliness == "late" else say("Done")
    if loop.status == "cannot":
        return STOPPED if loop.decided.reason else ALERT, say("Cannot be done")
    if loop.status == "changed":
        return MOVED if loop.replaced_by else ALERT, say("Replaced by another promise")
    if is_overdue(loop):
        return ALERT, say("Overdue")
    if flags.GONE_QUIET in loop.flags:
        return ALERT, say("Gone quiet")
    if loop.status == "started":
        return UNDER_WAY, say("Under way")
    return NEXT, say("Not done yet")


def promises_stand(translator: Translator, loops: Sequence[CommitmentLoop]) -> tuple[str, str]:
    """Return the state of several promises together, and the words for it: "1 of 2 done"."""
    states = {promise_stands(translator, loop)[0] for loop in loops}
    state = next(s for s in (ALERT, UNDER_WAY, NEXT, MOVED, STOPPED, DONE) if s in states)
    done = sum(loop.status == "done" for loop in loops)
    if done == len(loops):
        return state, translator.say("Done")
    return state, translator.say("{some} of {all} done", some=done, all=len(loops))


def is_overdue(loop: CommitmentLoop) -> bool:
    """Return whether a promise is not kept though its day has passed."""
    return flags.OVERDUE in loop.flags or loop.timeliness == "overdue"


def done_step(index: SiteIndex, loops: Sequence[CommitmentLoop]) -> Step:
    """Return the step of what was done. Several promises share one, with a line for each."""
    translator = index.translator
    if len(loops) == 1:
        state, word = promise_stands(translator, loops[0])
        return Step("done", state, word, tuple(_done_lines(index, loops[0])))
    lines: list[Inline] = []
    for loop in loops:
        promise = index.promise_link(loop.entry, 60)
        stands = lower_first(promise_stands(translator, loop)[1])
        lines.append(index.say_line("{promise}: {stands}.", promise=promise, stands=stands))
        lines.extend(_done_lines(index, loop))
    state, word = promises_stand(translator, loops)
    return Step("done", state, word, tuple(lines))


def _done_lines(index: SiteIndex, loop: CommitmentLoop) -> list[Inline]:
    """What is said of how a promise stands: who says so, since when, what stands instead."""
    translator = index.translator
    if loop.status == "done":
        lines = [index.decision_line(loop.decided)]
        if loop.timeliness == "late":
            lines.append(late_words(translator, loop))
        if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
            lines.append(text(index.say("Nothing is shown for it.")))
        return lines
    if loop.status == "cannot":
        decided = index.decision_line(loop.decided, by=DECIDED_BY)
        return [reason_line(index, loop.decided), decided]
    if loop.status == "changed":
        return [*_instead(index, loop), index.decision_line(loop.decided, by=DECIDED_BY)]
    lines = [overdue_words(translator, loop)] if is_overdue(loop) else []
    if loop.status == "started":
        lines.append(index.decision_line(loop.decided, WORK_BEGAN))
    if flags.GONE_QUIET in loop.flags:
        lines.append(quiet_words(translator, loop))
    return lines


def overdue_words(translator: Translator, loop: CommitmentLoop) -> Inline:
    """Return when a promise was due, and how long ago that was."""
    due = translator.day(loop.due.day) if loop.due and loop.due.day else ""
    ago = say_ago(translator, loop.days_overdue)
    return line_of(translator, "It was due on {day}, {ago}.", day=due, ago=ago)


def due_line(index: SiteIndex, loop: CommitmentLoop) -> Inline:
    """Return until when a promise is to be kept, or that no date was given."""
    if not loop.due:
        return text(index.say("No date was given."))
    return index.say_line("Due {by}.", by=say_by(index.translator, loop.due))


def late_words(translator: Translator, loop: CommitmentLoop) -> Inline:
    """Return how late a promise was kept, in calendar days."""
    days = loop.days_overdue
    if not days:
        return text(translator.say("Late."))
    return text(translator.count(days, "{n} day late.", "{n} days late."))


def quiet_words(translator: Translator, loop: CommitmentLoop) -> Inline:
    """Return since when there has been no news of a promise."""
    if not loop.last_word:
        return text(translator.say("No news."))
    return line_of(translator, "No news since {day}.", day=translator.day(loop.last_word))


def stopped_step(index: SiteIndex, decision: DecidingWord) -> Step:
    """Return the step of a thing said for which nothing will be done, and why."""
    decided = index.decision_line(decision, by=DECIDED_BY)
    state = STOPPED if decision.reason else ALERT
    word = index.say("Cannot be done")
    return Step("done", state, word, (reason_line(index, decision), decided), wide=True)


def reason_line(index: SiteIndex, decision: DecidingWord) -> Inline:
    """Return why it was decided so, as a line."""
    if not decision.reason:
        return text(index.say(NO_REASON))
    return text(sentence(decision.reason), index.decision_lang(decision, "reason"))


def _instead(index: SiteIndex, loop: CommitmentLoop) -> list[Inline]:
    """The promises that stand in the place of another."""
    lines = _named_promises(index, loop.replaced_by, translatable("Now: {promise}."))
    return lines or [text(index.say("No promise is named in its place."))]


def told_step(index: SiteIndex, told: Sequence[Telling], raised: Collection[Flag]) -> Step:
    """Return the step of who was told, when and how."""
    if told:
        lines = [_telling_line(index, telling) for telling in told[:_TELLINGS_SHOWN]]
        more = len(told) - _TELLINGS_SHOWN
        if more > 0:
            lines.append(text(index.count(more, "And {n} more time.", "And {n} more times.")))
        return Step("told", DONE, index.say("Told"), tuple(lines))
    if flags.NOT_TOLD in raised:
        nobody = text(index.say("Nobody has told the people who raised it."))
        return Step("told", ALERT, index.say("Not told"), (nobody,))
    return Step("told", NEXT, index.say("Not told yet"))


def _telling_line(index: SiteIndex, telling: Telling) -> Inline:
    when = upper_first(say_written(index.translator, telling.as_written, telling.day))
    lang = index.lang_of(index.ledger.records.get(telling.record_id), "told")
    who = TextRun(f"{telling.told.who}{say_how(telling.told.how)}", lang=lang)
    record = index.record_link(telling.record_id)
    words = translatable("{when}: {who}, in {record}.")
    return index.say_line(words, when=when or index.say("Date not known"), who=who, record=record)


def verdict_words(translator: Translator, verdict: Answer) -> tuple[str, str, str]:
    """Return the state of what people say of the outcome, the word for it, and what it means."""
    state, word, meaning = _VERDICTS.get(verdict.verdict.answer, _VERDICTS["not asked"])
    return state, translator.say(word), translator.say(meaning)


def verdict_step(index: SiteIndex, verdict: Answer | None, raised: Collection[Flag]) -> Step | None:
    """Return the step of what people say of the outcome; None where there is nothing to ask."""
    if verdict is None:
        if flags.NOT_ASKED not in raised:
            return None
        state, word, meaning = _VERDICTS["not asked"]
        return Step("verdict", state, index.say(word), (text(index.say(meaning)),))
    state, word, meaning = verdict_words(index.translator, verdict)
    lines: list[Inline] = [text(meaning)]
    if verdict.verdict.words:
        said_in = index.ledger.records.get(verdict.record_id)
        lang = index.lang_of(said_in, "community_says")
        lines.append((TextRun(quoted(verdict.verdict.words), is_voice=True, lang=lang),))
    words = REPORTED_IN if verdict.day else translatable("In {record}.")
    when = index.translator.day(verdict.day) if verdict.day else ""
    lines.append(index.say_line(words, when=when, record=index.record_link(verdict.record_id)))
    return Step("verdict", state, word, tuple(lines))


def said_steps(index: SiteIndex, loop: SaidLoop) -> tuple[Step, ...]:
    """Return the steps of a thing said: what came of it."""
    promises, raised = live_promises(index, loop), all_flags(index, loop)
    said = Step("said", DONE, index.say("Said"), (_said_line(index, loop),))
    if promises:
        middle: tuple[Step, ...] = (promised_step(index, promises), done_step(index, promises))
    else:
        middle = _without_promises(index, loop)
    return (said, *middle, *_last_steps(index, loop, raised))


def promise_steps(index: SiteIndex, loop: CommitmentLoop) -> tuple[Step, ...]:
    """Return the steps of a promise: where it came from, and what came of it."""
    promised, done = promised_step(index, [loop], with_words=False), done_step(index, [loop])
    return (_asked_step(index, loop), promised, done, *_last_steps(index, loop, loop.flags))


def _last_steps(
    index: SiteIndex, loop: SaidLoop | CommitmentLoop, raised: Collection[Flag]
) -> Iterator[Step]:
    """Who was told, and what people say of it."""
    yield told_step(index, loop.told, raised)
    verdict = verdict_step(index, loop.verdict, raised)
    if verdict:
        yield verdict


def live_promises(index: SiteIndex, loop: SaidLoop) -> tuple[CommitmentLoop, ...]:
    """Return the promises that answer a thing said: those in force, or else the last one."""
    known = [index.loops.commitments[a] for a in loop.commitments if a in index.loops.commitments]
    return tuple([c for c in known if c.status != "changed"] or known[-1:])


def all_flags(index: SiteIndex, loop: SaidLoop) -> tuple[Flag, ...]:
    """Return the flags of a thing said and of the promises that answer it, each once."""
    raised = {*loop.flags}
    for promise in live_promises(index, loop):
        raised.update(promise.flags)
    return tuple(f for f in flags.FLAGS if f in raised)


def _said_line(index: SiteIndex, loop: SaidLoop) -> Inline:
    entry = loop.entry
    when, url = say_since(index.translator, entry.record.date), index.item_url(entry.address)
    more = f": {quoted(shortened(entry.said.words, 60))}"
    link = TextRun(when, url, more=more, more_lang=index.said_lang(entry))
    return index.say_line("{when}.", when=link)


def _without_promises(index: SiteIndex, loop: SaidLoop) -> tuple[Step, ...]:
    """The steps between said and told where nothing was promised."""
    if loop.decided is None:
        state, word, line = waiting_words(index, loop)
        opening = index.opened_sum(loop.waiting) if loop.waiting else None
        waiting = Step("answered", state, word, (line,), opening)
        return waiting, Step("done", NEXT, index.say("Not done yet"))
    if loop.status == "cannot":
        return (stopped_step(index, loop.decided),)
    lang = index.decision_lang(loop.decided, "what_happened")
    lines = (text(loop.decided.words, lang),) if loop.decided.words else ()
    lines = (*lines, index.decision_line(loop.decided))
    name, state, word = "done", UNDER_WAY, index.say("Under way")
    if loop.status == "answered":
        name, state, word = "answered", DONE, index.say("Answered")
    elif flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        state, word = ALERT, index.say("Done, without evidence")
        lines = (*lines, text(index.say("Nothing is shown for it.")))
    elif loop.status == "done":
        state, word = DONE, index.say("Done")
    return (Step(name, state, word, lines, wide=True),)


def waiting_words(index: SiteIndex, loop: SaidLoop) -> tuple[str, str, Inline]:
    """Return the state of a thing said without an answer, the word for it, and how long it waits.

    The wait is in working days; the answer time is that of the settings.
    """
    say, is_late = index.say, loop.status == "unanswered"
    state = ALERT if is_late else NEXT
    word = say("Unanswered") if is_late else say("Waiting for an answer")
    if loop.waiting is None:
        return state, word, text(say("Since when is not known."))
    days, aim = loop.waiting.days, ""
    if is_late:
        waited = index.count(days, "{n} working day.", "{n} working days.")
        aim = say("We aim to answer within {days}.", days=index.answer_within)
    else:
        waited = index.count(days, "{n} working day so far.", "{n} working days so far.")
        if loop.answer_by:
            day = index.translator.day(loop.answer_by)
            aim = say("We aim to answer by {day}.", day=day)
    return state, word, joined(text(waited), text(aim))


def _asked_step(index: SiteIndex, loop: CommitmentLoop) -> Step:
    entries = [index.ledger.said[a] for a in answered_things(loop.entry, index.ledger)]
    if not entries:
        state = ALERT if flags.CLAIM_WITHOUT_A_SOURCE in loop.flags else NEXT
        nothing = text(index.say("It is not linked to anything that was said."))
        return Step("said", state, index.say("Said?"), (nothing,))
    lines: list[Inline] = []
    for entry in entries[:_QUOTES_SHOWN]:
        when, words = say_since(index.translator, entry.record.date), shortened(entry.said.words)
        url, lang = index.item_url(entry.address), index.said_lang(entry)
        quote = TextRun(quoted(words), url, lang=lang)
        lines.append(index.say_line("{when}: {words}", when=when, words=quote))
    more = len(entries) - _QUOTES_SHOWN
    if more > 0:
        lines.append(text(index.count(more, "And {n} more thing.", "And {n} more things.")))
    return Step("said", DONE, index.say("Said"), tuple(lines))
