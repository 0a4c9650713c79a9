"""The sections of the site, in their order: in the menu, at the foot of each page, and on cards.

To add a page, write what it shows as a view, a template for it, and one
:class:`~engage_docs.site.context.Section`, and name that here.
"""

from __future__ import annotations

from engage_docs.site.alphabet import A_TO_Z
from engage_docs.site.context import Section
from engage_docs.site.glossary import GLOSSARY_SECTION
from engage_docs.site.home import HOME
from engage_docs.site.how_we_engage import HOW_WE_ENGAGE
from engage_docs.site.index_pages import COMMUNITIES, TOPICS
from engage_docs.site.loop_lists import PROMISES, SAID, STILL_OPEN, YOU_SAID_WE_DID
from engage_docs.site.projects import PROJECTS
from engage_docs.site.quality import QUALITY
from engage_docs.site.record_lists import DECISIONS, MOMENTS, RESOURCES
from engage_docs.site.search_page import SEARCH
from engage_docs.site.statement import STATEMENT

SECTIONS: tuple[Section, ...] = (
    HOME,
    SAID,
    PROMISES,
    YOU_SAID_WE_DID,
    STILL_OPEN,
    PROJECTS,
    COMMUNITIES,
    TOPICS,
    HOW_WE_ENGAGE,
    QUALITY,
    DECISIONS,
    MOMENTS,
    RESOURCES,
    GLOSSARY_SECTION,
    A_TO_Z,
    STATEMENT,
    SEARCH,
)
