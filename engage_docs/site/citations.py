"""Resources as pages cite them, in words."""

from __future__ import annotations

from engage_docs.records.guidance import Resource
from engage_docs.records.parts import Citation
from engage_docs.site.words import safe_link, sentence


def cited(resource: Resource) -> Citation:
    """Return what is cited; the record itself where nothing is written about it."""
    return resource.citation or Citation(at=resource.at, title=resource.title)


def citation_in_words(resource: Resource) -> str:
    """Return a resource as a list of references has it: authors, year, title, publisher, link."""
    citation = cited(resource)
    who = ", ".join(citation.authors)
    year = f"({citation.year})" if citation.year else ""
    parts = [" ".join(part for part in (who, year) if part), citation.title, citation.publisher]
    words = " ".join(sentence(part) for part in parts if part)
    return f"{words} {safe_link(citation.url)}".strip()


def by_whom(resource: Resource) -> str:
    """Return who made a resource and when, as far as that is written down."""
    citation = cited(resource)
    year = str(citation.year) if citation.year else ""
    parts = [", ".join(citation.authors), citation.publisher, year]
    return sentence(", ".join(part for part in parts if part))
