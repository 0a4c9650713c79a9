"""How the promises stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from engage_docs.i18n import ENGLISH, Translator, Words, translatable, translatable_count
from engage_docs.loops.values import CommitmentLoop, Loops
from engage_docs.site.charts.bars import Bar, draw_bars
from engage_docs.site.charts.chart import Chart

TITLE = translatable("How the promises stand")


@dataclass(frozen=True, slots=True)
class Standing:
    """One way in which a promise can stand: its title, its sentences, its look and mark.

    ``some`` stands in a list ("3 are overdue"), ``every`` where all of them stand alike.
    """

    title: str
    some: Words
    every: Words
    look: str
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
    """How a promise stands, as one of :data:`STANDINGS`."""
    if loop.status in ("done", "cannot", "changed"):
        return loop.status
    if loop.timeliness is None:
        return "no-date"
    return "overdue" if loop.timeliness == "overdue" else "to-come"


def promises_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """Promises by how they stand; None where no promise was made."""
    promises = loops.commitments.values()
    if not promises:
        return None
    counts = Counter(standing_of(loop) for loop in promises)
    bars = [
        Bar(
            translator.say(standing.title),
            counts[name],
            translator.number(counts[name]),
            standing.look,
            standing.mark,
        )
        for name, standing in STANDINGS.items()
        if counts[name]
    ]
    late = sum(loop.status == "done" and loop.timeliness == "late" for loop in promises)
    return Chart(
        name="promises",
        title=translator.say(TITLE),
        sentence=_sentence(translator, len(promises), counts, late),
        svg=draw_bars(bars),
        header=(translator.say("How they stand"), translator.say("Promises")),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


def _sentence(translator: Translator, number: int, counts: Counter[str], late: int) -> str:
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
