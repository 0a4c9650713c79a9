"""How long people waited for an answer, in working days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median_low

from engage_docs.i18n import ENGLISH, Translator
from engage_docs.loops.values import Loops, SaidLoop
from engage_docs.site.charts.bars import Bar, draw_bars
from engage_docs.site.charts.chart import Chart
from engage_docs.site.charts.words import within

_YEARS_DRAWN = 8
_FEWEST_YEARS = 2


def answers_chart(
    loops: Loops, answer_within: int, translator: Translator = ENGLISH
) -> Chart | None:
    """Things said by how long their answer took; None where nothing was said.

    ``answer_within`` is the answer time of the team, in working days: it is where one bar ends
    and the next begins.
    """
    said = list(loops.said.values())
    if not said:
        return None
    took = [days for loop in said if (days := days_to_answer(loop)) is not None]
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
        sentence=_sentence(translator, took, undated, open_),
        svg=draw_bars(bars),
        header=(say("An answer came"), say("Things said")),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


def years_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """How long answers took, by the year of what was said; None where it says nothing."""
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


def days_to_answer(loop: SaidLoop) -> int | None:
    """The working days from the day it was said to its answer; None where there is none."""
    if not _is_answered(loop) or loop.answered_on is None or loop.waiting is None:
        return None
    return loop.waiting.days


def _is_answered(loop: SaidLoop) -> bool:
    return loop.status not in ("waiting", "unanswered")


def _known(loops: Iterable[SaidLoop]) -> list[int]:
    return [days for loop in loops if (days := days_to_answer(loop)) is not None]


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


def _sentence(
    translator: Translator, took: Sequence[int], undated: int, waiting: Sequence[SaidLoop]
) -> str:
    parts = [*_taken(translator, took)]
    if undated and took:
        parts.append(
            translator.count(
                undated,
                "{n} more was answered on a day that is not known.",
                "{n} more were answered on a day that is not known.",
            )
        )
    elif undated:
        parts.append(
            translator.count(
                undated,
                "{n} thing was answered on a day that is not known.",
                "{n} things were answered on a day that is not known.",
            )
        )
    if waiting:
        parts.append(
            translator.count(
                len(waiting), "{n} thing has no answer yet.", "{n} things have no answer yet."
            )
        )
        longest = max((w.waiting.days for w in waiting if w.waiting), default=0)
        if longest:
            parts.append(
                translator.count(
                    longest,
                    "The longest wait so far is {n} working day.",
                    "The longest wait so far is {n} working days.",
                )
            )
    return " ".join(parts)


def _taken(translator: Translator, took: Sequence[int]) -> Iterator[str]:
    """How long the answers took of which it is known."""
    if len(took) == 1:
        days = within(translator, took[0])
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
            within=within(translator, most),
        )
        return
    yield translator.say(
        "Half of the {number} answers came {within}.",
        number=number,
        within=within(translator, middle),
    )
    yield translator.count(
        most, "The slowest took {n} working day.", "The slowest took {n} working days."
    )


def _middle(translator: Translator, days: Sequence[int]) -> str:
    return within(translator, median_low(days))


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
