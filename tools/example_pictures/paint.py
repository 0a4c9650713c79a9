"""Brush, pen and water on paper: the same seed gives the same picture.

Shapes are filled like watercolour, uneven and darker at their edges; lines wobble as a hand does.
Places are given in the pixels of the finished picture, which is painted at twice its size.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from example_pictures.hand import Point, strokes_of

Colour = tuple[int, int, int]
_SCALE = 2
_JPEG = {"quality": 84, "optimize": True, "progressive": True, "subsampling": "4:2:0"}


class Paper:
    """A sheet to paint on."""

    def __init__(self, width: int, height: int, colour: Colour, seed: int) -> None:
        self.size = (width, height)
        self._dice = random.Random(seed)  # noqa: S311 - for a hand that wobbles, not for secrets
        self._image = Image.new("RGB", (width * _SCALE, height * _SCALE), colour)

    def any(self, low: float, high: float) -> float:
        """Any number between two."""
        return self._dice.uniform(low, high)

    def pick(self, colours: Sequence[Colour]) -> Colour:
        """Any of the colours."""
        return self._dice.choice(colours)

    # ---- Brush ----

    def wash(
        self, shape: Sequence[Point], colour: Colour, wobble: float = 1.5, uneven: float = 0.1
    ) -> None:
        """Fill a shape with water and colour."""
        points = self._wobbly([*shape, shape[0]], wobble)
        box = _box(points, 4, self._image.size)
        if box is None:
            return
        mask = _mask(box)
        ImageDraw.Draw(mask).polygon(_inside(points, box), fill=255)
        # Colour gathers where the water ends.
        inner = mask.filter(ImageFilter.GaussianBlur(9))
        rim = ImageChops.subtract(mask, inner).point(lambda v: int(v * 0.5))
        tone = self._clouds(mask.size, uneven)
        paint = Image.composite(
            Image.new("RGB", mask.size, _shaded(colour, 0.9 - uneven / 2)),
            Image.new("RGB", mask.size, _shaded(colour, 1 + uneven / 2)),
            ImageChops.add(tone, rim),
        )
        self._image.paste(paint, box[:2], mask.filter(ImageFilter.GaussianBlur(0.8)))

    def shadow(
        self,
        shape: Sequence[Point],
        dx: float = 6,
        dy: float = 9,
        soft: float = 8,
        strength: float = 0.25,
    ) -> None:
        """The shadow that a shape throws on what is there already."""
        points = [((x + dx) * _SCALE, (y + dy) * _SCALE) for x, y in shape]
        box = _box(points, soft * _SCALE * 3, self._image.size)
        if box is None:
            return
        mask = _mask(box)
        ImageDraw.Draw(mask).polygon(_inside(points, box), fill=int(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(soft * _SCALE))
        self._image.paste((62, 44, 30), box, mask)

    def grain(self, strength: float = 0.035) -> None:
        """The tooth of the paper, over everything."""
        width, height = self._image.size
        small = (width // 3, height // 3)
        noise = Image.frombytes("L", small, self._dice.randbytes(small[0] * small[1]))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8)).resize(self._image.size)
        low = Image.eval(noise, lambda v: int(255 - strength * 2 * abs(v - 128)))
        self._image = ImageChops.multiply(self._image, Image.merge("RGB", (low, low, low)))

    # ---- Pen ----

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float = 3,
        wobble: float = 1.0,
        strength: float = 1.0,
        curved: bool = False,
    ) -> None:
        """A line by hand, thicker and thinner as it goes."""
        way = self._wobbly(_curve(points) if curved else points, wobble)
        box = _box(way, width * _SCALE * 1.5 + 4, self._image.size)
        if box is None:
            return
        mask = _mask(box)
        draw = ImageDraw.Draw(mask)
        full = width * _SCALE
        start = self.any(0, 9)
        way = _inside(way, box)
        for place, (here, there) in enumerate(pairwise(way)):
            wide = full * (1 + 0.13 * math.sin(start + place / 5))
            draw.line([here, there], fill=255, width=max(1, round(wide)))
            r = wide / 2
            for x, y in (here, there):
                draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
        if strength < 1:
            mask = mask.point(lambda v: int(v * strength))
        self._image.paste(colour, box, mask)

    def outline(self, shape: Sequence[Point], colour: Colour, width: float = 3) -> None:
        """A line around a shape."""
        self.line([*shape, shape[0]], colour, width)

    def write(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        width: float = 4,
        tilt: float = 0.0,
        middle: bool = False,
    ) -> float:
        """Words by hand, their foot at ``y``; ``size`` is the height of a small letter."""
        strokes, wide = strokes_of(words)
        unit = size / 10
        left = x - wide * unit / 2 if middle else x
        angle = math.radians(tilt)
        for curved, points in strokes:
            drop = self.any(-0.3, 0.3)
            placed = []
            for px, py in points:
                across, up = left - x + px * unit, (py + drop) * unit
                placed.append(
                    (
                        x + across * math.cos(angle) + up * math.sin(angle),
                        y + across * math.sin(angle) - up * math.cos(angle),
                    )
                )
            self.line(placed, colour, width, wobble=size / 60, curved=curved)
        return wide * unit

    # ---- Out ----

    def save(self, path: Path) -> int:
        """Write the picture as a JPEG of pixels and nothing else; how many bytes it has."""
        self._image.resize(self.size, Image.Resampling.LANCZOS).save(path, "JPEG", **_JPEG)
        return path.stat().st_size

    def _wobbly(self, points: Sequence[Point], wobble: float) -> list[Point]:
        """The same way with more points, each a little beside it, as a slow wave."""
        way: list[Point] = []
        phase, other = self.any(0, 6.3), self.any(0, 6.3)
        gone = 0.0
        for (x1, y1), (x2, y2) in pairwise(points):
            length = math.hypot(x2 - x1, y2 - y1)
            for step in range(count := max(1, int(length / 6))):
                part = step / count
                far = gone + part * length
                way.append(
                    (
                        (x1 + (x2 - x1) * part + wobble * math.sin(phase + far / 23)) * _SCALE,
                        (y1 + (y2 - y1) * part + wobble * math.sin(other + far / 31)) * _SCALE,
                    )
                )
            gone += length
        last_x, last_y = points[-1]
        return [*way, (last_x * _SCALE, last_y * _SCALE)]

    def _clouds(self, size: tuple[int, int], uneven: float) -> Image.Image:
        """Soft light and dark, as where water has stood."""
        small = (max(2, size[0] // 90), max(2, size[1] // 90))
        noise = Image.frombytes("L", small, self._dice.randbytes(small[0] * small[1]))
        soft = noise.resize(size, Image.Resampling.BICUBIC)
        return soft.point(lambda v: int(v * min(1.0, 0.3 + uneven * 3)))


def _curve(points: Sequence[Point]) -> list[Point]:
    """A smooth way through the points (Catmull and Rom's)."""
    ends = [points[0], *points, points[-1]]
    way: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(8):
            t = step / 8
            way.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*way, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


_Box = tuple[int, int, int, int]


def _box(points: Sequence[Point], margin: float, size: tuple[int, int]) -> _Box | None:
    left = max(0, int(min(x for x, _ in points) - margin))
    top = max(0, int(min(y for _, y in points) - margin))
    right = min(size[0], int(max(x for x, _ in points) + margin) + 1)
    bottom = min(size[1], int(max(y for _, y in points) + margin) + 1)
    return (left, top, right, bottom) if left < right and top < bottom else None


def _mask(box: _Box) -> Image.Image:
    return Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)


def _inside(points: Sequence[Point], box: _Box) -> list[Point]:
    return [(x - box[0], y - box[1]) for x, y in points]


def _shaded(colour: Colour, factor: float) -> Colour:
    red, green, blue = (min(255, max(0, round(part * factor))) for part in colour)
    return red, green, blue
