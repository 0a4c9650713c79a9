"""A look at what lies on standby, taken before it is known whether it will be asked for.

It takes long, and nothing else has to wait for it. So it is taken beside all that comes first, at
the place where the site lay in the last build.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engage_docs.building.tree import is_as_known
from engage_docs.keeping.beside import Beside
from engage_docs.settings import Settings
from engage_docs.store import Store
from engage_docs_mkdocs.kept_site import Before, load_before, standby_of


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at the standby of the site at ``live``, and what is known of its last build.

    ``moment`` is when a name beside the site last came or went, before anything was looked at.
    """

    live: Path
    before: Before
    moment: int
    is_as_known: Beside[bool]


class Foresight:
    """At most one look at a standby, as long as it is under way."""

    def __init__(self) -> None:
        self._look: _Look | None = None

    def begin(self, live: Path, settings: Settings, store: Store) -> None:
        """Begin to look at the standby of the site at ``live``, if there is one."""
        moment = _moment(live)
        before = load_before(store, live)
        if before.trees.standby.files:
            standby = standby_of(settings.folder, live).resolve()
            look = Beside(partial(is_as_known, standby, before.trees.standby))
            self._look = _Look(live, before, moment, look)

    def end(self, live: Path, store: Store) -> tuple[Before, bool | None]:
        """What is known of the last build of the site at ``live``, and whether its standby is so.

        None: nobody has looked, or another build was at work meanwhile. One makes a folder for its
        lock beside the site, so it shows.
        """
        look = self._look
        if look is None or look.live != live:
            return load_before(store, live), None
        is_so = look.is_as_known.result()
        self._look = None
        if look.moment != _moment(live):
            return load_before(store, live), None
        return look.before, is_so

    def close(self) -> None:
        """Nobody will ask any more."""
        if self._look is not None:
            self._look.is_as_known.close()
            self._look = None


def _moment(live: Path) -> int:
    try:
        return live.parent.stat().st_mtime_ns
    except OSError:
        return 0
