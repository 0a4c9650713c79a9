"""Who was reached, how, when and where: charts of the sums over all records.

The bars show how often, which is always known, or how many people, as far as it is written down.
What is not written down is said in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engage_docs.i18n import Speech
from engage_docs.site.charts.bars import Bar, draw_bars
from engage_docs.site.charts.chart import Chart
from engage_docs.stats.reach import Headcount, Hindrance, Line, Reach

_DRAWN = 8
_IN_TABLE = 40
Label = Callable[[str], str]
"""The words for a key: for a term, a community, a place."""


def community_chart(speech: Speech, reach: Reach, label: Label) -> Chart | None:
    """How many people of each community came, as far as it is written down."""
    lines = reach.communities
    if not lines:
        return None
    return Chart(
        name="communities",
        title=speech.say("Who took part"),
        sentence=" ".join(_people_sentences(speech, reach.count)),
        svg=draw_bars(
            [
                Bar(label(line.key), line.count.people, speech.number(line.count.people))
                for line in lines[:_DRAWN]
                if line.count.people
            ]
        ),
        header=(speech.say("Community"), speech.say("People"), speech.say("Engagements")),
        rows=_rows(speech, lines, label),
        note=" ".join((speech.say("Who came twice is counted twice."), *_cut(speech, len(lines)))),
    )


def _people_sentences(speech: Speech, count: Headcount) -> Iterable[str]:
    """How many people came, and of how many engagements that is not known."""
    counted = count.times - count.silent
    if not counted:
        yield speech.count(
            count.times,
            "The one engagement does not say how many people came.",
            "None of the {n} engagements says how many people came.",
        )
        return
    yield speech.count(
        count.people,
        "{n} person took part, counted at {counted} of {times}.",
        "{n} people took part, counted at {counted} of {times}.",
        counted=speech.number(counted),
        times=speech.count(count.times, "{n} engagement", "{n} engagements"),
    )
    if count.silent:
        yield speech.count(
            count.silent, "{n} does not say how many came.", "{n} do not say how many came."
        )
    if count.partial:
        yield speech.count(
            count.partial,
            "{n} says it only for some of the communities that came.",
            "{n} say it only for some of the communities that came.",
        )


def method_chart(speech: Speech, reach: Reach, label: Label) -> Chart | None:
    """How often people were met in which way."""
    lines = reach.methods
    if not lines:
        return None
    sentences = [
        _most_often(speech, lines, label, reach.count.times),
        *_if_any(
            reach.no_method,
            speech.count(
                reach.no_method,
                "{n} does not say how people were met.",
                "{n} do not say how people were met.",
            ),
        ),
    ]
    notes = [*_cut(speech, len(lines))]
    if sum(line.count.times for line in lines) > reach.count.times - reach.no_method:
        notes.insert(0, speech.say("An engagement with two methods counts for both."))
    title = speech.say("How people were met")
    return _times_chart(speech, "methods", title, sentences, lines, label, " ".join(notes))


def rung_chart(speech: Speech, reach: Reach, label: Label) -> Chart | None:
    """How often people had how much say, in the order of ``reach.rungs``."""
    lines = reach.rungs
    if not lines:
        return None
    sentences = [
        _most_often(speech, lines, label, reach.count.times),
        *_if_any(
            reach.no_rung,
            speech.count(
                reach.no_rung,
                "{n} does not say how much say people had.",
                "{n} do not say how much say people had.",
            ),
        ),
    ]
    note = speech.say("This is a tool for planning. No rung is the best or the worst one.")
    title = speech.say("How much say people had")
    return _times_chart(speech, "rungs", title, sentences, lines, label, note)


def place_chart(speech: Speech, reach: Reach, label: Label) -> Chart | None:
    """How often people were met where."""
    lines = reach.places
    if not lines:
        return None
    sentences = [
        _most_often(speech, lines, label, reach.count.times),
        *_if_any(
            reach.no_place,
            speech.count(
                reach.no_place, "{n} does not say where it was.", "{n} do not say where they were."
            ),
        ),
    ]
    note = " ".join(_cut(speech, len(lines)))
    title = speech.say("Where people were met")
    return _times_chart(speech, "places", title, sentences, lines, label, note)


def year_chart(speech: Speech, reach: Reach) -> Chart | None:
    """How often people were met in each year."""
    lines = reach.years
    if not lines:
        return None
    most = max(lines, key=lambda line: line.count.times)
    dated = sum(line.count.times for line in lines)
    if len(lines) == 1:
        first = speech.count(
            dated,
            "{n} engagement, in {year}.",
            "{n} engagements, all of them in {year}.",
            year=most.key,
        )
    else:
        first = speech.count(
            dated,
            "{n} engagement from {first} to {last}; most of them in {year}: {most}.",
            "{n} engagements from {first} to {last}; most of them in {year}: {most}.",
            first=lines[0].key,
            last=lines[-1].key,
            year=most.key,
            most=speech.number(most.count.times),
        )
    sentences = [
        first,
        *_if_any(
            reach.no_year,
            speech.count(
                reach.no_year,
                "Of {n} more the year is not known.",
                "Of {n} more the year is not known.",
            ),
        ),
    ]
    cut = speech.say("The last {number} years are drawn.", number=_DRAWN)
    return Chart(
        name="reach-years",
        title=speech.say("When people were met"),
        sentence=" ".join(sentences),
        svg=draw_bars([_bar(speech, line, str) for line in lines[-_DRAWN:]]),
        header=(speech.say("Year"), speech.say("People"), speech.say("Engagements")),
        rows=_rows(speech, lines, str),
        note=cut if len(lines) > _DRAWN else "",
    )


def barrier_chart(speech: Speech, barriers: Sequence[Hindrance], label: Label) -> Chart | None:
    """What is in people's way, and whether anything was done about it."""
    if not barriers:
        return None
    most = barriers[0]
    named, done = sum(one.times for one in barriers), sum(one.done for one in barriers)
    sentences = [
        speech.count(
            most.times,
            "Named most often: {barrier}, in {n} record.",
            "Named most often: {barrier}, in {n} records.",
            barrier=label(most.key),
        ),
        speech.count(
            named,
            "Of {n} barrier named, {done} come with what was done about it.",
            "Of {n} barriers named, {done} come with what was done about it.",
            done=speech.number(done),
        ),
    ]
    return Chart(
        name="barriers",
        title=speech.say("What keeps people away"),
        sentence=" ".join(sentences),
        svg=draw_bars(
            [Bar(label(one.key), one.times, speech.number(one.times)) for one in barriers[:_DRAWN]]
        ),
        header=(speech.say("Barrier"), speech.say("Records"), speech.say("Something was done")),
        rows=tuple(
            (label(one.key), speech.number(one.times), speech.number(one.done))
            for one in barriers[:_IN_TABLE]
        ),
        note=" ".join(_cut(speech, len(barriers))),
    )


def _times_chart(
    speech: Speech,
    name: str,
    title: str,
    sentences: Iterable[str],
    lines: Sequence[Line],
    label: Label,
    note: str = "",
) -> Chart:
    return Chart(
        name=name,
        title=title,
        sentence=" ".join(sentences),
        svg=draw_bars([_bar(speech, line, label) for line in lines[:_DRAWN]]),
        header=(title, speech.say("People"), speech.say("Engagements")),
        rows=_rows(speech, lines, label),
        note=note,
    )


def _most_often(speech: Speech, lines: Sequence[Line], label: Label, of_all: int) -> str:
    """The line that was there most often, unless all were there only once."""
    most = max(lines, key=lambda line: line.count.times)
    if most.count.times == 1 and len(lines) > 1:
        return speech.count(
            len(lines),
            "{n} different one, at one engagement each.",
            "{n} different ones, at one engagement each.",
        )
    return speech.say(
        "Most often: {label}, at {number} of {all}.",
        label=label(most.key),
        number=speech.number(most.count.times),
        all=speech.count(of_all, "{n} engagement", "{n} engagements"),
    )


def _if_any(number: int, words: str) -> Iterable[str]:
    return (words,) if number else ()


def _cut(speech: Speech, number: int) -> Iterable[str]:
    """What is left out of the drawing and of the table."""
    if number > _DRAWN:
        yield speech.say("The first {number} are drawn.", number=_DRAWN)
    if number > _IN_TABLE:
        yield speech.say(
            "The table has {shown} of {all}.",
            shown=speech.number(_IN_TABLE),
            all=speech.number(number),
        )


def _bar(speech: Speech, line: Line, label: Label) -> Bar:
    return Bar(label(line.key), line.count.times, speech.number(line.count.times))


def _rows(speech: Speech, lines: Sequence[Line], label: Label) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (label(line.key), _people(speech, line.count), speech.number(line.count.times))
        for line in lines[:_IN_TABLE]
    )


def _people(speech: Speech, count: Headcount) -> str:
    """How many came, and at how many engagements nobody wrote that down."""
    if count.silent == count.times:
        return speech.say("not written down")
    if count.silent:
        return speech.count(
            count.silent,
            "{people}; {n} engagement does not say",
            "{people}; {n} engagements do not say",
            people=speech.number(count.people),
        )
    return speech.number(count.people)
