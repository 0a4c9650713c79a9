"""The pages about everything: drawn where an overview has changed, and their cards put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from engage_docs.findings import Finding
from engage_docs.keeping.plain import findings_from_plain
from engage_docs.keeping.processes import in_parts
from engage_docs.store import key_of
from engage_docs_mkdocs.binding import Binding
from engage_docs_mkdocs.filling import Filling
from engage_docs_mkdocs.groups_drawn import NotKeptError
from engage_docs_mkdocs.sharing import SharedPicture
from engage_docs_mkdocs.whole import (
    digests_of_same,
    file_of_plain,
    has_one_of,
    stands_alone,
)

_SKELETONS = "skeletons"
_SECONDS_EACH = 0.0003


@dataclass(slots=True)
class Pages:
    """What became of the pages about everything.

    ``layout`` is a digest of what they are drawn from. ``plain`` are the pages without cards, with
    the digests of their skeletons, ``urls`` those that search engines are to be told of, ``found``
    the personal details in them.
    """

    layout: str
    plain: list[Any] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    def note(self, plain: Any, skeleton: str) -> None:
        """Add a page."""
        self.plain.append([plain, skeleton])
        if stands_alone(plain):
            self.urls.append(plain[0])


def put_pages(filling: Filling) -> Pages:
    """Every page about everything."""
    return _Putting(filling).pages()


class _Putting:
    """Puts the pages into a tree."""

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._skeletons = filling.plan.kept(_SKELETONS)
        cards: dict[str, str] = {}
        projects: dict[str, SharedPicture] = {}
        for group in filling.groups:
            cards |= group.head["cards"]
            shared = group.head["shared"]
            projects |= {name: SharedPicture(**one) for name, one in shared.items()}
        self._binding = Binding(filling.shell, cards, projects)
        self._texts: Mapping[str, bytes] = {}

    def pages(self) -> Pages:
        """All of them: drawn, if anything but cards may have changed."""
        filling, sections = self._filling, self._filling.shell.sections
        introductions = {name: slot.introduction for name, slot in sections.items()}
        pages = Pages(self._layout(introductions))
        if pages.layout == filling.before.layout:
            self._put_kept(pages)
            return pages
        self._put_drawn(pages, introductions)
        marks = (mark for plain, _ in pages.plain for mark in plain[-1])
        used = {digest for _, digest in pages.plain} | {*digests_of_same(marks)}
        filling.store.sweep(self._skeletons, used)
        return pages

    def _layout(self, introductions: Mapping[str, str]) -> str:
        filling, ready = self._filling, self._filling.ready
        return key_of(
            ready.plan.key,
            repr(ready.shared.names),
            repr(sorted(introductions.items())),
            ready.question.sections,
            str(ready.question.search),
            filling.digests("overview"),
            filling.digests("marks"),
            repr(sorted(self._binding.projects.items())),
            [piece for _, slot in sorted(filling.shell.sections.items()) for piece in slot.pieces],
        )

    def _put_kept(self, pages: Pages) -> None:
        """Pages whose skeletons are as they were, and all else but cards that is put into them."""
        filling, before = self._filling, self._filling.before
        pages.found = findings_from_plain(before.found)
        changed = self._changed_cards()
        for plain, skeleton in before.pages:
            pages.note(plain, skeleton)
            name = file_of_plain(plain)
            if not has_one_of(plain, changed):
                was = before.outputs.get(name)
                if was is not None and filling.is_as_it_was(name, was[0]):
                    continue
            inputs = self._binding.inputs(plain, skeleton, self._binding.digests(plain))
            if not filling.is_as_it_was(name, inputs):
                self._put_together(plain, skeleton, inputs)

    def _changed_cards(self) -> set[str]:
        """The addresses of everything whose card may be another one than in the last build."""
        known, fresh = set(self._filling.before.keys), set(self._filling.drawing.fresh)
        return {
            name.partition(" ")[2]
            for number, group in enumerate(self._filling.groups)
            if number in fresh or group.key not in known
            for name in group.head["cards"]
        }

    def _put_drawn(self, pages: Pages, introductions: Mapping[str, str]) -> None:
        from engage_docs_mkdocs.pages_drawn import Scene, draw_pages, portions

        filling, ready, drawing = self._filling, self._filling.ready, self._filling.drawing
        overviews = drawing.bytes_of("overview", filling.groups)
        scene = Scene(
            *(ready.plan, ready.shared.names, introductions, overviews),
            *(filling.before.outputs, filling.tree, self._binding, drawing.cards.aside),
        )
        seconds = sum(len(outset.ids) for outset in ready.outsets) * _SECONDS_EACH
        work = partial(draw_pages, scene)
        for drawn in in_parts(work, portions(ready.question.sections), seconds):
            filling.store.put_many(self._skeletons, drawn.texts)
            pages.found += findings_from_plain(drawn.found)
            for plain, skeleton, inputs, sha256, is_new in drawn.outcomes:
                name = file_of_plain(plain)
                pages.note(plain, skeleton)
                if is_new:
                    filling.tree.take(name, sha256)
                    filling.outputs[name] = inputs, sha256
                elif not filling.is_as_it_was(name, inputs):
                    self._texts = drawn.texts
                    self._put_together(plain, skeleton, inputs)

    def _put_together(self, plain: Any, skeleton: str, inputs: str) -> None:
        binding = self._binding
        cards = self._filling.drawing.cards.get([one for one in binding.digests(plain) if one])
        data = binding.file(plain, self._text(skeleton), cards.get, self._text)
        self._filling.put(file_of_plain(plain), inputs, data)

    def _text(self, digest: str) -> str:
        """A text that pages are put together from. Raises :class:`NotKeptError`."""
        data = self._texts.get(digest)
        if data is None:
            data = self._filling.store.get_many(self._skeletons, [digest]).get(digest)
        if data is None:
            raise NotKeptError
        return data.decode("utf-8", "surrogatepass")
