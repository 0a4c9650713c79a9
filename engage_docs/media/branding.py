"""The look of a team in a site: its style sheet, and its logo made anew from its pixels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engage_docs.config import Settings
from engage_docs.config.brand import style_sheet
from engage_docs.config.model import Brand
from engage_docs.findings import Finding, Place, Problem
from engage_docs.findings.brand import LOGO_OUTSIDE
from engage_docs.media.model import Logo
from engage_docs.media.pictures import Picture, prepare_picture
from engage_docs.media.source import printable

LOGO_URL = "pictures/"
_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:|[A-Za-z]+://")


@dataclass(frozen=True, slots=True)
class Branding:
    """``css`` is the team's style sheet, empty if the team wants nothing of it.

    ``files`` are those of the logo by their path in the site, ``entries`` its name in the cache,
    for ``sweep``.
    """

    css: str = ""
    logo: Logo | None = None
    files: Mapping[str, Path] = field(default_factory=dict)
    entries: frozenset[str] = frozenset()


def prepare_branding(
    settings: Settings, docs_dir: Path, cache_folder: Path
) -> tuple[Branding, list[Finding]]:
    """Make the style sheet and the files of the logo.

    Findings: ``brand-logo-outside`` and those of :mod:`engage_docs.findings.pictures`, where the
    logo is named.
    """
    brand = settings.brand
    css = style_sheet(brand)
    if not brand.logo:
        return Branding(css), []
    folders = [settings.folder, docs_dir]
    picture = prepare_logo(brand, folders, settings.records_folder, cache_folder)
    if isinstance(picture, Problem):
        at = brand.logo_at or Place(str(settings.config_file))
        return Branding(css), [picture.at(at)]
    narrow = min(made.width for made in picture.renditions)
    shown = [made for made in picture.renditions if made.width == narrow]
    logo = Logo(
        # Said twice, it would be heard twice: the name of the site stands beside the logo.
        "" if brand.logo_alt.casefold() == settings.site_name.casefold() else brand.logo_alt,
        shown[-1].width,
        shown[-1].height,
        tuple((made.media_type, LOGO_URL + made.name) for made in shown[:-1]),
        LOGO_URL + shown[-1].name,
    )
    files = {LOGO_URL + made.name: cache_folder / made.name for made in shown}
    return Branding(css, logo, files, frozenset([picture.entry])), []


def prepare_logo(
    brand: Brand, folders: Sequence[Path], forbidden: Path, cache: Path
) -> Picture | Problem:
    """Make the files of the logo, or say why it cannot be shown.

    ``folders`` are where it may lie, the likeliest first. What lies in ``forbidden``, the folder
    of the records, is never a logo: only the gate publishes from there.
    """
    outside = Problem(LOGO_OUTSIDE, {"file": printable(brand.logo[:80])})
    if "\0" in brand.logo or _ABSOLUTE.match(brand.logo):
        return outside
    folder = next((one for one in folders if _is_there(one / brand.logo)), folders[0])
    source = folder / brand.logo
    if not _lies_in(source, folder) or _lies_in(source, forbidden):
        return outside
    return prepare_picture(source, (), False, cache)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file system takes
        return False


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder when every link on the way is followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False
