"""The preview over HTTP, on the writer's own computer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from engage_docs.build.cache import open_caches
from engage_docs.build.context import BuildContext
from engage_docs.build.host import HostMaker
from engage_docs.build.pipeline import preview_of
from engage_docs.build.preview import Preview, PreviewSite, make_server, watched_paths
from tests.plugin.made_site import Site

AS_OF = date(2026, 11, 23)
DRAFT = """\
---
type: engagement
id: draft
title: A draft
project: park
date: 2026-04-01
publish: draft
recording: agreed
---
Nobody else may see this.
"""
RECORD = "content/records/park/benches.md"


@dataclass
class Served:
    """A preview that is being served."""

    site: Site
    preview: Preview
    port: int
    rendered: list[str]
    reports: list[str]

    def get(self, path: str, *, host: str = "", method: str = "GET") -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": host or f"127.0.0.1:{self.port}"}
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def page(self, path: str) -> str:
        response, text = self.get(path)
        assert response.status == 200, path
        return text


def host_maker(config: Path) -> HostMaker:
    from engage_docs_mkdocs.host import make_host

    return lambda request: make_host(config, request, {})


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    site = Site(tmp_path / "exampleton")
    monkeypatch.chdir(site.folder)
    monkeypatch.setenv("PWD", str(site.folder))
    site.write("content/records/park/draft.md", DRAFT)
    rendered: list[str] = []

    def make() -> PreviewSite | None:
        context, _ = BuildContext.load(site.config, AS_OF, {}, as_of=AS_OF, drafts=True)
        assert context is not None
        with open_caches(site.folder, lambda _: None) as caches:
            context = replace(context, is_preview=True)
            made, findings = preview_of(context, caches, host_maker(site.config))
        if made is None:
            reports.extend(finding.code.name for finding in findings)
        return made

    from engage_docs.build import preview as module

    render = module.render_page

    def watched_render(*given: object) -> bytes:
        rendered.append(given[0].url)  # type: ignore[attr-defined]
        return render(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "render_page", watched_render)
    reports: list[str] = []
    preview = Preview(make, lambda error: reports.append(str(error)))
    with make_server(preview, "127.0.0.1", 0) as server:
        preview.renew()
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield Served(site, preview, server.server_address[1], rendered, reports)
        server.shutdown()


def test_a_page_is_drawn_when_somebody_asks_for_it(served: Served) -> None:
    assert served.rendered == []
    assert "They are green." in served.page("/records/benches/")
    assert served.rendered == ["records/benches/"]
    served.page("/said/?q=1#there")
    assert served.rendered == ["records/benches/", "said/"]


def test_nothing_is_written_where_the_site_goes(served: Served) -> None:
    for path in ("/", "/records/benches/", "/about/"):
        served.page(path)
    names = {path.name for path in served.site.folder.iterdir()}
    assert names == {"site_config.yml", "content", ".engage"}


def test_all_of_the_site_is_there(served: Served) -> None:
    page = served.page("/about/")
    assert "We are the parks team." in page
    for path in ("/open-loops.json", "/open-loops.csv", "/assets/engage/engage.css"):
        response, text = served.get(path)
        assert response.status == 200
        assert text
    assert served.get("/open-loops.json")[0].headers["Content-Type"] == "application/json"
    assert served.get("/assets/engage/engage.css")[0].headers["Content-Type"] == "text/css"


def test_drafts_are_shown_and_said_to_be_so(served: Served) -> None:
    page = served.page("/records/draft/")
    assert "Nobody else may see this." in page
    assert "This preview shows drafts. It is not the public site." in page


def test_the_search_page_says_that_search_comes_with_the_build(served: Served) -> None:
    page = served.page("/search/")
    assert "Search comes with the build." in page
    assert "<form" not in page
    assert served.get("/search/pagefind.js")[0].status == 404


@pytest.mark.parametrize(
    "path",
    [
        *("/no-such-page/", "/records/", "/records", "/assets/", "/assets", "/no-such.css"),
        *("/../site_config.yml", "/%2e%2e/site_config.yml", "/content/records/park/benches.md"),
        *("/.engage/cache.db", "/pictures/..%2f..%2fsite_config.yml", "/%00", "/%ff%fe"),
    ],
)
def test_what_is_not_there_is_the_page_for_that_and_no_list(served: Served, path: str) -> None:
    response, text = served.get(path)
    assert response.status == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<main" in text
    assert "XHIDDENX" not in text
    assert "site_name" not in text


def test_every_page_loads_itself_again_after_a_change(served: Served) -> None:
    assert '<script src="/engage-reload.js" defer></script></body>' in served.page("/said/")
    response, script = served.get("/engage-reload.js")
    assert response.headers["Content-Type"] == "text/javascript"
    assert "location.reload()" in script
    version = served.page("/engage-reload.js?after=")
    record = served.site.folder / RECORD
    record.write_text(record.read_text().replace("green", "blue"))
    waiting = threading.Timer(0.3, served.preview.renew)
    waiting.start()
    began = time.monotonic()
    assert served.page(f"/engage-reload.js?after={version}") != version
    assert time.monotonic() - began > 0.2, "the answer waits for a change"
    waiting.join()
    assert "They are blue." in served.page("/records/benches/")


def test_a_mistake_leaves_the_last_site_on_show(served: Served) -> None:
    record = served.site.folder / RECORD
    text = record.read_text()
    record.write_text("---\nbroken: [\n---\n")
    served.preview.renew()
    assert "They are green." in served.page("/records/benches/")
    record.write_text(text.replace("green", "blue"))
    served.preview.renew()
    assert "They are blue." in served.page("/records/benches/")


def test_a_mistake_in_a_template_does_not_end_the_preview(served: Served) -> None:
    """Neither in one that draws a page, nor in the frame around all pages."""
    threading.Thread(target=served.preview.wait_for_changes, daemon=True).start()
    settings = served.site.config.read_text()
    look = settings.replace("name: engage\n", "name: engage\n  custom_dir: look\n")
    served.site.config.write_text(look)
    served.site.write("look/engage/section-projects.html", "{{ nothing.like.this }}")
    served.preview.renew()
    response, text = served.get("/projects/")
    assert response.status == 500
    assert "'nothing' is undefined" in text
    served.site.write("look/main.html", "{% broken %}")
    served.preview.note_change()
    until(lambda: "template-wrong" in served.reports)
    assert "They are green." in served.page("/records/benches/")
    served.site.config.write_text(settings)
    served.preview.note_change()
    until(lambda: served.get("/projects/")[0].status == 200)


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(served: Served) -> None:
    response, _ = served.get("/records/benches?a=b")
    assert response.status == 301
    assert response.headers["Location"] == "/records/benches/?a=b"


def test_a_browser_keeps_nothing(served: Served) -> None:
    assert served.get("/said/")[0].headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("[::1]", 200)),
        *(("evil.example", 403), ("evil.example:8000", 403), ("127.0.0.1.evil.example", 403)),
        *(("192.168.1.2:8000", 403), ("localhost.", 403), (" ", 403)),
    ],
)
def test_only_this_computer_by_its_own_name_gets_an_answer(
    served: Served, host: str, status: int
) -> None:
    """Another site may lead its own name to our address: its scripts would read the drafts."""
    for path in ("/records/draft/", "/engage-reload.js?after="):
        response, text = served.get(path, host=host)
        assert response.status == status
        assert status == 200 or text == "Only for this computer.\n"


def test_a_head_has_no_body_and_nothing_can_be_sent(served: Served) -> None:
    response, text = served.get("/said/", method="HEAD")
    assert (response.status, text) == (200, "")
    assert int(response.headers["Content-Length"]) > 1000
    assert served.get("/said/", method="POST")[0].status == 501


def test_a_change_of_whatever_the_site_is_made_of_is_seen(served: Served) -> None:
    served.site.write("look/main.html", "{% extends 'base.html' %}")
    served.site.write("base.yml", "strict: false\n")
    text = served.site.config.read_text().replace(
        "name: engage\n", "name: engage\n  custom_dir: look\n"
    )
    served.site.config.write_text(f"INHERIT: base.yml\n{text}")
    context, _ = BuildContext.load(served.site.config, AS_OF, {})
    assert context is not None
    found = {str(path) for path in watched_paths(context.settings)}
    assert found == {"site_config.yml", "base.yml", "content/records", "content/pages", "look"}


def test_a_port_that_is_taken_raises_at_once(served: Served) -> None:
    with pytest.raises(OSError), make_server(served.preview, "127.0.0.1", served.port):  # noqa: PT011
        pass
