"""The site owner's own words at the top of a section."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADING = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_PERMALINK = re.compile(r'<a\b[^>]*class="headerlink"[^>]*>.*?</a>', re.IGNORECASE | re.DOTALL)
_ANY_HEADING = re.compile(r"<(/?)h1\b", re.IGNORECASE)


class Introduction(NamedTuple):
    """The owner's own words as HTML that is safe.

    ``heading_html`` is what stands inside the first heading, if there is one, ``rest_html`` all
    that follows.
    """

    heading_html: str = ""
    rest_html: str = ""


def read_introduction(html: str) -> Introduction:
    """Take the first heading off the introduction, so that the page has one and only one."""
    found = _HEADING.match(html)
    heading = _PERMALINK.sub("", found[1]).strip() if found else ""
    rest = html[found.end() :] if found else html
    return Introduction(heading, _ANY_HEADING.sub(r"<\1h2", rest).strip())
