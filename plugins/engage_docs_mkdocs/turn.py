"""Two folders take turns as the site: one is brought up to date, and they are exchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engage_docs.building.tree import (
    Look,
    Record,
    Tree,
    follow,
    is_as_known,
    link_all,
    looks_after,
    may_follow,
    throw_away,
)
from engage_docs.findings import Finding, Severity, in_order
from engage_docs_mkdocs.filling import Ready
from engage_docs_mkdocs.kept_site import Before, keep, standby_of
from engage_docs_mkdocs.plan import NeedsMkDocsError
from engage_docs_mkdocs.telling import say_findings
from engage_docs_mkdocs.whole_site import fill


class Turn:
    """One build: the standby is brought up to date, becomes the site, and the old one follows.

    ``is_as_known``: whether the standby is as the last build left it; None if nobody has looked.
    """

    def __init__(
        self,
        ready: Ready,
        before: Before,
        live: Path,
        folder: Path,
        findings: Sequence[Finding],
        is_as_known: bool | None,
    ) -> None:
        self._ready, self._before, self._live = ready, before, live
        self._findings, self._is_as_known = findings, is_as_known
        place = standby_of(folder, live)
        self.standby = place.resolve() if _same_disk(folder, live) else None
        self._written: set[str] = set()
        self._gone: set[str] = set()
        self._record = Record()
        self._folders: Mapping[str, Look] = {}  # of the standby, as it was found

    def build(self, folder: Path) -> None:
        """Bring a folder up to date."""
        known = self._known(folder)
        self._folders = known.folders
        tree = Tree(folder, known)
        self.made = fill(self._ready, self._before, tree)
        found = [*self._findings, *self.made.findings]
        if any(finding.severity is Severity.ERROR for finding in found):
            raise NeedsMkDocsError
        say_findings(in_order(found))
        self._record, self._gone = tree.finish()
        self._written = tree.written

    def settle(self) -> None:
        """Bring the old site, which now is on standby, to the state of the new one."""
        standby, live = self.standby, self._live
        if standby is None:
            return
        changed = self._written | self._gone
        try:
            if may_follow(standby, changed, self._before.trees.live_folders):
                follow(standby, live, self._written, self._gone)
                standby_folders = looks_after(standby, changed, self._before.trees.live_folders)
            else:
                throw_away(standby)
                link_all(live, standby, self._record)
                standby_folders = looks_after(standby, self._record.files)
        except OSError:  # no room, or a disk without hard links: the next build is a whole one
            throw_away(standby)
            standby_folders = {}
        folders = looks_after(live, changed if self._folders else self._record.files, self._folders)
        record = Record(self._record.files, standby_folders)
        keep(self._ready.inventory.store, live, self._before, self.made, record, folders)

    def _known(self, folder: Path) -> Record:
        """What lies in the folder, and can be trusted. Anything else is removed from it."""
        if self.standby is None:
            return Record()
        is_so = self._is_as_known
        if is_as_known(folder, self._before.trees.standby) if is_so is None else is_so:
            return self._before.trees.standby
        throw_away(folder)
        folder.mkdir(parents=True)
        try:
            return link_all(self._live, folder, self._before.trees.standby)
        except OSError:
            throw_away(folder)
            folder.mkdir(parents=True)
            return Record()


def _same_disk(folder: Path, live: Path) -> bool:
    """Whether a folder beside the settings can be exchanged with the site."""
    above = live.parent
    while not above.exists():
        above = above.parent
    return folder.stat().st_dev == above.stat().st_dev
