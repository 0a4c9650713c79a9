"""320 by 256 pixels, and text set as wide as WCAG 1.4.12 has it: nothing sideways, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Look
    from showcase import Showcase

SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT = """() => {
    const wrong = [];
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth > width) {
        wrong.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
    }
    for (const e of document.body.querySelectorAll("*")) {
        const s = getComputedStyle(e);
        if (e.closest(".hidden, .skip, thead, svg, head") || s.clipPath !== "none") continue;
        if (s.display === "none" || s.display === "inline") continue;
        const b = e.getBoundingClientRect();
        if (b.width && (b.right > width + 1 || b.left < -1)) {
            wrong.push(`out of the page: ${e.outerHTML.slice(0, 100)}`);
        }
        const clips = value => value === "hidden" || value === "clip";
        if (clips(s.overflowX) && e.scrollWidth > e.clientWidth + 1
            || clips(s.overflowY) && e.scrollHeight > e.clientHeight + 1) {
            wrong.push(`cut: ${e.outerHTML.slice(0, 100)}`);
        }
        const scrolls = s.overflowX === "auto" || s.overflowX === "scroll";
        if (scrolls && e.scrollWidth > e.clientWidth + 1) {
            wrong.push(`sideways: ${e.outerHTML.slice(0, 100)}`);
        }
    }
    return wrong;
}"""


@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_goes_sideways_and_nothing_is_cut(
    look: Look, showcases: list[Showcase], width: int, spaced: bool
) -> None:
    wrong = {}
    for site in showcases:
        for page in site.samples:
            tab = look.at(site, page, width=width, height=256)
            if spaced:
                tab.evaluate(SPACING)
            found = tab.evaluate(CUT)
            if found:
                wrong[f"{site.name}/{page}"] = found[:5]
    assert wrong == {}


def test_the_name_of_the_site_keeps_clear_of_the_button_beside_it(
    look: Look, showcases: list[Showcase]
) -> None:
    for site in showcases:
        tab = look.at(site, "", width=320)
        name, button = (tab.locator(one).bounding_box() for one in (".name", ".menu-button"))
        assert name is not None
        assert button is not None
        assert name["x"] + name["width"] <= button["x"], site.name


def test_a_cell_of_a_narrow_table_says_of_which_column_it_is(
    look: Look, showcases: list[Showcase]
) -> None:
    tab = look.at(showcases[0], "components/", width=320)
    label = tab.locator("td[data-label]").first.evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    assert label == '"Word"'
    assert tab.get_by_role("cell").count() == 8
    assert tab.get_by_role("columnheader").count() == 4
