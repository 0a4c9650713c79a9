"""What the settings mean to the steps of the flow."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from engage_docs.config.accessibility import missing_statement
from engage_docs.config.model import Settings
from engage_docs.dates import Calendar, load_calendar
from engage_docs.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from engage_docs.frameworks import Packs


def calendar_of(settings: Settings) -> Calendar:
    """Return the calendar of working days that the settings name, with the team's closure days."""
    return load_calendar(settings.calendar, {c.day: c.name for c in settings.closure_days})


def frameworks_of(settings: Settings) -> tuple[Packs, list[Finding]]:
    """Return the packs of terms that records may use, and what is wrong with the team's own."""
    from engage_docs.frameworks.packs import (
        load_packs,
        read_packs,
    )  # not needed where nothing has changed

    paths = [settings.folder / name for name in settings.frameworks]
    return read_packs([(path, path.as_posix()) for path in paths]) if paths else (load_packs(), [])


def of_settings(settings: Settings) -> list[Finding]:
    """Return what the settings lack before a site may be published."""
    return list(missing_statement(settings.accessibility, Place(str(settings.config_file))))


def without_silenced(findings: list[Finding], settings: Settings) -> list[Finding]:
    """Return the findings without the kinds that the team silenced. An error cannot be silenced."""
    silenced = {s.code for s in settings.silence}
    return [f for f in findings if f.severity is Severity.ERROR or f.code.name not in silenced]


def choose_as_of(
    explicit: date | None, settings: Settings | None, environ: Mapping[str, str], today: date
) -> date:
    """Return the day the site is true for: the one asked for, then the settings', then the build's.

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


def markdown_configs(settings: Settings) -> dict[str, dict[str, object]]:
    """Return the options of the Markdown extensions, with what their tags of Python stand for.

    This imports what the file names, as MkDocs does when it loads the file: call it to render, and
    never to check. Tags: ``!!python/name:`` a function or class, ``!!python/object/apply:`` what
    a call of one gives (PyYAML), ``!relative`` a folder (MkDocs; without a word, the records').
    """
    return {
        name: {key: _untagged(value, settings) for key, value in options.items()}
        for name, options in settings.mdx_configs.items()
    }


def _untagged(value: object, settings: Settings) -> object:
    if isinstance(value, list):
        return [_untagged(item, settings) for item in value]
    if not isinstance(value, dict):
        return value
    given = {key: _untagged(inner, settings) for key, inner in value.items()}
    tag = next(iter(given)) if len(given) == 1 else ""
    kind, _, name = str(tag).partition(":")
    if kind == "!!python/name":
        return pkgutil.resolve_name(name)
    if kind == "!!python/object/apply":
        call: Any = given[tag]
        options = call if isinstance(call, dict) else {"args": call}
        return pkgutil.resolve_name(name)(*options.get("args", ()), **options.get("kwds", {}))
    if tag == "!relative":
        start, _, rest = str(given[tag]).partition("/")
        folders = {"$config_dir": settings.folder, "$docs_dir": settings.pages_folder}
        folder = folders.get(start, settings.records_folder).absolute()
        return os.path.join(folder, rest)  # noqa: PTH118 (as MkDocs joins them, to the letter)
    return given
