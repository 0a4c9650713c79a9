"""The list of projects, and the pages of their plans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from engage_docs.i18n import translatable
from engage_docs.loops.values import Loops
from engage_docs.records.model import Project
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.guided_pages import Change, has_plan, plan_url
from engage_docs.site.head import not_shown, why
from engage_docs.site.index import SiteIndex, TextRun
from engage_docs.site.page import Page
from engage_docs.site.terms import WrittenTerm, said_on
from engage_docs.site.words import say_since, say_when, sentence


class ProjectRow(NamedTuple):
    """One project in the list of projects."""

    id: str
    link: TextRun
    purpose: str
    about: str
    counts: str


class ProjectsView(NamedTuple):
    """The list of projects. ``not_shown`` says how many records are not shown, and why."""

    head: PageHead
    projects: tuple[ProjectRow, ...]
    not_shown: tuple[str, ...]


def _project_pages(section: Section, site: SiteContext) -> Iterator[Page]:
    index, head = site.index, section.head(site)

    def view() -> ProjectsView:
        return ProjectsView(head, project_list(index), not_shown(index, ""))

    yield section.first_page(site, "engage/section-projects.html", view)
    yield from _plan_pages(site)


def project_list(index: SiteIndex) -> tuple[ProjectRow, ...]:
    """Return every project, in the order of the alphabet."""
    projects = sorted(index.ledger.projects.values(), key=lambda p: (p.title.casefold(), p.id))
    return tuple(_project_row(index, project) for project in projects)


def _project_row(index: SiteIndex, project: Project) -> ProjectRow:
    about = index.translator.in_a_row([p for p in (project.organisation, project.place) if p])
    start = say_when(index.translator, project.starts)
    since = index.say("Since {start}", start=start) if start else ""
    return ProjectRow(
        project.id,
        index.link_to(project),
        why(project) or project.summary or "",
        " ".join(f"{part}." for part in (about, since) if part),
        _counts(index, index.loops_of_project.get(project.id)),
    )


def _counts(index: SiteIndex, loops: Loops | None) -> str:
    said = list(loops.said.values()) if loops else []
    promises = list(loops.commitments.values()) if loops else []
    still_open = sum(s.open for s in said) + sum(c.open and not c.entry.answers for c in promises)
    parts = []
    if said:
        parts.append(index.count(len(said), "{n} thing said", "{n} things said"))
    if promises:
        parts.append(index.count(len(promises), "{n} promise made", "{n} promises made"))
    if not parts:
        return index.say("Nothing that anybody said is on record.")
    number = index.say("Nothing is open.")
    if still_open:
        number = index.count(still_open, "{n} still open.", "{n} still open.")
    return f"{index.translator.listed(parts)}. {number}"


class PlanView(NamedTuple):
    """The page of a project's plan: every mark, and how the goals changed."""

    head: PageHead
    project: TextRun
    counts: str
    marks: tuple[WrittenTerm, ...]
    changes: tuple[Change, ...]


def _plan_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the page of every plan."""
    index = site.index
    for project in index.ledger.projects.values():
        if has_plan(project):
            title = site.translator.say("Plan: {project}", project=project.title)
            url, counts = plan_url(project), _counts_of_plan(index, project)
            show = partial(plan_view, index, project, PageHead(title))
            section, template = PROJECTS.name, "engage/plan.html"
            yield Page(url, section, title, counts, template, show, project=project.id)


def plan_view(index: SiteIndex, project: Project, head: PageHead) -> PlanView:
    """Return every mark of a good project, with what its plan says on it, if it says anything."""
    marks = said_on(index, "plan", project.plan)
    changes = tuple(
        Change(
            say_since(index.translator, change.date),
            *(sentence(words or "") for words in (change.now, change.before, change.reason)),
        )
        for change in project.goal_changes
    )
    counts = _counts_of_plan(index, project)
    return PlanView(head, index.link_to(project), counts, marks, changes)


def _counts_of_plan(index: SiteIndex, project: Project) -> str:
    marks, number = said_on(index, "plan", project.plan), index.translator.number
    return index.say(
        "{written} of {all} marks of a good project are written down.",
        written=number(sum(bool(words) for _, words in marks)),
        all=number(len(marks)),
    )


PROJECTS = Section(
    name="projects",
    url="projects/",
    title=translatable("Projects"),
    description=translatable("The pieces of work that people were asked about."),
    make_pages=_project_pages,
    in_menu=True,
)
