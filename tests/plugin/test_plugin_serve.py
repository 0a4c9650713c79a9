"""``engage serve`` and ``mkdocs serve``: they follow what is saved, and a mistake ends neither."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from made_site import Site

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no signal to end them by")

# A job in the background starts with Ctrl and C switched off: here it is switched on again.
START = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
COMMANDS = {
    "engage": START + "from engage_docs.cli import main; main(['serve', '--port', sys.argv[1]])",
    "mkdocs": START + "from mkdocs.__main__ import cli; "
    "cli(['serve', '-f', 'site_config.yml', '-a', '127.0.0.1:' + sys.argv[1]])",
}
RECORD = "content/records/park/benches.md"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(site: Site, command: str, port: int) -> Iterator[subprocess.Popen[str]]:
    """A preview in a process of its own, whose temporary files are all in one folder."""
    temporary = site.folder / "for-a-while"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", COMMANDS[command], str(port)],
        cwd=site.folder,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def shows(port: int, path: str, words: str, within: float = 30) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
                if words in answer.read().decode():
                    return True
        except urllib.error.URLError:
            pass
        time.sleep(0.1)
    return False


def ended(server: subprocess.Popen[str], number: signal.Signals) -> str:
    """End a preview as a person does; what it said."""
    server.send_signal(number)
    said, _ = server.communicate(timeout=30)
    assert server.returncode == 0, said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_the_preview_follows_the_records(site: Site, command: str) -> None:
    record = site.folder / RECORD
    text = record.read_text()
    port = free_port()
    with serving(site, command, port) as server:
        assert shows(port, "records/benches/", "They are green.")
        record.write_text("---\nbroken: [\n---\n")
        time.sleep(1.5)
        if command == "engage":  # MkDocs keeps a browser waiting until the mistake is mended
            assert shows(port, "records/benches/", "They are green."), "the last good site stays"
        record.write_text(text.replace("green", "blue"))
        assert shows(port, "records/benches/", "They are blue.")
        site.write("content/pages/about.md", "# About us\n\nWe are gardeners.\n")
        assert shows(port, "about/", "We are gardeners.")
        assert shows(port, "search/", "Search comes with the build.")
        said = ended(server, signal.SIGINT)
    assert "bracket-not-closed" in said
    names = {path.name for path in site.folder.iterdir()}
    assert names == {"site_config.yml", "content", ".engage", "for-a-while"}
    left = [path.name for path in (site.folder / "for-a-while").iterdir()]
    assert left == [], "a preview leaves nothing behind, such as drafts"


def test_the_preview_says_where_to_look_and_when_it_stops(site: Site) -> None:
    port = free_port()
    with serving(site, "engage", port) as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if "Open http" in line)
        assert line.startswith(f"Open http://127.0.0.1:{port}/ in a web browser.")
        said = ended(server, signal.SIGTERM)
    assert said.endswith("Stopped.\n")
    assert list((site.folder / "for-a-while").iterdir()) == []


def test_an_address_that_is_taken(site: Site) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with serving(site, "engage", port) as server:
            said, _ = server.communicate(timeout=30)
    assert server.returncode == 2
    line = f"Another program uses the address 127.0.0.1:{port}. Choose another number.\n"
    assert said == line
