"""The look of a team, checked before it reaches a page: its colour, its fonts and its logo."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from unicodedata import normalize

from engage_docs.config.model import Brand
from engage_docs.config.palette import LIGHT, Palette, contrast, palettes_from, read_colour
from engage_docs.findings import Problem
from engage_docs.findings.brand import COLOUR_CHANGED, FONT_WRONG
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.nodes import Node, Table

_MOST_NAMES, _LONGEST_NAME = 12, 60
_GENERIC = frozenset(
    ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded"]
)
_BARE = _GENERIC | {"-apple-system"}
_NAME = re.compile(r"(?=\S)[\w .&+-]+(?<=\S)")
_FETCHES = re.compile(r"url\s*\(|@import|@font-face|://|//", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:|[A-Za-z]+://")


def read_brand(page: ParseContext, written: Brand, node: Node) -> Brand:
    """Return the brand as it can be used. What cannot be used is left out, and is a finding."""
    # Of a key that stands twice the first counts, as elsewhere.
    entries = node.entries if isinstance(node, Table) else []
    places = {key.text: value for key, value in reversed(entries)}
    colour = read_colour(written.colour) if written.colour else ""
    if isinstance(colour, Problem):
        page.problem(colour, places.get("colour", node))
        colour = ""
    elif colour:
        _note_if_changed(page, colour, places.get("colour", node))
    fonts = read_fonts(written.font) if written.font else ()
    if isinstance(fonts, Problem):
        page.problem(fonts, places.get("font", node))
        fonts = ()
    return replace(
        written,
        colour=colour,
        font=as_css(fonts) if fonts else "",
        logo_at=page.place(places.get("logo", node)) if written.logo else None,
    )


def _note_if_changed(page: ParseContext, colour: str, at: Node) -> None:
    light, dark = palettes_from(colour)
    if light.accent == colour and light.bar == colour:
        return
    ratio = min(contrast(colour, ground) for ground in (LIGHT.paper, LIGHT.card, light.accent_soft))
    used = {"accent": light.accent, "bar": light.bar, "dark": dark.accent}
    page.report(COLOUR_CHANGED, at, asked=colour, ratio=f"{int(ratio * 10) / 10:g}", **used)


def read_fonts(text: str) -> tuple[str, ...] | Problem:
    """Return the names of a list with commas, such as ``Frutiger, "Noto Sans", sans-serif``."""
    if _FETCHES.search(text):
        why = "It asks for a font from elsewhere, and no page of the site does that"
        return _font_problem(text, why)
    names = tuple(_without_quotes(" ".join(part.split())) for part in text.split(","))
    if len(names) > _MOST_NAMES:
        return _font_problem(text, f"It has {len(names)} names, and {_MOST_NAMES} are the most")
    for name in names:
        if not name:
            return _font_problem(text, "There is a comma with no name beside it")
        if len(name) > _LONGEST_NAME:
            return _font_problem(text, f"A name has more than {_LONGEST_NAME} letters")
        if not _NAME.fullmatch(name) or not name.isprintable():
            sign = f'"{_printable(name)[:30]}" has a sign in it that no name of a font has'
            return _font_problem(text, sign)
    return names


def as_css(names: tuple[str, ...]) -> str:
    """Return the list as CSS: every name in quotes, and a font that every device has at the end."""
    if not _GENERIC.intersection(names):
        names += ("system-ui", "sans-serif")
    return ", ".join(name if name in _BARE else f'"{name}"' for name in names)


def _without_quotes(name: str) -> str:
    name = normalize("NFC", name)
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.lower() if name.lower() in _BARE else name


def _font_problem(text: str, why: str) -> Problem:
    return Problem(FONT_WRONG, {"text": _printable(text)[:60], "why": why})


def style_sheet(brand: Brand) -> str:
    """Return the CSS of a team's colour and fonts: custom properties, or nothing at all."""
    everywhere = [f"--plain: {brand.font};"] if brand.font else []
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
    return [f"--{name.replace('_', '-')}: {value};" for name, value in asdict(palette).items()]


def _rule(selector: str, lines: list[str]) -> str:
    return f"{selector} {{ {' '.join(lines)} }}\n"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)
