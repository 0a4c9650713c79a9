"""The look of a team, as values."""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.findings import Place


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``brand:`` says, checked; whatever is not given is empty.

    ``colour`` is like ``#0a4b57``. ``fonts`` are names, the first one that a reader's device has
    is used. ``logo`` is a path from the folder of the settings or of the pages; ``logo_at`` is
    where it is written.
    """

    colour: str = ""
    fonts: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""
    logo_at: Place | None = None
