"""Words as HTML, quickly."""

from __future__ import annotations

import re

from markupsafe import escape

_find_sign = re.compile("[&<>\"']").search


def escaped(words: str) -> str:
    """Words as HTML. Most have no sign in them that means anything there, and are done at once."""
    return str(escape(words)) if _find_sign(words) else words
