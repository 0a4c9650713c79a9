"""The documents of every cleared record: made anew without what is hidden in them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.findings import Finding
from engage_docs.media import prepare
from engage_docs.media.prepare import DOCUMENT_MENDED, Documents

if TYPE_CHECKING:
    from engage_docs.build.pipeline import Publication

_log = logging.getLogger(__name__)
_CACHE = Path(".engage") / "documents"


def prepare_documents(publication: Publication) -> tuple[Documents, list[Finding]]:
    """Make the file of every cleared document. Only those can be published."""
    settings = publication.settings
    records = publication.cleared.ledger.pages.values()
    documents, findings = prepare.prepare_documents(
        records, settings.records_folder, settings.folder / _CACHE
    )
    if documents.mended:
        _log.warning(DOCUMENT_MENDED)
    return documents, findings
