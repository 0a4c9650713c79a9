"""Personal details in what is about to be published, where the sources do not show them.

The sources of records are searched before
(:func:`engage_docs.build.pipeline.personal_details`). A detail may still come together only in the
finished page: a number that is split by emphasis or written with entities.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import is_markdown_file

from engage_docs.findings import Finding
from engage_docs.privacy import check_html, check_source, without_known
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Record
from engage_docs.site.page import Page
from engage_docs_mkdocs.telling import as_typed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_CARD = re.compile(rb"<article\b[^>]*>.*?</article>", re.DOTALL)


def details_in_pages_of_records(
    pages: Iterable[Page],
    records: Mapping[str, Record],
    allowed: Sequence[str],
    known: Sequence[Finding],
) -> Iterator[Finding]:
    """Details in the finished pages of records, each at its record, that are not ``known``."""
    seen = [*known]
    by_url = {page_url(record_id): record for record_id, record in records.items()}
    for page in pages:
        text = f"<p>{html.escape(page.title)}</p>{page.main}"
        found = check_html(text, page.url, allowed)
        new = without_known(found, seen, by_url[page.url].at)
        seen += new
        yield from new


def details_in_own_pages(config: MkDocsConfig, allowed: Sequence[str]) -> Iterator[Finding]:
    """Details in the pages that the owner wrote beside the records."""
    for path in sorted(Path(config.docs_dir).rglob("*")):
        if is_markdown_file(path.name) and path.is_file():
            text = path.read_bytes().decode("utf-8-sig", errors="replace")
            yield from check_source(text, str(as_typed(path)), allowed)


def details_in_site(
    site: Path, allowed: Sequence[str], known: Sequence[Finding], looked_at: Container[str]
) -> list[Finding]:
    """Details in any page of a finished site that are not ``known``.

    ``looked_at`` are pages of which every piece was looked at before, by their paths in the site.
    A card that stands on many pages is looked at on the first of them.
    """
    cards: set[bytes] = set()

    def once(card: re.Match[bytes]) -> bytes:
        # Only the way to the top of the site differs from page to page.
        mark = hashlib.sha256(card[0].replace(b"../", b"")).digest()
        is_new = mark not in cards
        cards.add(mark)
        return card[0] if is_new else b"<hr>"

    found: list[Finding] = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name not in looked_at:
            found += check_html(_CARD.sub(once, path.read_bytes()), name, allowed)
    return without_known(found, known)
