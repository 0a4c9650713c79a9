"""The pages of the quality statements, one for each project.

Nothing is graded. Each statement stands with what the records say that bears on it, and what they
do not say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engage_docs.frameworks import Term
from engage_docs.records.model import Project, Record
from engage_docs.site.book import Bit, Book, Line, line_of, link_to, record_link, text
from engage_docs.site.drawing import Drawing
from engage_docs.site.guidance_entries import Entry
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.quality_entries import entry_of, yes_no
from engage_docs.site.quality_links import SECTION, quality_url
from engage_docs.site.quality_statements import source_of, statements_of
from engage_docs.site.terms import term_bit
from engage_docs.site.words import sentence, upper_first
from engage_docs.stats.quality import FED_BACK, MONITORED, PACK, bearings_of

_TELLINGS_NAMED = 5
# The groups of measures, as NICE names them.
_GROUPS = ("Structure", "Process", "Outcome")


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
        source_of(pack),
        say("What the records of this project say on each statement, and what they do not say."),
        tuple(_statement(book, project, term, by_term) for term in statements_of(pack)),
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
