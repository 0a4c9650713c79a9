"""The pages that sum up all records, among what can be found."""

from __future__ import annotations

import html
from collections.abc import Mapping

from engage_docs.search import Document, page_document
from engage_docs.site import OVERVIEWS, Page
from engage_docs.speech import Speech


def documents_of_overviews(sections: Mapping[str, Page], speech: Speech) -> tuple[Document, ...]:
    """A document for each. ``sections`` are all sections of the site, by their names.

    They are found by what they are, and not by each name in them: that is what the records are
    found by.
    """
    return tuple(
        page_document(page.url, page.title, html.escape(page.description), speech)
        for name in OVERVIEWS
        if (page := sections.get(name))
    )
