"""Folders with a site in them, and the two ways to build one: here, and by the real command."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.builds import build_site

AS_OF = date(2026, 11, 23)
CONFIG = """\
site_name: What we heard in Exampleton
site_url: https://exampleton.example/heard/
docs_dir: content/pages
site_dir: site
theme:
  name: engage
plugins:
  - engage:
      records: content/records
      as_of: 2026-11-23
markdown_extensions: [footnotes, tables, fenced_code]
"""
LEFT_OUT = 3  # how a build by force ends that left something out
ENGAGE = [sys.executable, "-c", "from engage_docs.cli import main; main()"]
_FINDING = re.compile(
    r"^(?:.*/)?content/records/(?P<path>\S+?):\d+:\d+: (?P<level>error|warning|note): "
    r"(?P<words>.*) \[(?P<code>[a-z0-9-]+)\]$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One finding of a build."""

    path: str
    level: str
    words: str
    code: str


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended, and what it said."""

    code: int
    text: str

    def findings(self) -> list[Said]:
        return [Said(**match.groupdict()) for match in _FINDING.finditer(self.text)]


class Site:
    """A folder with settings, pages and records."""

    def __init__(self, folder: Path, records: Mapping[str, bytes], config: str = CONFIG) -> None:
        self.folder = folder
        self.config = folder / "site_config.yml"
        self.out = folder / "site"
        self.write("site_config.yml", config.encode())
        self.write("content/pages/about.md", b"# About us\n\nWe are the parks team.\n")
        for name, data in records.items():
            self.write(f"content/records/{name}", data)

    def write(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def build(self, audience: str = "public", *, force: bool = False) -> Built:
        """Build in this process."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = build_site(self.config, AS_OF, audience, force=force)
        return Built(code, said.getvalue())

    def command(self, *options: str) -> subprocess.Popen[str]:
        """Begin the real command, ``engage build``."""
        return self.run([*ENGAGE, "build", *options])

    def run(self, command: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=os.environ | {"PWD": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hashes(self) -> dict[str, str]:
        return hashes(self.out)


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a folder with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def ended(process: subprocess.Popen[str]) -> Built:
    """Wait for a command."""
    _, text = process.communicate(timeout=120)
    return Built(process.returncode, text)
