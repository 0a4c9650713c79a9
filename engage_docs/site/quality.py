"""The pages of the quality statements: one for the site and one for each project.

Nothing is graded. Each statement stands with what the records say that bears on it, and what they
do not say. A measure is a number out of a number, with the list of what is in each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from engage_docs.frameworks import Pack, Term
from engage_docs.i18n import translatable, translatable_count
from engage_docs.loops.values import CommitmentLoop, SaidLoop, Shown
from engage_docs.records.addresses import quoted as in_address
from engage_docs.records.model import Project, Record
from engage_docs.records.parts import Asset, Measure, QualityNote, Role, View
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.guidance import Entry, asset_entry, role_entry, yes_no
from engage_docs.site.index import Inline, LinkNote, SiteIndex, TextRun, text
from engage_docs.site.loop_views import evidence_view
from engage_docs.site.page import Page
from engage_docs.site.terms import term_run
from engage_docs.site.words import quoted, sentence, upper_first
from engage_docs.stats.quality import (
    FED_BACK,
    MONITORED,
    PACK,
    STATEMENTS,
    Bearing,
    Proportion,
    Reason,
    bearings_of,
    in_order,
    proportions,
    says_anything,
    statement_of,
)

_URL = "quality/"
_TITLE = translatable("Quality statements")
_LEAD = translatable(
    "What the records of this project say on each statement, and what they do not say."
)
_TELLINGS_NAMED = 5
# The groups of measures, as NICE names them.
_GROUPS = ("Structure", "Process", "Outcome")
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


class QualityStatement(NamedTuple):
    """A statement on the page of a project. ``entries`` bear on it as a whole."""

    anchor: str
    term: Inline
    quote: str
    entries: tuple[Entry, ...]
    nothing: str
    groups: tuple[MeasureGroup, ...]


class ProjectQualityView(NamedTuple):
    """The page of a project."""

    head: PageHead
    up: TextRun
    project: Inline
    source: str
    lead: str
    statements: tuple[QualityStatement, ...]


class NameList(NamedTuple):
    """A list of projects under a heading. ``more`` says how many are left out."""

    title: str
    items: tuple[LinkNote, ...]
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

    head: PageHead
    source: str
    note: str
    statements: tuple[StatementSum, ...]


def quality_url(project: str) -> str:
    """The page of a project's quality statements."""
    return f"{_URL}{in_address(project)}/"


def quality_link(index: SiteIndex, project: Project) -> TextRun | None:
    """A link to that page, if it would show anything that the project's records say."""
    if not says_anything((project, *index.of_project.get(project.id, ()))):
        return None
    words = index.say("Quality statements: what is on record, and what is not")
    return TextRun(words, quality_url(project.id))


def _pages(section: Section, site: SiteContext) -> Iterator[Page]:
    """Yield the page of the site and the page of every project."""
    view = partial(quality_view, site, section.head(site))
    yield section.first_page(site, "engage/section-quality.html", view)
    for project in site.index.ledger.projects.values():
        title = site.translator.say("Quality statements: {project}", project=project.title)
        url, lead = quality_url(project.id), site.translator.say(_LEAD)
        show = partial(project_quality, site.index, project, PageHead(title))
        template = "engage/quality-project.html"
        yield Page(url, section.name, title, lead, template, show, project=project.id)


def statements_of(pack: Pack | None) -> Sequence[Term]:
    """The four statements. A team may translate them or add to them."""
    return [term for term in pack.terms if term.id in STATEMENTS] if pack else []


def source_of(pack: Pack | None) -> str:
    """Where the statements were published, as a sentence."""
    if pack is None or not pack.sources:
        return ""
    source = pack.sources[-1]
    parts = (source.document, source.organisation, str(source.year or ""))
    return sentence(", ".join(part for part in parts if part))


def project_quality(index: SiteIndex, project: Project, head: PageHead) -> ProjectQualityView:
    """Return what the records of a project say on each statement."""
    say = index.say
    pack = index.frameworks.pack(PACK)
    records: tuple[Record, ...] = (project, *index.of_project.get(project.id, ()))
    by_term: defaultdict[str, list[Entry]] = defaultdict(list)
    for record in records:
        for bearing in bearings_of(record):
            by_term[bearing.term].append(entry_of(index, bearing, at_home=record.id == project.id))
    return ProjectQualityView(
        head,
        TextRun(say(_TITLE), _URL),
        index.say_line("Project: {project}", project=index.link_to(project)),
        source_of(pack),
        say(_LEAD),
        tuple(_statement(index, project, term, by_term) for term in statements_of(pack)),
    )


def _statement(
    index: SiteIndex, project: Project, term: Term, by_term: Mapping[str, Sequence[Entry]]
) -> QualityStatement:
    entries = tuple(by_term.get(f"{term.pack}/{term.id}", ()))
    name, groups = (term_run(index.frameworks, term),), _groups(index, project, term, by_term)
    nothing = index.say("Nothing that bears on it as a whole is on record.")
    return QualityStatement(
        term.id, name, term.quote, entries, "" if entries else nothing, tuple(groups)
    )


def _groups(
    index: SiteIndex, project: Project, statement: Term, by_term: Mapping[str, Sequence[Entry]]
) -> Iterator[MeasureGroup]:
    for name in dict.fromkeys((*_GROUPS, *(term.group for term in statement.terms))):
        measures: list[MeasureView] = []
        missing: list[Inline] = []
        for term in statement.terms:
            if term.group != name:
                continue
            of_term = by_term.get(f"{term.pack}/{term.id}", ())
            entries = (*_process(index, project, term), *of_term)
            if entries:
                measures.append(MeasureView(term.term, sentence(term.definition), entries))
            else:
                missing.append((term_run(index.frameworks, term),))
        if measures or missing:
            title = upper_first(name) or index.say("Measures")
            yield MeasureGroup(title, tuple(measures), tuple(missing))


def _process(index: SiteIndex, project: Project, term: Term) -> Iterator[Entry]:
    """How a project answers the question of a process measure, and in which numbers it is."""
    if term.id not in (MONITORED, FED_BACK):
        return
    say, given = index.say, project.evaluation
    plan = given.plan if given else None
    if term.id == MONITORED:
        asked, answer = say("Checked against its measures"), given.monitored if given else None
    else:
        asked, answer = say("People were told what came of it"), given.fed_back if given else None
    lines = [(say("Evaluation plan"), yes_no(index, plan)), (asked, yes_no(index, answer))]
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
    every: list[SaidLoop | CommitmentLoop] = [*loops.said.values(), *loops.commitments.values()]
    records = (telling.record_id for loop in every for telling in loop.told)
    found = [record for record in dict.fromkeys(records) if record]
    for record_id in found[:_TELLINGS_NAMED]:
        label = index.say("A record says that people were told")
        yield label, (index.record_link(record_id),)
    left = len(found) - _TELLINGS_NAMED
    if left > 0:
        yield "", text(index.count(left, "And {n} more record.", "And {n} more records."))


def entry_of(index: SiteIndex, bearing: Bearing, *, at_home: bool = False) -> Entry:
    """What a record says, and which one it is. ``at_home``: it is the project's, as the page is."""
    entry = _entry(index, bearing)
    where = (index.say("From"), (index.record_link(bearing.record_id),))
    return entry if at_home else entry._replace(lines=(*entry.lines, where))


def _entry(index: SiteIndex, bearing: Bearing) -> Entry:
    said = bearing.said
    if isinstance(said, QualityNote):
        return _note(index, said, bearing.record_id)
    if isinstance(said, Asset):
        return asset_entry(index, said)
    if isinstance(said, Role):
        return role_entry(index, said)
    if isinstance(said, Measure):
        agreed = text(said.agreed_with or index.say("Not written down."))
        name = text(index.say("Measured: {what}", what=said.what))
        return Entry(name, lines=((index.say("Agreed with"), agreed),))
    if isinstance(said, View):
        return _view(index, said)
    lines = ((index.say("Why"), text(upper_first(said.why))),) if said.why else ()
    aim = index.say("One aim is to find out what people here need and hope for.")
    return Entry(text(aim), lines=lines)


def _note(index: SiteIndex, note: QualityNote, record_id: str) -> Entry:
    say = index.say
    shown = [evidence_view(index, Shown(e, record_id), at_home=True) for e in note.evidence]
    missing = "" if shown else say("Nothing that shows it is written down.")
    words = sentence(note.words) if note.words else say("What was done is not written down.")
    lines = tuple((say("What shows it"), one.what) for one in shown)
    return Entry(text(words), lines=lines, missing=missing)


def _view(index: SiteIndex, view: View) -> Entry:
    """How people who took part saw an engagement, in their words."""
    lines: list[tuple[str, Inline]] = []
    if view.words:
        lines.append(("", (TextRun(quoted(view.words), is_voice=True),)))
    if view.marks:
        words = index.count(
            len(view.marks),
            "They say something on {n} mark of high-quality engagement.",
            "They say something on {n} marks of high-quality engagement.",
        )
        lines.append(("", text(words)))
    who = view.who or index.say("People who took part")
    return Entry(text(index.say("Looked back by: {who}", who=who)), lines=tuple(lines))


def quality_view(site: SiteContext, head: PageHead) -> QualityView:
    """Return the page of the site."""
    index = site.index
    pack = index.frameworks.pack(PACK)
    projects = in_order(index.ledger.projects.values())
    measures = proportions(projects)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in index.ledger.records.values():
        for bearing in bearings_of(record):
            counts[statement_of(bearing.term)][bearing.project] += 1
    sums = (
        _statement_sum(
            index, term, projects, counts[term.id], measures if term.id == "evaluation" else ()
        )
        for term in statements_of(pack)
    )
    return QualityView(head, source_of(pack), pack.note if pack else "", tuple(sums))


def _statement_sum(
    index: SiteIndex,
    term: Term,
    projects: Sequence[Project],
    counts: Mapping[str, int],
    measures: Sequence[Proportion],
) -> StatementSum:
    there = [project for project in projects if counts.get(project.id)]
    missing = [project for project in projects if not counts.get(project.id)]
    words = index.count(
        len(projects),
        "{number} of {n} project has something on record that bears on it.",
        "{number} of {n} projects have something on record that bears on it.",
        number=index.translator.number(len(there)),
    )
    nothing = index.count(
        len(missing), "{n} project has nothing on record", "{n} projects have nothing on record"
    )

    def entries(project: Project) -> str:
        return index.count(counts[project.id], "{n} entry", "{n} entries")

    return StatementSum(
        term.id,
        (term_run(index.frameworks, term),),
        term.quote,
        words,
        _names(index, index.say("What is on record"), there, term.id, entries),
        _names(index, nothing, missing, term.id),
        tuple(_proportion(index, measure) for measure in measures),
        tuple(_beyond(index, measures[0])) if measures else (),
    )


def _project(index: SiteIndex, project: Project, anchor: str) -> TextRun:
    """A link to what a project says on a statement, which is said to those who hear the page."""
    term = index.frameworks.term(PACK, anchor)
    more = f" ({term.term})" if term else ""
    url = f"{quality_url(project.id)}#{in_address(anchor)}"
    return TextRun(project.title, url, more=more, lang=index.other_lang(project.lang))


def _names(
    index: SiteIndex,
    title: str,
    projects: Sequence[Project],
    anchor: str = "evaluation",
    words: Callable[[Project], str] = lambda _: "",
) -> NameList:
    """Projects, each with a link to what it says on a statement, and the ``words`` on it."""
    shown = projects[:_MOST_NAMES]
    notes = tuple(LinkNote(_project(index, one, anchor), words(one)) for one in shown)
    left = len(projects) - _MOST_NAMES
    more = index.count(left, "And {n} more.", "And {n} more.") if left > 0 else ""
    return NameList(title, notes, index.say("None."), more)


def _proportion(index: SiteIndex, measure: Proportion) -> ProportionView:
    say, term = index.say, index.frameworks.term(PACK, measure.measure)
    title = term.term if term else ""
    if not measure.denominator:
        words = say("No project says that it has an evaluation plan, so there is nothing to count.")
        return ProportionView(measure.measure, title, words, ())
    words = index.count(
        len(measure.denominator),
        "{number} of {n} project with an evaluation plan.",
        "{number} of {n} projects with an evaluation plan.",
        number=index.translator.number(len(measure.numerator)),
    )
    why = {row.id: _LEFT_OUT[measure.measure, reason] for row, reason in measure.left_out}
    left_out = [row for row, _ in measure.left_out]
    lists = (
        _names(index, say("In both numbers"), measure.numerator),
        _names(
            index,
            say("Only in the second number"),
            left_out,
            words=lambda row: say(why[row.id]),
        ),
    )
    return ProportionView(measure.measure, title, words, lists)


def _beyond(index: SiteIndex, measure: Proportion) -> Iterator[NameList]:
    """The projects that are in no number: the same for both measures, as they count the same."""
    for reason, words in _REASONS.items():
        rows = [row for row, why in measure.beyond if why is reason]
        if rows:
            yield _names(index, index.count(len(rows), *words), rows)


QUALITY = Section(
    name="quality",
    url=_URL,
    title=_TITLE,
    description=translatable("What the records say on the four quality statements of NICE."),
    make_pages=_pages,
    exists=lambda site: says_anything(site.index.ledger.records.values()),
    in_footer=True,
    is_overview=True,
)
