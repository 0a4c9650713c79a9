"""The pictures that go with a shared link (Open Graph), and which page goes with which."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

from engage_docs.config.brand.model import Brand
from engage_docs.media.model import CardWords, SharedPicture
from engage_docs.media.prepare import ShareCards, prepare_cards

__all__ = ["SharedPicture", "Sharing", "prepare_sharing"]

_CACHE = Path(".engage") / "cards"
_log = logging.getLogger(__name__)


class Sharing(ShareCards):
    """The share cards, as the theme is told of them."""

    def for_theme(self, picture: SharedPicture | None) -> dict[str, object]:
        """What the theme is told of a picture; empty where there is none."""
        if picture is None:
            return {}
        size: dict[str, object] = {"width": picture.width, "height": picture.height}
        return {"url": picture.url, "words": picture.words, **size}


class SiteWords(Protocol):
    """What a site says of itself."""

    @property
    def site_name(self) -> str: ...

    @property
    def site_url(self) -> str | None: ...


def prepare_sharing(config: SiteWords, brand: Brand, words: CardWords, folder: Path) -> Sharing:
    """Draw the pictures with the words on them. ``folder`` is that of the settings."""
    url = config.site_url or ""
    made = prepare_cards(words, brand, config.site_name, url, folder / _CACHE, _log.warning)
    return Sharing(made.sections, made.projects, made.files, made.entries)
