"""What the site is made of, as values: its pages, and the pictures and documents on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``url`` is relative to the top of the site: empty, or ending with a slash.

    ``section`` is the entry of the menu that it belongs to. ``template`` shows what ``view``
    returns: a named tuple or a dataclass of plain values, which msgspec can encode and decode.
    The view is only made when somebody asks for it. ``is_part``: the page only shows a part of
    what stands in full elsewhere, so that search engines need not be told of it. ``project`` is
    the id of the project that a record's page belongs to. ``lang`` is its language, where that is
    another than the site's. ``versions`` are the tags and the addresses of the page in all
    languages, where there are several.
    """

    url: str
    section: str
    title: str
    description: str
    template: str
    view: Callable[[], object]
    is_part: bool = False
    project: str = ""
    lang: str = ""
    versions: tuple[tuple[str, str], ...] = ()
