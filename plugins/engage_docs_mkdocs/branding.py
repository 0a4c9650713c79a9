"""The look of the team in a site: its style sheet, and the files of its logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_docs.config import Settings
from engage_docs.config.brand import prepare_logo, style_sheet
from engage_docs.findings import Finding, Place, Problem
from engage_docs.media.pictures import Rendition
from engage_docs_mkdocs.photos import FOLDER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SHEET = "assets/engage/brand.css"
_CACHE = Path(".engage") / "pictures"


@dataclass(frozen=True, slots=True)
class Branding:
    """``sheet`` is CSS, empty if the team wants nothing of it. ``files`` by their path in the site.

    ``logo`` is what the theme needs to show the logo; empty if there is none.
    """

    sheet: str = ""
    logo: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    def for_theme(self) -> dict[str, Any]:
        """What the theme is told."""
        return {"sheet": SHEET if self.sheet else "", "logo": dict(self.logo)}


def prepare_branding(config: MkDocsConfig, settings: Settings) -> tuple[Branding, list[Finding]]:
    """Make the style sheet and the files of the logo, or say what is wrong with the logo."""
    brand = settings.brand
    sheet = style_sheet(brand)
    if not brand.logo:
        return Branding(sheet), []
    cache = settings.folder / _CACHE
    folders = [settings.folder, Path(config.docs_dir)]
    picture = prepare_logo(brand, folders, settings.records_folder, cache)
    if isinstance(picture, Problem):
        at = brand.logo_at or Place(str(settings.config_file))
        return Branding(sheet), [picture.at(at)]
    narrow = min(made.width for made in picture.renditions)
    shown = [made for made in picture.renditions if made.width == narrow]
    # Said twice, it would be heard twice: the name of the site stands beside the logo.
    alt = "" if brand.logo_alt.casefold() == settings.site_name.casefold() else brand.logo_alt
    logo = {
        "alt": alt,
        "width": shown[-1].width,
        "height": shown[-1].height,
        "sources": [(made.media_type, _url(made)) for made in shown[:-1]],
        "file": _url(shown[-1]),
    }
    return Branding(sheet, logo, {_url(made): cache / made.name for made in shown}), []


def _url(made: Rendition) -> str:
    return f"{FOLDER}/{made.name}"
