"""How the promises stand."""

from __future__ import annotations

from collections import Counter

from engage_docs.charts.bars import Bar, draw_bars
from engage_docs.charts.chart import Chart
from engage_docs.charts.words import is_are, listed, many
from engage_docs.judging.loops import CommitmentLoop, Loops

TITLE = "How the promises stand"

# In the order and in the words of the Promises page: title, how a sentence goes on, look, mark.
STANDINGS: dict[str, tuple[str, str, str, str]] = {
    "overdue": ("Overdue", "overdue", "striped", "alert"),
    "no-date": ("No date given", "without a date", "broken", "unsure"),
    "to-come": ("Not due yet", "not due yet", "hollow", "next"),
    "done": ("Done", "done", "full", "done"),
    "cannot": ("Cannot be done", "not possible", "hollow", "stopped"),
    "changed": ("Replaced by another", "replaced by another promise", "hollow", "moved"),
}


def standing_of(loop: CommitmentLoop) -> str:
    """How a promise stands, as one of :data:`STANDINGS`."""
    if loop.status in ("done", "cannot", "changed"):
        return loop.status
    if loop.timeliness is None:
        return "no-date"
    return "overdue" if loop.timeliness == "overdue" else "to-come"


def promises_chart(loops: Loops) -> Chart | None:
    """Promises by how they stand; None where no promise was made."""
    promises = loops.commitments.values()
    if not promises:
        return None
    counts = Counter(standing_of(loop) for loop in promises)
    bars = [
        Bar(title, counts[name], f"{counts[name]:,}", look, mark)
        for name, (title, _, look, mark) in STANDINGS.items()
        if counts[name]
    ]
    late = sum(loop.status == "done" and loop.timeliness == "late" for loop in promises)
    return Chart(
        name="promises",
        title=TITLE,
        sentence=_sentence(len(promises), counts, late),
        svg=draw_bars(bars),
        header=("How they stand", "Promises"),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


def _sentence(number: int, counts: Counter[str], late: int) -> str:
    parts = [
        f"{is_are(counts[name])} {words}"
        for name, (_, words, _, _) in STANDINGS.items()
        if counts[name]
    ]
    said = f"Of {many(number, 'promise')}, {listed(parts)}."
    if len(parts) == 1:
        all_ = "The one promise is" if number == 1 else f"All {number:,} promises are"
        said = f"{all_} {_only(counts)}."
    if late and counts["done"] == 1:
        return f"{said} It was done late." if number == 1 else f"{said} The one done came late."
    return f"{said} {late:,} of those done came late." if late else said


def _only(counts: Counter[str]) -> str:
    return next(words for name, (_, words, _, _) in STANDINGS.items() if counts[name])
