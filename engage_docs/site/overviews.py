"""The pages that sum up what all records say: how we engage, and the quality statements.

Each is made in two steps: rows of every record, and a page of all rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage_docs.records.model import Engagement, Record
from engage_docs.site.asked import SECTION as HOW_WE_ENGAGE
from engage_docs.site.how_we_engage import reach_in
from engage_docs.site.index import SiteIndex
from engage_docs.site.quality_links import SECTION as QUALITY
from engage_docs.stats.quality import QualityRow, quality_row, says_anything
from engage_docs.stats.reach import Reach, rows_of


def overviews_in(records: Iterable[Record]) -> Iterator[str]:
    """Those of the sections for which the records have something to sum up."""
    every = list(records)
    if any(isinstance(record, Engagement) for record in every):
        yield HOW_WE_ENGAGE
    if says_anything(quality_rows(every)):
        yield QUALITY


def reach_of_book(index: SiteIndex) -> Reach:
    """Who was reached and who was not, by the rows of every record and loop."""
    return reach_in(index, rows_of(index.ledger.records.values(), index.loops))


def quality_rows(records: Iterable[Record]) -> tuple[QualityRow, ...]:
    """The rows of every record, for the quality statements."""
    return tuple(row for record in records if (row := quality_row(record)))
