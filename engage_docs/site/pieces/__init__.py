"""Pieces of pages: from views to HTML, without a template.

Each piece is a function that takes a pen and a view, and returns HTML in which every word is
escaped. In the templates of pages they are at hand as ``draw``, as in ``{{ draw.pair(view) }}``.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from markupsafe import Markup

from engage_docs.site.pieces import figures, guidance, heads, lists, loops, pictures
from engage_docs.site.pieces.pen import Pen, Piece

_PIECES: tuple[Piece, ...] = (
    *(heads.section_head, heads.record_head, heads.record_foot, heads.fact_list, heads.body),
    *(heads.printed, loops.said_card, pictures.picture),
    *(lists.showing, lists.choices, lists.pages, lists.group_head),
    *(lists.news_list, lists.named_list, lists.letters, lists.entries),
    lists.search_form,
    *(guidance.groups, guidance.grounds, guidance.changes),
    *(figures.charts, figures.in_figures),
)


def pieces_for_templates(pen: Pen) -> SimpleNamespace:
    """Every piece, and lines, by name. Templates take what they draw as HTML."""
    drawn = {piece.__name__: in_templates(piece, pen) for piece in _PIECES}
    return SimpleNamespace(line=in_templates(Pen.line, pen), **drawn)


def in_templates(piece: Piece, pen: Pen) -> Callable[..., Markup]:
    """A piece as templates call it, with this pen."""

    def drawn(*views: object, **options: object) -> Markup:
        return Markup(piece(pen, *views, **options))  # noqa: S704 - pieces escape every word

    return drawn
