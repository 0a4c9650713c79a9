"""How deep a page lies. It is drawn with a mark where the way to the top of the site belongs."""

from __future__ import annotations

from markupsafe import Markup

# A sign that stands in no text: Unicode keeps it for what a program notes for itself. Being a
# single one, it is quickly found.
TOP = "\ufdd0"
"""The mark. So a card that stands on ten pages is drawn once."""


def at_depth(html: str, depth: int) -> str:
    """What was drawn, for a page that lies so many folders below the top of the site."""
    return html.replace(TOP, "../" * depth)


def here(piece: Markup, path: str) -> Markup:
    """A piece in which the link to the page of the site at ``path`` says that one is there."""
    link = Markup('href="{}{}"').format(TOP, path)
    return Markup(piece.replace(link, link + Markup(' aria-current="page"')))  # noqa: S704
