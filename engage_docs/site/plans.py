"""The pages of plans: the marks of a good project, one by one, and how the goals changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engage_docs.records.guidance import GoalChange
from engage_docs.records.model import Project
from engage_docs.site.drawing import Drawing
from engage_docs.site.guided_pages import Change, Ground, has_plan, plan_url
from engage_docs.site.index import SiteIndex, TextRun, link_to
from engage_docs.site.page import Page
from engage_docs.site.terms import said_on
from engage_docs.site.words import say_since, sentence


class PlanView(NamedTuple):
    """The page of a project's plan: every mark, and how the goals changed."""

    project: TextRun
    counts: str
    marks: tuple[Ground, ...]
    changes: tuple[Change, ...]


def plan_pages(index: SiteIndex, drawing: Drawing) -> Iterator[Page]:
    """The page of every plan."""
    say = index.translator.say
    for project in index.ledger.projects.values():
        if not has_plan(project):
            continue
        url = plan_url(project)
        title = say("Plan: {project}", project=project.title)
        view = plan_view(index, project)
        main = drawing.page(url, "engage/plan.html", view=view, heading=title)
        yield Page(url, "projects", title, view.counts, main, project=project.id)


def plan_view(index: SiteIndex, project: Project) -> PlanView:
    """Every mark of a good project, with what its plan says on it or that it says nothing."""
    marks = tuple(Ground(view, words) for view, words in said_on(index, "plan", project.plan))
    written = sum(bool(mark.words) for mark in marks)
    counts = index.translator.say(
        "{written} of {all} marks of a good project are written down.",
        written=index.translator.number(written),
        all=index.translator.number(len(marks)),
    )
    changes = tuple(_goal(index, change) for change in project.goal_changes)
    return PlanView(link_to(index, project), counts, marks, changes)


def _goal(index: SiteIndex, change: GoalChange) -> Change:
    return Change(
        say_since(index.translator, change.date),
        sentence(change.now),
        sentence(change.before or ""),
        sentence(change.reason or ""),
    )
