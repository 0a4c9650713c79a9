"""Pages about everything, put together: what each is made from, and its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engage_docs.site.page import Page
from engage_docs.store import key_of
from engage_docs_mkdocs.plan import NeedsMkDocsError
from engage_docs_mkdocs.sharing import SharedPicture
from engage_docs_mkdocs.shell import Shell
from engage_docs_mkdocs.whole import from_plain, names_of_cards, put_together


@dataclass(frozen=True)
class Binding:
    """What goes into pages besides their skeletons.

    ``cards`` are the digests of all cards by their names, ``projects`` the pictures that go with a
    shared link to a page of a project.
    """

    shell: Shell
    cards: Mapping[str, str]
    projects: Mapping[str, SharedPicture]

    def digests(self, plain: Sequence[Any]) -> list[str]:
        """The digests of the cards on a page; empty for those that there are not."""
        return [self.cards.get(name, "") for name in names_of_cards(plain[-1])]

    def inputs(self, plain: Sequence[Any], skeleton: str, digests: Sequence[str]) -> str:
        """A digest of everything that a page is made from."""
        page, slot = from_plain(plain)
        return key_of(skeleton, repr(plain[:-1]), self._frame_key(page, slot), digests)

    def file(
        self,
        plain: Sequence[Any],
        main: str,
        card: Callable[[str], bytes | None],
        same: Callable[[str], str | None],
    ) -> bytes:
        """The whole file of a page. ``card`` gives cards by their digests, ``same`` see there."""
        page, slot = from_plain(plain)
        depth = page.url.count("/")
        whole = put_together(main, depth, lambda name: card(self.cards.get(name, "")), same)
        if slot:
            return self.shell.sections[slot].filled_with(whole)
        frame = self.shell.frame(page.section, depth)
        return frame.around_bytes(page, whole, self._picture(page), self.shell.options.site_url)

    def _picture(self, page: Page) -> SharedPicture | None:
        of_section = self.shell.shared.get(page.section) or self.shell.shared.get("home")
        return self.projects.get(page.project) or of_section

    def _frame_key(self, page: Page, slot: str) -> str:
        if slot:
            return key_of(self.shell.sections[slot].pieces)
        pieces = self.shell.frames.get(f"{page.section} {page.url.count('/')} ")
        if pieces is None:
            raise NeedsMkDocsError
        return key_of(pieces, repr(self._picture(page)))
