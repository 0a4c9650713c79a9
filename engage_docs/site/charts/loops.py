"""Charts of loops: how the promises stand, and how long people waited for an answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from sys import maxsize

from engage_docs.i18n import ENGLISH, Translator, Words, translatable, translatable_count
from engage_docs.loops.values import CommitmentLoop, Loops, SaidLoop
from engage_docs.site.charts.chart import (
    Bar,
    Chart,
    bar_chart,
    count_sentences,
    draw_bars,
    number_bar,
    say_days,
)


def _within(translator: Translator, days: int) -> str:
    """ "on the same day", "within 1 working day", "within 12 working days"."""
    if days == 0:
        return translator.say("on the same day")
    return translator.count(days, "within {n} working day", "within {n} working days")


TITLE = translatable("How the promises stand")


@dataclass(frozen=True, slots=True)
class Standing:
    """One way in which a promise can stand: its title, its sentences, its fill and mark.

    ``some`` stands in a list ("3 are overdue"), ``every`` where all of them stand alike.
    """

    title: str
    some: Words
    every: Words
    fill: str
    mark: str


# In the order and in the words of the Promises page.
STANDINGS: dict[str, Standing] = {
    "overdue": Standing(
        translatable("Overdue"),
        translatable_count("{n} is overdue", "{n} are overdue"),
        translatable_count("The one promise is overdue.", "All {n} promises are overdue."),
        "striped",
        "alert",
    ),
    "no-date": Standing(
        translatable("No date given"),
        translatable_count("{n} is without a date", "{n} are without a date"),
        translatable_count(
            "The one promise is without a date.", "All {n} promises are without a date."
        ),
        "broken",
        "unsure",
    ),
    "to-come": Standing(
        translatable("Not due yet"),
        translatable_count("{n} is not due yet", "{n} are not due yet"),
        translatable_count("The one promise is not due yet.", "All {n} promises are not due yet."),
        "hollow",
        "next",
    ),
    "done": Standing(
        translatable("Done"),
        translatable_count("{n} is done", "{n} are done"),
        translatable_count("The one promise is done.", "All {n} promises are done."),
        "full",
        "done",
    ),
    "cannot": Standing(
        translatable("Cannot be done"),
        translatable_count("{n} is not possible", "{n} are not possible"),
        translatable_count(
            "The one promise is not possible.", "All {n} promises are not possible."
        ),
        "hollow",
        "stopped",
    ),
    "changed": Standing(
        translatable("Replaced by another"),
        translatable_count(
            "{n} is replaced by another promise", "{n} are replaced by another promise"
        ),
        translatable_count(
            "The one promise is replaced by another promise.",
            "All {n} promises are replaced by another promise.",
        ),
        "hollow",
        "moved",
    ),
}


def standing_of(loop: CommitmentLoop) -> str:
    """Return how a promise stands, as one of :data:`STANDINGS`."""
    if loop.status in ("done", "cannot", "changed"):
        return loop.status
    if loop.timeliness is None:
        return "no-date"
    return "overdue" if loop.timeliness == "overdue" else "to-come"


def promises_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """Return the chart of promises by how they stand; None where no promise was made."""
    say, promises = translator.say, loops.commitments.values()
    if not promises:
        return None
    counts = Counter(standing_of(loop) for loop in promises)
    bars = [
        number_bar(translator, say(one.title), counts[name], one.fill, one.mark)
        for name, one in STANDINGS.items()
        if counts[name]
    ]
    late = sum(loop.status == "done" and loop.timeliness == "late" for loop in promises)
    sentence = _sentence_on_promises(translator, len(promises), counts, late)
    header = (say("How they stand"), say("Promises"))
    return bar_chart("promises", say(TITLE), [sentence], bars, header)


def _sentence_on_promises(
    translator: Translator, number: int, counts: Counter[str], late: int
) -> str:
    found = [(standing, counts[name]) for name, standing in STANDINGS.items() if counts[name]]
    if len(found) == 1:
        said = translator.count(number, *found[0][0].every)
    else:
        parts = [translator.count(many, *standing.some) for standing, many in found]
        said = translator.count(
            number,
            "Of {n} promise, {parts}.",
            "Of {n} promises, {parts}.",
            parts=translator.listed(parts),
        )
    if not late:
        return said
    if number == 1:
        more = translator.say("It was done late.")
    elif counts["done"] == 1:
        more = translator.say("The one done came late.")
    else:
        more = translator.count(
            late, "{n} of those done came late.", "{n} of those done came late."
        )
    return f"{said} {more}"


_YEARS_DRAWN = 8
_FEWEST_YEARS = 2


def answers_chart(
    loops: Loops, answer_within: int, translator: Translator = ENGLISH
) -> Chart | None:
    """Return the chart of things said by how long their answer took; None where nothing was said.

    ``answer_within`` is the answer time of the team, in working days: it is where one bar ends
    and the next begins.
    """
    say, said = translator.say, list(loops.said.values())
    if not said:
        return None
    took = _known(said)
    open_ = [loop for loop in said if not _is_answered(loop)]
    undated = len(said) - len(took) - len(open_)
    bars = [
        *_bars(translator, took, answer_within),
        number_bar(translator, say("Answered, day not known"), undated, "hollow", "done"),
        number_bar(translator, say("No answer yet"), len(open_), "striped", "alert"),
    ]
    sentences = _sentences_on_answers(translator, took, undated, open_)
    header = (say("An answer came"), say("Things said"))
    there = [bar for bar in bars if bar.value]
    return bar_chart("answers", say("How long an answer took"), sentences, there, header)


def years_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """Return the chart of how long answers took, year by year; None where it says nothing."""
    say, years = translator.say, defaultdict[int, list[SaidLoop]](list)
    for loop in loops.said.values():
        if loop.raised_on is not None:
            years[loop.raised_on.year].append(loop)
    took = {year: _known(of_year) for year, of_year in sorted(years.items())}
    answered = [year for year, days in took.items() if days]
    if sum(median_low(took[year]) > 0 for year in answered) < _FEWEST_YEARS:
        return None
    bars = [
        Bar(str(year), median_low(days), say_days(translator, median_low(days)))
        if days
        else Bar(str(year), 0, say("no answer yet"))
        for year, days in took.items()
    ]
    before, last = answered[-2:]
    sentence = say(
        "Of what was said in {before}, half of the answers came {before_within}; of what was "
        "said in {last}, {last_within}. What has no answer yet is not counted.",
        before=before,
        before_within=_middle(translator, took[before]),
        last=last,
        last_within=_middle(translator, took[last]),
    )
    if len(bars) > _YEARS_DRAWN:
        sentence += " " + say("The last {number} years are drawn.", number=_YEARS_DRAWN)
    return Chart(
        name="answer-years",
        title=say("How long an answer took, year by year"),
        sentence=sentence,
        svg=draw_bars(bars[-_YEARS_DRAWN:]),
        header=(say("Said in"), say("Half of the answers came")),
        rows=tuple(
            (str(year), _row_of_year(translator, days, years[year])) for year, days in took.items()
        ),
    )


def _is_answered(loop: SaidLoop) -> bool:
    return loop.status not in ("waiting", "unanswered")


def _known(loops: Iterable[SaidLoop]) -> list[int]:
    """The working days from the day that each was said to its answer, where these are known."""
    answered = (loop for loop in loops if _is_answered(loop) and loop.answered_on)
    return [loop.waiting.days for loop in answered if loop.waiting]


def _bars(translator: Translator, took: Sequence[int], answer_within: int) -> Iterator[Bar]:
    """The answers in four steps: at once, in time, late, and very late."""
    edge, far = max(1, answer_within), 3 * max(1, answer_within)
    say, number = translator.say, translator.number
    in_time = say("In 1 working day")
    if edge > 1:
        in_time = say("In 1 to {number} working days", number=number(edge))
    late = say("In {first} to {last}", first=number(edge + 1), last=number(far))
    very_late = say("In more than {number}", number=number(far))
    ends = (-1, 0, edge, far, maxsize)
    labels = (say("On the same day"), in_time, late, very_late)
    for place, (label, (before, end)) in enumerate(zip(labels, pairwise(ends), strict=True)):
        count = sum(before < days <= end for days in took)
        yield number_bar(translator, label, count, "full" if place < 2 else "hollow", "done")


def _sentences_on_answers(
    translator: Translator, took: Sequence[int], undated: int, waiting: Sequence[SaidLoop]
) -> Iterator[str]:
    more = translatable_count(
        "{n} more was answered on a day that is not known.",
        "{n} more were answered on a day that is not known.",
    )
    all_of_them = translatable_count(
        "{n} thing was answered on a day that is not known.",
        "{n} things were answered on a day that is not known.",
    )
    unanswered = translatable_count(
        "{n} thing has no answer yet.", "{n} things have no answer yet."
    )
    wait = translatable_count(
        "The longest wait so far is {n} working day.",
        "The longest wait so far is {n} working days.",
    )
    longest = max((w.waiting.days for w in waiting if w.waiting), default=0)
    counts = (undated, more if took else all_of_them), (len(waiting), unanswered), (longest, wait)
    yield from _answer_times(translator, took)
    yield from count_sentences(translator, *counts)


def _answer_times(translator: Translator, took: Sequence[int]) -> Iterator[str]:
    """How long the answers took of which it is known."""
    if not took:
        return
    within, most = _middle(translator, took), max(took)
    if len(took) == 1:
        yield translator.say("The one answer on record came {within}.", within=within)
        return
    words = translatable("Half of the {number} answers came {within}.")
    if median_low(took) == most:
        words = translatable("All of the {number} answers came {within}.")
    yield translator.say(words, number=translator.number(len(took)), within=within)
    if median_low(took) < most:
        slowest = translatable_count(
            "The slowest took {n} working day.", "The slowest took {n} working days."
        )
        yield translator.count(most, *slowest)


def _middle(translator: Translator, days: Sequence[int]) -> str:
    return _within(translator, median_low(days))


def _row_of_year(translator: Translator, days: Sequence[int], said: Sequence[SaidLoop]) -> str:
    nothing = translatable_count(
        "No answer yet to {n} thing said", "No answer yet to {n} things said"
    )
    if not days:
        return translator.count(len(said), *nothing)
    words = translatable_count(
        "{within} ({answered} of {n} thing answered)",
        "{within} ({answered} of {n} things answered)",
    )
    within, answered = _middle(translator, days), translator.number(len(days))
    return translator.count(len(said), *words, within=within, answered=answered)
