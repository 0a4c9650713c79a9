"""From the text below the front matter to HTML that is safe to publish.

Markdown -> HTML -> only what our allow-list knows -> headings in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.bodies.commonmark import CommonMark, CommonMarkMissingError
    from engage_docs.bodies.converter import AnyConverter, Converter, safe_extensions
    from engage_docs.bodies.headings import level_headings
    from engage_docs.bodies.links import Addresses, Links
    from engage_docs.bodies.story import Story, convert
else:
    __getattr__ = on_demand(
        __name__,
        {
            "commonmark": (
                "CommonMark",
                "CommonMarkMissingError",
            ),
            "converter": (
                "AnyConverter",
                "Converter",
                "safe_extensions",
            ),
            "headings": ("level_headings",),
            "links": (
                "Addresses",
                "Links",
            ),
            "story": (
                "Story",
                "convert",
            ),
        },
    )

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
