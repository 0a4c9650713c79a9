"""The preview of a site on the writer's own computer: pages are drawn when a browser asks for them.

The judged values are kept in memory, and no site is written. After a save they are made anew, and
open pages load themselves again.
"""

from __future__ import annotations

import mimetypes
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from engage_docs.build.host import FrameValues
from engage_docs.build.rendering import OwnTemplateError, RenderSetup, render_page
from engage_docs.config import Settings
from engage_docs.findings.messages import finding_as_text
from engage_docs.site.page import Page

RELOAD_SCRIPT: Final = "engage-reload.js"
_RELOAD: Final = f"""\
"use strict";
(async function () {{
  let shown = null;
  for (;;) {{
    try {{
      const answer = await fetch("/{RELOAD_SCRIPT}?after=" + (shown === null ? "" : shown));
      const version = await answer.text();
      if (shown !== null && version !== shown) {{ location.reload(); return; }}
      shown = version;
    }} catch (error) {{
      await new Promise(function (resolve) {{ setTimeout(resolve, 1000); }});
    }}
  }}
}})();
"""
_TAG: Final = f'<script src="/{RELOAD_SCRIPT}" defer></script></body>'.encode()
_LOCAL_NAMES = frozenset(("localhost", "127.0.0.1", "[::1]"))
# An editor may write a file in several steps, but not slowly. In seconds.
_PATIENCE = 0.03
_LONGEST_WAIT = 25.0


class _Answer(NamedTuple):
    status: HTTPStatus
    kind: str
    data: bytes = b""
    location: str = ""


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """A site that can be looked at: pages by their file, and all other files.

    ``files`` are bytes, or the path of a file on the disk. ``exports`` makes the files for other
    programs, by their paths: people hardly look at them, so that no page waits for them.
    """

    setup: RenderSetup
    pages: dict[str, tuple[Page, FrameValues, str]] = field(default_factory=dict)
    files: dict[str, bytes | Path] = field(default_factory=dict)
    exports: Callable[[], Mapping[str, bytes]] = dict

    def __contains__(self, path: str) -> bool:
        return path in self.pages or path in self.files

    def read(self, path: str) -> bytes | None:
        """Return the file of the site at a path, drawn now; None where there is none."""
        if path in self.pages:
            return render_page(*self.pages[path], self.setup)
        found = self.files[path] if path in self.files else self.exports().get(path)
        if not isinstance(found, Path):
            return found
        try:
            return found.read_bytes()
        except OSError:  # a build took it away meanwhile
            return None


class Preview:
    """Keeps the last site that could be made, and makes it anew when something was saved.

    ``make`` returns the site, or None if something in it is wrong: then the last one stays. It
    stays as well if ``make`` raises an exception after a change, which ``report`` is told.
    """

    def __init__(
        self, make: Callable[[], PreviewSite | None], report: Callable[[Exception], None]
    ) -> None:
        self._make, self._report = make, report
        self._site: PreviewSite | None = None
        self._version = 0
        self._changed = threading.Condition()
        self._wanted = threading.Event()

    def renew(self) -> None:
        """Make the site anew, and let open pages load it."""
        site = self._make()
        with self._changed:
            if site is not None:
                self._site = site
            self._version += 1
            self._changed.notify_all()

    def wait_for_changes(self) -> None:
        """Renew the site after every change, for ever."""
        while True:
            self._wanted.wait()
            while self._wanted.is_set():
                self._wanted.clear()
                threading.Event().wait(_PATIENCE)
            try:
                self.renew()
            except Exception as error:
                self._report(error)

    def note_change(self) -> None:
        """Take note that something was saved."""
        self._wanted.set()

    def answer(self, target: str) -> _Answer:
        """Return what a browser gets that asks for ``target``."""
        address = urlsplit(target)
        path = unquote(address.path).lstrip("/")
        if path == RELOAD_SCRIPT:
            if address.query.startswith("after="):
                version = self._version_after(address.query.removeprefix("after="))
                return _Answer(HTTPStatus.OK, "text/plain", version.encode())
            return _Answer(HTTPStatus.OK, "text/javascript", _RELOAD.encode())
        site = self._site
        if site and f"{path}/index.html" in site:
            place = f"{address.path}/" + (f"?{address.query}" if address.query else "")
            return _Answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain", location=place)
        file = f"{path}index.html" if not path or path.endswith("/") else path
        try:
            data = site.read(file) if site else None
        except OwnTemplateError as error:
            words = finding_as_text(error.finding).encode()
            return _Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", words)
        status = HTTPStatus.OK
        if data is None:
            status, data = HTTPStatus.NOT_FOUND, (site.read("404.html") if site else None) or b""
            path = "404.html"
        kind = "text/html" if path.endswith(("/", ".html")) or not path else _kind_of(path)
        if kind == "text/html":
            data = data.replace(b"</body>", _TAG)
            kind += "; charset=utf-8"
        return _Answer(status, kind, data)

    def _version_after(self, shown: str) -> str:
        """The number of the site that is on show, once it is another than the one shown."""
        with self._changed:
            self._changed.wait_for(lambda: shown != str(self._version), timeout=_LONGEST_WAIT)
            return str(self._version)


def serve(
    preview: Preview, host: str, port: int, watched: Sequence[Path], say_ready: Callable[[], None]
) -> None:
    """Answer browsers of this computer until somebody stops us.

    ``say_ready`` is called once there is a site to look at. Raises ``OSError`` where another
    program has the port.
    """
    with make_server(preview, host, port) as server:
        preview.renew()
        say_ready()
        threading.Thread(target=preview.wait_for_changes, daemon=True).start()
        observer = _observe(watched, preview.note_change)
        try:
            server.serve_forever(poll_interval=0.1)
        finally:
            observer.stop()


def watched_paths(settings: Settings) -> list[Path]:
    """Return the files and folders of which a change makes another site."""
    own = [settings.folder / name for name in settings.frameworks]
    folders = [settings.records_folder, settings.pages_folder, settings.theme_folder]
    files = [settings.config_file, *settings.inherited, *own]
    return [path for path in (*files, *folders) if path and path.exists()]


def make_server(preview: Preview, host: str, port: int) -> ThreadingHTTPServer:
    """Return a web server of a preview, which takes the port at once."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not _is_local(self.headers.get("Host", "")):
                answer = _Answer(HTTPStatus.FORBIDDEN, "text/plain", b"Only for this computer.\n")
            else:
                answer = self._answer()
            self.send_response(answer.status)
            if answer.location:
                self.send_header("Location", answer.location)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.data)

        do_HEAD = do_GET  # noqa: N815

        def _answer(self) -> _Answer:
            try:
                return preview.answer(self.path)
            except Exception as error:  # such as a mistake in a template of the team
                words = f"This page cannot be drawn: {type(error).__name__}: {error}\n"
                return _Answer(
                    HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", words.encode()
                )

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        # On Windows that would let two programs have one port.
        allow_reuse_address = sys.platform != "win32"

        def handle_error(self, *_: object) -> None:
            """Say nothing of a browser that went away in the middle of an answer."""

    return Server((host, port), Handler)


def _is_local(host: str) -> bool:
    """Whether a browser asked for this computer by one of its own names, and no other site did."""
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return name in _LOCAL_NAMES


def _kind_of(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _observe(watched: Sequence[Path], changed: Callable[[], None]) -> BaseObserver:
    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            # We read these files all the time: only a change is news.
            if event.event_type not in ("opened", "closed_no_write"):
                changed()

    for kind in (Observer, PollingObserver):  # some disks tell nobody of a change
        observer: BaseObserver = kind()
        try:
            for path in watched:
                observer.schedule(Handler(), str(path), recursive=path.is_dir())
            observer.start()
        except OSError:
            continue
        return observer
    raise OSError("no way to be told of changes")
