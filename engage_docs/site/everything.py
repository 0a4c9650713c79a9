"""All records together, with what several pages about everything need worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from engage_docs.frameworks import Pack
from engage_docs.reports import Report
from engage_docs.site.alphabet import AlphabetView, alphabet
from engage_docs.site.gathered import Gathered, gather_communities, gather_topics
from engage_docs.site.glossary import packs_in_use
from engage_docs.site.guided_lists import guided_shelf
from engage_docs.site.index import SiteIndex
from engage_docs.site.overviews import reach_of_book
from engage_docs.site.page import GUIDED_LISTS
from engage_docs.site.shelves import Shelf, shelf_of
from engage_docs.stats.reach import Reach


@dataclass(frozen=True)
class Everything:
    """The index of a whole site and its report.

    The first page of a section and the others are of the same lists. Each list is only made when
    a page of it is asked for.
    """

    index: SiteIndex
    report: Report
    _shelves: dict[str, Shelf] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def communities(self) -> tuple[Gathered, ...]:
        """Every community, in the order of the alphabet."""
        return gather_communities(self.index)

    @cached_property
    def topics(self) -> tuple[Gathered, ...]:
        """Every topic, in the order of the alphabet."""
        return gather_topics(self.index)

    @cached_property
    def alphabet(self) -> AlphabetView:
        """Everything that has a name."""
        return alphabet(self.index)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The frameworks that any record uses."""
        return packs_in_use(self.index)

    @cached_property
    def reach(self) -> Reach:
        """Who was reached and who was not."""
        return reach_of_book(self.index)

    def shelf(self, section: str) -> Shelf:
        """One of the long lists."""
        if section not in self._shelves:
            self._shelves[section] = (
                guided_shelf(section, self.index)
                if section in GUIDED_LISTS
                else shelf_of(section, self.index, self.report)
            )
        return self._shelves[section]
