"""What can be found, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    ``url`` is its page, relative to the top of the site. ``kind``, ``when`` and ``project`` stand
    beside its title. ``lang`` is the language of its words, if that is not the site's. ``filters``
    hold its values for each filter, as they stand in an address.
    """

    url: str
    title: str
    text: str
    kind: str
    when: str = ""
    project: str = ""
    lang: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
