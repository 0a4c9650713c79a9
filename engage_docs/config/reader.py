"""site_config.yml to settings: the options of MkDocs that we use, and those of ``engage``.

The file belongs to MkDocs. What is not used here may be anything that MkDocs allows.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from engage_docs.config.accessibility import contradictions
from engage_docs.config.config_file import (
    ConfigPage,
    last_value,
    read_config_file,
    read_site_options,
)
from engage_docs.config.model import SETTINGS, ClosureDay, Settings, Silence
from engage_docs.dates import CALENDARS, When, load_calendar
from engage_docs.findings import Finding, Place, Severity, in_order
from engage_docs.findings import settings as codes
from engage_docs.findings.registry import all_codes, code_named
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.names import kinds_of
from engage_docs.parsing.nodes import Listing, Node, Scalar, Table, is_empty
from engage_docs.parsing.shapes import Scope, match_keys, read_fields
from engage_docs.parsing.traps import check_cuts, refuse
from engage_docs.parsing.words import clip, did_you_mean

_SCOPE = Scope(SETTINGS, of_record=False)
_KINDS = kinds_of(SETTINGS)
_PLUGIN = "engage"


def read_settings(config_file: Path) -> tuple[Settings | None, list[Finding]]:
    """Read the settings of a site from its MkDocs configuration file.

    None when the file cannot be read, or does not switch the plugin on. A setting with an error
    is left at its default, and the error is a finding.
    """
    shown_as = str(config_file)
    try:
        data = config_file.read_bytes()
    except FileNotFoundError:
        missing = Finding(codes.SETTINGS_MISSING, Place(shown_as), {"name": config_file.name})
        return None, [missing]
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return None, [Finding(codes.SETTINGS_UNREADABLE, Place(shown_as), {"reason": reason})]
    return settings_from(data, config_file, shown_as)


def settings_from(
    data: bytes, config_file: Path, shown_as: str
) -> tuple[Settings | None, list[Finding]]:
    """Read the settings from the bytes of a configuration file. See :func:`read_settings`."""
    page = ConfigPage(shown_as, [], load_calendar(CALENDARS[0]))
    file = read_config_file(page, data, config_file, shown_as)
    if file is None:
        return None, in_order(page.findings)
    site = read_site_options(page, file)
    if file.values.get("site_name") in (None, ""):
        page.report(codes.SITE_NAME_MISSING, file.root)
    entry = _entry(page, file.root)
    own = _options(page, entry) if entry is not None else {}
    values: dict[str, Any] = {"site_name": "", **site, **own}
    values |= {"folder": config_file.parent, "config_file": config_file}
    settings = Settings(inherited=file.inherited, **values)
    if entry is not None:
        _keep_apart(page, settings, entry)
    usable = entry is not None and file.whole
    return (settings if usable else None), in_order(page.findings)


def _named(plugins: Node | None) -> list[tuple[Node, Node]]:
    """Every mention of our plugin, each with its options."""
    found: list[tuple[Node, Node]] = []
    for item in plugins.items if isinstance(plugins, Listing) else [plugins]:
        if isinstance(item, Table):
            found += [(key, node) for key, node in item.entries if key.text == _PLUGIN]
        elif isinstance(item, Scalar) and item.text == _PLUGIN and item is not plugins:
            found.append((item, Table(item.line, item.column)))
    return found


def _entry(page: ParseContext, root: Table) -> Table | None:
    """Return the options of the plugin; without options, an empty table."""
    plugins = last_value(root, "plugins")
    found = _named(plugins)
    if not found:
        at = plugins if plugins is not None else root
        line = 'a line with two spaces, a hyphen, a space and the word engage: "  - engage"'
        advice = f"Write below plugins: {line}"
        if plugins is None:
            advice = f"Write a line plugins: at the left edge, and below it {line}"
        page.report(codes.NO_ENGAGE_PLUGIN, at, advice=advice)
        return None
    for at, _ in found[1:]:
        page.report(codes.ENGAGE_TWICE, at, line=page.place(found[0][0]).line)
    key, options = found[0]
    if isinstance(options, Table):
        return options
    if not is_empty(options):
        example = f"records: {SETTINGS[0].example}"
        page.report(codes.SETTING_NOT_FIELDS, options, key=_PLUGIN, example=example)
    return Table(key.line, key.column)


def _options(page: ParseContext, entry: Table) -> dict[str, Any]:
    """Return the options of the plugin, typed."""
    _refuse_inside(page, entry)
    check_cuts(page, entry, "\n".join(page.lines), _KINDS)
    given = match_keys(page, entry, _SCOPE)
    values = read_fields(page, given.values(), _SCOPE)
    if "as_of" in values:
        at = page.place(given["as_of"].node)
        day = _one_day(page, "as_of", values.pop("as_of"), at)
        values |= {"as_of": day} if day else {}
    if "closure_days" in values:
        values["closure_days"] = _closures(page, values["closure_days"])
    if "brand" in values:
        from engage_docs.config.brand import read_brand  # colours, and much to work them out

        values["brand"] = read_brand(page, values["brand"], given["brand"].node)
    if "accessibility" in values:
        statement = values["accessibility"]
        for problem in contradictions(statement):
            page.problem(problem, given["accessibility"].node)
        # Its contact is meant to be published.
        values["allow_details"] = (*values.get("allow_details", ()), *statement.contact)
    if "silence" in values:
        values["silence"] = _silences(page, values["silence"])
    return values


def _refuse_inside(page: ParseContext, node: Node) -> None:
    """Anchors, aliases and tags are refused in our own entry, and only there."""
    if node.refused:
        refuse(page, node)
    inner = node.items if isinstance(node, Listing) else []
    if isinstance(node, Table):
        inner = [each for pair in node.entries for each in pair]
    for each in inner:
        _refuse_inside(page, each)


def _one_day(page: ParseContext, key: str, when: When, at: Place) -> date | None:
    """Return the day of a date that is exact to the day."""
    if when.first is not None and when.first == when.last:
        return when.first
    values = {"key": key, "text": clip(when.as_written)}
    page.findings.append(Finding(codes.SETTING_NOT_A_DAY, at, values))
    return None


def _closures(page: ParseContext, items: tuple[Any, ...]) -> tuple[ClosureDay, ...]:
    """Return the closure days, of which ``day`` still holds the date as it was read."""
    days = [(item, _one_day(page, "day", item.day, item.at)) for item in items]
    return tuple(replace(item, day=day) for item, day in days if day is not None)


def _silences(page: ParseContext, items: tuple[Silence, ...]) -> tuple[Silence, ...]:
    """Keep the silences that name a code that may be silenced, and give a reason."""
    kept = []
    for item in items:
        code = code_named(item.code)
        if code is None and item.code:
            hint = did_you_mean(item.code, [c.name for c in all_codes()], cutoff=0.6)
            values = {"text": clip(item.code), "hint": hint, "example": "id-missing"}
            page.findings.append(Finding(codes.SILENCE_UNKNOWN, item.at, values))
        elif code is not None and code.severity is Severity.ERROR:
            page.findings.append(Finding(codes.SILENCE_ERROR, item.at, {"text": item.code}))
        elif code is not None and item.reason:
            kept.append(item)
    return tuple(kept)


def _keep_apart(page: ParseContext, settings: Settings, at: Node) -> None:
    """Records never lie in the folder of pages, nor the other way round."""
    pages = settings.pages_folder
    records = Path(os.path.normpath(settings.records_folder))
    shown = {"records": settings.records, "pages": settings.docs_dir}
    if records.is_relative_to(pages):
        page.report(codes.RECORDS_IN_PAGES, at, **shown)
    elif pages.is_relative_to(records):
        page.report(codes.PAGES_IN_RECORDS, at, **shown)
