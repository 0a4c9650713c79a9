"""The pages of the quality statements: one for the site, and one for each project.

Nothing is graded. Each statement stands with what the records say that bears on it, and what they
do not say. A measure is a number out of a number, with the list of what is in each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.frameworks import Pack, Term
from engage_docs.model import Project, Record
from engage_docs.quality import (
    FED_BACK,
    MONITORED,
    PACK,
    STATEMENTS,
    Answers,
    Proportion,
    QualityRow,
    Reason,
    bearings_of,
    proportions,
)
from engage_docs.site.book import Bit, Book, Line, line_of, link_to, other_lang, record_link, text
from engage_docs.site.drawing import Drawing
from engage_docs.site.guidance import Entry
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.quality_entries import entry_of, yes_no
from engage_docs.site.quality_links import SECTION, quality_url
from engage_docs.site.terms import term_bit
from engage_docs.site.words import sentence, upper_first
from engage_docs.speech import Speech, to_count, to_say

# As many names as somebody will read. The rest is counted.
_MOST_NAMES = 60
_TELLINGS_NAMED = 5

_REASONS = {
    Reason.NO_PLAN: to_count(
        "{n} project says that it has no evaluation plan",
        "{n} projects say that they have no evaluation plan",
    ),
    Reason.PLAN_NOT_WRITTEN: to_count(
        "{n} project does not say whether it has an evaluation plan",
        "{n} projects do not say whether they have an evaluation plan",
    ),
}
_LEFT_OUT = {
    (MONITORED, Reason.NOT_DONE): to_say("says that it is not checked against its measures"),
    (MONITORED, Reason.NOT_WRITTEN): to_say("does not say whether it is checked"),
    (FED_BACK, Reason.NOT_DONE): to_say("says that it did not tell the people who took part"),
    (FED_BACK, Reason.NOT_WRITTEN): to_say("does not say whether people were told"),
}
# The groups of measures, as NICE names them.
_GROUPS = ("Structure", "Process", "Outcome")


class Named(NamedTuple):
    """A project in a list, and what is said of it there."""

    link: Bit
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
    term: Line
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


class MeasureView(NamedTuple):
    """A measure on the page of a project, with what is written on it."""

    title: str
    meaning: str
    entries: tuple[Entry, ...]


class MeasureGroup(NamedTuple):
    """Measures of one kind. ``missing`` are those on which nothing is written."""

    title: str
    measures: tuple[MeasureView, ...]
    missing: tuple[Line, ...]


class StatementView(NamedTuple):
    """A statement on the page of a project. ``entries`` bear on it as a whole."""

    anchor: str
    term: Line
    quote: str
    entries: tuple[Entry, ...]
    nothing: str
    groups: tuple[MeasureGroup, ...]


class ProjectQualityView(NamedTuple):
    """The page of a project."""

    up: Bit
    project: Line
    source: str
    lead: str
    statements: tuple[StatementView, ...]


def quality(book: Book, rows: Iterable[QualityRow]) -> QualityView:
    """The page of the site."""
    every = list(rows)
    pack = book.frameworks.pack(PACK)
    answers = [row.answers for row in every if row.answers]
    measures = proportions(answers)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in every:
        for statement in row.statements:
            counts[statement][row.project] += 1
    return QualityView(
        _source(pack),
        pack.note if pack else "",
        tuple(
            _statement_sum(
                book, term, answers, counts[term.id], measures if term.id == "evaluation" else ()
            )
            for term in _statements(pack)
        ),
    )


def _statements(pack: Pack | None) -> Sequence[Term]:
    """The four statements. A team may translate them or add to them."""
    return [term for term in pack.terms if term.id in STATEMENTS] if pack else []


def _source(pack: Pack | None) -> str:
    if pack is None or not pack.sources:
        return ""
    source = pack.sources[-1]
    parts = (source.document, source.organisation, str(source.year or ""))
    return sentence(", ".join(part for part in parts if part))


def _statement_sum(
    book: Book,
    term: Term,
    answers: Sequence[Answers],
    counts: Mapping[str, int],
    measures: Sequence[Proportion],
) -> StatementSum:
    speech = book.speech
    every = sorted(answers, key=lambda row: (row.title.casefold(), row.project))
    there = [row for row in every if counts.get(row.project)]
    missing = [row for row in every if not counts.get(row.project)]
    words = speech.count(
        len(every),
        "{number} of {n} project has something on record that bears on it.",
        "{number} of {n} projects have something on record that bears on it.",
        number=speech.number(len(there)),
    )
    return StatementSum(
        term.id,
        (term_bit(book.frameworks, term),),
        term.quote,
        words,
        _names(
            speech,
            speech.say("What is on record"),
            [
                Named(
                    _project(book, row, term.id),
                    speech.count(counts[row.project], "{n} entry", "{n} entries"),
                )
                for row in there
            ],
        ),
        _names(
            speech,
            speech.count(
                len(missing),
                "{n} project has nothing on record",
                "{n} projects have nothing on record",
            ),
            [Named(_project(book, row, term.id), "") for row in missing],
        ),
        tuple(_proportion(book, measure) for measure in measures),
        tuple(_beyond(book, measures[0])) if measures else (),
    )


def _project(book: Book, row: Answers, anchor: str) -> Bit:
    """A link to what a project says on a statement, which is said to those who hear the page."""
    lang = other_lang(book, row.lang)
    term = book.frameworks.term(PACK, anchor)
    more = f" ({term.term})" if term else ""
    return Bit(row.title, f"{quality_url(row.project)}#{quote(anchor)}", more=more, lang=lang)


def _names(speech: Speech, title: str, items: Sequence[Named]) -> NameList:
    left = len(items) - _MOST_NAMES
    more = speech.count(left, "And {n} more.", "And {n} more.") if left > 0 else ""
    return NameList(title, tuple(items[:_MOST_NAMES]), speech.say("None."), more)


def _proportion(book: Book, measure: Proportion) -> ProportionView:
    speech = book.speech
    say = speech.say
    term = book.frameworks.term(PACK, measure.measure)
    denominator = len(measure.denominator)
    if denominator:
        words = speech.count(
            denominator,
            "{number} of {n} project with an evaluation plan.",
            "{number} of {n} projects with an evaluation plan.",
            number=speech.number(len(measure.numerator)),
        )
    else:
        words = say("No project says that it has an evaluation plan, so there is nothing to count.")
    lists = (
        _names(
            speech,
            say("In both numbers"),
            [Named(_project(book, row, "evaluation"), "") for row in measure.numerator],
        ),
        _names(
            speech,
            say("Only in the second number"),
            [
                Named(_project(book, row, "evaluation"), say(_LEFT_OUT[measure.measure, reason]))
                for row, reason in measure.left_out
            ],
        ),
    )
    title = term.term if term else ""
    return ProportionView(measure.measure, title, words, lists if denominator else ())


def _beyond(book: Book, measure: Proportion) -> Iterator[NameList]:
    """The projects that are in no number: the same for both measures, as they count the same."""
    speech = book.speech
    for reason, words in _REASONS.items():
        of_reason = (row for row, why in measure.beyond if why is reason)
        items = [Named(_project(book, row, "evaluation"), "") for row in of_reason]
        if items:
            yield _names(speech, speech.count(len(items), *words), items)


def quality_pages(book: Book, drawing: Drawing) -> Iterator[Page]:
    """The page of every project."""
    for project in book.ledger.projects.values():
        yield quality_page(book, project, drawing)


def quality_page(book: Book, project: Project, drawing: Drawing) -> Page:
    """The page of one project: only its own records have to be at hand."""
    say = book.speech.say
    title = say("Quality statements: {project}", project=project.title)
    view = project_quality(book, project)
    url = quality_url(project.id)
    main = drawing.page(url, "engage/quality-project.html", view=view, heading=title)
    return Page(url, SECTION, title, view.lead, main, project=project.id)


def project_quality(book: Book, project: Project) -> ProjectQualityView:
    """What the records of a project say on each statement."""
    say = book.speech.say
    pack = book.frameworks.pack(PACK)
    records: tuple[Record, ...] = (project, *book.of_project.get(project.id, ()))
    by_term: defaultdict[str, list[Entry]] = defaultdict(list)
    for record in records:
        for bearing in bearings_of(record):
            by_term[bearing.term].append(entry_of(book, bearing, at_home=record.id == project.id))
    return ProjectQualityView(
        Bit(say(MORE_SECTIONS[SECTION][1]), MORE_SECTIONS[SECTION][0]),
        line_of(book.speech, "Project: {project}", project=link_to(book, project)),
        _source(pack),
        say("What the records of this project say on each statement, and what they do not say."),
        tuple(_statement(book, project, term, by_term) for term in _statements(pack)),
    )


def _statement(
    book: Book, project: Project, term: Term, by_term: Mapping[str, Sequence[Entry]]
) -> StatementView:
    entries = tuple(by_term.get(f"{term.pack}/{term.id}", ()))
    return StatementView(
        term.id,
        (term_bit(book.frameworks, term),),
        term.quote,
        entries,
        "" if entries else book.speech.say("Nothing that bears on it as a whole is on record."),
        tuple(_groups(book, project, term, by_term)),
    )


def _groups(
    book: Book, project: Project, statement: Term, by_term: Mapping[str, Sequence[Entry]]
) -> Iterator[MeasureGroup]:
    names = dict.fromkeys((*_GROUPS, *(term.group for term in statement.terms)))
    for name in names:
        measures: list[MeasureView] = []
        missing: list[Line] = []
        for term in statement.terms:
            if term.group != name:
                continue
            entries = (
                *_process(book, project, term),
                *by_term.get(f"{term.pack}/{term.id}", ()),
            )
            if entries:
                measures.append(MeasureView(term.term, sentence(term.definition), entries))
            else:
                missing.append((term_bit(book.frameworks, term),))
        if measures or missing:
            title = upper_first(name) or book.speech.say("Measures")
            yield MeasureGroup(title, tuple(measures), tuple(missing))


def _process(book: Book, project: Project, term: Term) -> Iterator[Entry]:
    """How a project answers the question of a process measure, and in which numbers it is."""
    if term.id not in (MONITORED, FED_BACK):
        return
    say = book.speech.say
    given = project.evaluation
    plan = given.plan if given else None
    asked = say("Evaluation plan")
    lines = [(asked, text(yes_no(book.speech, plan)))]
    if term.id == MONITORED:
        answer = given.monitored if given else None
        asked = say("Checked against its measures")
    else:
        answer = given.fed_back if given else None
        asked = say("People were told what came of it")
    lines.append((asked, text(yes_no(book.speech, answer))))
    lines += _told(book, project) if term.id == FED_BACK else ()
    if not plan:
        counted = say("This project is in neither number of the measure.")
    elif not answer:
        counted = say("This project is only in the second number of the measure.")
    else:
        counted = say("This project is in both numbers of the measure.")
    yield Entry(text(counted), lines=tuple(lines))


def _told(book: Book, project: Project) -> Iterator[tuple[str, Line]]:
    """The records that say that people were told: shown beside the answer, and not counted."""
    loops = book.loops_of_project.get(project.id)
    if loops is None:
        return
    tellings = [t for loop in loops.said.values() for t in loop.told]
    tellings += [t for loop in loops.commitments.values() for t in loop.told]
    found = list(dict.fromkeys(telling.record_id for telling in tellings if telling.record_id))
    for record_id in found[:_TELLINGS_NAMED]:
        yield (
            book.speech.say("A record says that people were told"),
            (record_link(book, record_id),),
        )
    if len(found) > _TELLINGS_NAMED:
        left = len(found) - _TELLINGS_NAMED
        yield "", text(book.speech.count(left, "And {n} more record.", "And {n} more records."))
