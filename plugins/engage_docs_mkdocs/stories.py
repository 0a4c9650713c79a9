"""The text below the front matter of every cleared record, as safe HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.build.pipeline import Publication
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import COMMONMARK_MISSING
from engage_docs.markdown import (
    Addresses,
    CommonMarkMissingError,
    convert,
    make_converter,
    resolve,
)
from engage_docs_mkdocs.telling import as_typed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def convert_stories(
    publication: Publication, config: MkDocsConfig
) -> tuple[dict[str, str], list[Finding]]:
    """The HTML of each record's text, by the record's id, and what is wrong with the texts."""
    records = publication.cleared.ledger.pages
    try:
        converter = make_converter(
            publication.settings.markdown, config.markdown_extensions, config.mdx_configs
        )
    except CommonMarkMissingError:
        return {}, [Finding(COMMONMARK_MISSING, Place(str(as_typed(config.config_file_path))))]
    addresses = Addresses.of(records.values())
    stories: dict[str, str] = {}
    findings: list[Finding] = []
    for record in records.values():
        html, problems = resolve(convert(record.body, converter), record, addresses)
        stories[record.id] = html
        place = Place(record.at.path, record.body_line)
        findings.extend(problem.at(place) for problem in problems)
    return stories, findings
