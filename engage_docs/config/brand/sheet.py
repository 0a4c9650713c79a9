"""The style sheet of a team: nothing in it but custom properties."""

from __future__ import annotations

from engage_docs.config.brand.fonts import as_css
from engage_docs.config.brand.model import Brand
from engage_docs.config.brand.palettes import Palette, palettes_from


def style_sheet(brand: Brand) -> str:
    """The CSS that makes the theme a team's own, or nothing where the brand says nothing of it."""
    everywhere = [f"--plain: {as_css(brand.fonts)};"] if brand.fonts else []
    if not brand.colour:
        return _rule(":root", everywhere) if everywhere else ""
    light, dark = palettes_from(brand.colour)
    by_system = _rule(':root:not([data-palette="light"])', _properties(dark))
    by_choice = _rule(':root[data-palette="dark"]', _properties(dark))
    return (
        _rule(":root", [*_properties(light), *everywhere])
        + f"@media screen and (prefers-color-scheme: dark) {{\n{by_system}}}\n"
        + f"@media screen {{\n{by_choice}}}\n"
    )


def _properties(palette: Palette) -> list[str]:
    return [
        f"--accent: {palette.accent};",
        f"--accent-soft: {palette.accent_soft};",
        f"--on-accent: {palette.on_accent};",
        f"--bar: {palette.bar};",
        f"--on-bar: {palette.on_bar};",
    ]


def _rule(selector: str, lines: list[str]) -> str:
    return f"{selector} {{ {' '.join(lines)} }}\n"
