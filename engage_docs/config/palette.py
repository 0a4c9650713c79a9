"""A team's colour made readable: contrast, lightness, and one colour to two palettes.

Contrast and luminance are those of WCAG 2.2. Lightness, chroma and hue are those of OKLCH, in
which equal steps look equal (B. Ottosson, "A perceptual color space for image processing", 2020;
CSS Color 4, section 9.3). No colour reaches 7 to 1 both on white and on a dark ground, so each
palette has an accent of its own. Text needs 7 to 1 (WCAG 2.2, 1.4.6), shapes 3 to 1 (1.4.11).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engage_docs.findings import Problem
from engage_docs.findings.brand import COLOUR_NOT_CHECKABLE

TEXT = 7.0
SHAPE = 3.0
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)
_STEPS = 500
_HALVINGS = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """What the theme brings to a palette; a test holds it against the style sheet."""

    paper: str
    card: str
    ink: str
    soft: str
    line: str
    alert: str


@dataclass(frozen=True, slots=True)
class Palette:
    """What the team's colour makes of a palette.

    ``accent`` is for text, links and shapes, ``accent_soft`` a ground for text, ``bar`` the band
    at the top of a page.
    """

    accent: str
    accent_soft: str
    on_accent: str
    bar: str
    on_bar: str


LIGHT = Ground("#fbf9f4", "#ffffff", "#1d1b20", "#4b4640", "#77706a", "#7a2504")
DARK = Ground("#15181a", "#1d2124", "#f3efe8", "#cdc6bb", "#979da1", "#ffb896")
_WHITE = "#ffffff"


def read_colour(text: str) -> str | Problem:
    """Return a colour as ``#rrggbb``. The # may be missing; other ways to write are refused."""
    found = _HEX.fullmatch(text.strip().lower())
    if found:
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return f"#{digits}"
    from PIL import ImageColor  # only to name a colour; most commands need no pictures

    known = ImageColor.colormap.get(text.strip().lower().replace(" ", ""))
    example = known if isinstance(known, str) else "#0a4b57"
    hint = "" if known is None else f"{text.strip()} is this one. "
    return Problem(COLOUR_NOT_CHECKABLE, {"text": text[:40], "hint": hint, "example": example})


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Return the lightness (0 to 1), the chroma and the hue (radians) of a colour."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour as ``#rrggbb``, with less chroma where no screen shows so much of it."""
    if not _on_screen(_to_linear(lightness, chroma, hue)):
        low, high = 0.0, chroma
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if _on_screen(_to_linear(lightness, middle, hue)):
                low = middle
            else:
                high = middle
        chroma = low
    parts = (round(255 * _curved(part)) for part in _to_linear(lightness, chroma, hue))
    return "#" + "".join(f"{min(max(part, 0), 255):02x}" for part in parts)


def nearest(colour: str, passes: Callable[[str], bool]) -> str:
    """Return the colour if it passes, or that of the same hue and the nearest lightness that does.

    Some lightness has to pass, black and white among them.
    """
    if passes(colour):
        return colour
    lightness, chroma, hue = to_oklch(colour)
    for step in range(1, _STEPS + 1):
        for moved in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= moved <= 1 and passes(made := from_oklch(moved, chroma, hue)):
                return made
    raise ValueError(f"no lightness of {colour} passes")


def palettes_from(colour: str) -> tuple[Palette, Palette]:
    """Return the light and the dark palette of a team's colour."""
    return _light(colour), _dark(colour)


def _light(colour: str) -> Palette:
    soft = _quiet(colour, 0.945, 0.018, LIGHT)
    accent = nearest(colour, lambda c: _reads(c, (LIGHT.paper, LIGHT.card, soft)))
    bar = nearest(colour, lambda c: _on(c) is not None)
    return Palette(accent, soft, _WHITE, bar, _on(bar) or _WHITE)


def _dark(colour: str) -> Palette:
    soft = _quiet(colour, 0.29, 0.03, DARK)
    accent = nearest(colour, lambda c: _reads(c, (DARK.paper, DARK.card, soft)))
    lightness, chroma, hue = to_oklch(colour)
    bar = from_oklch(min(lightness, 0.31), min(chroma, 0.08), hue)
    return Palette(accent, soft, DARK.paper, bar, _WHITE)


def _quiet(colour: str, lightness: float, chroma: float, ground: Ground) -> str:
    """A tint of the colour to put text on: as light or dark as the palette needs it."""
    _, asked, hue = to_oklch(colour)
    start = from_oklch(lightness, min(asked, chroma), hue)
    return nearest(
        start,
        lambda c: (
            all(contrast(front, c) >= TEXT for front in (ground.ink, ground.soft, ground.alert))
            and contrast(ground.line, c) >= SHAPE
        ),
    )


def _reads(front: str, grounds: Iterable[str]) -> bool:
    return all(contrast(front, ground) >= TEXT for ground in grounds)


def _on(ground: str) -> str | None:
    """White or ink, whichever can be read on it; white first."""
    return next((c for c in (_WHITE, LIGHT.ink) if contrast(c, ground) >= TEXT), None)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _curved(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _to_linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _on_screen(linear: tuple[float, float, float]) -> bool:
    return all(-0.0001 <= part <= 1.0001 for part in linear)
