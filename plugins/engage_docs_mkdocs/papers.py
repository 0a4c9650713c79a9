"""The documents of every cleared record: made anew without what is hidden in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.findings import Finding
from engage_docs.media import prepare
from engage_docs.media.prepare import Documents

if TYPE_CHECKING:
    from engage_docs.build.pipeline import Publication

_CACHE = Path(".engage") / "documents"


def prepare_documents(publication: Publication) -> tuple[Documents, list[Finding]]:
    """Make the file of every cleared document. Only those can be published."""
    settings = publication.settings
    records = publication.cleared.ledger.pages.values()
    return prepare.prepare_documents(records, settings.records_folder, settings.folder / _CACHE)
