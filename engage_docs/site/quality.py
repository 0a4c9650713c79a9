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
from engage_docs.site.drawing import Drawing
from engage_docs.site.guidance_entries import Entry
from engage_docs.site.index import Inline, SiteIndex, TextRun, line_of, link_to, record_link, text
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
    missing: tuple[Inline, ...]


class StatementView(NamedTuple):
    """A statement on the page of a project. ``entries`` bear on it as a whole."""

    anchor: str
    term: Inline
    quote: str
    entries: tuple[Entry, ...]
    nothing: str
    groups: tuple[MeasureGroup, ...]


class ProjectQualityView(NamedTuple):
    """The page of a project."""

    up: TextRun
    project: Inline
    source: str
    lead: str
    statements: tuple[StatementView, ...]


def quality_pages(index: SiteIndex, drawing: Drawing) -> Iterator[Page]:
    """The page of every project."""
    for project in index.ledger.projects.values():
        yield quality_page(index, project, drawing)


def quality_page(index: SiteIndex, project: Project, drawing: Drawing) -> Page:
    """The page of one project: only its own records have to be at hand."""
    say = index.translator.say
    title = say("Quality statements: {project}", project=project.title)
    view = project_quality(index, project)
    url = quality_url(project.id)
    main = drawing.page(url, "engage/quality-project.html", view=view, heading=title)
    return Page(url, SECTION, title, view.lead, main, project=project.id)


def project_quality(index: SiteIndex, project: Project) -> ProjectQualityView:
    """What the records of a project say on each statement."""
    say = index.translator.say
    pack = index.frameworks.pack(PACK)
    records: tuple[Record, ...] = (project, *index.of_project.get(project.id, ()))
    by_term: defaultdict[str, list[Entry]] = defaultdict(list)
    for record in records:
        for bearing in bearings_of(record):
            by_term[bearing.term].append(entry_of(index, bearing, at_home=record.id == project.id))
    return ProjectQualityView(
        TextRun(say(MORE_SECTIONS[SECTION][1]), MORE_SECTIONS[SECTION][0]),
        line_of(index.translator, "Project: {project}", project=link_to(index, project)),
        source_of(pack),
        say("What the records of this project say on each statement, and what they do not say."),
        tuple(_statement(index, project, term, by_term) for term in statements_of(pack)),
    )


def _statement(
    index: SiteIndex, project: Project, term: Term, by_term: Mapping[str, Sequence[Entry]]
) -> StatementView:
    entries = tuple(by_term.get(f"{term.pack}/{term.id}", ()))
    return StatementView(
        term.id,
        (term_bit(index.frameworks, term),),
        term.quote,
        entries,
        ""
        if entries
        else index.translator.say("Nothing that bears on it as a whole is on record."),
        tuple(_groups(index, project, term, by_term)),
    )


def _groups(
    index: SiteIndex, project: Project, statement: Term, by_term: Mapping[str, Sequence[Entry]]
) -> Iterator[MeasureGroup]:
    names = dict.fromkeys((*_GROUPS, *(term.group for term in statement.terms)))
    for name in names:
        measures: list[MeasureView] = []
        missing: list[Inline] = []
        for term in statement.terms:
            if term.group != name:
                continue
            entries = (
                *_process(index, project, term),
                *by_term.get(f"{term.pack}/{term.id}", ()),
            )
            if entries:
                measures.append(MeasureView(term.term, sentence(term.definition), entries))
            else:
                missing.append((term_bit(index.frameworks, term),))
        if measures or missing:
            title = upper_first(name) or index.translator.say("Measures")
            yield MeasureGroup(title, tuple(measures), tuple(missing))


def _process(index: SiteIndex, project: Project, term: Term) -> Iterator[Entry]:
    """How a project answers the question of a process measure, and in which numbers it is."""
    if term.id not in (MONITORED, FED_BACK):
        return
    say = index.translator.say
    given = project.evaluation
    plan = given.plan if given else None
    asked = say("Evaluation plan")
    lines = [(asked, text(yes_no(index.translator, plan)))]
    if term.id == MONITORED:
        answer = given.monitored if given else None
        asked = say("Checked against its measures")
    else:
        answer = given.fed_back if given else None
        asked = say("People were told what came of it")
    lines.append((asked, text(yes_no(index.translator, answer))))
    lines += _told(index, project) if term.id == FED_BACK else ()
    if not plan:
        counted = say("This project is in neither number of the measure.")
    elif not answer:
        counted = say("This project is only in the second number of the measure.")
    else:
        counted = say("This project is in both numbers of the measure.")
    yield Entry(text(counted), lines=tuple(lines))


def _told(index: SiteIndex, project: Project) -> Iterator[tuple[str, Inline]]:
    """The records that say that people were told: shown beside the answer, and not counted."""
    loops = index.loops_of_project.get(project.id)
    if loops is None:
        return
    tellings = [t for loop in loops.said.values() for t in loop.told]
    tellings += [t for loop in loops.commitments.values() for t in loop.told]
    found = list(dict.fromkeys(telling.record_id for telling in tellings if telling.record_id))
    for record_id in found[:_TELLINGS_NAMED]:
        yield (
            index.translator.say("A record says that people were told"),
            (record_link(index, record_id),),
        )
    if len(found) > _TELLINGS_NAMED:
        left = len(found) - _TELLINGS_NAMED
        yield (
            "",
            text(index.translator.count(left, "And {n} more record.", "And {n} more records.")),
        )
