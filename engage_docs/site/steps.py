"""The steps of the strip that a promise goes through: promised, done, told, settled.

Each step has a state, which gives its shape, and words, which say the same without the shape.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import Answer, CommitmentLoop, DecidingWord, Telling
from engage_docs.site.index import (
    DECIDED_BY,
    WORK_BEGAN,
    Disclosure,
    Inline,
    SiteIndex,
    TextRun,
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

NO_REASON = translatable("No reason is given.")
_TELLINGS_SHOWN = 3
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
    """One step. ``wide`` steps take the room of two. ``words`` stand right after the word."""

    name: str
    state: str
    word: str
    lines: tuple[Inline, ...] = ()
    opening: Disclosure | None = None
    wide: bool = False
    words: str = ""


def promised_step(
    index: SiteIndex, loops: Sequence[CommitmentLoop], *, with_words: bool = True
) -> Step:
    """What was promised, by when, and what the promise lacks."""
    lines: list[Inline] = []
    for loop in loops:
        lines.extend(_promise_lines(index, loop, with_words=with_words))
        lines.extend(_replaces(index, loop))
    word = index.translator.count(len(loops), "Promised", "{n} promises")
    sums = [loop.due.sum for loop in loops if loop.due and loop.due.sum]
    opening = opened_sum(index, sums[0]) if sums else None
    return Step("promised", DONE, word, tuple(lines), opening)


def _promise_lines(index: SiteIndex, loop: CommitmentLoop, *, with_words: bool) -> list[Inline]:
    translator, entry = index.translator, loop.entry
    made = say_since(translator, entry.record.date)
    promise = promise_link(index, entry, 160)
    by = say_by(translator, loop.due) if loop.due else ""
    lines: list[Inline] = []
    if with_words:
        words = (
            translatable("{when}: {promise}, {by}.") if by else translatable("{when}: {promise}.")
        )
        lines.append(line_of(translator, words, when=made, promise=promise, by=by))
    else:
        more = f": {promise.text}"
        after = TextRun(made, promise.url, more=more, more_lang=promise.lang)
        who = TextRun(entry.record.by or "", lang=lang_of(index, entry.record, "by"))
        lines.append(
            joined(
                line_of(translator, "{when}.", when=after),
                line_of(translator, "Promised by: {who}.", who=who) if who.text else (),
            )
        )
        if by:
            lines.append(line_of(translator, "Due {by}.", by=by))
    if loop.slips and loop.first_due:
        lines.append(line_of(translator, "{sentence}.", sentence=first_promised(translator, loop)))
    lacks = [
        flag
        for flag in (flags.NO_DUE_DATE, flags.NO_OWNER, flags.DATE_MOVED_WITHOUT_A_REASON)
        if flag in loop.flags
    ]
    if lacks:
        lines.append(text(" ".join(translator.say(flag.sentence) for flag in lacks)))
    return lines


def _replaces(index: SiteIndex, loop: CommitmentLoop) -> list[Inline]:
    """The promises whose place it takes, so that they do not vanish from the strip."""
    earlier = [index.ledger.commitments.get(address) for address in loop.entry.replaces]
    return [
        line_of(
            index.translator,
            "It takes the place of: {promise}.",
            promise=promise_link(index, entry),
        )
        for entry in earlier
        if entry
    ]


def first_promised(translator: Translator, loop: CommitmentLoop) -> str:
    """The history of a date in short: "First promised for 30 June 2026, moved twice"."""
    if loop.first_due is None:
        return ""
    first = loop.first_due.day
    when = translator.day(first) if first else f"“{loop.first_due.as_written}”"
    return translator.say(
        "First promised for {when}, moved {times}",
        when=when,
        times=say_times(translator, len(loop.slips)),
    )


def done_step(index: SiteIndex, loops: Sequence[CommitmentLoop]) -> Step:
    """What was done. Several promises share one step, with a line for each."""
    steps = [_done_step(index, loop) for loop in loops]
    if len(steps) == 1:
        return steps[0]
    done = sum(loop.status == "done" for loop in loops)
    states = {step.state for step in steps}
    state = next(s for s in (ALERT, UNDER_WAY, NEXT, MOVED, STOPPED, DONE) if s in states)
    word = (
        index.translator.say("Done")
        if done == len(loops)
        else index.translator.say("{some} of {all} done", some=done, all=len(loops))
    )
    lines: list[Inline] = []
    for loop, step in zip(loops, steps, strict=True):
        promise = promise_link(index, loop.entry, 60)
        stands = lower_first(step.word)
        lines.append(
            line_of(index.translator, "{promise}: {stands}.", promise=promise, stands=stands)
        )
        lines.extend(step.lines)
    return Step("done", state, word, tuple(lines))


@once
def _done_step(index: SiteIndex, loop: CommitmentLoop) -> Step:
    translator = index.translator
    decided = decision_line(index, loop.decided)
    if loop.status == "done":
        return _finished(translator, loop, decided)
    if loop.status == "cannot":
        return stopped_step(index, loop.decided)
    if loop.status == "changed":
        return _replaced(index, loop)
    lines = []
    if loop.status == "started":
        lines.append(decision_line(index, loop.decided, WORK_BEGAN))
    if flags.GONE_QUIET in loop.flags:
        lines.append(
            line_of(translator, "No news since {day}.", day=translator.day(loop.last_word))
            if loop.last_word
            else text(translator.say("No news."))
        )
    if flags.OVERDUE in loop.flags or loop.timeliness == "overdue":
        return Step("done", ALERT, translator.say("Overdue"), (_overdue(translator, loop), *lines))
    if flags.GONE_QUIET in loop.flags:
        return Step("done", ALERT, translator.say("Gone quiet"), tuple(lines))
    if loop.status == "started":
        return Step("done", UNDER_WAY, translator.say("Under way"), tuple(lines))
    return Step("done", NEXT, translator.say("Not done yet"), tuple(lines))


def _overdue(translator: Translator, loop: CommitmentLoop) -> Inline:
    due = translator.day(loop.due.day) if loop.due and loop.due.day else ""
    ago = say_ago(translator, loop.days_overdue)
    return line_of(translator, "It was due on {day}, {ago}.", day=due, ago=ago)


def _finished(translator: Translator, loop: CommitmentLoop, decided: Inline) -> Step:
    lines = [decided]
    if loop.timeliness == "late":
        days = loop.days_overdue
        late = (
            translator.count(days, "{n} day late.", "{n} days late.")
            if days
            else translator.say("Late.")
        )
        lines.append(text(late))
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        lines.append(text(translator.say("Nothing is shown for it.")))
        return Step("done", ALERT, translator.say("Done, without evidence"), tuple(lines))
    word = translator.say("Done late") if loop.timeliness == "late" else translator.say("Done")
    return Step("done", DONE, word, tuple(lines))


def stopped_step(index: SiteIndex, decision: DecidingWord, *, wide: bool = False) -> Step:
    """It will not be done, and why."""
    decided = decision_line(index, decision, by=DECIDED_BY)
    state = STOPPED if decision.reason else ALERT
    word = index.translator.say("Cannot be done")
    return Step("done", state, word, (reason_line(index, decision), decided), wide=wide)


def reason_line(index: SiteIndex, decision: DecidingWord) -> Inline:
    """Why it was decided so."""
    if not decision.reason:
        return text(index.translator.say(NO_REASON))
    return text(sentence(decision.reason), decision_lang(index, decision, "reason"))


def _replaced(index: SiteIndex, loop: CommitmentLoop) -> Step:
    translator = index.translator
    decided = decision_line(index, loop.decided, by=DECIDED_BY)
    lines: list[Inline] = []
    for address in loop.replaced_by:
        entry = index.ledger.commitments.get(address)
        if entry:
            now = line_of(translator, "Now: {promise}.", promise=promise_link(index, entry))
            lines.append(now)
    if not lines:
        lines.append(text(translator.say("No promise is named in its place.")))
    state = MOVED if loop.replaced_by else ALERT
    return Step("done", state, translator.say("Replaced by another promise"), (*lines, decided))


def told_step(index: SiteIndex, told: Sequence[Telling], raised: Collection[Flag]) -> Step:
    """Who was told, when and how."""
    translator = index.translator
    if told:
        lines = [_telling_line(index, telling) for telling in told[:_TELLINGS_SHOWN]]
        more = len(told) - _TELLINGS_SHOWN
        if more > 0:
            lines.append(text(translator.count(more, "And {n} more time.", "And {n} more times.")))
        return Step("told", DONE, translator.say("Told"), tuple(lines))
    if flags.NOT_TOLD in raised:
        nobody = text(translator.say("Nobody has told the people who raised it."))
        return Step("told", ALERT, translator.say("Not told"), (nobody,))
    return Step("told", NEXT, translator.say("Not told yet"))


def _telling_line(index: SiteIndex, telling: Telling) -> Inline:
    translator = index.translator
    when = say_written(translator, telling.as_written, telling.day)
    lang = lang_of(index, index.ledger.records.get(telling.record_id), "told")
    return line_of(
        translator,
        "{when}: {who}, in {record}.",
        when=upper_first(when) or translator.say("Date not known"),
        who=TextRun(f"{telling.told.who}{say_how(telling.told.how)}", lang=lang),
        record=record_link(index, telling.record_id),
    )


def verdict_step(index: SiteIndex, verdict: Answer | None, raised: Collection[Flag]) -> Step | None:
    """What the community says of the outcome; None while there is nothing to ask about."""
    translator = index.translator
    if verdict is None:
        if flags.NOT_ASKED not in raised:
            return None
        state, word, meaning = _VERDICTS["not asked"]
        return Step("verdict", state, translator.say(word), (text(translator.say(meaning)),))
    state, word, meaning = _VERDICTS.get(verdict.verdict.answer, _VERDICTS["not asked"])
    lines: list[Inline] = [text(translator.say(meaning))]
    if verdict.verdict.words:
        said_in = index.ledger.records.get(verdict.record_id)
        lang = lang_of(index, said_in, "community_says")
        lines.append((TextRun(quoted(verdict.verdict.words), is_voice=True, lang=lang),))
    record = record_link(index, verdict.record_id)
    lines.append(
        line_of(translator, "{when}, in {record}.", when=translator.day(verdict.day), record=record)
        if verdict.day
        else line_of(translator, "In {record}.", record=record)
    )
    return Step("verdict", state, translator.say(word), tuple(lines))
