"""The allow-list: the HTML that our Markdown makes, and a few plain elements people may type.

No scripts, handlers, styles, frames, forms or pictures; no comments. What is not listed is taken
out, its words kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import nh3

# Ids of records' items and of the theme have no colon, so a text cannot take one of them.
ID_PREFIX = "text:"

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TAGS = {
    *_HEADINGS,
    *("p", "br", "hr", "div", "span", "blockquote", "pre"),
    *("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"),
    *("q", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr"),
    *("ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("details", "summary"),
}
_GONE_WITH_CONTENT = {
    *("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"),
    *("textarea", "select", "xmp", "noembed", "noframes", "plaintext"),
}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "class"},
    "div": {"class"},
    "details": {"open", "class"},
    "p": {"class"},
    "abbr": {"title"},
    "dfn": {"title"},
    "li": {"id"},
    "sup": {"id"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    **{heading: {"id"} for heading in _HEADINGS},
}
_KINDS_OF_BOX = {
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure"),
    *("danger", "bug", "example", "quote"),
}
_CLASSES: dict[str, set[str]] = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"admonition", "footnote", *_KINDS_OF_BOX},
    "details": _KINDS_OF_BOX,
    "p": {"admonition-title"},
}
_ROLES = {"a": {"role": {"doc-backlink", "doc-noteref"}}}
_COLUMN_HEADS = {"th": {"scope": "col"}}
SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[0-9]{1,4}")

LinkRule = Callable[[str], str | None]


def clean(html: str, link: LinkRule) -> str:
    """Only what the allow-list knows. ``link`` says where a link leads, or None for nowhere."""
    return _cleaner()(html, link)


@lru_cache(maxsize=1)
def _cleaner() -> _Cleaner:
    return _Cleaner()


class _Cleaner:
    """The allow-list as the library reads it. To read it takes longer than to clean a text."""

    def __init__(self) -> None:
        self._link: LinkRule = _to_nowhere
        self._nh3 = nh3.Cleaner(
            tags=_TAGS,
            clean_content_tags=_GONE_WITH_CONTENT,
            attributes=_ATTRIBUTES,
            attribute_filter=self._allowed,
            tag_attribute_values=_ROLES,
            set_tag_attribute_values=_COLUMN_HEADS,
            url_schemes=SCHEMES,
            strip_comments=True,
            link_rel=None,
        )

    def __call__(self, html: str, link: LinkRule) -> str:
        """Clean one text, with the rule for its links."""
        self._link = link
        try:
            return self._nh3.clean(html)
        finally:
            self._link = _to_nowhere

    def _allowed(self, tag: str, attribute: str, value: str) -> str | None:
        match attribute:
            case "class":
                known = _CLASSES.get(tag, set())
                return " ".join(word for word in value.split() if word in known) or None
            case "href":
                return self._link(value)
            case "id":
                return ID_PREFIX + value
            case "lang":
                return value if _LANGUAGE.fullmatch(value) else None
            case "dir":
                return value if value in ("ltr", "rtl", "auto") else None
            case "start" | "colspan" | "rowspan":
                return value if _NUMBER.fullmatch(value) else None
            case _:
                return value


def _to_nowhere(written: str) -> None:  # noqa: ARG001
    return None
