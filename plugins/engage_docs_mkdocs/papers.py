"""The documents of every cleared record: made anew without what is hidden in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.config import Settings
from engage_docs.findings import Finding, Problem
from engage_docs.findings.building import DOCUMENT_OUTSIDE
from engage_docs.site.page import ShownDocument

if TYPE_CHECKING:
    from engage_docs.build.pipeline import Publication
    from engage_docs.media.documents import Document
    from engage_docs.records.model import Attachment

FOLDER = "documents"
_CACHE = Path(".engage") / "documents"


@dataclass(slots=True)
class Documents:
    """``shown`` by record and file; ``files`` to copy, by their path in the site.

    ``origins`` says of each such path which record and which file of it it was made from.
    """

    shown: dict[tuple[str, str], ShownDocument] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    origins: dict[str, tuple[str, str]] = field(default_factory=dict)


def prepare_documents(publication: Publication) -> tuple[Documents, list[Finding]]:
    """Make the file of every cleared document. Only those can be published."""
    records = publication.cleared.ledger.pages.values()
    listed = [(r.id, r.at.path, attachment) for r in records for attachment in r.attachments]
    return prepare_listed(listed, publication.settings)


def prepare_listed(
    listed: Iterable[tuple[str, str, Attachment]], settings: Settings
) -> tuple[Documents, list[Finding]]:
    """Make the files of these cleared documents, each with its record's id and file."""
    cache = settings.folder / _CACHE
    documents = Documents()
    findings: list[Finding] = []
    for record_id, path, attachment in listed:
        made = _prepare(path, attachment, settings.records_folder, cache)
        if isinstance(made, Problem):
            findings.append(made.at(attachment.at))
            continue
        url = url_of_document(made)
        documents.shown[record_id, attachment.file] = ShownDocument(
            attachment.title, url, made.size, made.pages
        )
        documents.files[url] = cache / made.name
        documents.origins[url] = record_id, attachment.file
    return documents, findings


def url_of_document(made: Document) -> str:
    """Where a document is in the site."""
    return f"{FOLDER}/{made.name}"


def _prepare(path: str, attachment: Attachment, records: Path, cache: Path) -> Document | Problem:
    source = Path(path).parent / attachment.file
    if not source.resolve().is_relative_to(records.resolve()):
        return Problem(DOCUMENT_OUTSIDE, {"file": attachment.file})
    from engage_docs.media.documents import prepare_document

    return prepare_document(source, cache)
