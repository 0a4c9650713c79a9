"""One colour of a team to the accents of both palettes, each readable where it stands.

No colour reaches 7 to 1 both on white and on a dark ground, so each palette has an accent of its
own. Text needs 7 to 1 (WCAG 2.2, 1.4.6), shapes 3 to 1 (1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engage_docs.config.brand.colour import contrast, from_oklch, nearest, to_oklch

TEXT = 7.0
SHAPE = 3.0


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


def palettes_from(colour: str) -> tuple[Palette, Palette]:
    """The light and the dark palette of a team's colour."""
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
