"""From views to HTML: by pieces, or by the templates of a theme, with escaping always on.

Pages lie at many depths. Everything is drawn with a mark where the way to the top of the site
belongs, and the mark is replaced in the finished page. So a card that stands on ten pages is
drawn once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from engage_docs.i18n import ENGLISH, Translator, for_templates
from engage_docs.site.depth import TOP, at_depth, here
from engage_docs.site.guided_lists import guided_card
from engage_docs.site.guided_pages import (
    DecisionView,
    ProfileView,
    ResourceView,
    ReviewView,
    StoryView,
)
from engage_docs.site.index import SiteIndex
from engage_docs.site.items import promise_view, said_view
from engage_docs.site.page import GUIDED_LISTS
from engage_docs.site.pairs import said_pair
from engage_docs.site.pieces import in_templates, pieces_for_templates
from engage_docs.site.pieces.lists import record_card
from engage_docs.site.pieces.loops import card, card_with_flags, promise_card, said_card
from engage_docs.site.pieces.pairs import pair
from engage_docs.site.pieces.pen import Pen, Piece
from engage_docs.site.pieces.records import PAGES
from engage_docs.site.record_pages import RecordView
from engage_docs.site.still_open import card_of

if TYPE_CHECKING:
    from jinja2 import Environment

# A link to another language of the page begins otherwise, and stays.
_LINK = re.compile(rf'(<a href="{TOP})(records/[^/"#]+/)')
_TEMPLATES: dict[type[RecordView], str] = {
    DecisionView: "engage/record-decision.html",
    StoryView: "engage/record-moment.html",
    ProfileView: "engage/record-community.html",
    ReviewView: "engage/record-review.html",
    ResourceView: "engage/record-resource.html",
}
"""The templates of the records that :data:`PAGES` does not draw."""
HOME_WAITING, HOME_ANSWERS = "home-waiting", "home-answers"
"""The cards of the first page: what is open, and what got an answer."""


def make_environment(folders: Sequence[Path], pen: Pen) -> Environment:
    """The templates of the theme, in which every page says its words with ``pen``."""
    # It takes long to load, and most pages of records need no template.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= for_templates(pen.translator)
    environment.globals["base"] = Markup(pen.base)  # noqa: S704 - a pen escapes it
    environment.globals["stands"] = in_templates(Pen.stands, pen)
    environment.globals["draw"] = pieces_for_templates(pen)
    return environment


class Drawing:
    """Draws pages and cards, with the templates of one theme.

    ``lang`` is the language of the pages where it is another than that of ``translator``.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        site_url: str,
        translator: Translator = ENGLISH,
        lang: str = "",
    ) -> None:
        self._pen = Pen(translator, TOP, lang)
        self._folders = folders
        self._site_url = site_url

    @cached_property
    def _environment(self) -> Environment:
        return make_environment(self._folders, self._pen)

    def page(self, url: str, template: str, **values: object) -> str:
        """The main part of the page at ``url``."""
        return _finished(self._render(url, template, **values), url)

    def page_of(self, piece: Piece, url: str, view: object) -> str:
        """The same from a piece, which takes a view and the address in full."""
        return _finished(piece(self._pen, view, self._address(url)), url)

    def record_page(self, url: str, view: RecordView, moved: Mapping[str, str]) -> str:
        """The main part of a record's page.

        It has links to the pages ``moved`` instead of those that they translate.
        """
        draw = PAGES.get(type(view))
        if draw:
            html = draw(self._pen, view, self._address(url))
        else:
            html = self._render(url, _TEMPLATES[type(view)], view=view)
        if moved:
            html = _LINK.sub(lambda link: link[1] + moved.get(link[2], link[2]), html)
        return _finished(html, url)

    def _render(self, url: str, template: str, **values: object) -> str:
        address = self._address(url)
        return self._environment.get_template(template).render(address=address, **values)

    def _address(self, url: str) -> str:
        return f"{self._site_url.rstrip('/')}/{url}" if self._site_url else ""

    def piece(self, piece: Piece, *views: object) -> Markup:
        """One piece of a page, for any page of the site."""
        return Markup(piece(self._pen, *views))  # noqa: S704 - pieces escape every word


def _finished(html: str, url: str) -> str:
    """What was drawn, as the main part of the page at ``url``."""
    return at_depth(html, url.count("/")).strip() + "\n"


class CardSource(Protocol):
    """Gives what is the same on many pages, or what stands for it until a page is put together."""

    def card(self, section: str, address: str) -> Markup:
        """The card of one item as it stands in a section."""

    def cards(self, section: str, addresses: Sequence[str]) -> Markup:
        """The cards of several items, one after the other."""

    def same(self, piece: Markup, path: str = "") -> Markup:
        """A piece of many pages of a list, of which the first has it just so.

        ``path`` is the page of the site to which a link in it says that one is there, if any.
        """


class Cards:
    """The cards of the lists, each drawn once."""

    def __init__(self, drawing: Drawing, index: SiteIndex) -> None:
        self._drawing = drawing
        self._book = index
        self._drawn: dict[tuple[str, str], Markup] = {}
        self._last = ""

    def card(self, section: str, address: str) -> Markup:
        """The card of one item as it stands in a section."""
        key = (section, address)
        if key not in self._drawn:
            self._drawn[key] = self._draw(section, address)
        return self._drawn[key]

    def cards(self, section: str, addresses: Sequence[str]) -> Markup:
        """The cards of several items, one after the other."""
        return Markup("").join(self.card(section, address) for address in addresses)

    def same(self, piece: Markup, path: str = "") -> Markup:
        """A piece of many pages, with the link to the page at ``path`` marked."""
        return here(piece, path) if path else piece

    def forget_all_but(self, section: str) -> None:
        """Let the cards of other sections go, once all of their pages are drawn."""
        if self._last != section:
            self._last = section
            self._drawn = {key: card for key, card in self._drawn.items() if key[0] == section}

    def _draw(self, section: str, address: str) -> Markup:
        index, draw = self._book, self._drawing.piece
        if section == "said":
            return draw(said_card, said_view(index, index.ledger.said[address]))
        if section == "promises":
            return draw(promise_card, promise_view(index, index.ledger.commitments[address]))
        if section == HOME_WAITING:
            return draw(card, card_of(index, address))
        if section in ("you-said-we-did", HOME_ANSWERS):
            return draw(pair, said_pair(index, index.ledger.said[address]))
        if section in GUIDED_LISTS:
            return draw(record_card, guided_card(index, address))
        return draw(card_with_flags, card_of(index, address))
