"""Charts of loops: how the promises stand, and how long people waited for an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from engage_docs.i18n import ENGLISH, Translator, Words, translatable, translatable_count
from engage_docs.loops.values import CommitmentLoop, Loops, SaidLoop
from engage_docs.site.charts.chart import Bar, Chart, count_sentences, draw_bars


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
    promises = loops.commitments.values()
    if not promises:
        return None
    counts = Counter(standing_of(loop) for loop in promises)
    bars = [
        Bar(
            translator.say(standing.title),
            counts[name],
            translator.number(counts[name]),
            standing.fill,
            standing.mark,
        )
        for name, standing in STANDINGS.items()
        if counts[name]
    ]
    late = sum(loop.status == "done" and loop.timeliness == "late" for loop in promises)
    return Chart(
        name="promises",
        title=translator.say(TITLE),
        sentence=_sentence_on_promises(translator, len(promises), counts, late),
        svg=draw_bars(bars),
        header=(translator.say("How they stand"), translator.say("Promises")),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


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
    said = list(loops.said.values())
    if not said:
        return None
    took = [days for loop in said if (days := _days_to_answer(loop)) is not None]
    open_ = [loop for loop in said if not _is_answered(loop)]
    undated = len(said) - len(took) - len(open_)
    bars = _bars(translator, took, answer_within)
    say, number = translator.say, translator.number
    if undated:
        words = say("Answered, day not known")
        bars.append(Bar(words, undated, number(undated), "hollow", "done"))
    bars.append(Bar(say("No answer yet"), len(open_), number(len(open_)), "striped", "alert"))
    bars = [bar for bar in bars if bar.value]
    return Chart(
        name="answers",
        title=say("How long an answer took"),
        sentence=_sentence_on_answers(translator, took, undated, open_),
        svg=draw_bars(bars),
        header=(say("An answer came"), say("Things said")),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


def years_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """Return the chart of how long answers took, year by year; None where it says nothing."""
    years: dict[int, list[SaidLoop]] = {}
    for loop in loops.said.values():
        if loop.raised_on is not None:
            years.setdefault(loop.raised_on.year, []).append(loop)
    took = {year: _known(of_year) for year, of_year in sorted(years.items())}
    answered = [year for year, days in took.items() if days]
    if sum(median_low(took[year]) > 0 for year in answered) < _FEWEST_YEARS:
        return None
    bars = [_bar_of_year(translator, year, days) for year, days in took.items()]
    before, last = answered[-2:]
    sentences = [
        translator.say(
            "Of what was said in {before}, half of the answers came {before_within}; of what was "
            "said in {last}, {last_within}. What has no answer yet is not counted.",
            before=before,
            before_within=_middle(translator, took[before]),
            last=last,
            last_within=_middle(translator, took[last]),
        )
    ]
    if len(bars) > _YEARS_DRAWN:
        sentences.append(translator.say("The last {number} years are drawn.", number=_YEARS_DRAWN))
    return Chart(
        name="answer-years",
        title=translator.say("How long an answer took, year by year"),
        sentence=" ".join(sentences),
        svg=draw_bars(bars[-_YEARS_DRAWN:]),
        header=(translator.say("Said in"), translator.say("Half of the answers came")),
        rows=tuple(
            (str(year), _row_of_year(translator, days, years[year])) for year, days in took.items()
        ),
    )


def _days_to_answer(loop: SaidLoop) -> int | None:
    """The working days from the day it was said to its answer; None where there is none."""
    if not _is_answered(loop) or loop.answered_on is None or loop.waiting is None:
        return None
    return loop.waiting.days


def _is_answered(loop: SaidLoop) -> bool:
    return loop.status not in ("waiting", "unanswered")


def _known(loops: Iterable[SaidLoop]) -> list[int]:
    return [days for loop in loops if (days := _days_to_answer(loop)) is not None]


def _bars(translator: Translator, took: Sequence[int], answer_within: int) -> list[Bar]:
    """The answers in four steps: at once, in time, late, and very late."""
    edge, far = max(1, answer_within), 3 * max(1, answer_within)
    say, number = translator.say, translator.number
    steps = (
        (say("On the same day"), 0, 0),
        (
            say("In 1 to {number} working days", number=number(edge))
            if edge > 1
            else say("In 1 working day"),
            1,
            edge,
        ),
        (say("In {first} to {last}", first=number(edge + 1), last=number(far)), edge + 1, far),
        (say("In more than {number}", number=number(far)), far + 1, None),
    )
    counts = [
        (label, sum(low <= days and (high is None or days <= high) for days in took))
        for label, low, high in steps
    ]
    return [
        Bar(label, count, number(count), "full" if place < 2 else "hollow", "done")
        for place, (label, count) in enumerate(counts)
    ]


def _sentence_on_answers(
    translator: Translator, took: Sequence[int], undated: int, waiting: Sequence[SaidLoop]
) -> str:
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
    return " ".join((*_answer_times(translator, took), *count_sentences(translator, *counts)))


def _answer_times(translator: Translator, took: Sequence[int]) -> Iterator[str]:
    """How long the answers took of which it is known."""
    if len(took) == 1:
        days = _within(translator, took[0])
        yield translator.say("The one answer on record came {within}.", within=days)
        return
    if not took:
        return
    middle, most = median_low(took), max(took)
    number = translator.number(len(took))
    if middle == most:
        yield translator.say(
            "All of the {number} answers came {within}.",
            number=number,
            within=_within(translator, most),
        )
        return
    yield translator.say(
        "Half of the {number} answers came {within}.",
        number=number,
        within=_within(translator, middle),
    )
    yield translator.count(
        most, "The slowest took {n} working day.", "The slowest took {n} working days."
    )


def _middle(translator: Translator, days: Sequence[int]) -> str:
    return _within(translator, median_low(days))


def _bar_of_year(translator: Translator, year: int, days: Sequence[int]) -> Bar:
    if not days:
        return Bar(str(year), 0, translator.say("no answer yet"))
    middle = median_low(days)
    said = translator.count(middle, "{n} day", "{n} days") if middle else translator.say("same day")
    return Bar(str(year), middle, said)


def _row_of_year(translator: Translator, days: Sequence[int], said: Sequence[SaidLoop]) -> str:
    number = len(said)
    if not days:
        return translator.count(
            number, "No answer yet to {n} thing said", "No answer yet to {n} things said"
        )
    return translator.count(
        number,
        "{within} ({answered} of {n} thing answered)",
        "{within} ({answered} of {n} things answered)",
        within=_middle(translator, days),
        answered=translator.number(len(days)),
    )
