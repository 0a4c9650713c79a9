"""Hiding a part of a picture so that nobody can bring it back.

Nothing of what was under the region goes into what covers it: the colour is the average of the
pixels *around* the region, and the soft edge mixes that colour with the pixels outside. An average
of the covered pixels themselves, or a blur of them, would still tell something: blurred faces and
numbers have been read back (McPherson, Shokri and Shmatikov, "Defeating Image Obfuscation with
Deep Learning", 2016).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import PICTURE_HIDE

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]

_NUMBER = re.compile(r"\s*([+-]?[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*%?\s*", re.ASCII)
_BLOCK = 16
_SMEAR = 2


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture, in percent of it, in the orientation in which people see it."""

    left: float
    top: float
    width: float
    height: float


def read_region(numbers: tuple[str, ...]) -> Region | Problem:
    """Return the region that four written numbers describe."""
    if len(numbers) != 4:
        count = "one number stands" if len(numbers) == 1 else f"{len(numbers)} numbers stand"
        return _unclear(f"{count} there, not four")
    values: list[float] = []
    for text in numbers:
        match = _NUMBER.fullmatch(text)
        if match is None:
            shown = "".join(c if c.isprintable() else "?" for c in text[:20])
            return _unclear(f"'{shown}' is not a number")
        values.append(float(match[1]))
    left, top, width, height = values
    if left < 0 or top < 0:
        return _unclear("a number is less than 0")
    if width <= 0 or height <= 0:
        return _unclear("the width and the height must be more than 0")
    if left + width > 100:
        return _unclear("left and width together are more than 100")
    if top + height > 100:
        return _unclear("top and height together are more than 100")
    return Region(left, top, width, height)


def read_regions(numbers: tuple[str, ...]) -> tuple[Region, ...] | Problem:
    """Return the regions that several times four numbers describe: one region for each four."""
    regions: list[Region] = []
    for at in range(0, len(numbers), 4):
        region = read_region(numbers[at : at + 4])
        if isinstance(region, Problem):
            return region
        regions.append(region)
    return tuple(regions)


def _unclear(what: str) -> Problem:
    return Problem(PICTURE_HIDE, {"what": what})


def boxes_of(
    regions: tuple[Region, ...], size: tuple[int, int], turn: int, in_blocks: bool
) -> list[Box]:
    """Return the regions as boxes of pixels in the picture as it is stored.

    ``turn`` is the EXIF orientation of the picture. ``in_blocks`` is for JPEG and WebP, which
    keep pixels in blocks of 16 and smear colour over the edge between them: there the box grows
    to whole blocks and a little more, so that no trace of what it covers stands beside it.
    """
    width, height = size
    boxes: list[Box] = []
    for region in regions:
        right, bottom = region.left + region.width, region.top + region.height
        corners = [(region.left, region.top), (right, bottom)]
        xs, ys = zip(*(_stored(x / 100, y / 100, turn) for x, y in corners), strict=True)
        box = [
            *(math.floor(min(xs) * width), math.floor(min(ys) * height)),
            *(math.ceil(max(xs) * width), math.ceil(max(ys) * height)),
        ]
        if in_blocks:
            box[:2] = [side // _BLOCK * _BLOCK - _SMEAR for side in box[:2]]
            box[2:] = [-(-side // _BLOCK) * _BLOCK + _SMEAR for side in box[2:]]
        boxes.append(_within((box[0], box[1], box[2], box[3]), size))
    return boxes


def _stored(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return where a point of the picture as seen lies in the picture as stored."""
    mirrored = {2, 3, 7, 8}
    upended = {3, 4, 6, 7}
    if turn >= 5:
        x, y = y, x
    return (1 - x if turn in mirrored else x), (1 - y if turn in upended else y)


def cover(image: Image.Image, boxes: list[Box]) -> None:
    """Cover the boxes, changing ``image``, which must be of mode L, RGB, RGBa or CMYK."""
    bands = len(image.getbands())
    for box in boxes:
        image.paste((128,) * bands, box)
    colours = [_colour_around(image, box) for box in boxes]
    for box, colour in zip(boxes, colours, strict=True):
        image.paste(colour, box)
    for box in boxes:
        _soften(image, box)


def _colour_around(image: Image.Image, box: Box) -> tuple[int, ...]:
    """Return the average colour of a band around the box."""
    left, top, right, bottom = box
    reach = min(max(4, min(right - left, bottom - top) // 8), 64)
    outer = _within((left - reach, top - reach, right + reach, bottom + reach), image.size)
    bands = len(image.getbands())
    sums = [0] * bands
    count = 0
    for strip in (
        (outer[0], outer[1], outer[2], top),
        (outer[0], bottom, outer[2], outer[3]),
        (outer[0], top, left, bottom),
        (right, top, outer[2], bottom),
    ):
        if strip[2] <= strip[0] or strip[3] <= strip[1]:
            continue
        count += (strip[2] - strip[0]) * (strip[3] - strip[1])
        histogram = image.crop(strip).histogram()
        for band in range(bands):
            values = histogram[band * 256 : band * 256 + 256]
            sums[band] += sum(value * times for value, times in enumerate(values))
    if not count:
        return (128,) * bands
    return tuple(total // count for total in sums)


def _soften(image: Image.Image, box: Box) -> None:
    """Blur the inner edge of a covered box with what stands outside it."""
    from PIL import ImageFilter  # regions are read without it

    left, top, right, bottom = box
    reach = min(max(1, min(right - left, bottom - top) // 16), 24)
    for edge in (
        (left, top, right, top + reach),
        (left, bottom - reach, right, bottom),
        (left, top, left + reach, bottom),
        (right - reach, top, right, bottom),
    ):
        left, top, right, bottom = edge
        wider = (left - reach, top - reach, right + reach, bottom + reach)
        around, inner = _within(wider, image.size), _within(edge, image.size)
        blurred = image.crop(around).filter(ImageFilter.BoxBlur(reach))
        x, y = around[:2]
        image.paste(
            blurred.crop((inner[0] - x, inner[1] - y, inner[2] - x, inner[3] - y)), inner[:2]
        )


def _within(box: Box, size: tuple[int, int]) -> Box:
    return (max(0, box[0]), max(0, box[1]), min(size[0], box[2]), min(size[1], box[3]))
