"""A real browser on pages served from this machine, where asking any other host fails the test."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from urllib.parse import urlsplit

import pytest
from prepare import CHROMIUM, find
from showcase import Showcase, build_showcases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

FLAGS = [
    "--headless",
    "--no-sandbox",  # root has no sandbox, and the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # What Chromium asks of its makers by itself, and whatever a page may ask of anybody: nothing
    # leaves this machine, so a test cannot pass only because a network was there.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

AXE_TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa"),
    *("wcag22a", "wcag22aa", "wcag22aaa", "best-practice"),
]


@pytest.fixture(scope="session")
def browser(leave_out: Callable[[str], NoReturn]) -> Iterator[Browser]:
    chromium = find(*CHROMIUM) or leave_out("Chromium is not there: run make test")
    try:
        from playwright.sync_api import sync_playwright

        playwright = sync_playwright().start()
    except Exception as problem:  # it has no class of its own for a system library that is missing
        leave_out(f"Playwright does not start, run make test: {problem!r}")
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """`serve(folder)`: its address, without a slash at the end."""
    servers: dict[Path, Server] = {}

    def serve(folder: Path) -> str:
        if folder not in servers:
            server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
            servers[folder] = server
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield serve
    for server in servers.values():
        server.shutdown()
        server.server_close()


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A browser that leaves a page before all of it has arrived is no error."""


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def foreign_requests() -> Iterator[list[str]]:
    """What pages of this test asked of other hosts. Unless the test empties it, it fails."""
    asked: list[str] = []
    yield asked
    assert asked == [], "a page asked other hosts for something"


@pytest.fixture
def page_at(browser: Browser, foreign_requests: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens an empty page of the given size; further options are those of a browser context."""

    def record(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob", "about") and url.hostname != "127.0.0.1":
            foreign_requests.append(request.url)

    def page_at(
        width: int = 1280,
        height: int = 800,
        colour_scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=colour_scheme,
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        context.on("request", record)
        return context.new_page()

    contexts: list[Any] = []
    yield page_at
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe(npm_file: Callable[[str], Path]) -> Callable[..., list[dict[str, Any]]]:
    """`axe(page, tags)`: what axe-core finds wrong with it. The page needs JavaScript on.

    With tags named, it runs the rules that are off otherwise, too: contrast of 7 to 1, targets.
    """
    source = npm_file("axe-core/axe.min.js").read_text("utf-8")
    run = "async (values) => (await axe.run({runOnly: {type: 'tag', values}})).violations"

    def axe(page: Page, tags: list[str] = AXE_TAGS) -> list[dict[str, Any]]:
        page.evaluate(source)
        violations: list[dict[str, Any]] = page.evaluate(run, tags)
        return violations

    return axe


@pytest.fixture(scope="session")
def showcases(tmp_path_factory: pytest.TempPathFactory) -> list[Showcase]:
    """The example site and the made-up one, built once for all tests."""
    return build_showcases(tmp_path_factory.mktemp("showcases"))


@dataclass
class Look:
    """Goes to pages of the showcases in tabs that are opened once for each set of options.

    ``foreign`` is what the pages asked of other hosts, ``complaints`` what the browser said
    against them: a rule of the page that was broken, an error in a script.
    """

    browser: Browser
    serve: Callable[[Path], str]
    tabs: dict[str, Page] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def at(self, site: Showcase, page: str, **options: Any) -> Page:
        """The tab for these options, on a page that has come in whole."""
        tab = self.tab(**options)
        tab.goto(self.address(site, page))
        return tab

    def address(self, site: Showcase, page: str) -> str:
        return f"{self.serve(site.folder)}/{page}"

    def tab(self, width: int = 1280, height: int = 800, **options: Any) -> Page:
        key = repr((width, height, sorted(options.items())))
        if key not in self.tabs:
            context = self.browser.new_context(
                viewport={"width": width, "height": height}, **options
            )
            context.on("request", self.note_request)
            context.on("console", self.note_message)
            context.on("weberror", lambda error: self.complaints.append(str(error.error)))
            self.tabs[key] = context.new_page()
        return self.tabs[key]

    def note_request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob", "about") and url.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def all_looks(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Look]:
    look = Look(browser, serve)
    yield look
    for tab in look.tabs.values():
        tab.context.close()


@pytest.fixture
def look(all_looks: Look) -> Iterator[Look]:
    """See `Look`. A test fails when a page asked another host, or the browser complained."""
    all_looks.foreign.clear()
    all_looks.complaints.clear()
    yield all_looks
    assert all_looks.foreign == [], "a page asked other hosts for something"
    assert all_looks.complaints == [], "the browser complained about a page"
