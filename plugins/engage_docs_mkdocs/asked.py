"""What the command line asks of a build, beyond what the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """``as_of``: the day the site is true for, if one was given. ``audience``: who it is for.

    ``say_the_end``: whether the plugin itself says at the end how things stand. ``engage build``
    says it, once the new site is in place. ``force``: leave out every record that has an error,
    and build the rest. ``drafts``: show drafts too, for a preview. ``old_search``: the search index
    of an earlier build is good enough. ``instead`` are options of MkDocs that hold instead of those
    in its configuration.
    """

    as_of: date | None = None
    audience: str = "public"
    say_the_end: bool = True
    force: bool = False
    drafts: bool = False
    old_search: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
