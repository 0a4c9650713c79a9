"""What came of it: from said to told, and each time that a community was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median_low

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.site.charts.chart import (
    Bar,
    Chart,
    bar_chart,
    count_sentences,
    draw_bars,
    number_bar,
    say_days,
)
from engage_docs.stats.reach import Asked, Came, Wait

_DRAWN = 8
_IN_TABLE = 40

# What came of it: its words, its fill and its mark, in the order in which it is drawn.
_CAME: dict[Came, tuple[str, str, str]] = {
    Came.TOLD: (translatable("Something, and they were told"), "full", "done"),
    Came.NOT_TOLD: (translatable("Something, and nobody told them"), "broken", "unsure"),
    Came.PROMISED: (translatable("A promise, and it is not done yet"), "hollow", "next"),
    Came.WAITING: (translatable("Nothing yet; the time to answer runs"), "hollow", "next"),
    Came.NOTHING: (translatable("Nothing"), "striped", "alert"),
    Came.NO_WORDS: (translatable("Nothing they said is written down"), "broken", "unsure"),
}


def came_chart(translator: Translator, asked: Sequence[Asked]) -> Chart | None:
    """Return the chart of what came of each time that a community was asked; None for none."""
    say, counts = translator.say, Counter(one.came for each in asked for one in each.occasions)
    if not counts:
        return None
    times = translatable_count(
        "Communities were asked {n} time.", "Communities were asked {n} times."
    )
    nothing = translatable_count("Nothing came of {n} of these.", "Nothing came of {n} of these.")
    again = translatable_count(
        "{n} community was asked more than once.", "{n} communities were asked more than once."
    )
    sentences = count_sentences(
        translator,
        (counts.total(), times),
        (counts[Came.NOTHING], nothing),
        (sum(len(one.occasions) > 1 for one in asked), again),
    )
    bars = [
        number_bar(translator, say(words), counts[came], fill, mark)
        for came, (words, fill, mark) in _CAME.items()
        if counts[came]
    ]
    header = (say("What came of it"), say("Times asked"))
    note = say("Where two communities met with us together, each of them counts.")
    return bar_chart("came", say("What came of each time"), sentences, bars, header, note)


def wait_chart(
    translator: Translator, waits: Sequence[Wait], title: Callable[[str], str]
) -> Chart | None:
    """Return the chart of the days from said to told, project by project; None for no project."""
    if not waits:
        return None
    say = translator.say
    told = [wait for wait in waits if wait.days]
    told.sort(key=lambda wait: (-median_low(wait.days), wait.project))
    every = sorted(days for wait in told for days in wait.days)
    bars = [Bar(title(wait.project), *_middle(translator, wait)) for wait in told[:_DRAWN]]
    rows = [*told, *(wait for wait in waits if not wait.days)]
    return Chart(
        name="waits",
        title=say("From said to told"),
        sentence=" ".join((_of_days(translator, every), *_of_the_rest(translator, waits))),
        svg=draw_bars(bars),
        header=(say("Project"), say("Half were told within"), say("Told")),
        rows=tuple(
            (
                title(wait.project),
                _middle(translator, wait)[1] if wait.days else say("not known"),
                _told(translator, wait),
            )
            for wait in rows[:_IN_TABLE]
        ),
        note=say("The slowest {number} are drawn.", number=_DRAWN) if len(told) > _DRAWN else "",
    )


def _middle(translator: Translator, wait: Wait) -> tuple[int, str]:
    """The days within which half were told, as a number and in words."""
    days = median_low(wait.days)
    return days, say_days(translator, days)


def _of_days(translator: Translator, days: Sequence[int]) -> str:
    if not days:
        return translator.say("Of nothing that people said is it known when they were told.")
    return translator.count(
        len(days),
        "People were told what came of {n} thing they said, after {days}.",
        "People were told what came of {n} things they said. Half of the times it took {days} "
        "or less.",
        days=translator.count(median_low(days), "{n} day", "{n} days"),
    )


def _of_the_rest(translator: Translator, waits: Sequence[Wait]) -> Iterator[str]:
    """What has no such days: it is said, and not taken as nought."""
    not_told = translatable_count(
        "{n} more came to an end and nobody was told.",
        "{n} more came to an end and nobody was told.",
    )
    undated = translatable_count(
        "Of {n} more a day is not known.", "Of {n} more a day is not known."
    )
    going_on = translatable_count(
        "{n} has not come to an end yet.", "{n} have not come to an end yet."
    )
    return count_sentences(
        translator,
        (sum(wait.not_told for wait in waits), not_told),
        (sum(wait.undated for wait in waits), undated),
        (sum(wait.going_on for wait in waits), going_on),
    )


def _told(translator: Translator, wait: Wait) -> str:
    """How much of what was said in a project people were told about."""
    told = len(wait.days) + wait.undated
    number = translator.number(told)
    said = told + wait.not_told + wait.going_on
    return translator.count(
        said, "{told} of {n} thing said", "{told} of {n} things said", told=number
    )
