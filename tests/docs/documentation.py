"""The pages of the documentation, and what is in them."""

import os
import re
import subprocess
import sys
from pathlib import Path

from engage_docs.cli.start import starter_files

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
STARTER_README = ROOT / "engage_docs/cli/starter/site/README.md"
BLOCK = re.compile(r"(?ms)^( *)```(\w*)\n(.*?)^\1```$")
LINK = re.compile(r"(?<![!\\])\[[^\]]+\]\(([^)\s]+)\)")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def text_of(path):
    return path.read_text(encoding="utf-8")


def blocks(path, language):
    """The blocks of code in one language, without the indent they stand in."""
    for indent, found, body in BLOCK.findall(text_of(path)):
        if found == language:
            yield re.sub(rf"(?m)^{indent}", "", body)


def without_blocks(path):
    return BLOCK.sub("", text_of(path))


def anchors(path):
    """The anchors that headings get."""
    headings = re.findall(r"(?m)^#+ (.+)$", without_blocks(path))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(path):
    return LINK.findall(without_blocks(path))


def commands(path):
    """Every command line with ``engage`` in it, as a list of words, and whether it is whole."""
    for body in [*blocks(path, "console"), *_indented(path)]:
        for line in body.splitlines():
            if found := re.match(r"(?:\S*[\\/]|uvx --from \. )?engage (.+)", line.strip()):
                yield found[1].partition(" >")[0], True
    for inline in re.findall(r"`engage ([a-z][^`]*)`", without_blocks(path)):
        yield inline, False


def _indented(path):
    return re.findall(r"(?m)^ {4,}(engage .+)$", without_blocks(path))


def write_starter(site):
    """Write the site that ``engage init`` makes."""
    for name, data in starter_files().items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def run_engage(site, tree, *arguments, code=0):
    """Run a command in the folder of a site with the code in ``tree``; return what it says.

    ``code`` is the exit code that it must end with.
    """
    path = os.pathsep.join(str(tree / name) for name in ("", "plugins", "theme"))
    program = f"from engage_docs.cli import main; main({list(arguments)})"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=site,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def page_of(site, url):
    """The HTML of a page of a site that was built."""
    return (site / "site" / url / "index.html").read_text(encoding="utf-8")
