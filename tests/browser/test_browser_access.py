"""axe-core, with every tag up to AAA and best practice: nothing found on any kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import AXE_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Look
    from showcase import Showcase

    Axe = Callable[..., list[dict[str, Any]]]


# The dark palette changes colours and nothing else, so there only rules on colours are asked.
@pytest.mark.parametrize(("palette", "tags"), [("light", AXE_TAGS), ("dark", ["cat.color"])])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    look: Look, showcases: list[Showcase], axe: Axe, palette: str, tags: list[str], width: int
) -> None:
    found = [
        (
            f"{site.name}/{page}",
            violation["id"],
            [node["html"][:150] for node in violation["nodes"]],
        )
        for site in showcases
        for page in site.samples
        for violation in axe(look.at(site, page, width=width, color_scheme=palette), tags)
    ]
    assert found == []


@pytest.mark.parametrize("tags", [AXE_TAGS, ["cat.color"]])
def test_axe_would_find_what_is_off_by_default(
    look: Look, showcases: list[Showcase], axe: Axe, tags: list[str]
) -> None:
    """The rules of AAA are off unless they are asked for; so see that they are on."""
    tab = look.at(showcases[0], "")
    tab.evaluate(
        """() => {
            const line = document.querySelector("main p");
            line.style.color = "#767676";
            line.style.background = "#ffffff";
        }"""
    )
    assert "color-contrast-enhanced" in {violation["id"] for violation in axe(tab, tags)}
