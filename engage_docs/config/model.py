"""The settings of a site, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engage_docs.config.accessibility import Accessibility
from engage_docs.config.model import Brand
from engage_docs.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDay:
    """A day on which the team does not work: it does not count as a working day."""

    at: Place
    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A kind of finding that the team does not want to see, and why."""

    at: Place
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``site_config.yml`` says, as far as it concerns records.

    ``folder`` is the folder of the configuration file; every path in it is relative to it.
    ``answer_within`` counts working days, ``quiet_after`` calendar days.
    """

    folder: Path
    config_file: Path
    site_name: str
    site_url: str = ""
    records: str = "content/records"
    calendar: str = "england-and-wales"
    closure_days: tuple[ClosureDay, ...] = ()
    answer_within: int = 20
    quiet_after: int = 90
    as_of: date | None = None
    organisation: str | None = None
    brand: Brand = field(default_factory=Brand)
    search: bool = True
    markdown: str = "python-markdown"
    accessibility: Accessibility | None = None
    allow_details: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()

    @property
    def records_folder(self) -> Path:
        """Where the records are."""
        return self.folder / self.records
