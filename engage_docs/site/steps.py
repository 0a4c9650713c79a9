"""The steps of the strip that a promise goes through: promised, done, told, settled.

Each step has a state, which gives its shape, and words, which say the same without the shape.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from engage_docs.i18n import Speech, to_say
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import Answer, CommitmentLoop, Decision, Telling
from engage_docs.site.book import (
    DECIDED_BY,
    WORK_BEGAN,
    Bit,
    Book,
    Line,
    Opening,
    decision_lang,
    decision_line,
    joined,
    lang_of,
    line_of,
    opened_sum,
    promise_link,
    record_link,
    text,
)
from engage_docs.site.once import once
from engage_docs.site.words import (
    lower_first,
    quoted,
    say_ago,
    say_by,
    say_how,
    say_since,
    say_times,
    say_written,
    sentence,
    upper_first,
)

# The states, each with a shape of its own.
DONE = "done"  # a filled disc with a tick
UNDER_WAY = "under-way"  # a ring with a dot
NEXT = "next"  # an empty, broken ring
ALERT = "alert"  # a diamond with an exclamation mark
STOPPED = "stopped"  # a square with a bar
MOVED = "moved"  # a ring with an arrow

NO_REASON = to_say("No reason is given.")
_TELLINGS_SHOWN = 3
_VERDICTS = {
    "yes": (DONE, to_say("Settled"), to_say("People say: yes, this settles it.")),
    "partly": (
        ALERT,
        to_say("Settled only in part"),
        to_say("People say: this settles a part of it. So it is open again."),
    ),
    "no": (
        ALERT,
        to_say("Not settled"),
        to_say("People say: no, this does not settle it. So it is open again."),
    ),
    "not asked": (
        NEXT,
        to_say("Settled?"),
        to_say("Nobody has asked the people who raised it."),
    ),
}


class Step(NamedTuple):
    """One step. ``wide`` steps take the room of two. ``words`` stand right after the word."""

    name: str
    state: str
    word: str
    lines: tuple[Line, ...] = ()
    opening: Opening | None = None
    wide: bool = False
    words: str = ""


def promised_step(book: Book, loops: Sequence[CommitmentLoop], *, with_words: bool = True) -> Step:
    """What was promised, by when, and what the promise lacks."""
    lines: list[Line] = []
    for loop in loops:
        lines.extend(_promise_lines(book, loop, with_words=with_words))
        lines.extend(_replaces(book, loop))
    word = book.speech.count(len(loops), "Promised", "{n} promises")
    sums = [loop.due.sum for loop in loops if loop.due and loop.due.sum]
    opening = opened_sum(book, sums[0]) if sums else None
    return Step("promised", DONE, word, tuple(lines), opening)


def _promise_lines(book: Book, loop: CommitmentLoop, *, with_words: bool) -> list[Line]:
    speech, entry = book.speech, loop.entry
    made = say_since(speech, entry.record.date)
    promise = promise_link(book, entry, 160)
    by = say_by(speech, loop.due) if loop.due else ""
    lines: list[Line] = []
    if with_words:
        words = to_say("{when}: {promise}, {by}.") if by else to_say("{when}: {promise}.")
        lines.append(line_of(speech, words, when=made, promise=promise, by=by))
    else:
        more = f": {promise.text}"
        after = Bit(made, promise.url, more=more, more_lang=promise.lang)
        who = Bit(entry.record.by or "", lang=lang_of(book, entry.record, "by"))
        lines.append(
            joined(
                line_of(speech, "{when}.", when=after),
                line_of(speech, "Promised by: {who}.", who=who) if who.text else (),
            )
        )
        if by:
            lines.append(line_of(speech, "Due {by}.", by=by))
    if loop.slips and loop.first_due:
        lines.append(line_of(speech, "{sentence}.", sentence=first_promised(speech, loop)))
    lacks = [
        flag
        for flag in (flags.NO_DUE_DATE, flags.NO_OWNER, flags.DATE_MOVED_WITHOUT_A_REASON)
        if flag in loop.flags
    ]
    if lacks:
        lines.append(text(" ".join(speech.say(flag.sentence) for flag in lacks)))
    return lines


def _replaces(book: Book, loop: CommitmentLoop) -> list[Line]:
    """The promises whose place it takes, so that they do not vanish from the strip."""
    earlier = [book.ledger.commitments.get(address) for address in loop.entry.replaces]
    return [
        line_of(
            book.speech,
            "It takes the place of: {promise}.",
            promise=promise_link(book, entry),
        )
        for entry in earlier
        if entry
    ]


def first_promised(speech: Speech, loop: CommitmentLoop) -> str:
    """The history of a date in short: "First promised for 30 June 2026, moved twice"."""
    if loop.first_due is None:
        return ""
    first = loop.first_due.day
    when = speech.day(first) if first else f"“{loop.first_due.as_written}”"
    return speech.say(
        "First promised for {when}, moved {times}",
        when=when,
        times=say_times(speech, len(loop.slips)),
    )


def done_step(book: Book, loops: Sequence[CommitmentLoop]) -> Step:
    """What was done. Several promises share one step, with a line for each."""
    steps = [_done_step(book, loop) for loop in loops]
    if len(steps) == 1:
        return steps[0]
    done = sum(loop.status == "done" for loop in loops)
    states = {step.state for step in steps}
    state = next(s for s in (ALERT, UNDER_WAY, NEXT, MOVED, STOPPED, DONE) if s in states)
    word = (
        book.speech.say("Done")
        if done == len(loops)
        else book.speech.say("{some} of {all} done", some=done, all=len(loops))
    )
    lines: list[Line] = []
    for loop, step in zip(loops, steps, strict=True):
        promise = promise_link(book, loop.entry, 60)
        stands = lower_first(step.word)
        lines.append(line_of(book.speech, "{promise}: {stands}.", promise=promise, stands=stands))
        lines.extend(step.lines)
    return Step("done", state, word, tuple(lines))


@once
def _done_step(book: Book, loop: CommitmentLoop) -> Step:
    speech = book.speech
    decided = decision_line(book, loop.decided)
    if loop.status == "done":
        return _finished(speech, loop, decided)
    if loop.status == "cannot":
        return stopped_step(book, loop.decided)
    if loop.status == "changed":
        return _replaced(book, loop)
    lines = []
    if loop.status == "started":
        lines.append(decision_line(book, loop.decided, WORK_BEGAN))
    if flags.GONE_QUIET in loop.flags:
        lines.append(
            line_of(speech, "No news since {day}.", day=speech.day(loop.last_word))
            if loop.last_word
            else text(speech.say("No news."))
        )
    if flags.OVERDUE in loop.flags or loop.timeliness == "overdue":
        return Step("done", ALERT, speech.say("Overdue"), (_overdue(speech, loop), *lines))
    if flags.GONE_QUIET in loop.flags:
        return Step("done", ALERT, speech.say("Gone quiet"), tuple(lines))
    if loop.status == "started":
        return Step("done", UNDER_WAY, speech.say("Under way"), tuple(lines))
    return Step("done", NEXT, speech.say("Not done yet"), tuple(lines))


def _overdue(speech: Speech, loop: CommitmentLoop) -> Line:
    due = speech.day(loop.due.day) if loop.due and loop.due.day else ""
    ago = say_ago(speech, loop.days_overdue)
    return line_of(speech, "It was due on {day}, {ago}.", day=due, ago=ago)


def _finished(speech: Speech, loop: CommitmentLoop, decided: Line) -> Step:
    lines = [decided]
    if loop.timeliness == "late":
        days = loop.days_overdue
        late = (
            speech.count(days, "{n} day late.", "{n} days late.") if days else speech.say("Late.")
        )
        lines.append(text(late))
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        lines.append(text(speech.say("Nothing is shown for it.")))
        return Step("done", ALERT, speech.say("Done, without evidence"), tuple(lines))
    word = speech.say("Done late") if loop.timeliness == "late" else speech.say("Done")
    return Step("done", DONE, word, tuple(lines))


def stopped_step(book: Book, decision: Decision, *, wide: bool = False) -> Step:
    """It will not be done, and why."""
    decided = decision_line(book, decision, by=DECIDED_BY)
    state = STOPPED if decision.reason else ALERT
    word = book.speech.say("Cannot be done")
    return Step("done", state, word, (reason_line(book, decision), decided), wide=wide)


def reason_line(book: Book, decision: Decision) -> Line:
    """Why it was decided so."""
    if not decision.reason:
        return text(book.speech.say(NO_REASON))
    return text(sentence(decision.reason), decision_lang(book, decision, "reason"))


def _replaced(book: Book, loop: CommitmentLoop) -> Step:
    speech = book.speech
    decided = decision_line(book, loop.decided, by=DECIDED_BY)
    lines: list[Line] = []
    for address in loop.replaced_by:
        entry = book.ledger.commitments.get(address)
        if entry:
            now = line_of(speech, "Now: {promise}.", promise=promise_link(book, entry))
            lines.append(now)
    if not lines:
        lines.append(text(speech.say("No promise is named in its place.")))
    state = MOVED if loop.replaced_by else ALERT
    return Step("done", state, speech.say("Replaced by another promise"), (*lines, decided))


def told_step(book: Book, told: Sequence[Telling], raised: Collection[Flag]) -> Step:
    """Who was told, when and how."""
    speech = book.speech
    if told:
        lines = [_telling_line(book, telling) for telling in told[:_TELLINGS_SHOWN]]
        more = len(told) - _TELLINGS_SHOWN
        if more > 0:
            lines.append(text(speech.count(more, "And {n} more time.", "And {n} more times.")))
        return Step("told", DONE, speech.say("Told"), tuple(lines))
    if flags.NOT_TOLD in raised:
        nobody = text(speech.say("Nobody has told the people who raised it."))
        return Step("told", ALERT, speech.say("Not told"), (nobody,))
    return Step("told", NEXT, speech.say("Not told yet"))


def _telling_line(book: Book, telling: Telling) -> Line:
    speech = book.speech
    when = say_written(speech, telling.as_written, telling.day)
    lang = lang_of(book, book.ledger.records.get(telling.record_id), "told")
    return line_of(
        speech,
        "{when}: {who}, in {record}.",
        when=upper_first(when) or speech.say("Date not known"),
        who=Bit(f"{telling.told.who}{say_how(telling.told.how)}", lang=lang),
        record=record_link(book, telling.record_id),
    )


def verdict_step(book: Book, verdict: Answer | None, raised: Collection[Flag]) -> Step | None:
    """What the community says of the outcome; None while there is nothing to ask about."""
    speech = book.speech
    if verdict is None:
        if flags.NOT_ASKED not in raised:
            return None
        state, word, meaning = _VERDICTS["not asked"]
        return Step("verdict", state, speech.say(word), (text(speech.say(meaning)),))
    state, word, meaning = _VERDICTS.get(verdict.verdict.answer, _VERDICTS["not asked"])
    lines: list[Line] = [text(speech.say(meaning))]
    if verdict.verdict.words:
        said_in = book.ledger.records.get(verdict.record_id)
        lang = lang_of(book, said_in, "community_says")
        lines.append((Bit(quoted(verdict.verdict.words), is_voice=True, lang=lang),))
    record = record_link(book, verdict.record_id)
    lines.append(
        line_of(speech, "{when}, in {record}.", when=speech.day(verdict.day), record=record)
        if verdict.day
        else line_of(speech, "In {record}.", record=record)
    )
    return Step("verdict", state, speech.say(word), tuple(lines))
