"""Building and serving a site, as the command ``engage`` does it."""

from __future__ import annotations

import errno
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from engage_docs.building import build_beside
from engage_docs.findings import Place
from engage_docs.settings import read_settings
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.ending import finish, look_once_more
from engage_docs_mkdocs.plugin import EngagePlugin
from engage_docs_mkdocs.telling import as_typed, say_findings, say_warnings_once

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
    return _plainly(config_file, lambda: _build(config_file, asked, site_dir))


def _build(config_file: Path, asked: Asked, site_dir: Path | None) -> int:
    config = load_config(str(config_file))
    plugin = _plugin_of(config, replace(asked, say_the_end=False))
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


def serve_site(config_file: Path, as_of: date | None, address: str) -> int:
    """Show a site on this computer, with its drafts, anew whenever something changes."""
    asked = Asked(as_of, drafts=True)
    return _plainly(config_file, lambda: _serve(config_file, asked, address))


def _serve(config_file: Path, asked: Asked, address: str) -> int:
    host, _, port = address.rpartition(":")
    url = f"http://{address}/"
    if _is_taken(host, int(port)):
        click.echo(f"Another program uses the address {address}. Choose another number.", err=True)
        return 1
    with tempfile.TemporaryDirectory(prefix="engage-") as folder:

        def rebuild(old_search: bool = True) -> None:
            config = load_config(str(config_file), site_dir=folder, site_url=url)
            _plugin_of(config, replace(asked, say_the_end=False, old_search=old_search))
            try:
                build(config, serve_url=url)
            except MkDocsException as error:
                # The last site that could be built stays on show.
                click.echo(
                    f"{error.format_message()} Mend it and save; the site follows.", err=True
                )

        server = LiveReloadServer(builder=rebuild, host=host, port=int(port), root=folder)
        for path in _watched(config_file):
            server.watch(str(path))
        rebuild(old_search=False)
        click.echo(f"Open {url} in a web browser. To stop, hold down Ctrl and press C.")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("Stopped.")
        finally:
            server.shutdown()
    return 0


def _is_taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _watched(config_file: Path) -> list[Path]:
    """What a change of which makes another site."""
    config = load_config(str(config_file))
    settings, _ = read_settings(config_file)
    paths = [config_file, Path(config.docs_dir)]
    if settings is not None:
        paths.append(settings.records_folder)
        paths += (settings.folder / name for name in settings.frameworks)
    if config.theme.custom_dir:
        paths.append(Path(config.theme.custom_dir))
    return [path for path in paths if path.exists()]


def _plugin_of(config: MkDocsConfig, asked: Asked) -> EngagePlugin:
    plugin = next(p for p in config.plugins.values() if isinstance(p, EngagePlugin))
    plugin.asked = asked
    return plugin


def _plainly(config_file: Path, work: Callable[[], int]) -> int:
    """Do the work, with whatever keeps it from being done said in plain words."""
    settings, findings = read_settings(config_file)
    if settings is None:
        say_findings(findings)
        return 1
    try:
        with say_warnings_once():
            return work()
    except MkDocsException as error:
        click.echo(error.format_message(), err=True)
        return 1
