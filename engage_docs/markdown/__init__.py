"""The text of a record: from its Markdown to HTML that is safe to publish.

``converters`` makes HTML of Markdown, ``safe_html`` leaves in it only what an allow-list knows,
``body`` puts the two together and leads the links to their pages.
"""

from engage_docs.markdown.body import Addresses, Body, convert, resolve
from engage_docs.markdown.converters import CommonMarkMissingError, Converter, make_converter

__all__ = [
    "Addresses",
    "Body",
    "CommonMarkMissingError",
    "Converter",
    "convert",
    "make_converter",
    "resolve",
]
