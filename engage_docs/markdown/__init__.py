"""From the text below the front matter to HTML that is safe to publish.

Markdown -> HTML -> only what our allow-list knows -> headings in order.
"""

from __future__ import annotations

from engage_docs.markdown.commonmark import CommonMark, CommonMarkMissingError
from engage_docs.markdown.converter import AnyConverter, Converter, safe_extensions
from engage_docs.markdown.headings import level_headings
from engage_docs.markdown.links import Addresses, Links
from engage_docs.markdown.story import Story, convert

__all__ = [
    "Addresses",
    "AnyConverter",
    "CommonMark",
    "CommonMarkMissingError",
    "Converter",
    "Links",
    "Story",
    "convert",
    "level_headings",
    "safe_extensions",
]
