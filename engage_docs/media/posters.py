"""Posters: what a printed "You said, we did" needs beyond the page on the screen.

A browser cannot shrink words to fit without a script, so their size is chosen while the site is
built, by counting letters, so that a poster fills one page of A4 and not two. It is an estimate on
the careful side: poster.css holds the sizes. The code for telephones (QR) is inline SVG; the
address stands beside it in words, so the drawing is for the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

_POINTS_IN_A_MM = 72 / 25.4
_PAIRS_MM = 196.0
_TITLE_LINE_MM = 11.0
_LETTERS_IN_A_TITLE_LINE = 34
_LETTERS_IN_A_LEAD_LINE = 85
_LETTER = 0.53
_WIDE_LETTER = 1.0
# What stays empty at the end of a line, on average, since words are not broken.
_BROKEN_OFF = 1.4
_LINE = 1.36
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
# Four empty modules around the code: scanners need them (ISO/IEC 18004).
_QUIET = 4


@dataclass(frozen=True, slots=True)
class _Size:
    """A size of poster.css: type in points, all else in millimetres.

    ``around`` is what stands around a pair, ``left`` and ``right`` are the widths of its columns.
    In the largest size the deeds stand below the words, and there is room for one pair alone.
    """

    voice: float
    deed: float
    around: float
    left: float
    right: float
    below: bool = False


_SIZES = (
    _Size(36, 20, 32, 174, 164, below=True),
    _Size(23, 15, 15, 82, 73),
    _Size(17, 12.5, 11, 82, 75),
    _Size(14, 11, 7, 65, 95),
    _Size(12, 10, 5.5, 65, 96),
    _Size(10.5, 9, 4.5, 65, 97),
)

TOO_MUCH = "poster-more"
"""The class of what does not fit on one page at any size that can be read."""

Pair = tuple[Sequence[str], Sequence[str]]


def poster_fit(title: str, lead: str, pairs: Sequence[Pair]) -> str:
    """The class of the largest size at which the whole of it stands on one page.

    ``pairs`` are the paragraphs of what was said, and of what was done. The classes are
    ``poster-1`` (the largest) to ``poster-6``, or :data:`TOO_MUCH`.
    """
    room = _PAIRS_MM - _TITLE_LINE_MM * (ceil(len(title) / _LETTERS_IN_A_TITLE_LINE) - 1)
    room -= 6.5 * ceil(len(lead) / _LETTERS_IN_A_LEAD_LINE)
    for number, size in enumerate(_SIZES, 1):
        if size.below and len(pairs) > 1:
            continue
        if sum(_high(said, did, size) for said, did in pairs) <= room:
            return f"poster-{number}"
    return TOO_MUCH


def _high(said: Sequence[str], did: Sequence[str], size: _Size) -> float:
    """How high a pair is, in millimetres."""
    left = _column(said, size.voice, size.left)
    right = _column(did, size.deed, size.right)
    return (left + right if size.below else max(left, right)) + size.around


def _column(paragraphs: Sequence[str], points: float, width: float) -> float:
    """How high paragraphs of that size are in a column, in millimetres."""
    room = max(1.0, width * _POINTS_IN_A_MM / points - _BROKEN_OFF)
    lines = sum(max(1, ceil(_wide(words) / room)) for words in paragraphs)
    return (lines * _LINE + 0.3 * len(paragraphs)) * points / _POINTS_IN_A_MM


def _wide(words: str) -> float:
    """How wide the words are, in sizes of their type. Signs of Asia are twice as wide as ours."""
    return sum(_WIDE_LETTER if letter > "\u2e7f" else _LETTER for letter in words)


def qr_svg(url: str) -> str:
    """Return the QR code of a web address as safe SVG; nothing where it is none, or too long.

    A third of the code may be dirty or torn in the best case, and never less than 15 %: posters
    hang in the rain. Its colours are in poster.css: dark on light in either palette.
    """
    if not _WEB.fullmatch(url):
        return ""
    import segno  # a site without posters need not load it

    try:
        code = segno.make(url, error="m", boost_error=True, micro=False)
    except (segno.DataOverflowError, UnicodeError):
        return ""
    rows: list[Sequence[int]] = [list(row) for row in code.matrix]
    side = len(rows) + 2 * _QUIET
    # Only numbers and the letters of a path go into the markup, and nothing of the address.
    return (
        f'<svg class="qr" viewBox="0 0 {side} {side}" aria-hidden="true" focusable="false">'
        f'<path class="qr-light" d="M0 0h{side}v{side}H0z"/>'
        f'<path class="qr-dark" d="{"".join(_runs(rows))}"/></svg>'
    )


def spoken_address(url: str) -> str:
    """The address as one would say it, or type it: without https:// and the last slash."""
    return re.sub(r"^https?://", "", url, flags=re.IGNORECASE).rstrip("/")


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Each unbroken run of dark modules of each row, as one box."""
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                yield f"M{x + _QUIET} {y + _QUIET}h{end - x}v1h-{end - x}z"
            x = end + 1
