"""The photos of every cleared record: made anew from their pixels, and described for the pages."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.findings import Finding
from engage_docs.media.prepare import PICTURE_MENDED, Pictures, prepare_pictures

if TYPE_CHECKING:
    from engage_docs.build.pipeline import Publication

_log = logging.getLogger(__name__)
_CACHE = Path(".engage") / "pictures"


def prepare_photos(publication: Publication) -> tuple[Pictures, list[Finding]]:
    """Make the files of every cleared photo. Only those can be published."""
    settings = publication.settings
    records = publication.cleared.ledger.records.values()
    pictures, findings = prepare_pictures(
        records, settings.records_folder, settings.folder / _CACHE
    )
    if pictures.mended:
        _log.warning(PICTURE_MENDED)
    return pictures, findings
