"""A real browser on pages served from this machine, where asking any other host fails the test."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from urllib.parse import urlsplit

import pytest
from prepare import CHROMIUM, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

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
def axe(npm_file: Callable[[str], Path]) -> Callable[[Page], list[dict[str, Any]]]:
    """`axe(page)`: what axe-core finds wrong with it. The page needs JavaScript on."""
    source = npm_file("axe-core/axe.min.js").read_text("utf-8")

    def axe(page: Page) -> list[dict[str, Any]]:
        page.evaluate(source)
        violations: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
        return violations

    return axe
