"""Pages about everything, drawn and written, some at a time.

What is returned is plain data, so that several processes can do it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from engage_docs.building.tree import Tree, put
from engage_docs.findings import Finding
from engage_docs.keeping.plain import findings_to_plain, load
from engage_docs.keeping.processes import many_objects
from engage_docs.privacy import check_page
from engage_docs.site.names import AllNames
from engage_docs.site.overview import whole_of
from engage_docs.site.page import LISTS, OTHERS
from engage_docs.site.shares import WHOLE, Share, shares
from engage_docs.site.whole_pages import WholePages
from engage_docs.store import Aside, key_of
from engage_docs_mkdocs.binding import Binding
from engage_docs_mkdocs.drawn import text_of, tools_for
from engage_docs_mkdocs.frame import file_of
from engage_docs_mkdocs.plan import Plan
from engage_docs_mkdocs.whole import (
    CardMarks,
    Skeleton,
    bare,
    digests_of_same,
    from_plain,
)

_LONG = ("communities", "topics", *LISTS)
_SHARES = 6

Portion = tuple[str, Share | None]
"""A share of a part of the pages; without one, the first page of a section."""


class Outcome(NamedTuple):
    """What became of a page. ``skeleton`` is its digest, ``sha256`` that of its file.

    Without ``sha256`` the page is still to be put together: not all of its cards were at hand.
    """

    plain: list[Any]
    skeleton: str
    inputs: str
    sha256: str
    is_new: bool


class Drawn(NamedTuple):
    """Some pages, the texts that they are put together from by their digests, and findings."""

    outcomes: list[Outcome]
    texts: dict[str, bytes]
    found: Any


@dataclass(frozen=True)
class Scene:
    """What all pages about everything are drawn from.

    ``overviews`` are those of all groups as bytes, ``outputs`` and ``tree`` what lies there from
    the last build, ``aside`` the cards that are at hand.
    """

    plan: Plan
    names: AllNames
    introductions: Mapping[str, str]
    overviews: Sequence[bytes]
    outputs: Mapping[str, tuple[str, str]]
    tree: Tree
    binding: Binding
    aside: Aside

    @cached_property
    def marks(self) -> CardMarks:
        """What gives the marks."""
        return CardMarks()

    @cached_property
    def pages(self) -> WholePages:
        """What draws the skeletons. Made where it is needed, since it is large."""
        plan = self.plan
        parts = map(load, self.overviews)
        whole = whole_of(parts, plan.as_of, plan.settings.calendar, plan.audience)
        renderer = tools_for(plan).renderer
        book = renderer.book(whole.cleared, whole.loops, whole.pictures, {}, self.names)
        return renderer.whole_pages(book, whole.report, self.marks)

    def skeletons(self, portion: Portion) -> Iterator[Skeleton]:
        """Some pages with marks for their cards."""
        part, share = portion
        if share is None:
            yield Skeleton(self.pages.first(part, self.introductions.get(part, "")), part)
            return
        for page in self.pages.others(part, share):
            yield Skeleton(page, "")


def portions(sections: Sequence[str]) -> list[Portion]:
    """All pages about everything, in order: those of about a second's work apart from others."""
    others = ((part, shares(_SHARES) if part in _LONG else (WHOLE,)) for part in OTHERS)
    return [
        *((section, None) for section in sections),
        *((part, share) for part, of_part in others for share in of_part),
    ]


def draw_pages(scene: Scene, portion: Portion) -> Drawn:
    """Draw some pages, and write those that are not as they should be."""
    with many_objects():
        return _draw(scene, portion)


def _draw(scene: Scene, portion: Portion) -> Drawn:
    outcomes: list[Outcome] = []
    texts: dict[str, bytes] = {}
    found: list[Finding] = []
    same = scene.marks.same_pieces
    for skeleton in scene.skeletons(portion):
        page = skeleton.page
        own = text_of(bare(skeleton, same, scene.binding.cards))
        found += check_page(own, file_of(page), scene.plan.settings.allow_details)
        digest, plain = key_of(page.main), skeleton.to_plain()
        texts[digest] = kept_text(page.main)
        # A record may say what looks like a mark of ours: there is nothing behind it.
        shared = (one for one in digests_of_same(plain[-1]) if one in same)
        texts |= {one: kept_text(same[one]) for one in shared}
        outcomes.append(_outcome(scene, plain, digest, page.main))
    return Drawn(outcomes, texts, findings_to_plain(found))


def _outcome(scene: Scene, plain: list[Any], skeleton: str, main: str) -> Outcome:
    binding = scene.binding
    digests = binding.digests(plain)
    inputs = binding.inputs(plain, skeleton, digests)
    name = file_of(from_plain(plain)[0])
    was = scene.outputs.get(name)
    if was is not None and was[0] == inputs and scene.tree.digest_of(name) == was[1]:
        return Outcome(plain, skeleton, inputs, was[1], is_new=False)
    if not all(one in scene.aside for one in digests if one):
        return Outcome(plain, skeleton, inputs, "", is_new=False)
    data = binding.file(plain, main, scene.aside.get, scene.marks.same_pieces.get)
    put(scene.tree.folder, name, data)
    return Outcome(plain, skeleton, inputs, hashlib.sha256(data).hexdigest(), is_new=True)


def kept_text(text: str) -> bytes:
    """A text that pages are put together from, as it is kept."""
    return text.encode("utf-8", "surrogatepass")
