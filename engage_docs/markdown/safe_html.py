"""HTML that may stand on a page: only what is allowed, headings in order, tables with labels."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape

import nh3

# Ids of records' items and of the theme have no colon, so a text cannot take one of them.
ID_PREFIX = "text:"
# Stands before the address of a link that is not resolved yet. A parser of HTML gives no text and
# no attribute with this character in it, however it is written, so no body can hold a false mark.
UNRESOLVED = "\0"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
SCHEMES = {"http", "https", "mailto", "tel"}

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
    "ol": {"start"},
    **{name: {"title"} for name in ("abbr", "dfn")},
    **{name: {"colspan", "rowspan"} for name in ("td", "th")},
    **{name: {"id"} for name in ("li", "sup", *_HEADINGS)},
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
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[0-9]{1,4}")
_IGNORED_BY_BROWSERS = re.compile(r"[\t\r\n]|^[\x00-\x20]+|[\x00-\x20]+$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")

_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_LOWEST = 6

_TABLE = re.compile(r"<table>(?:(?!<table\b).)*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(?:(?!<tr\b).)*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_SPAN = re.compile(r"\s(?:col|row)span=")
_TAG = re.compile(r"<[^>]*>")
_PLAIN_HEAD = re.compile(r"<th(?=[ >])(?![^>]*\bscope=)")
# Rules of the page forbid styles in it, so how a column is set is said with a class.
_ALIGNED = re.compile(r'(<t[hd]\b[^>]*?) style="text-align: (left|center|right);"')


def clean(html: str) -> str:
    """Return only what the allow-list knows of some HTML.

    There are no scripts, handlers, styles, frames, forms, pictures or comments in it. What is not
    listed is taken out, its words kept. Whole web addresses stay as links; before every other
    address stands ``UNRESOLVED``, since where it leads is not known here.
    """
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    """Return the allow-list as the library reads it: that takes longer than to clean a text."""
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed,
        tag_attribute_values=_ROLES,
        set_tag_attribute_values=_COLUMN_HEADS,
        url_schemes=SCHEMES,
        strip_comments=True,
        link_rel=None,
    )


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    match attribute:
        case "class":
            known = _CLASSES.get(tag, set())
            return " ".join(word for word in value.split() if word in known) or None
        case "href":
            target = link_target(value)
            return target if target and is_web_address(target) else UNRESOLVED + value
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


def link_target(written: str) -> str | None:
    """Return the address of a link as a browser reads it; None for one that may deceive."""
    target = _IGNORED_BY_BROWSERS.sub("", written)
    return None if _CONTROL.search(target) else target


def is_web_address(target: str) -> bool:
    """Return whether an address is a whole one, of a scheme that we publish."""
    scheme = SCHEME.match(target)
    return scheme is not None and scheme[1].lower() in SCHEMES


def level_headings(html: str) -> str:
    """Return cleaned HTML with its headings moved to begin at level 2 and skip no level.

    The outline stays as it was meant: what stood below another heading still stands below it.
    """
    above: list[int] = []

    def moved(match: re.Match[str]) -> str:
        closes, written = match[1], int(match[2])
        if not closes:
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{closes}h{min(1 + max(len(above), 1), _LOWEST)}"

    return _HEADING.sub(moved, html)


def label_cells(html: str) -> str:
    """Return HTML with ``data-label`` on every cell of a table that has one row of column heads.

    On a narrow screen each row becomes a list, and the style sheet puts the label before the cell.
    """
    return _TABLE.sub(lambda table: _label_table(table[0]), html) if "<table>" in html else html


def _label_table(table: str) -> str:
    table = _ALIGNED.sub(r'\1 class="is-\2"', table)
    head = _HEAD.search(table)
    if head is None or _SPAN.search(table):
        return table
    labels = [" ".join(_TAG.sub("", cell).split()) for cell in _HEAD_CELL.findall(head[1])]
    start = table[: head.end()]
    rows = _ROW.sub(lambda row: _label_row(row[0], labels), table[head.end() :])
    return _PLAIN_HEAD.sub('<th scope="col"', start) + rows


def _label_row(row: str, labels: list[str]) -> str:
    if len(_CELL.findall(row)) != len(labels):
        return row
    left = iter(labels)

    def cell(_: re.Match[str]) -> str:
        label = escape(unescape(next(left)))
        return f'<td data-label="{label}"' if label else "<td"

    return _CELL.sub(cell, row)
