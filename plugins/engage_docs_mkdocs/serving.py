"""Showing a site on this computer, as the command ``engage`` does it."""

from __future__ import annotations

import errno
import signal
import socket
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from engage_docs.config import read_settings
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.run import plugin_of
from engage_docs_mkdocs.telling import say_findings, say_warnings_once

# How long nothing more must have changed before the site follows, in seconds. An editor may write
# a file in several steps, but not so slowly.
_PATIENCE = 0.03


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
    # Whatever ends the preview: its folder, with the drafts in it, does not stay behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="engage-") as folder:
        asked = replace(asked, say_the_end=False, instead={"site_url": url})

        def rebuild(old_search: bool = True) -> None:
            _build_all(config_file, replace(asked, old_search=old_search), root)

        root = str(Path(folder) / "site")
        server = LiveReloadServer(builder=rebuild, host=host, port=int(port), root=root)
        server.build_delay = _PATIENCE
        server.observer = _observer(_watched(config_file)) or server.observer
        for path in _watched(config_file):
            server.watch(str(path))
        try:
            rebuild(old_search=False)
            click.echo(f"Open {url} in a web browser. To stop, hold down Ctrl and press C.")
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("Stopped.")
        finally:
            if server.serve_thread.is_alive():
                server.shutdown()
            server.server_close()
    return 0


def _build_all(config_file: Path, asked: Asked, folder: str) -> None:
    """Let MkDocs build everything, or say what is wrong."""
    url = asked.instead["site_url"]
    config = load_config(str(config_file), site_dir=folder, site_url=url)
    plugin_of(config, asked)
    try:
        build(config, serve_url=url)
    except MkDocsException as error:
        # The last site that could be built stays on show.
        click.echo(f"{error.format_message()} Mend it and save; the site follows.", err=True)


class _OnlyChanges(FileSystemEventHandler):
    """Passes on that a file was changed, and not that somebody read it: we do so all the time."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):
            self._handler.dispatch(event)


class _Told(Observer):  # type: ignore[misc,valid-type]
    """Is told by the system of each change, instead of looking for one twice a second."""

    def schedule(self, event_handler: Any, path: str, **options: Any) -> Any:
        return super().schedule(_OnlyChanges(event_handler), path, **options)


def _observer(paths: Sequence[Path]) -> Any:
    """What tells us that a file was saved; None where the system does not tell."""
    try:
        probe = _Told()
        for path in paths:
            probe.schedule(FileSystemEventHandler(), str(path), recursive=True)
        probe.start()
        probe.stop()
        probe.join()
    except OSError:
        return None
    return _Told()


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
