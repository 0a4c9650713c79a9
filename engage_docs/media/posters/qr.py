"""A QR code as inline SVG. The address stands beside it in words, so the drawing is for the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
# Four empty modules around the code: scanners need them (ISO/IEC 18004).
_QUIET = 4


def qr_svg(url: str) -> Markup:
    """The code of a web address; nothing where it is none, or too long for any code.

    A third of the code may be dirty or torn in the best case, and never less than 15 %: posters
    hang in the rain. Its colours are in poster.css: dark on light in either palette.
    """
    if not _WEB.fullmatch(url):
        return Markup("")
    import segno  # a site without posters need not load it

    try:
        code = segno.make(url, error="m", boost_error=True, micro=False)
    except (segno.DataOverflowError, UnicodeError):
        return Markup("")
    rows: list[Sequence[int]] = [list(row) for row in code.matrix]
    side = len(rows) + 2 * _QUIET
    # Only numbers and the letters of a path go into the markup, and nothing of the address.
    return Markup(
        '<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true" focusable="false">'
        '<path class="qr-light" d="M0 0h{0}v{0}H0z"/><path class="qr-dark" d="{1}"/></svg>'
    ).format(side, "".join(_runs(rows)))


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
