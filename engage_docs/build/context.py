"""What every step of one run needs besides the records, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from engage_docs.config import Settings, read_settings
from engage_docs.config.meaning import calendar_of, choose_as_of, frameworks_of
from engage_docs.dates import Calendar
from engage_docs.findings import Finding
from engage_docs.findings.paths import as_typed
from engage_docs.frameworks import Packs
from engage_docs.i18n import Translator, translator_for
from engage_docs.loops import Rules


@dataclass(frozen=True)
class BuildContext:
    """The settings of a site, and what is asked of this run.

    ``as_of`` is the day that everything is true for, ``today`` the day on which the command runs;
    only the command line knows a clock. ``audience`` is ``public`` or ``participants``.
    ``drafts``: show drafts too. ``is_preview``: only the writer sees what is made, on the own
    computer, so that it needs no index of the search and no manifest. ``force``: leave out every
    record that has an error, and build the rest. A context travels to worker processes.
    """

    settings: Settings
    as_of: date
    today: date
    audience: str = "public"
    drafts: bool = False
    force: bool = False
    is_preview: bool = False

    @classmethod
    def load(
        cls,
        config_file: Path,
        today: date,
        environment: Mapping[str, str],
        *,
        as_of: date | None = None,
        audience: str = "public",
        drafts: bool = False,
        force: bool = False,
    ) -> tuple[Self | None, list[Finding]]:
        """Read the settings. None where they cannot be used; the findings say why."""
        settings, findings = read_settings(as_typed(config_file))
        if settings is None:
            return None, findings
        day = choose_as_of(as_of, settings, environment, today)
        return cls(settings, day, today, audience, drafts, force), findings

    def with_settings(self, **changed: object) -> Self:
        """Return the same context with other settings: ``site_url`` for a preview."""
        return replace(self, settings=replace(self.settings, **changed))  # type: ignore[arg-type]

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar of working days."""
        return calendar_of(self.settings)

    @cached_property
    def frameworks(self) -> Packs:
        """The packs of terms that records may use."""
        return frameworks_of(self.settings)[0]

    @cached_property
    def translator(self) -> Translator:
        """The words of the site in its language."""
        return translator_for(self.settings.language)

    @property
    def rules(self) -> Rules:
        """The rules that the settings lay down for judging."""
        settings = self.settings
        return Rules(self.calendar, settings.answer_within, settings.quiet_after)

    @property
    def cards_are_made(self) -> bool:
        """Whether pictures go with shared links: only where everybody may see the site."""
        return bool(self.settings.site_url) and self.audience == "public" and not self.drafts
