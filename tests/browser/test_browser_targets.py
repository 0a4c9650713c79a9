"""What one taps: at least 24 px outside running text, and 44 px in the frame and in forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Look
    from showcase import Showcase

SMALL = """() => {
    const small = [];
    const ours = "header a, footer a, footer button, main nav a, main form *, button, .skip";
    for (const e of document.querySelectorAll("a[href], button, input, select, summary")) {
        if (e.matches(".skip, .headerlink") || e.closest(".hidden") || !e.getClientRects().length) {
            continue;
        }
        // In running text a link is as high as its line: there are words of the same block beside.
        const blocks = "p, li, dd, td, figcaption, summary, h1, h2, h3, h4, div, span.line";
        const block = e.closest(blocks);
        let words = block ? block.textContent : "";
        for (const other of block ? block.querySelectorAll("a, .hidden") : []) {
            words = words.replace(other.textContent, "");
        }
        const inText = getComputedStyle(e).display === "inline" && /\\p{L}/u.test(words);
        if (inText) continue;
        const b = e.getBoundingClientRect();
        const least = e.matches(ours) ? 44 : 24;
        // An inline link is at least as high as the line it stands on.
        const line = parseFloat(getComputedStyle(e).lineHeight) || 0;
        const height = Math.max(b.height, getComputedStyle(e).display === "inline" ? line : 0);
        if (height < least - .5 || b.width < 24) {
            small.push(`${Math.round(b.width)} x ${Math.round(height)}, not ${least}: `
                + e.outerHTML.slice(0, 110));
        }
    }
    return small;
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_what_one_taps_is_large_enough(look: Look, showcases: list[Showcase], width: int) -> None:
    small = {}
    for site in showcases:
        for page in site.samples:
            found = look.at(site, page, width=width).evaluate(SMALL)
            if found:
                small[f"{site.name}/{page}"] = found[:5]
    assert small == {}
