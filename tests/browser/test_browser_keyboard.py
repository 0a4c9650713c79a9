"""By keyboard alone: a way in, a way round in the order of the page, and always a ring to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Look
    from playwright.sync_api import FloatRect, Page
    from showcase import Showcase

STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const all = window.everyElement ??= [...document.querySelectorAll("*")];
    const boxes = [...e.getClientRects()];
    const seen = boxes.some(b => [.5, .1, .9].some(part => {
        const hit = document.elementFromPoint(b.left + b.width * part, b.top + b.height / 2);
        return hit && (hit === e || e.contains(hit) || hit.contains(e));
    }));
    const s = getComputedStyle(e);
    const shadow = s.boxShadow.match(/^(rgb[^)]*\\)) 0px 0px 0px ([\\d.]+)px/);
    return {
        index: all.indexOf(e), html: e.outerHTML.slice(0, 120), seen,
        outline: s.outlineStyle === "solid" ? parseFloat(s.outlineWidth) : 0,
        colour: s.outlineColor,
        shadow: shadow ? parseFloat(shadow[2]) : 0,
        other: shadow ? shadow[1] : "",
    };
}"""


def test_the_first_stop_of_every_page_leads_past_the_menu(showcases: list[Showcase]) -> None:
    pattern = re.compile(
        r"<body[^>]*>\s*(?:<(?!a|button|input|select|summary|textarea)[^>]*>\s*)*"
        r'<a class="skip" href="#main"[^>]*>[^<]+</a>'
    )
    without = [
        f"{site.name}/{page}"
        for site in showcases
        for page in site.pages
        if not pattern.search(site.html(page)) or site.html(page).count('id="main"') != 1
    ]
    assert without == []


def test_the_skip_link_is_seen_and_leads_into_the_main_part(
    look: Look, showcases: list[Showcase]
) -> None:
    for width in (320, 1280):
        tab = look.at(showcases[0], "", width=width)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        box = tab.locator(".skip").bounding_box()
        assert box is not None
        assert box["width"] >= 44
        assert box["height"] >= 44
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_on_a_narrow_screen_a_button_opens_the_menu(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "", width=320)
    button, link = tab.get_by_role("button", name="Menu"), tab.locator(".menu a").first
    assert button.get_attribute("aria-expanded") == "false"
    assert not link.is_visible()
    button.focus()
    tab.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Home"
    assert link.is_visible()
    button.press("Space")
    assert not link.is_visible()


def test_the_menu_needs_no_button_on_a_wide_screen_and_without_scripts(
    look: Look, showcases: list[Showcase]
) -> None:
    for scripts, width in ((True, 1280), (False, 320)):
        tab = look.at(showcases[0], "", width=width, java_script_enabled=scripts)
        assert tab.locator(".menu-button").is_hidden()
        assert tab.locator(".menu a").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_is_seen_in_order_with_a_ring_of_two_colours(
    look: Look, showcases: list[Showcase], width: int
) -> None:
    wrong = []
    for site in showcases:
        # A narrow page has the same stops. There every third page is enough to see them.
        for page in site.samples if width > 320 else site.samples[::3]:
            tab = look.at(site, page, width=width)
            before = -1
            for stop in stops(tab):
                where = (f"{site.name}/{page}", stop["html"])
                if not stop["seen"]:
                    wrong.append(("hidden", *where))
                if stop["index"] <= before:
                    wrong.append(("out of order", *where))
                if min(stop["outline"], stop["shadow"]) < 2 or stop["colour"] == stop["other"]:
                    wrong.append(("ring", *where))
                before = stop["index"]
    assert wrong == []


def stops(tab: Page) -> list[dict[str, Any]]:
    """Every stop from the top of the page to its end."""
    found: list[dict[str, Any]] = []
    for _ in range(600):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None or (found and stop["index"] == found[0]["index"]):
            return found
        found.append(stop)
    raise AssertionError("the walk does not come to an end")


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_the_ring_is_really_drawn(look: Look, showcases: list[Showcase], palette: str) -> None:
    """What is computed may still be cut off by a box around it: so look at the pixels."""
    for page in ("", "records/worst-meeting/", "still-open/"):
        tab = look.at(showcases[0], page, color_scheme=palette)
        ringed = 0
        for _ in range(14):
            tab.keyboard.press("Tab")
            box = tab.evaluate(
                """() => {
                    const b = document.activeElement.getClientRects()[0];
                    return [b.left, b.top, b.width, b.height];
                }"""
            )
            around: FloatRect = {
                "x": max(0, box[0] - 9),
                "y": max(0, box[1] - 9),
                "width": min(box[2] + 18, 1280),
                "height": box[3] + 18,
            }
            with_ring = tab.screenshot(clip=around, animations="disabled")
            tab.evaluate("document.activeElement.style.cssText = 'outline: 0; box-shadow: none'")
            without = tab.screenshot(clip=around, animations="disabled")
            tab.evaluate("document.activeElement.style.cssText = ''")
            ringed += with_ring != without
        assert ringed == 14, page


def test_no_key_does_anything_alone(look: Look, showcases: list[Showcase]) -> None:
    state = """() => [location.href, scrollX, scrollY, document.activeElement.outerHTML.length,
        document.documentElement.outerHTML.length]"""
    for page in ("", "said/", "records/worst-meeting/"):
        tab = look.at(showcases[0], page)
        before = tab.evaluate(state)
        for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,;'[]-=`":
            tab.keyboard.press(key)
        assert tab.evaluate(state) == before, page


def test_the_colours_are_switched_by_keyboard_and_stay(
    look: Look, showcases: list[Showcase]
) -> None:
    tab = look.at(showcases[0], "about/", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = tab.evaluate(ground)
    button = tab.get_by_role("button", name="Use light colours")
    button.focus()
    tab.keyboard.press("Enter")
    light = tab.evaluate(ground)
    assert light != dark
    assert tab.get_by_role("button", name="Use dark colours").count() == 1
    tab.reload()
    assert tab.evaluate(ground) == light
    tab.evaluate("localStorage.clear()")
