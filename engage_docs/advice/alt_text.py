"""The descriptions of photos."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from engage_docs.findings import Finding, Problem
from engage_docs.findings.advice import (
    ALT_BEGINS_WITH_PHOTO_OF,
    ALT_IS_A_FILE_NAME,
    ALT_SAYS_NOTHING,
    ALT_TOO_LONG,
)
from engage_docs.parsing.words import clip
from engage_docs.records.parts import Photo

LONGEST = 250

_ENDING = re.compile(r"\S\.(?:jpe?g|png|gif|webp|hei[cf]|tiff?|bmp|svg|avif)\W*$", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|pxl|mvimg|screenshot|whatsapp image)[-_ ]?\d[\d\W_at]*$", re.IGNORECASE
)
_FILLERS = """
    alt, alt text, caption, chart, description, diagram, drawing, graph, graphic, icon,
    illustration, image, img, logo, map, n/a, na, none, photo, photograph, pic, picture,
    placeholder, poster, screenshot, tbc, todo, untitled
"""
_NOTHING = frozenset(" ".join(filler.split()) for filler in _FILLERS.split(","))
_AROUND = re.compile(r"^(?:an? |the )|[\s#(]{0,9}\d*[).\s]{0,9}$")
_OPENING = re.compile(
    r"(?:this is |this |here is )?(?:an? |the )?(?:photo(?:graph)?|picture|pic|image)"
    r"(?: (?:of|showing|which shows|that shows)| shows)[:\s]\s*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def check_photos(photos: Iterable[Photo]) -> Iterator[Finding]:
    """Yield a finding for each description that does not describe; the gate finds missing ones."""
    for photo in photos:
        if photo.alt and not photo.decorative:
            for problem in _problems(" ".join(photo.alt.split()), photo.file):
                yield problem.at(photo.at)


def _problems(alt: str, file: str) -> Iterator[Problem]:
    if len(alt) > LONGEST:
        yield Problem(ALT_TOO_LONG, {"length": len(alt), "limit": LONGEST})
    elif _is_file_name(alt, file):
        yield Problem(ALT_IS_A_FILE_NAME, {"alt": clip(alt)})
    elif _AROUND.sub("", alt.lower()) in _NOTHING or not _LETTER.search(alt):
        yield Problem(ALT_SAYS_NOTHING, {"alt": clip(alt)})
    elif opening := _OPENING.match(alt):
        rest = alt[opening.end() :]
        mended = rest[:1].upper() + rest[1:]
        yield Problem(
            ALT_BEGINS_WITH_PHOTO_OF, {"opening": opening[0].rstrip(": "), "mended": mended}
        )


def _is_file_name(alt: str, file: str) -> bool:
    """Also the name without its ending, where it does not look like a word."""
    if _ENDING.search(alt) or _CAMERA.match(alt):
        return True
    name = PurePosixPath(file.replace("\\", "/")).stem
    return alt.lower() == name.lower() and " " not in alt and re.search(r"[-_\d]", alt) is not None
