"""Building a site, as the command ``engage`` does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from engage_docs.build.swap import build_beside
from engage_docs.config import read_settings
from engage_docs.findings import Place
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.ending import finish, look_once_more
from engage_docs_mkdocs.plugin import EngagePlugin
from engage_docs_mkdocs.telling import as_typed, say_findings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def build_site(
    config_file: Path,
    as_of: date | None = None,
    audience: str = "public",
    site_dir: Path | None = None,
    force: bool = False,
) -> int:
    """Build a site beside the one that is there, and put it in its place. 0 when that is done.

    A site that is not for the public goes to a folder of its own, so that nobody publishes it by
    mistake. ``force``: leave out every record that has an error, and build the rest.
    """
    asked = Asked(as_of, audience, force=force)
    settings, findings = read_settings(config_file)
    if settings is None:
        say_findings(findings)
        return 1
    try:
        return _build(config_file, asked, site_dir)
    except MkDocsException as error:
        click.echo(error.format_message(), err=True)
        return 1


def _build(config_file: Path, asked: Asked, site_dir: Path | None) -> int:
    config = load_config(str(config_file))
    plugin = plugin_of(config, replace(asked, say_the_end=False))
    live = site_dir or Path(config.site_dir)
    if asked.audience != "public" and site_dir is None:
        live = live.with_name(f"{live.name}.{asked.audience}")

    def build_into(folder: Path) -> None:
        config.site_dir = str(folder)
        build(config)
        look_once_more(folder, plugin.prepared, plugin.frames)

    problem = build_beside(live, build_into)
    if problem is not None:
        say_findings([problem.at(Place(str(as_typed(live))))])
        return 1
    finish(plugin.prepared, live)
    return 0


def plugin_of(config: MkDocsConfig, asked: Asked) -> EngagePlugin:
    """Our plugin in a configuration, told what is asked of it."""
    plugin = next(p for p in config.plugins.values() if isinstance(p, EngagePlugin))
    plugin.asked = asked
    return plugin
