"""The page of the quality statements of all projects: what is on record, in numbers and names.

Nothing is graded. A measure is a number out of a number, with the list of what is in each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.frameworks import Term
from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.site.index import Inline, SiteIndex, TextRun, other_lang
from engage_docs.site.quality_links import quality_url
from engage_docs.site.quality_statements import source_of, statements_of
from engage_docs.site.terms import term_bit
from engage_docs.stats.quality import (
    FED_BACK,
    MONITORED,
    PACK,
    Answers,
    Proportion,
    QualityRow,
    Reason,
    proportions,
)

# As many names as somebody will read. The rest is counted.
_MOST_NAMES = 60

_REASONS = {
    Reason.NO_PLAN: translatable_count(
        "{n} project says that it has no evaluation plan",
        "{n} projects say that they have no evaluation plan",
    ),
    Reason.PLAN_NOT_WRITTEN: translatable_count(
        "{n} project does not say whether it has an evaluation plan",
        "{n} projects do not say whether they have an evaluation plan",
    ),
}
_LEFT_OUT = {
    (MONITORED, Reason.NOT_DONE): translatable("says that it is not checked against its measures"),
    (MONITORED, Reason.NOT_WRITTEN): translatable("does not say whether it is checked"),
    (FED_BACK, Reason.NOT_DONE): translatable("says that it did not tell the people who took part"),
    (FED_BACK, Reason.NOT_WRITTEN): translatable("does not say whether people were told"),
}


class Named(NamedTuple):
    """A project in a list, and what is said of it there."""

    link: TextRun
    words: str


class NameList(NamedTuple):
    """A list of projects under a heading. ``more`` says how many are left out."""

    title: str
    items: tuple[Named, ...]
    nobody: str
    more: str


class ProportionView(NamedTuple):
    """A process measure: its words, its numbers in a sentence, and who is in each of them."""

    anchor: str
    title: str
    words: str
    lists: tuple[NameList, ...]


class StatementSum(NamedTuple):
    """A statement on the page of the site: which projects say something that bears on it.

    ``beyond`` are the projects that are in no number of its measures, by the reason.
    """

    anchor: str
    term: Inline
    quote: str
    words: str
    there: NameList
    missing: NameList
    measures: tuple[ProportionView, ...]
    beyond: tuple[NameList, ...]


class QualityView(NamedTuple):
    """The page of the site. ``source`` is where the statements were published."""

    source: str
    note: str
    statements: tuple[StatementSum, ...]


def quality(index: SiteIndex, rows: Iterable[QualityRow]) -> QualityView:
    """The page of the site."""
    every = list(rows)
    pack = index.frameworks.pack(PACK)
    answers = [row.answers for row in every if row.answers]
    measures = proportions(answers)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in every:
        for statement in row.statements:
            counts[statement][row.project] += 1
    return QualityView(
        source_of(pack),
        pack.note if pack else "",
        tuple(
            _statement_sum(
                index, term, answers, counts[term.id], measures if term.id == "evaluation" else ()
            )
            for term in statements_of(pack)
        ),
    )


def _statement_sum(
    index: SiteIndex,
    term: Term,
    answers: Sequence[Answers],
    counts: Mapping[str, int],
    measures: Sequence[Proportion],
) -> StatementSum:
    translator = index.translator
    every = sorted(answers, key=lambda row: (row.title.casefold(), row.project))
    there = [row for row in every if counts.get(row.project)]
    missing = [row for row in every if not counts.get(row.project)]
    words = translator.count(
        len(every),
        "{number} of {n} project has something on record that bears on it.",
        "{number} of {n} projects have something on record that bears on it.",
        number=translator.number(len(there)),
    )
    return StatementSum(
        term.id,
        (term_bit(index.frameworks, term),),
        term.quote,
        words,
        _names(
            translator,
            translator.say("What is on record"),
            [
                Named(
                    _project(index, row, term.id),
                    translator.count(counts[row.project], "{n} entry", "{n} entries"),
                )
                for row in there
            ],
        ),
        _names(
            translator,
            translator.count(
                len(missing),
                "{n} project has nothing on record",
                "{n} projects have nothing on record",
            ),
            [Named(_project(index, row, term.id), "") for row in missing],
        ),
        tuple(_proportion(index, measure) for measure in measures),
        tuple(_beyond(index, measures[0])) if measures else (),
    )


def _project(index: SiteIndex, row: Answers, anchor: str) -> TextRun:
    """A link to what a project says on a statement, which is said to those who hear the page."""
    lang = other_lang(index, row.lang)
    term = index.frameworks.term(PACK, anchor)
    more = f" ({term.term})" if term else ""
    return TextRun(row.title, f"{quality_url(row.project)}#{quote(anchor)}", more=more, lang=lang)


def _names(translator: Translator, title: str, items: Sequence[Named]) -> NameList:
    left = len(items) - _MOST_NAMES
    more = translator.count(left, "And {n} more.", "And {n} more.") if left > 0 else ""
    return NameList(title, tuple(items[:_MOST_NAMES]), translator.say("None."), more)


def _proportion(index: SiteIndex, measure: Proportion) -> ProportionView:
    translator = index.translator
    say = translator.say
    term = index.frameworks.term(PACK, measure.measure)
    denominator = len(measure.denominator)
    if denominator:
        words = translator.count(
            denominator,
            "{number} of {n} project with an evaluation plan.",
            "{number} of {n} projects with an evaluation plan.",
            number=translator.number(len(measure.numerator)),
        )
    else:
        words = say("No project says that it has an evaluation plan, so there is nothing to count.")
    lists = (
        _names(
            translator,
            say("In both numbers"),
            [Named(_project(index, row, "evaluation"), "") for row in measure.numerator],
        ),
        _names(
            translator,
            say("Only in the second number"),
            [
                Named(_project(index, row, "evaluation"), say(_LEFT_OUT[measure.measure, reason]))
                for row, reason in measure.left_out
            ],
        ),
    )
    title = term.term if term else ""
    return ProportionView(measure.measure, title, words, lists if denominator else ())


def _beyond(index: SiteIndex, measure: Proportion) -> Iterator[NameList]:
    """The projects that are in no number: the same for both measures, as they count the same."""
    translator = index.translator
    for reason, words in _REASONS.items():
        of_reason = (row for row, why in measure.beyond if why is reason)
        items = [Named(_project(index, row, "evaluation"), "") for row in of_reason]
        if items:
            yield _names(translator, translator.count(len(items), *words), items)
