"""Headings in order: under the page's one ``h1``, and with no level skipped."""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_LOWEST = 6


def level_headings(html: str, top: int = 2) -> str:
    """Move the headings of cleaned HTML so that they begin at ``top`` and skip no level.

    The outline stays as it was meant: what stood below another heading still stands below it.
    """
    above: list[int] = []

    def moved(match: re.Match[str]) -> str:
        closes, written = match[1], int(match[2])
        if not closes:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{closes}h{min(top - 1 + max(len(above), 1), _LOWEST)}"

    return _HEADING.sub(moved, html)
