"""The look of the team in a site: its style sheet, and the files of its logo."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_docs.config import Settings
from engage_docs.findings import Finding
from engage_docs.media import branding

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SHEET = "assets/engage/brand.css"
_CACHE = Path(".engage") / "logo"


@dataclass(frozen=True, slots=True)
class Branding(branding.Branding):
    """The look of the team, as the theme is told of it."""

    @property
    def sheet(self) -> str:
        """The team's style sheet."""
        return self.css

    def for_theme(self) -> dict[str, Any]:
        """What the theme is told."""
        logo = asdict(self.logo) if self.logo else {}
        return {"sheet": SHEET if self.css else "", "logo": logo}


def prepare_branding(config: MkDocsConfig, settings: Settings) -> tuple[Branding, list[Finding]]:
    """Make the style sheet and the files of the logo, or say what is wrong with the logo."""
    docs_dir, cache = Path(config.docs_dir), settings.folder / _CACHE
    made, findings = branding.prepare_branding(settings, docs_dir, cache)
    return Branding(made.css, made.logo, made.files, made.entries), findings
