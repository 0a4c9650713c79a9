"""The way from a project to the page of its quality statements."""

from __future__ import annotations

from urllib.parse import quote

from engage_docs.records.model import Project
from engage_docs.site.index import SiteIndex, TextRun
from engage_docs.stats.quality import quality_row, says_anything

SECTION = "quality"


def quality_url(project: str) -> str:
    """The page of a project's quality statements."""
    return f"{SECTION}/{quote(project)}/"


def quality_link(index: SiteIndex, project: Project) -> TextRun | None:
    """A link to that page, if it would show anything that the project's records say."""
    records = (project, *index.of_project.get(project.id, ()))
    rows = (quality_row(record) for record in records)
    if not says_anything(row for row in rows if row):
        return None
    words = index.translator.say("Quality statements: what is on record, and what is not")
    return TextRun(words, quality_url(project.id))
