"""Showing a site on this computer, as the command ``engage`` does it."""

from __future__ import annotations

import errno
import socket
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from engage_docs.settings import read_settings
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.telling import say_findings, say_warnings_once
from engage_docs_mkdocs.whole_build import plugin_of


def serve_site(config_file: Path, as_of: date | None, address: str) -> int:
    """Show a site on this computer, with its drafts, anew whenever something changes."""
    asked = Asked(as_of, drafts=True)
    settings, findings = read_settings(config_file)
    if settings is None:
        say_findings(findings)
        return 1
    try:
        with say_warnings_once():
            return _serve(config_file, asked, address)
    except MkDocsException as error:
        click.echo(error.format_message(), err=True)
        return 1


def _serve(config_file: Path, asked: Asked, address: str) -> int:
    host, _, port = address.rpartition(":")
    url = f"http://{address}/"
    if _is_taken(host, int(port)):
        click.echo(f"Another program uses the address {address}. Choose another number.", err=True)
        return 1
    with tempfile.TemporaryDirectory(prefix="engage-") as folder:

        def rebuild(old_search: bool = True) -> None:
            config = load_config(str(config_file), site_dir=folder, site_url=url)
            plugin_of(config, replace(asked, say_the_end=False, old_search=old_search))
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
