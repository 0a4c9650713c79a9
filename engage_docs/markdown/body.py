"""A record's body: from its Markdown to HTML, in two steps.

``convert`` depends on the text alone, so what it gives can be cached by content. ``resolve`` leads
its links to the pages of the site. People write what they know from elsewhere in the records, and
all of it works:

- the address of a record or item, as in ``about:``: ``[the promise](eye-checks-library/c1)``;
- an item of the same record: ``[what was said](s1)``, with or without ``#``;
- the file of a record, as their editor completes it: ``[the drop-in](../library.md#c1)``;
- a page of the site, from its top: ``[about us](/about/)``;
- a whole web address, ``mailto:`` or ``tel:``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import unquote

from engage_docs.findings import Problem
from engage_docs.findings import building as codes
from engage_docs.links.ledger import addresses_in
from engage_docs.markdown.converters import Converter
from engage_docs.markdown.safe_html import (
    ID_PREFIX,
    SCHEME,
    UNRESOLVED,
    clean,
    label_cells,
    level_headings,
    link_target,
)
from engage_docs.records.addresses import item_address, page_url, record_of, url_of
from engage_docs.records.model import Record

# Beyond these the time it takes grows with the square of the number. No report comes near them.
_MOST_BRACKETS_IN_A_PARAGRAPH = 500
_MOST_ANGLE_BRACKETS = 5_000
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_COMMENT_AS_TEXT = re.compile("&lt;![-–—]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_UNRESOLVED_LINK = re.compile(rf' href="{UNRESOLVED}([^"]*)"')
_TO_THE_TOP = "../../"  # every record has its page two folders down
_REFUSALS = {code.name: code for code in (codes.STORY_COMMENT, codes.STORY_UNREADABLE)}


class Body(NamedTuple):
    """What the text of a body makes, wherever it stands.

    ``html`` is safe; before the address of a link that :func:`resolve` has to lead somewhere it
    holds ``UNRESOLVED``. ``pictures`` are files that the text shows, ``unsafe_links`` addresses of
    a kind that we do not publish. ``refusal`` is the name of a code if there is no HTML at all.
    """

    html: str = ""
    pictures: tuple[str, ...] = ()
    unsafe_links: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything on the site that a text can link to: records by their files, and all addresses."""

    files: dict[str, str]
    all: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Addresses:
        """Return the addresses of records and their items."""
        files: dict[str, str] = {}
        addresses: set[str] = set()
        for record in records:
            files[_plain_path(record.at.path)] = record.id
            addresses.add(record.id)
            addresses.update(addresses_in(record))
        return cls(files, frozenset(addresses))


def convert(text: str, converter: Converter) -> Body:
    """Return the safe HTML of a body's Markdown: headings begin at ``h2``, ids at ``text:``.

    It depends on the text and on ``converter.key`` alone.
    """
    if not text.strip():
        return Body()
    brackets = max(paragraph.count("[") for paragraph in _BLANK_LINES.split(text))
    if brackets > _MOST_BRACKETS_IN_A_PARAGRAPH or text.count("<") > _MOST_ANGLE_BRACKETS:
        return Body(refusal=codes.STORY_UNREADABLE.name)
    try:
        raw = converter(text)
    except Exception:  # whatever a text does to the converter: it is one finding, not a crash
        return Body(refusal=codes.STORY_UNREADABLE.name)
    html = label_cells(level_headings(clean(raw.html)))
    if _COMMENT_AS_TEXT.search(_CODE.sub("", html)):
        return Body(refusal=codes.STORY_COMMENT.name)
    return Body(html, raw.pictures, raw.unsafe_links)


def resolve(
    body: Body, record: Record, addresses: Addresses, moved: Mapping[str, str] | None = None
) -> tuple[str, tuple[Problem, ...]]:
    """Return the HTML of a body with every link led to its page, and what is wrong with the body.

    A link that leads nowhere on the site is taken out and its words stay. ``record`` is the one
    that the body belongs to. ``moved`` are ids of records, each with the id of the page that
    stands for it in the record's language. The problems are those of codes ``story-…``, to be put
    at the first line of the body.
    """
    if body.refusal:
        return "", (Problem(_REFUSALS[body.refusal]),)
    html, nowhere = body.html, list(body.unsafe_links)
    if UNRESOLVED in html:

        def address(link: re.Match[str]) -> str:
            written = unescape(link[1])
            found = _lead(link_target(written), record, addresses, moved or {})
            if found is None:
                nowhere.append(written)
                return ""
            return f' href="{escape(found)}"'

        html = _UNRESOLVED_LINK.sub(address, html)
    return html, (
        *(
            Problem(codes.STORY_PICTURE, {"file": file or "no file named"})
            for file in body.pictures
        ),
        *(Problem(codes.STORY_LINK, {"target": target}) for target in nowhere),
    )


def _lead(
    target: str | None, record: Record, addresses: Addresses, moved: Mapping[str, str]
) -> str | None:
    """Return the address that a link to ``target`` has on a record's page; None for no link."""
    if target is None or SCHEME.match(target) or target.startswith("//"):
        return None
    if target.startswith("/"):
        return _from_the_top(target)
    path, _, fragment = target.partition("#")
    if not path:
        own = item_address(record.id, unquote(fragment))
        return f"#{fragment}" if own in addresses.all else f"#{ID_PREFIX}{fragment}"
    address = _find(unquote(path), unquote(fragment), record, addresses)
    if address is None:
        return None
    page, _, anchor = url_of(address).partition("#")
    if page == url_of(record.id) and anchor:
        return f"#{anchor}"
    of_page = record_of(address)
    return _TO_THE_TOP + page_url(moved.get(of_page, of_page)) + ("#" + anchor if anchor else "")


def _find(path: str, fragment: str, record: Record, addresses: Addresses) -> str | None:
    """Return the address of the record or item that a text means, if there is one."""
    path = path.removeprefix("./").rstrip("/")
    beside = posixpath.join(posixpath.dirname(_plain_path(record.at.path)), path)
    base = addresses.files.get(posixpath.normpath(beside), path)
    own = item_address(record.id, base)
    tries = [item_address(base, fragment)] if fragment else [base, own]
    return next((address for address in tries if address in addresses.all), None)


def _from_the_top(target: str) -> str:
    """Return a link from the top of the site, wherever the site lies."""
    path, sign, fragment = target.partition("#")
    inside = posixpath.normpath(path).lstrip("/")
    slash = "/" if path.endswith("/") and inside else ""
    return _TO_THE_TOP + inside + slash + sign + fragment


def _plain_path(path: str) -> str:
    return posixpath.normpath(PurePath(path).as_posix())
