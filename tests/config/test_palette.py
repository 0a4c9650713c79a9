"""A team's colour: contrast as WCAG 2.2 has it, and both palettes readable whatever is asked."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage_docs.config.brand import style_sheet
from engage_docs.config.model import Brand
from engage_docs.config.palette import (
    DARK,
    LIGHT,
    Ground,
    Palette,
    contrast,
    from_oklch,
    luminance,
    nearest,
    palettes_from,
    read_colour,
    to_oklch,
)
from engage_docs.findings import Problem
from tests.site.exampleton import THEME

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        # Known from WCAG's own examples and from checkers that people use.
        ("#767676", "#ffffff", 4.54),
        ("#595959", "#ffffff", 7.0),
        ("#005eb8", "#ffffff", 6.38),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma", "hue"),
    [
        # CSS Color 4 and its reference implementation.
        ("#ffffff", 1.0, 0.0, None),
        ("#000000", 0.0, 0.0, None),
        ("#ff0000", 0.62796, 0.25768, 29.234),
        ("#00ff00", 0.86644, 0.29483, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
    ],
)
def test_oklch_is_that_of_css(
    colour: str, lightness: float, chroma: float, hue: float | None
) -> None:
    found = to_oklch(colour)
    assert found[:2] == pytest.approx((lightness, chroma), abs=0.001)
    if hue is not None:
        assert math.degrees(found[2]) % 360 == pytest.approx(hue, abs=0.1)


@given(COLOURS)
def test_a_colour_is_the_same_after_oklch_and_back(colour: str) -> None:
    there = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    made = from_oklch(*to_oklch(colour))
    back = [int(made[i : i + 2], 16) for i in (1, 3, 5)]
    assert max(abs(a - b) for a, b in zip(there, back, strict=True)) <= 1


def reads(palette: Palette, ground: Ground) -> bool:
    grounds = (ground.paper, ground.card, palette.accent_soft)
    text = [(palette.accent, g) for g in grounds]
    text += [(f, palette.accent_soft) for f in (ground.ink, ground.soft, ground.alert)]
    text += [(palette.on_accent, palette.accent), (palette.on_bar, palette.bar)]
    return (
        all(contrast(*pair) >= 7 for pair in text)
        and contrast(ground.line, palette.accent_soft) >= 3
    )


@settings(max_examples=40)
@given(COLOURS)
def test_every_colour_gives_two_palettes_that_can_be_read(colour: str) -> None:
    light, dark = palettes_from(colour)
    assert reads(light, LIGHT)
    assert reads(dark, DARK)


@settings(max_examples=20)
@given(COLOURS)
def test_the_ring_of_focus_shows_on_every_band(colour: str) -> None:
    for palette in palettes_from(colour):
        assert max(contrast(ring, palette.bar) for ring in ("#ffcf33", "#1d1b20")) >= 3


@pytest.mark.parametrize("colour", ["#0a4b57", "#123456", "#00205b", "#4b0082", "#000000"])
def test_a_colour_that_can_be_read_is_used_as_it_is(colour: str) -> None:
    light, _ = palettes_from(colour)
    assert light.accent == light.bar == colour


@pytest.mark.parametrize("colour", ["#ffcc00", "#005eb8", "#c8102e", "#78be20", "#ff69b4"])
def test_a_colour_that_fails_keeps_its_hue_and_moves_no_further_than_it_must(colour: str) -> None:
    light, _ = palettes_from(colour)
    asked, used = to_oklch(colour), to_oklch(light.accent)
    assert used[0] < asked[0]
    assert math.degrees(abs(used[2] - asked[2])) < 3
    a_little_lighter = from_oklch(used[0] + 0.006, asked[1], asked[2])
    grounds = (LIGHT.paper, LIGHT.card, light.accent_soft)
    assert min(contrast(a_little_lighter, ground) for ground in grounds) < 7


def test_a_bright_band_stays_bright_and_gets_dark_words() -> None:
    light, _ = palettes_from("#ffcc00")
    assert (light.bar, light.on_bar) == ("#ffcc00", LIGHT.ink)


def test_nearest_may_go_up_or_down() -> None:
    grey = "#808080"
    assert luminance(nearest(grey, lambda c: luminance(c) > 0.3)) > 0.3
    assert luminance(nearest(grey, lambda c: luminance(c) < 0.1)) < 0.1
    assert nearest(grey, lambda c: c == grey) == grey
    with pytest.raises(ValueError, match="no lightness"):
        nearest(grey, lambda _: False)


@pytest.mark.parametrize("text", ["#0A4B57", "0a4b57", " #0a4b57 "])
def test_a_colour_may_be_written_with_or_without_its_sign(text: str) -> None:
    assert read_colour(text) == "#0a4b57"
    assert read_colour("#fc0") == "#ffcc00"


@pytest.mark.parametrize(
    "text",
    [
        *("red", "dark red", "Rebecca Purple", "rgb(1,2,3)", "#0a4b5", "#0a4b5700", "#gggggg"),
        *("url(x)", "#fff;}", "}", "٠١٢٣٤٥", "#fff\n;", "var(--x)"),
    ],
)
def test_any_other_way_to_write_a_colour_is_refused(text: str) -> None:
    assert isinstance(read_colour(text), Problem)


def test_the_name_of_a_colour_is_refused_with_its_code() -> None:
    problem = read_colour("Dark Red")
    assert isinstance(problem, Problem)
    assert problem.values["example"] == "#8b0000"


@given(st.text(max_size=40))
def test_no_text_for_a_colour_raises(text: str) -> None:
    read = read_colour(text)
    assert isinstance(read, Problem) or re.fullmatch("#[0-9a-f]{6}", read)


def test_the_grounds_are_those_of_the_theme() -> None:
    css = (THEME / "assets" / "engage" / "engage.css").read_text("utf-8")
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", css)[:2]
    for ground, block in zip((LIGHT, DARK), blocks, strict=True):
        said = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        for name in ("paper", "card", "ink", "soft", "line", "alert"):
            assert getattr(ground, name) == said[name], name


def test_the_sheet_has_custom_properties_of_the_theme_and_nothing_else() -> None:
    css = (THEME / "assets" / "engage" / "engage.css").read_text("utf-8")
    sheet = style_sheet(Brand("#c8102e", font='"Verdana", sans-serif'))
    assert set(re.findall(r"(--[\w-]+):", sheet)) <= set(re.findall(r"(--[\w-]+):", css))
    left = re.sub(r"--[\w-]+: [^;{}]*;", "", sheet)
    assert re.findall(r"[a-z-]+:", left.replace(":root", "").replace(":not", "")) == [
        "prefers-color-scheme:"
    ]
    assert sheet == style_sheet(Brand("#c8102e", font='"Verdana", sans-serif'))


def test_a_team_that_asks_for_nothing_has_no_sheet() -> None:
    assert style_sheet(Brand()) == ""
    assert style_sheet(Brand(font='"Arial", sans-serif')).count("{") == 1
