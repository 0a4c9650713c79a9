"""The live preview: it follows what is saved, and a mistake does not end it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from made_site import Site

# A job in the background starts with Ctrl and C switched off: here it is switched on again.
SERVE = """
import signal
import sys
from datetime import date
from pathlib import Path
from engage_docs_mkdocs.serving import serve_site
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(serve_site(Path("site_config.yml"), date(2026, 11, 23), sys.argv[1]))
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def serve(site: Site, address: str, **environ: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SERVE, address],
        cwd=site.folder,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    with serve(site, address) as server:
        assert server.stdout is not None
        try:
            line = next(line for line in server.stdout if "Open http" in line)
            assert re.search(rf"Open http://{address}/ in a web browser", line)
            yield address
        finally:
            server.send_signal(signal.SIGINT)
            rest = server.stdout.read()
            assert server.wait(timeout=20) == 0, rest
            assert "Traceback" not in rest


def shows(address: str, path: str, words: str, within: float = 20) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://{address}/{path}", timeout=10) as answer:
                if words in answer.read().decode():
                    return True
        except urllib.error.URLError:
            pass
        time.sleep(0.1)
    return False


def test_the_preview_follows_the_records(site: Site, address: str) -> None:
    record = site.folder / "content/records/park/benches.md"
    text = record.read_text()
    assert shows(address, "records/benches/", "They are green.")
    record.write_text("---\nbroken: [\n---\n")
    time.sleep(1.5)
    assert shows(address, "records/benches/", "They are green."), "the last good site stays"
    record.write_text(text.replace("green", "blue"))
    assert shows(address, "records/benches/", "They are blue.")
    assert not site.out.exists(), "a preview does not touch the site"


def test_a_preview_that_is_ended_leaves_no_drafts_behind(site: Site) -> None:
    elsewhere = site.folder / "for-a-while"
    elsewhere.mkdir()
    with serve(site, f"127.0.0.1:{free_port()}", TMPDIR=str(elsewhere)) as server:
        assert server.stdout is not None
        next(line for line in server.stdout if "Open http" in line)
        assert list(elsewhere.glob("engage-*/site/index.html"))
        server.send_signal(signal.SIGTERM)
        rest = server.stdout.read()
        assert server.wait(timeout=20) == 0, rest
    assert list(elsewhere.iterdir()) == []


def test_an_address_that_is_taken(site: Site) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with serve(site, f"127.0.0.1:{listener.getsockname()[1]}") as server:
            said, _ = server.communicate(timeout=30)
    assert server.returncode == 1
    assert "Another program uses" in said
    assert "Traceback" not in said
