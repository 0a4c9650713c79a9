"""The pages about everything, put together from skeletons, cards, and what pages of a list share.

They are drawn with a mark where a card belongs. Such a page is short, and as long as no overview
changes it stays: then only cards are put into it anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from engage_docs.site.depth import TOP, here
from engage_docs.site.page import Page
from engage_docs.store import key_of
from engage_docs_mkdocs.frame import file_at, to_bytes

_BEGIN, _END = "\ue0f2", "\ue0f3"
_MARK = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_TOP = TOP.encode()
_SAME = "same"
_MARK_OF_SAME = re.compile(f"{_SAME} ([0-9a-f]{{64}}) (.*)", re.DOTALL)


class CardMarks:
    """Gives marks for cards, and for what is the same on many pages.

    ``same_pieces`` are the latter, by their digests.
    """

    def __init__(self) -> None:
        self.same_pieces: dict[str, Markup] = {}
        self._digests: dict[Markup, str] = {}

    def card(self, section: str, address: str) -> Markup:
        """The mark of the card of one item as it stands in a section."""
        return self.cards(section, [address])

    def cards(self, section: str, addresses: Sequence[str]) -> Markup:
        """The mark of several cards, one after the other."""
        return _mark(section, *addresses) if addresses else Markup("")

    def same(self, piece: Markup, path: str = "") -> Markup:
        """The mark of a piece of many pages."""
        if piece not in self._digests:
            digest = self._digests[piece] = key_of(piece)
            self.same_pieces[digest] = piece
        return _mark(_SAME, self._digests[piece], path)


def _mark(*words: str) -> Markup:
    return Markup(f"{_BEGIN}{' '.join(words)}{_END}")  # noqa: S704 - no text of a record


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A page with marks where cards belong. ``slot`` is the section whose first page it is."""

    page: Page
    slot: str

    def to_plain(self) -> list[Any]:
        """The skeleton as plain data, with its marks instead of its main part."""
        page = self.page
        words = [page.section, page.title, page.description]
        marks = _MARK.findall(page.main)
        return [page.url, *words, page.is_part, page.project, self.slot, marks]


def from_plain(plain: Sequence[Any]) -> tuple[Page, str]:
    """The page without its main part, and the section whose first page it is."""
    url, section, title, description, is_part, project, slot, _ = plain
    return Page(url, section, title, description, "", is_part, project), slot


def file_of_plain(plain: Sequence[Any]) -> str:
    """The path of a page's file in the site."""
    return file_at(plain[0])


def stands_alone(plain: Sequence[Any]) -> bool:
    """Whether search engines are told of a page, and nobody else tells them of it."""
    _, _, _, _, is_part, _, slot, _ = plain
    return not is_part and not slot


def has_one_of(plain: Sequence[Any], addresses: AbstractSet[str]) -> bool:
    """Whether the card of one of these items may stand on a page. Asked of all pages after an edit.

    A word too many is no harm: then the page is put together in vain.
    """
    return bool(addresses) and not addresses.isdisjoint(" ".join(plain[-1]).split(" "))


def names_of_cards(marks: Sequence[str]) -> list[str]:
    """The names of all cards that marks stand for, in order."""
    return [name for mark in marks for name in _names(mark)]


def digests_of_same(marks: Iterable[str]) -> list[str]:
    """The digests of the pieces that pages share, among what marks stand for."""
    return [found[1] for mark in marks if (found := _MARK_OF_SAME.fullmatch(mark))]


def _names(mark: str) -> list[str]:
    if _MARK_OF_SAME.fullmatch(mark):
        return []
    section, *addresses = mark.split(" ")
    return [f"{section} {address}" for address in addresses]


def bare(skeleton: Skeleton, same: Mapping[str, str], cards: Container[str]) -> Page:
    """The page to be looked through.

    Cards are looked through by themselves. So is what pages of a list share: on the first page.
    Whatever only looks like a mark of ours stays on the page, and so it stays here.
    """

    def placed(found: re.Match[str]) -> str:
        of_same = _MARK_OF_SAME.fullmatch(found[1])
        if of_same and of_same[1] in same:
            return same[of_same[1]] if skeleton.slot else "<hr>"
        return "<hr>" if any(name in cards for name in _names(found[1])) else found[0]

    return replace(skeleton.page, main=_MARK.sub(placed, skeleton.page.main))


def put_together(
    main: str,
    depth: int,
    card: Callable[[str], bytes | None],
    same: Callable[[str], str | None],
) -> bytes:
    """A main part with what its marks stand for. What nothing is known of stays as it is.

    ``card`` gives a card by its name, ``same`` by its digest what pages share.
    """
    pieces: list[bytes] = []
    for number, text in enumerate(_MARK.split(main)):
        pieces += _placed(text, card, same) if number % 2 else [to_bytes(text)]
    # Nearly all of it are cards, so it is quicker to look through the whole once.
    return b"".join(pieces).replace(_TOP, b"../" * depth)


def _placed(
    mark: str, card: Callable[[str], bytes | None], same: Callable[[str], str | None]
) -> list[bytes]:
    if of_same := _MARK_OF_SAME.fullmatch(mark):
        digest, path = of_same.groups()
        piece = same(digest)
        if piece is not None:
            drawn = Markup(piece)  # noqa: S704 - drawn with escaping
            return [to_bytes(here(drawn, path) if path else drawn)]
    found = [data for name in _names(mark) if (data := card(name)) is not None]
    return found or [to_bytes(f"{_BEGIN}{mark}{_END}")]
