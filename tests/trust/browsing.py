"""Every page of a site in Chromium, and whatever runs there that should not."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, sync_playwright

from engage_docs.cli.exit_codes import ExitCode
from tests.browser.conftest import FLAGS, Handler, Server
from tests.trust.hostile import hostile_page, hostile_records, hostile_settings
from tests.trust.sites import CONFIG, Built, Site

POLICY = '<meta http-equiv="Content-Security-Policy"'
# Wakes whatever waits for a reader, and names what should not be there.
_WAKE = """() => {
  const events = ["mouseover", "mouseenter", "focus", "click", "toggle", "animationstart", "error"];
  const strange = [];
  const fine = ["http:", "https:", "mailto:", "tel:"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc" || name === "formaction")
        strange.push(`${element.tagName} ${name}=${value}`);
    }
    if (element.tagName === "A" && element.hasAttribute("href") && !fine.includes(element.protocol))
      strange.push(`${element.tagName} ${element.href}`);
    const goal = element.tagName === "FORM" ? element.getAttribute("action") || "" : "";
    if (new URL(goal, location.href).origin !== location.origin) strange.push(`FORM ${goal}`);
    if (["IFRAME", "OBJECT", "EMBED", "BASE", "MATH"].includes(element.tagName))
      strange.push(element.tagName);
  }
  document.addEventListener("click", (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll("body, body *"))
    for (const name of events) element.dispatchEvent(new Event(name, { bubbles: false }));
  return { broken: Boolean(window.broken), strange, title: document.title };
}"""


@dataclass
class Seen:
    """What happened while the pages were open. ``pages`` counts them."""

    pages: int = 0
    ran: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    asked_elsewhere: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


@dataclass
class Visit:
    """A hostile site, and what happened on its pages with and without their policy."""

    site: Site
    built: Built
    shown: list[str]
    refused: list[str]
    pages: list[Path]
    with_policy: Seen
    without_policy: Seen


def visit_hostile(chromium: str, folder: Path, together: int) -> Visit:
    """Build a site full of hostile strings, and open every page of it twice."""
    records, shown, refused = hostile_records(together)
    config = hostile_settings(CONFIG.replace("site_url: https://exampleton.example/heard/\n", ""))
    site = Site(folder, {f"p/{name}": data for name, data in records.items()}, config)
    site.write("content/pages/about.md", hostile_page())
    built = site.build(force=True)
    assert built.code == ExitCode.LEFT_OUT, built.text
    bare = without_policy(site.out, folder / "bare")
    pages = sorted(site.out.rglob("*.html"))
    with ThreadPoolExecutor(2) as threads:
        visits = [
            threads.submit(visit, chromium, out, [out / p.relative_to(site.out) for p in pages])
            for out in (site.out, bare)
        ]
        return Visit(site, built, shown, refused, pages, *(v.result() for v in visits))


def without_policy(site: Path, copy: Path) -> Path:
    """A copy of a site whose pages forbid nothing."""
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        before, policy, after = page.read_text("utf-8").partition(POLICY)
        assert policy, f"{page} has no policy"
        page.write_text(before + after.partition(">")[2], "utf-8")
    return copy


def visit(chromium: str, site: Path, pages: Iterable[Path]) -> Seen:
    """Open the pages one by one. For a thread of its own: Playwright takes one each."""
    seen = Seen()
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page()
            _listen(page, seen)
            for path in pages:
                name = quote(path.relative_to(site).as_posix())
                _look(page, f"http://127.0.0.1:{server.server_port}/{name}", seen)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return seen


def _listen(page: Page, seen: Seen) -> None:
    def dialog(opened: Dialog) -> None:
        seen.ran.append(f"{page.url}: a dialog")
        opened.dismiss()

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.complaints.append(f"{page.url}: {message.text}")

    def request(asked: Request) -> None:
        url = urlsplit(asked.url)
        if url.scheme != "data" and url.hostname != "127.0.0.1":
            seen.asked_elsewhere.append(f"{page.url}: {asked.url}")

    page.on("dialog", dialog)
    page.on("console", console)
    page.on("request", request)
    page.on("pageerror", lambda error: seen.complaints.append(f"{page.url}: {error}"))


def _look(page: Page, url: str, seen: Seen) -> None:
    page.goto(url)
    found = page.evaluate(_WAKE)
    seen.pages += 1
    if found["broken"] or page.evaluate("Boolean(window.broken)"):
        seen.ran.append(f"{url}: a script")
    if page.url != url:
        seen.ran.append(f"{url}: led away to {page.url}")
    seen.strange += [f"{url}: {what}" for what in found["strange"]]
