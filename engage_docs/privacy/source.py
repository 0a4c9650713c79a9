"""Personal details in the text of a record file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from engage_docs.findings import Finding, Place
from engage_docs.privacy.finding import find_details, finding_of
from engage_docs.privacy.plain import BREAK

# The same words as in the gate, which takes these parts out before anything is published.
_PRIVATE_BEGINS = re.compile(r"\[\[\s*private\s*:", re.IGNORECASE)
_PRIVATE_ENDS = "]]"


def check_source(text: str, path: str, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for every personal detail outside ``[[private: …]]``."""
    details = find_details(without_private_parts(text), allowed)
    if not details:
        return []
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    findings = []
    for detail in details:
        line = bisect_right(starts, detail.start)
        place = Place(path, line, detail.start - starts[line - 1] + 1)
        findings.append(finding_of(detail, text, "This line", place))
    return findings


def without_private_parts(text: str) -> str:
    """Return the text with blanks of the same length for the parts that are never published."""
    pieces = []
    position = 0
    while begin := _PRIVATE_BEGINS.search(text, position):
        end = text.find(_PRIVATE_ENDS, begin.end())
        if end < 0:
            break
        end += len(_PRIVATE_ENDS)
        part = text[begin.start() : end]
        # Nobody can tell where a part with brackets inside ends; the gate leaves it as well.
        blank = part if "[[" in part[2:] else BREAK * len(part)
        pieces += [text[position : begin.start()], blank]
        position = end
    return "".join([*pieces, text[position:]])
