"""The detector: every finder, once over each text that leaves.

It runs over the source of a record (:func:`check_source`, exact to the column), over its values
(:func:`check_values`, what front matter escapes), over HTML (:func:`check_html`, what comes
together only there) and over any other text. There is no way around it and no shorter way
through. What is found twice is said once (:func:`without_known`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

from engage_docs.findings import Finding, Place
from engage_docs.privacy import finders
from engage_docs.privacy.details import Detail, DetailKind, describe
from engage_docs.privacy.text import (
    BREAK,
    HtmlText,
    Lines,
    plain,
    read_attribute,
    texts_in,
    without_private_parts,
)

_WHERE = {
    "alt": "The description of a picture on this page",
    "content": "The hidden information about this page",
    "href": "A link on this page",
    "title": "A title on this page",
}
# Every detail has a digit in it, or an @ or what stands for one in brackets. What is not ASCII may
# be read as one of them.
_SIGN = re.compile(r"[0-9@\[(]|[^\x00-\x7f]")
_SIGN_OF_MAIL = re.compile(r"[@\[(]|[^\x00-\x7f]")

# Numbers in here are addresses of pages, books and files, not of people. Each pattern is looked for
# only where its sign stands in the text: that is quick to tell.
_NOT_PEOPLE = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        ("://", r"https?://[^\s<>\"\[\]]+"),
        ("www.", r"www\.[^\s<>\"\[\]]+"),
        ("10.", r"\b10\.\d{4,9}/[^\s<>\"]+"),
        ("isbn", r"\bISBN(?:-1[03])?[:\s]{0,3}(?:97[89][- ]?)?\d(?:[- ]?[\dX]){9}(?!\d)"),
        ("issn", r"\bISSN[:\s]{0,3}\d{4}-\d{3}[\dX]"),
        ("sha", r"\bsha(?:256|384|512)-[\w+/=]+"),
        ("base64", r"\bdata:[\w/+.-]*;base64,[\w+/=]+"),
    )
)

_SEPARATORS = re.compile(r"[\W_]+")
_FROM_ABROAD = re.compile(r"\D*(?:\+|00)\W*4\W*4")


def check_source(text: str, path: str, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for every personal detail in a file as it was written.

    Parts in ``[[private: …]]`` are left out: the gate takes them away. ``path`` is the file as the
    user would type it, ``allowed`` what the team lets stand. Places are exact.
    """
    details = find_details(without_private_parts(text), allowed)
    if not details:
        return []
    lines = Lines(text)
    return [_finding(d, text, "This line", lines.place(path, d.start)) for d in details]


def check_values(value: object, place: Place, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for every personal detail in the texts of a record or another value.

    A value may differ from what was written: front matter has escapes and folded lines. A finding
    is at the ``at`` of the innermost item that has one, else at ``place``. The body of a record is
    not read here: see :func:`check_source` and :func:`check_html`.
    """
    texts = texts_in(value, place)
    joined = BREAK.join([without_private_parts(text) for text, _ in texts])
    details = find_details(joined, allowed)
    if not details:
        return []
    starts = [0, *accumulate(len(text) + len(BREAK) for text, _ in texts)]
    places = (texts[bisect_right(starts, detail.start) - 1][1] for detail in details)
    return [_finding(d, joined, "This entry", at) for d, at in zip(details, places, strict=True)]


def check_html(html: bytes | str, path: str, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for every personal detail in the text, attributes and comments of HTML.

    ``html`` is a converted body, a page, or a frame around pages. Lines are those of the HTML;
    columns are those of its text without entities. See :func:`without_known` for a place that the
    writer of a record can use.
    """
    page = HtmlText(html.decode("utf-8", errors="replace") if isinstance(html, bytes) else html)
    found = [
        (detail, page.text, "The text of this page", page.source_offset(detail.start))
        for detail in find_details(page.text, allowed)
    ]
    for name, value, at in page.hidden:
        text, is_path = read_attribute(name, value)
        if is_path and not _SIGN_OF_MAIL.search(text):
            continue
        where = _WHERE.get(name, "The source of this page")
        found += [
            (detail, text, where, at)
            for detail in find_details(text, allowed)
            if not is_path or detail.kind is DetailKind.EMAIL
        ]
    if not found:
        return []
    lines = page.lines
    findings = [_finding(d, text, where, lines.place(path, at)) for d, text, where, at in found]
    return list({(f.code, f.place, f.sentence): f for f in findings}.values())


def without_known(
    found: Iterable[Finding], known: Iterable[Finding], place: Place | None = None
) -> list[Finding]:
    """Return the findings of other details than those known, each once.

    ``known`` are those of an earlier check, usually of the source. ``place``, if given, is where
    the new ones are said to be: a line of made HTML means nothing to the writer of a record.
    """
    seen = {_what(finding) for finding in known}
    new = []
    for finding in found:
        if _what(finding) not in seen:
            seen.add(_what(finding))
            new.append(Finding(finding.code, place or finding.place, finding.values))
    return new


def find_details(text: str, allowed: Sequence[str] = ()) -> list[Detail]:
    """Return what looks like a personal detail, in order, without what the team lets stand."""
    if not _SIGN.search(text):
        return []
    read, offsets = plain(text)
    return [
        Detail(detail.kind, offsets[detail.start], offsets[detail.end - 1] + 1)
        for detail in _search(read)
        if not _lets_stand(detail.kind, read[detail.start : detail.end], allowed)
    ]


def _search(text: str) -> list[Detail]:
    """Return what the finders make of a plain text, in order; no two overlap.

    Where two finders claim the same characters, the first has them.
    """
    taken = bytearray(len(text))
    found: list[Detail] = []
    for detail in _claims(text):
        if 1 not in taken[detail.start : detail.end]:
            taken[detail.start : detail.end] = b"\1" * (detail.end - detail.start)
            found.append(detail)
    return sorted(found, key=lambda detail: detail.start)


def _claims(text: str) -> Iterator[Detail]:
    small = text.lower()
    yield from finders.emails(text)
    if "wa.me/" in small or "phone=" in small:
        yield from finders.messenger_links(text)
    for sign, pattern in _NOT_PEOPLE:
        if sign in small:
            text = pattern.sub(lambda m: BREAK * len(m[0]), text)
            small = text.lower()
    yield from finders.ibans(text)
    every, longer = finders.runs(text)
    for finder, where in (
        (finders.cards, longer),
        (finders.nhs_numbers, longer),
        (finders.ni_numbers, every),
        (finders.bank_pairs, every),
    ):
        for run in where:
            yield from finder(text, run)
    if "sort" in small:
        yield from finders.named_bank_pairs(text)
    yield from finders.births(small)
    for run in longer:
        yield from finders.phones(text, run)
    yield from finders.postcodes(text)


def _finding(detail: Detail, text: str, where: str, place: Place) -> Finding:
    """Return the finding for a detail; ``where`` begins the sentence: "This line".

    The detail itself is in no finding; ``same`` is a digest, to know it again.
    """
    name = _name(detail.kind, text[detail.start : detail.end])
    same = blake2b(name.encode("utf-8", "replace"), digest_size=8).hexdigest()
    values = {"where": where, "what": describe(detail, text), "same": same}
    return Finding(detail.kind.code, place, values)


def _what(finding: Finding) -> tuple[str, str]:
    """Return what is found, wherever it stands: its kind, and a digest of it."""
    return finding.code.name, str(finding.values["same"])


def _lets_stand(kind: DetailKind, written: str, allowed: Iterable[str]) -> bool:
    """Whether an entry of the team's list names this detail.

    Capitals, spaces and brackets make no difference, nor does +44 for the first 0.
    ``@council.example`` stands for every mailbox of exactly that domain.
    """
    names = _allowed_names(tuple(allowed))
    name = _name(kind, written)
    if kind is DetailKind.EMAIL:
        return name in names or name[name.rfind("@") :] in names
    return name in names


@lru_cache(maxsize=16)
def _allowed_names(allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for entry in allowed for name in _names_of_entry(entry))


def _names_of_entry(entry: str) -> Iterator[str]:
    text, _ = plain(entry.strip())
    if "@" in text:
        yield _name(DetailKind.EMAIL, text)
    else:
        yield _name(None, text)
        yield _name(DetailKind.PHONE, text)
    for detail in _search(text):  # an entry may say whose line it is: "Office 020 7946 0123"
        yield _name(detail.kind, text[detail.start : detail.end])


def _name(kind: DetailKind | None, written: str) -> str:
    """Return what two ways of writing the same detail have in common."""
    text, _ = plain(written.strip())
    if kind is DetailKind.EMAIL:
        return text.casefold()
    if kind is DetailKind.PHONE and _FROM_ABROAD.match(text):
        digits = re.sub(r"\D", "", text)
        return "0" + digits[digits.index("44") + 2 :].removeprefix("0")
    return _SEPARATORS.sub("", text).casefold()
