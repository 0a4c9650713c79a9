"""``brand:`` in the settings to a :class:`Brand`, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from engage_docs.config.brand.colour import contrast, read_colour
from engage_docs.config.brand.fonts import read_fonts
from engage_docs.config.brand.model import Brand
from engage_docs.config.brand.palettes import LIGHT, palettes_from
from engage_docs.findings import Problem
from engage_docs.findings.brand import COLOUR_CHANGED
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.nodes import Node, Table


def read_brand(page: ParseContext, values: Mapping[str, object], node: Node) -> Brand:
    """The brand as it can be used. What cannot be used is left out, and is a finding."""
    places = _places(node)
    at_colour, at_font = places.get("colour", node), places.get("font", node)
    colour = str(values.get("colour", ""))
    fonts: tuple[str, ...] = ()
    if colour:
        read = read_colour(colour)
        if isinstance(read, Problem):
            page.problem(read, at_colour)
            colour = ""
        else:
            colour = read
            _note_if_changed(page, colour, at_colour)
    if "font" in values:
        named = read_fonts(str(values["font"]))
        if isinstance(named, Problem):
            page.problem(named, at_font)
        else:
            fonts = named
    logo = str(values.get("logo", ""))
    at = page.place(places.get("logo", node)) if logo else None
    return Brand(colour, fonts, logo, str(values.get("logo_alt", "")), at)


def _places(node: Node) -> dict[str, Node]:
    """The value of each key. Of a key that stands twice the first counts, as elsewhere."""
    entries = node.entries if isinstance(node, Table) else []
    return {key.text: value for key, value in reversed(entries)}


def _note_if_changed(page: ParseContext, colour: str, at: Node) -> None:
    light, dark = palettes_from(colour)
    if light.accent == colour and light.bar == colour:
        return
    ratio = min(contrast(colour, ground) for ground in (LIGHT.paper, LIGHT.card, light.accent_soft))
    page.report(
        COLOUR_CHANGED,
        at,
        asked=colour,
        ratio=f"{int(ratio * 10) / 10:g}",
        accent=light.accent,
        bar=light.bar,
        dark=dark.accent,
    )
