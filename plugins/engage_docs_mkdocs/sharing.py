"""The pictures that go with a shared link (Open Graph), and which page goes with which.

Such a picture needs a whole web address, so there are none before the site knows its own. A site
that is not for everybody, and a preview, are not shared, and have none either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from engage_docs.config.model import Brand

if TYPE_CHECKING:
    from engage_docs.site.sharing import CardWords

FOLDER = "cards"
_CACHE = Path(".engage") / "cards"
_OWN_COLOUR = "#0a4b57"


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture by its whole address, and the words on it."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """The pictures of sections by their names and of projects by their ids.

    ``files`` by their path in the site. Everything is empty where nothing is shared.
    """

    sections: Mapping[str, SharedPicture] = field(default_factory=dict)
    projects: Mapping[str, SharedPicture] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    def picture_of(self, section: str, project: str = "") -> SharedPicture | None:
        """The picture of a page: its project's, or its section's, or that of the first page."""
        return self.projects.get(project) or self.sections.get(section) or self.sections.get("home")

    def for_theme(self, picture: SharedPicture | None) -> dict[str, object]:
        """What the theme is told of a picture; empty where there is none."""
        if picture is None:
            return {}
        from engage_docs.media.cards import HEIGHT, WIDTH  # draws pictures: for few builds

        return {"url": picture.url, "words": picture.words, "width": WIDTH, "height": HEIGHT}


class SiteWords(Protocol):
    """What a site says of itself."""

    @property
    def site_name(self) -> str: ...

    @property
    def site_url(self) -> str | None: ...


def prepare_sharing(config: SiteWords, brand: Brand, words: CardWords, folder: Path) -> Sharing:
    """Draw the pictures with the words on them. ``folder`` is that of the settings."""
    from engage_docs.config.palette import palettes_from
    from engage_docs.media.cards import card

    colour = palettes_from(brand.colour)[0].bar if brand.colour else _OWN_COLOUR
    files: dict[str, Path] = {}

    def drawn(said: tuple[str, str]) -> SharedPicture:
        title, sentence = said
        file = card(title, sentence, config.site_name, colour, folder / _CACHE)
        path = f"{FOLDER}/{file.name}"
        files[path] = file
        return SharedPicture(urljoin(config.site_url or "", path), f"{title}. {sentence}")

    sections = {name: drawn(said) for name, said in words.sections.items()}
    projects = {name: drawn(said) for name, said in words.projects.items()}
    return Sharing(sections, projects, files)
