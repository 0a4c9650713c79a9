"""What the settings mean to the steps of the flow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from engage_docs.config.accessibility import missing_statement
from engage_docs.config.model import Settings
from engage_docs.dates import Calendar, load_calendar
from engage_docs.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from engage_docs.frameworks import Pack, Packs


def calendar_of(settings: Settings) -> Calendar:
    """The calendar of working days that the settings name, with the team's closure days."""
    return load_calendar(settings.calendar, {c.day: c.name for c in settings.closure_days})


def frameworks_of(settings: Settings) -> tuple[Packs, list[Finding]]:
    """The packs of terms that records may use, and what is wrong with the team's own."""
    from engage_docs.frameworks.packs import load_packs  # not needed where nothing has changed

    own, findings = own_frameworks_of(settings)
    return load_packs(own), findings


def own_frameworks_of(settings: Settings) -> tuple[tuple[Pack, ...], list[Finding]]:
    """The packs of terms that the team has added, and what is wrong with them."""
    if not settings.frameworks:
        return (), []
    from engage_docs.frameworks.packs import read_packs

    paths = [settings.folder / name for name in settings.frameworks]
    packs, findings = read_packs([(path, path.as_posix()) for path in paths])
    return packs.own, findings


def of_settings(settings: Settings) -> list[Finding]:
    """What the settings lack before a site may be published."""
    return list(missing_statement(settings.accessibility, Place(str(settings.config_file))))


def without_silenced(findings: list[Finding], settings: Settings) -> list[Finding]:
    """The findings without the kinds that the team silenced. An error cannot be silenced."""
    silenced = {s.code for s in settings.silence}
    return [f for f in findings if f.severity is Severity.ERROR or f.code.name not in silenced]


def choose_as_of(
    explicit: date | None, settings: Settings | None, environ: Mapping[str, str], today: date
) -> date:
    """The day the site is true for: the one asked for, then the settings', then the build's.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org: seconds since 1970, UTC) stands for the day of
    the build where it is set and a number; otherwise it is ``today``.
    """
    if explicit is not None:
        return explicit
    if settings is not None and settings.as_of is not None:
        return settings.as_of
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return today
