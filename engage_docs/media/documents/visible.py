"""The words of a document as they can be copied out of it, and whether all of them can be seen.

Words can lie in a page without being seen: white on white, under a box or a picture, off the page,
or in letters that are not drawn, as under a scan. One rule finds them all: the page is drawn with
its words and without them, and a letter that changes no pixel is not seen.
"""

import importlib
import unicodedata
from ctypes import c_double
from functools import reduce
from typing import Any

from PIL import Image, ImageChops

from engage_docs.findings.documents import DOCUMENT_UNSEEN
from engage_docs.media.source import Refused

pdfium: Any = importlib.import_module("pypdfium2")
raw: Any = importlib.import_module("pypdfium2.raw")

_PIXELS_PER_POINT = 1.5
"""Pixels a point: enough for the smallest dot in small print to change one of them."""

_MOST_PIXELS, _LONGEST = 8_000_000, 20_000
_FAINTEST = 8
"""The least change of a colour, of 255 steps, that somebody could see."""

_SMALLEST = 0.0001
"""The least area, in square points, of the square in which a letter stands."""

_DEPTH = 100
_NOT_DRAWN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def visible_words(data: bytes) -> list[str]:
    """Return the words of each page of a document.

    Raises ``Refused`` with ``document-unseen`` for the first page with words that are not seen.
    """
    document = pdfium.PdfDocument(data)
    try:
        return [_words_of(page, index) for index, page in enumerate(document, start=1)]
    finally:
        document.close()


def _words_of(page: Any, index: int) -> str:
    page.set_rotation(0)
    letters = page.get_textpage()
    texts = list(page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH, textpage=letters))
    # In grey it is quicker; but red on green of the same brightness is seen in colour only.
    unseen = (_has_unseen_letters(page, letters, texts, grey=grey) for grey in (True, False))
    if any(map(_is_not_drawn, texts)) or (texts and all(unseen)):
        raise Refused(DOCUMENT_UNSEEN, page=index)
    words = str(letters.get_text_range())
    page.close()
    return words


def _is_not_drawn(text: Any) -> bool:
    """Whether a piece of text is written in a way, or in a size, that draws nothing."""
    area, part = text.get_font_size() ** 2, text
    while part is not None:  # the text, and the drawings in which it lies
        a, b, c, d, *_ = part.get_matrix().get()
        area *= abs(a * d - b * c)
        part = part.container
    if area < _SMALLEST:
        return True
    mode = raw.FPDFTextObj_GetTextRenderMode(text)
    return mode in _NOT_DRAWN and bool(text.extract().strip())


def _has_unseen_letters(page: Any, letters: Any, texts: list[Any], *, grey: bool) -> bool:
    left, bottom, right, top = page.get_mediabox()
    width, height = page.get_size()
    most = min((_MOST_PIXELS / (width * height)) ** 0.5, _LONGEST / max(width, height))
    changed = _changed_pixels(page, texts, min(_PIXELS_PER_POINT, most), grey)
    pixels, row = changed.tobytes(), changed.width
    across, down = row / (right - left), changed.height / (top - bottom)
    sides = [c_double() for _ in range(4)]
    for at in range(letters.count_chars()):
        kind = unicodedata.category(chr(raw.FPDFText_GetUnicode(letters, at)))
        raw.FPDFText_GetCharBox(letters, at, *sides)
        first, last, low, high = (side.value for side in sides)
        if kind[0] == "Z" or (kind[0] == "C" and (first >= last or low >= high)):
            continue  # a space, or a sign without a shape
        start, end = int((first - left) * across) - 1, int((last - left) * across) + 2
        start, end = max(start, 0), max(min(end, row), 0)
        rows = range(int((top - high) * down) - 1, int((top - low) * down) + 2)
        if not any(255 in pixels[y * row + start : y * row + end] for y in rows if y >= 0):
            return True
    return False


def _changed_pixels(page: Any, texts: list[Any], scale: float, grey: bool) -> Image.Image:
    """Return a picture of the page that is white wherever its words change what is seen."""
    drawn: list[Image.Image] = []
    for active in (False, True):
        for text in texts:
            raw.FPDFPageObj_SetIsActive(text, active)
        drawn.append(page.render(scale=scale, grayscale=grey).to_pil())
    most: Image.Image = reduce(ImageChops.lighter, ImageChops.difference(*drawn).split())
    return most.point([0] * _FAINTEST + [255] * (256 - _FAINTEST))
