"""The site owner's own words at the top of a section."""

from __future__ import annotations

from typing import NamedTuple


class Introduction(NamedTuple):
    """The owner's own words as HTML that is safe.

    ``heading_html`` is what stands inside the first heading, if there is one, ``rest_html`` all
    that follows.
    """

    heading_html: str = ""
    rest_html: str = ""


def read_introduction(html: str) -> Introduction:
    """Take the first heading off the introduction, so that the page has one and only one."""
    html = html.strip().replace("<H1", "<h1").replace("</H1>", "</h1>")
    first, end, rest = html.partition("</h1>")
    if not end or not first.startswith("<h1"):
        return Introduction(rest_html=below_title(html))
    heading = first.partition(">")[2]
    # The converter puts a link to the heading after its words.
    before, link, _ = heading.partition('<a class="headerlink"')
    return Introduction((before if link else heading).strip(), below_title(rest).strip())


def below_title(html: str) -> str:
    """Return safe HTML in which what would be a title of the page stands one level below it.

    The converter writes all tags in small letters, and a ``<`` of a text as an entity.
    """
    return html.replace("<h1", "<h2").replace("</h1>", "</h2>")
