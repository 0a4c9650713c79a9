"""Pictures of every kind of page, in both palettes and at both widths, for a person to judge.

.venv/bin/python tools/gallery.py        writes gallery/index.html and its pictures
"""

from __future__ import annotations

import html
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from made_up_site import ROOT
from playwright.sync_api import sync_playwright
from prepare import CHROMIUM, find
from showcase import Showcase, build_showcases

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GALLERY = ROOT / "gallery"
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 1280),
    ("dark", 1280),
    ("light", 320),
    ("dark", 320),
)
# A list of fifty items says no more than its first screens.
TALLEST = 4000

# Pictures further down are not fetched before somebody comes near them.
FETCH_ALL = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode();
}))"""

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Every kind of page</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 2rem; background: #ddd; }
section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; margin-block-end: 3rem; }
img { border: 1px solid #888; }
img.wide { width: 640px; }
img.narrow { width: 320px; }
</style>
</head>
<body>
<h1>Every kind of page</h1>
<p>Each page in the light and the dark palette, 1280 and 320 pixels wide.</p>
"""


def main() -> None:
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir()
    parts = [HEAD]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(*CHROMIUM), args=["--no-sandbox"])
        for site in build_showcases(Path(folder)):
            with served(site.folder) as address:
                parts += take_pictures(browser, site, address)
        browser.close()
    (GALLERY / "index.html").write_text("".join([*parts, "</body>\n</html>\n"]), "utf-8")
    print(f"Open {GALLERY / 'index.html'} in a web browser.")


def take_pictures(browser: Browser, site: Showcase, address: str) -> Iterator[str]:
    """Take the pictures of a site, and give the HTML that shows those of each page."""
    shown: dict[str, list[str]] = {page: [] for page in site.samples}
    for palette, width in LOOKS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=palette
        )
        tab = context.new_page()
        for page, pictures in shown.items():
            tab.goto(f"{address}/{page}")
            tab.evaluate(FETCH_ALL)
            name = f"{site.name}-{file_name(page)}-{palette}-{width}.png"
            height = min(tab.evaluate("document.documentElement.scrollHeight"), TALLEST)
            tab.screenshot(
                path=GALLERY / name,
                full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": height},
            )
            kind = "wide" if width > 320 else "narrow"
            pictures.append(f'<img class="{kind}" src="{name}" alt="{palette}, {width} pixels">')
        context.close()
    for page, pictures in shown.items():
        title = html.escape(f"{site.name}: /{page}")
        yield f"<h2>{title}</h2>\n<section>{''.join(pictures)}</section>\n"


def file_name(page: str) -> str:
    return page.strip("/").replace("/", "_") or "home"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


if __name__ == "__main__":
    main()
