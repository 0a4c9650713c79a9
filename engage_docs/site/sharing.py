"""The words of the pictures that go with a shared link: one for each section and each project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engage_docs.media.model import CardWords as CardWords
from engage_docs.site.index import SiteIndex
from engage_docs.site.lists import project_list
from engage_docs.site.page import MORE_SECTIONS, SECTIONS


def card_words(
    index: SiteIndex, sections: Iterable[str], descriptions: Mapping[str, str]
) -> CardWords:
    """The words of every card. A project's say how many of its loops are open."""
    every = SECTIONS | MORE_SECTIONS
    projects = zip(
        sorted(index.ledger.projects.values(), key=lambda p: (p.title.casefold(), p.id)),
        project_list(index),
        strict=True,
    )
    return CardWords(
        {
            name: (index.translator.say(every[name][1]), index.translator.say(descriptions[name]))
            for name in sections
        },
        {project.id: (project.title, card.counts) for project, card in projects},
    )
