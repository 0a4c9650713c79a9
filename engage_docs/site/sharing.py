"""The words of the pictures that go with a shared link: one for each section and each project."""

from __future__ import annotations

from engage_docs.media.model import CardWords
from engage_docs.site.context import SiteContext
from engage_docs.site.projects import project_list


def card_words(site: SiteContext) -> CardWords:
    """Return the words of every card. A project's say how many of its loops are open."""
    say = site.translator.say
    projects = project_list(site.index)
    return CardWords(
        {section.name: (say(section.title), say(section.description)) for section in site.present},
        {row.id: (row.link.text, row.counts) for row in projects},
    )
