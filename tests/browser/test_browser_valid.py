"""The Nu HTML checker, on pages as a server gives them out: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Look
    from showcase import Showcase


def test_every_kind_of_page_is_valid_html(
    look: Look, showcases: list[Showcase], html_checker: list[str]
) -> None:
    pages = [look.address(site, page) for site in showcases for page in site.samples]
    said = check(html_checker, *pages)
    # "info" without more is advice on style, and not on anything that is wrong.
    wrong = [m for m in said if m["type"] != "info" or "subType" in m]
    assert [(m["type"], m["message"], m.get("url")) for m in wrong] == []


def test_the_checker_would_find_a_mistake(
    look: Look, showcases: list[Showcase], html_checker: list[str]
) -> None:
    """Otherwise it may have read nothing at all."""
    broken = showcases[0].folder / "broken-on-purpose.html"
    broken.write_text("<!doctype html><title>x</title><p id=a><p id=a>", "utf-8")
    try:
        said = check(html_checker, look.address(showcases[0], broken.name))
    finally:
        broken.unlink()
    assert {"error", "info"} <= {message["type"] for message in said}


def check(html_checker: list[str], *addresses: str) -> list[dict[str, Any]]:
    """What the checker says of pages that it fetches.

    If it read them from files, it would take their folder for a stranger, and complain that the
    rules of the page (its Content-Security-Policy) keep the page's own styles away.
    """
    java, *jar = html_checker
    allow_this_machine = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    command = [java, allow_this_machine, *jar, "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *addresses], capture_output=True, text=True, check=False, timeout=180
    )
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages
