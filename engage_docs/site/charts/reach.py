"""Who was reached, how, when and where: charts of the sums over all records.

The bars show how often, which is always known, or how many people, as far as it is written down.
What is not written down is said in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engage_docs.i18n import Translator, Words, translatable_count
from engage_docs.site.charts.chart import Chart, count_sentences, draw_bars, number_bar
from engage_docs.stats.reach import Headcount, Hindrance, Reach, ReachLine

_DRAWN = 8
_IN_TABLE = 40
Label = Callable[[str], str]
"""The words for a key: for a term, a community, a place."""


def community_chart(translator: Translator, reach: Reach, label: Label) -> Chart | None:
    """Return the chart of how many people of each community came, as far as it is written down."""
    lines, say = reach.communities, translator.say
    if not lines:
        return None
    bars = [
        number_bar(translator, label(line.key), line.count.people)
        for line in lines[:_DRAWN]
        if line.count.people
    ]
    notes = (say("Who came twice is counted twice."), *_left_out(translator, len(lines)))
    return Chart(
        name="communities",
        title=say("Who took part"),
        sentence=" ".join(_people_sentences(translator, reach.count)),
        svg=draw_bars(bars),
        header=(say("Community"), say("People"), say("Engagements")),
        rows=_rows(translator, lines, label),
        note=" ".join(notes),
    )


def _people_sentences(translator: Translator, count: Headcount) -> Iterable[str]:
    """How many people came, and of how many engagements that is not known."""
    counted = count.times - count.silent
    if not counted:
        yield translator.count(
            count.times,
            "The one engagement does not say how many people came.",
            "None of the {n} engagements says how many people came.",
        )
        return
    yield translator.count(
        count.people,
        "{n} person took part, counted at {counted} of {times}.",
        "{n} people took part, counted at {counted} of {times}.",
        counted=translator.number(counted),
        times=translator.count(count.times, "{n} engagement", "{n} engagements"),
    )
    silent = translatable_count("{n} does not say how many came.", "{n} do not say how many came.")
    partial = translatable_count(
        "{n} says it only for some of the communities that came.",
        "{n} say it only for some of the communities that came.",
    )
    yield from count_sentences(translator, (count.silent, silent), (count.partial, partial))


def method_chart(translator: Translator, reach: Reach, label: Label) -> Chart | None:
    """Return how often people were met in which way; None where no record says it."""
    notes = [*_left_out(translator, len(reach.methods))]
    if sum(line.count.times for line in reach.methods) > reach.count.times - reach.no_method:
        notes.insert(0, translator.say("An engagement with two methods counts for both."))
    unsaid = translatable_count(
        "{n} does not say how people were met.", "{n} do not say how people were met."
    )
    title, rest = translator.say("How people were met"), (reach.no_method, unsaid)
    return _times_chart(translator, "methods", title, reach, reach.methods, rest, label, notes)


def rung_chart(translator: Translator, reach: Reach, label: Label) -> Chart | None:
    """Return how often people had how much say, in the order of ``reach.rungs``; None for none."""
    notes = [translator.say("This is a tool for planning. No rung is the best or the worst one.")]
    unsaid = translatable_count(
        "{n} does not say how much say people had.", "{n} do not say how much say people had."
    )
    title, rest = translator.say("How much say people had"), (reach.no_rung, unsaid)
    return _times_chart(translator, "rungs", title, reach, reach.rungs, rest, label, notes)


def place_chart(translator: Translator, reach: Reach, label: Label) -> Chart | None:
    """Return how often people were met where; None where no record says it."""
    notes = _left_out(translator, len(reach.places))
    unsaid = translatable_count("{n} does not say where it was.", "{n} do not say where they were.")
    title, rest = translator.say("Where people were met"), (reach.no_place, unsaid)
    return _times_chart(translator, "places", title, reach, reach.places, rest, label, notes)


def year_chart(translator: Translator, reach: Reach) -> Chart | None:
    """Return the chart of how often people were met in each year; None where no year is known."""
    lines, say = reach.years, translator.say
    if not lines:
        return None
    most = max(lines, key=lambda line: line.count.times)
    dated = sum(line.count.times for line in lines)
    if len(lines) == 1:
        first = translator.count(
            dated,
            "{n} engagement, in {year}.",
            "{n} engagements, all of them in {year}.",
            year=most.key,
        )
    else:
        first = translator.count(
            dated,
            "{n} engagement from {first} to {last}; most of them in {year}: {most}.",
            "{n} engagements from {first} to {last}; most of them in {year}: {most}.",
            first=lines[0].key,
            last=lines[-1].key,
            year=most.key,
            most=translator.number(most.count.times),
        )
    unsaid = translatable_count(
        "Of {n} more the year is not known.", "Of {n} more the year is not known."
    )
    return Chart(
        name="reach-years",
        title=say("When people were met"),
        sentence=" ".join((first, *count_sentences(translator, (reach.no_year, unsaid)))),
        svg=_drawing(translator, lines[-_DRAWN:], str),
        header=(say("Year"), say("People"), say("Engagements")),
        rows=_rows(translator, lines, str),
        note=say("The last {number} years are drawn.", number=_DRAWN)
        if len(lines) > _DRAWN
        else "",
    )


def barrier_chart(
    translator: Translator, barriers: Sequence[Hindrance], label: Label
) -> Chart | None:
    """Return the chart of what is in people's way, and whether anything was done about it."""
    if not barriers:
        return None
    say, number, most = translator.say, translator.number, barriers[0]
    often = translator.count(
        most.times,
        "Named most often: {barrier}, in {n} record.",
        "Named most often: {barrier}, in {n} records.",
        barrier=label(most.key),
    )
    done = translator.count(
        sum(one.times for one in barriers),
        "Of {n} barrier named, {done} come with what was done about it.",
        "Of {n} barriers named, {done} come with what was done about it.",
        done=number(sum(one.done for one in barriers)),
    )
    bars = [number_bar(translator, label(one.key), one.times) for one in barriers[:_DRAWN]]
    return Chart(
        name="barriers",
        title=say("What keeps people away"),
        sentence=f"{often} {done}",
        svg=draw_bars(bars),
        header=(say("Barrier"), say("Records"), say("Something was done")),
        rows=tuple(
            (label(one.key), number(one.times), number(one.done)) for one in barriers[:_IN_TABLE]
        ),
        note=" ".join(_left_out(translator, len(barriers))),
    )


def _times_chart(
    translator: Translator,
    name: str,
    title: str,
    reach: Reach,
    lines: Sequence[ReachLine],
    rest: tuple[int, Words],
    label: Label,
    notes: Iterable[str],
) -> Chart | None:
    """Return how often each of some lines was there; None for no lines.

    ``rest`` is how many engagements are in none of them, and what is said of these.
    """
    if not lines:
        return None
    often = _most_often(translator, lines, label, reach.count.times)
    sentence = " ".join((often, *count_sentences(translator, rest)))
    drawing = _drawing(translator, lines[:_DRAWN], label)
    header = (title, translator.say("People"), translator.say("Engagements"))
    return Chart(
        name, title, sentence, drawing, header, _rows(translator, lines, label), " ".join(notes)
    )


def _most_often(
    translator: Translator, lines: Sequence[ReachLine], label: Label, of_all: int
) -> str:
    """The line that was there most often, unless all were there only once."""
    most = max(lines, key=lambda line: line.count.times)
    if most.count.times == 1 and len(lines) > 1:
        return translator.count(
            len(lines),
            "{n} different one, at one engagement each.",
            "{n} different ones, at one engagement each.",
        )
    return translator.say(
        "Most often: {label}, at {number} of {all}.",
        label=label(most.key),
        number=translator.number(most.count.times),
        all=translator.count(of_all, "{n} engagement", "{n} engagements"),
    )


def _left_out(translator: Translator, number: int) -> Iterable[str]:
    """What is left out of the drawing and of the table."""
    if number > _DRAWN:
        yield translator.say("The first {number} are drawn.", number=_DRAWN)
    if number > _IN_TABLE:
        shown, every = translator.number(_IN_TABLE), translator.number(number)
        yield translator.say("The table has {shown} of {all}.", shown=shown, all=every)


def _drawing(translator: Translator, lines: Sequence[ReachLine], label: Label) -> str:
    return draw_bars([number_bar(translator, label(line.key), line.count.times) for line in lines])


def _rows(
    translator: Translator, lines: Sequence[ReachLine], label: Label
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (label(line.key), _people(translator, line.count), translator.number(line.count.times))
        for line in lines[:_IN_TABLE]
    )


def _people(translator: Translator, count: Headcount) -> str:
    """How many came, and at how many engagements nobody wrote that down."""
    if count.silent == count.times:
        return translator.say("not written down")
    if count.silent:
        return translator.count(
            count.silent,
            "{people}; {n} engagement does not say",
            "{people}; {n} engagements do not say",
            people=translator.number(count.people),
        )
    return translator.number(count.people)
