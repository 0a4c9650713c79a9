"""The command ``engage build``, run in this process, and what it makes."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from engage_docs.cli import main


def build_site(
    config: Path, as_of: date | None = None, audience: str = "public", *, force: bool = False
) -> int:
    """Build a site, and return the exit code. What the command says goes to our own output."""
    options = ["build", "--config", str(config), "--audience", audience]
    options += ["--as-of", as_of.isoformat()] if as_of else []
    options += ["--force"] if force else []
    with pytest.raises(SystemExit) as ended:
        main(options)
    return int(ended.value.code or 0)


def steady_files(site: Path) -> dict[str, str]:
    """Return the hash of each file of a site that has to be the same bytes in every build.

    The index of the search need not be, so that it and its lines in the manifest are left out.
    """
    found: dict[str, str] = {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name, data = path.relative_to(site).as_posix(), path.read_bytes()
        if _is_of_index(name):
            continue
        if name == "manifest.json":
            manifest = json.loads(data)
            manifest["files"] = {n: h for n, h in manifest["files"].items() if not _is_of_index(n)}
            data = json.dumps(manifest).encode()
        found[name] = hashlib.sha256(data).hexdigest()
    return found


def _is_of_index(name: str) -> bool:
    return name.startswith("search/") and name != "search/index.html"
