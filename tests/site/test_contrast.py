"""The colours of both palettes: text reaches 7 to 1 (WCAG 1.4.6), shapes 3 to 1 (1.4.11)."""

from __future__ import annotations

import re

import pytest

from tests.site.exampleton import THEME

CSS = (THEME / "assets" / "engage" / "engage.css").read_text(encoding="utf-8")
TEXT = [
    (front, back)
    for back in ("paper", "card", "accent-soft")
    for front in ("ink", "soft", "accent", "alert")
] + [("alert", "alert-soft"), ("on-accent", "accent"), ("on-bar", "bar")]
SHAPES = [
    ("line", "paper"),
    ("line", "card"),
    ("line", "accent-soft"),
    ("ring", "ring-edge"),
    ("ring", "bar"),
]


def palettes() -> dict[str, dict[str, str]]:
    light, by_system, by_choice = (
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        for block in re.findall(r":root[^{]*\{([^}]*)\}", CSS)[:3]
    )
    assert by_system == by_choice
    assert light.keys() == by_system.keys()
    return {"light": light, "dark": by_system}


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text(palette: str, front: str, back: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[front], colours[back]) >= 7


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_shapes(palette: str, front: str, back: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours[front], colours[back]) >= 3


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_one_of_the_two_rings_shows_on_every_ground(palette: str) -> None:
    colours = palettes()[palette]
    for back in ("paper", "card", "accent-soft", "bar"):
        rings = (contrast(colours[ring], colours[back]) for ring in ("ring", "ring-edge"))
        assert max(rings) >= 3


def test_nothing_is_fetched_from_the_style_sheet() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "@font-face" not in CSS
