"""The words of the pictures that go with a shared link: one for each section and each project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engage_docs.site.context import SiteContext
from engage_docs.site.projects import project_list


@dataclass(frozen=True, slots=True)
class CardWords:
    """A title and a sentence for each section by its name, and for each project by its id."""

    sections: Mapping[str, tuple[str, str]]
    projects: Mapping[str, tuple[str, str]]


def card_words(site: SiteContext) -> CardWords:
    """Return the words of every card. A project's say how many of its loops are open."""
    say = site.translator.say
    projects = project_list(site.index)
    return CardWords(
        {section.name: (say(section.title), say(section.description)) for section in site.present},
        {row.id: (row.link.text, row.counts) for row in projects},
    )
