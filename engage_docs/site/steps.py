"""The steps of the strip that a promise goes through: promised, done, told, settled.

Each step has a state, which gives its shape, and words, which say the same without the shape.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engage_docs.addresses import url_of
from engage_docs.dates import say_date
from engage_docs.judging import flags
from engage_docs.judging.flags import Flag
from engage_docs.judging.loops import Answer, CommitmentLoop, Decision, Telling
from engage_docs.site.book import (
    Bit,
    Book,
    Line,
    Opening,
    decision_line,
    opened_sum,
    record_link,
    text,
)
from engage_docs.site.words import (
    many,
    quoted,
    say_ago,
    say_by,
    say_how,
    say_when,
    say_written,
    sentence,
    shortened,
    times,
    upper_first,
    we_will,
)

# The states, each with a shape of its own.
DONE = "done"  # a filled disc with a tick
UNDER_WAY = "under-way"  # a ring with a dot
NEXT = "next"  # an empty, broken ring
ALERT = "alert"  # a diamond with an exclamation mark
STOPPED = "stopped"  # a square with a bar
MOVED = "moved"  # a ring with an arrow

NO_REASON = "No reason is given."
_TELLINGS_SHOWN = 3
_VERDICTS = {
    "yes": (DONE, "Settled", "People say: yes, this settles it."),
    "partly": (
        ALERT,
        "Settled only in part",
        "People say: this settles a part of it. So it is open again.",
    ),
    "no": (ALERT, "Not settled", "People say: no, this does not settle it. So it is open again."),
    "not asked": (NEXT, "Settled?", "Nobody has asked the people who raised it."),
}


@dataclass(frozen=True, slots=True)
class Step:
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
        lines.extend(_promise_lines(loop, with_words=with_words))
        lines.extend(_replaces(book, loop))
    word = "Promised" if len(loops) == 1 else f"{len(loops)} promises"
    sums = [loop.due.sum for loop in loops if loop.due and loop.due.sum]
    opening = opened_sum(book, sums[0]) if sums else None
    return Step("promised", DONE, word, tuple(lines), opening)


def _promise_lines(loop: CommitmentLoop, *, with_words: bool) -> list[Line]:
    entry = loop.entry
    url = url_of(entry.address)
    made = upper_first(say_when(entry.record.date)) or "Date not known"
    promise = shortened(we_will(entry.commitment.we_will), 160)
    lines: list[Line] = []
    if with_words:
        due = f", {say_by(loop.due)}." if loop.due else "."
        lines.append((Bit(f"{made}: "), Bit(promise, url), Bit(due)))
    else:
        by = f" Promised by: {entry.record.by}." if entry.record.by else ""
        lines.append((Bit(made, url, more=f": {promise}"), Bit(f".{by}")))
        if loop.due:
            lines.append(text(f"Due {say_by(loop.due)}."))
    if loop.slips and loop.first_due:
        lines.append(text(f"{first_promised(loop)}."))
    lacks = [f.sentence for f in loop.flags if f in (flags.NO_DUE_DATE, flags.NO_OWNER)]
    if flags.DATE_MOVED_WITHOUT_A_REASON in loop.flags:
        lacks.append(flags.DATE_MOVED_WITHOUT_A_REASON.sentence)
    if lacks:
        lines.append(text(" ".join(lacks)))
    return lines


def _replaces(book: Book, loop: CommitmentLoop) -> list[Line]:
    """The promises whose place it takes, so that they do not vanish from the strip."""
    earlier = [book.ledger.commitments.get(address) for address in loop.entry.replaces]
    return [
        (
            Bit("It takes the place of: "),
            Bit(shortened(we_will(entry.commitment.we_will)), url_of(entry.address)),
            Bit("."),
        )
        for entry in earlier
        if entry
    ]


def first_promised(loop: CommitmentLoop) -> str:
    """The history of a date in short: "First promised for 30 June 2026, moved twice"."""
    if loop.first_due is None:
        return ""
    first = loop.first_due.day
    when = say_date(first) if first else f"“{loop.first_due.as_written}”"
    return f"First promised for {when}, moved {times(len(loop.slips))}"


def done_step(book: Book, loops: Sequence[CommitmentLoop]) -> Step:
    """What was done. Several promises share one step, with a line for each."""
    steps = [_done_step(book, loop) for loop in loops]
    if len(steps) == 1:
        return steps[0]
    done = sum(loop.status == "done" for loop in loops)
    states = {step.state for step in steps}
    state = next(s for s in (ALERT, UNDER_WAY, NEXT, MOVED, STOPPED, DONE) if s in states)
    word = "Done" if done == len(loops) else f"{done} of {len(loops)} done"
    lines: list[Line] = []
    for loop, step in zip(loops, steps, strict=True):
        promise = Bit(
            shortened(we_will(loop.entry.commitment.we_will), 60), url_of(loop.entry.address)
        )
        lines.append((promise, Bit(f": {step.word[:1].lower()}{step.word[1:]}.")))
        lines.extend(step.lines)
    return Step("done", state, word, tuple(lines))


def _done_step(book: Book, loop: CommitmentLoop) -> Step:
    decided = decision_line(book, loop.decided)
    if loop.status == "done":
        return _finished(loop, decided)
    if loop.status == "cannot":
        return stopped_step(book, loop.decided)
    if loop.status == "changed":
        return _replaced(book, loop)
    lines = []
    if loop.status == "started":
        lines.append(decision_line(book, loop.decided, "Work began "))
    if flags.GONE_QUIET in loop.flags:
        since = f" since {say_date(loop.last_word)}" if loop.last_word else ""
        lines.append(text(f"No news{since}."))
    if flags.OVERDUE in loop.flags or loop.timeliness == "overdue":
        return Step("done", ALERT, "Overdue", (text(_overdue(loop)), *lines))
    if flags.GONE_QUIET in loop.flags:
        return Step("done", ALERT, "Gone quiet", tuple(lines))
    if loop.status == "started":
        return Step("done", UNDER_WAY, "Under way", tuple(lines))
    return Step("done", NEXT, "Not done yet", tuple(lines))


def _overdue(loop: CommitmentLoop) -> str:
    due = say_date(loop.due.day) if loop.due and loop.due.day else ""
    return f"It was due on {due}, {say_ago(loop.days_overdue)}."


def _finished(loop: CommitmentLoop, decided: Line) -> Step:
    lines = [decided]
    if loop.timeliness == "late":
        late = f"{many(loop.days_overdue, 'day')} late." if loop.days_overdue else "Late."
        lines.append(text(late))
    if flags.DONE_WITHOUT_EVIDENCE in loop.flags:
        lines.append(text("Nothing is shown for it."))
        return Step("done", ALERT, "Done, without evidence", tuple(lines))
    return Step("done", DONE, "Done late" if loop.timeliness == "late" else "Done", tuple(lines))


def stopped_step(book: Book, decision: Decision, *, wide: bool = False) -> Step:
    """It will not be done, and why."""
    decided = decision_line(book, decision, who="Decided by")
    reason = sentence(decision.reason) if decision.reason else NO_REASON
    state = STOPPED if decision.reason else ALERT
    return Step("done", state, "Cannot be done", (text(reason), decided), wide=wide)


def _replaced(book: Book, loop: CommitmentLoop) -> Step:
    decided = decision_line(book, loop.decided, who="Decided by")
    lines: list[Line] = []
    for address in loop.replaced_by:
        entry = book.ledger.commitments.get(address)
        if entry:
            promise = Bit(shortened(we_will(entry.commitment.we_will)), url_of(address))
            lines.append((Bit("Now: "), promise, Bit(".")))
    if not lines:
        lines.append(text("No promise is named in its place."))
    state = MOVED if loop.replaced_by else ALERT
    return Step("done", state, "Replaced by another promise", (*lines, decided))


def told_step(book: Book, told: Sequence[Telling], raised: Collection[Flag]) -> Step:
    """Who was told, when and how."""
    if told:
        lines = [_telling_line(book, telling) for telling in told[:_TELLINGS_SHOWN]]
        if len(told) > _TELLINGS_SHOWN:
            lines.append(text(f"And {many(len(told) - _TELLINGS_SHOWN, 'more time')}."))
        return Step("told", DONE, "Told", tuple(lines))
    if flags.NOT_TOLD in raised:
        return Step("told", ALERT, "Not told", (text("Nobody has told the people who raised it."),))
    return Step("told", NEXT, "Not told yet")


def _telling_line(book: Book, telling: Telling) -> Line:
    when = upper_first(say_written(telling.as_written, telling.day)) or "Date not known"
    return (
        Bit(f"{when}: {telling.told.who}{say_how(telling.told.how)}, in "),
        record_link(book, telling.record_id),
        Bit("."),
    )


def verdict_step(book: Book, verdict: Answer | None, raised: Collection[Flag]) -> Step | None:
    """What the community says of the outcome; None while there is nothing to ask about."""
    if verdict is None:
        if flags.NOT_ASKED not in raised:
            return None
        state, word, meaning = _VERDICTS["not asked"]
        return Step("verdict", state, word, (text(meaning),))
    state, word, meaning = _VERDICTS.get(verdict.verdict.answer, _VERDICTS["not asked"])
    lines: list[Line] = [text(meaning)]
    if verdict.verdict.words:
        lines.append((Bit(quoted(verdict.verdict.words), is_voice=True),))
    day = f"{say_date(verdict.day)}, in " if verdict.day else "In "
    lines.append((Bit(day), record_link(book, verdict.record_id), Bit(".")))
    return Step("verdict", state, word, tuple(lines))
