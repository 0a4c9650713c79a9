"""Bytes to lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engage_docs.findings import Finding, Place
from engage_docs.findings import reading as codes
from engage_docs.parsing.words import clip

MAX_BYTES = 2_000_000

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What an ordinary text has of these codes: letters, signs, tabs and line ends.
_PLAIN = bytes((9, 10, *range(32, 127)))
_LINE_ENDS_OF_YAML = re.compile("[\x85\u2028\u2029]")


@dataclass(slots=True)
class Source:
    """The lines of a file. ``whole``: whether the text is certain to be what was written."""

    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True


def read_source(data: bytes, shown_as: str) -> Source:
    """Decode a file into lines. A byte order mark and Windows line ends are taken quietly.

    What cannot be decoded is a finding; the text is then read as well as it can be, so that the
    other findings of the file come out too.
    """
    if len(data) > MAX_BYTES:
        finding = Finding(
            codes.FILE_TOO_LARGE,
            Place(shown_as),
            {"size": f"{len(data):,}", "limit": f"{MAX_BYTES:,}"},
        )
        return Source([], [finding], whole=False)
    text, findings = _decoded(data, shown_as)
    whole = not findings
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _LINE_ENDS_OF_YAML.sub(" ", text)
    if _may_have_control_characters(text) and _CONTROL.search(text):
        findings += _control_characters(text, shown_as)
        text = _CONTROL.sub(" ", text)
    if not text.strip():
        findings = [f for f in findings if f.code is not codes.CONTROL_CHARACTER]
        return Source([], [*findings, Finding(codes.FILE_EMPTY, Place(shown_as))], whole=False)
    return Source(text.split("\n"), findings, whole)


def _decoded(data: bytes, shown_as: str) -> tuple[str, list[Finding]]:
    """Return the text and what is wrong with its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        return text, [Finding(codes.UTF16, Place(shown_as))]
    for encoding, zeros in (("utf-16-le", data[1:200:2]), ("utf-16-be", data[:200:2])):
        if len(zeros) > 3 and zeros.count(0) * 4 > len(zeros) * 3:
            text = data.decode(encoding, errors="replace")
            return text, [Finding(codes.UTF16, Place(shown_as))]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error.start, shown_as)
    return text.removeprefix("\ufeff"), []


def _guessed(data: bytes, bad: int, shown_as: str) -> tuple[str, list[Finding]]:
    """Return the text read as Windows-1252, and a finding at the first letter that shows it."""
    before = data[:bad].decode("utf-8").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    row_start = before.rfind("\n") + 1
    after = re.split(rb"[\r\n]", data[bad : bad + 40])[0].decode("cp1252", errors="replace")
    near = clip(_CONTROL.sub(" ", before[row_start:][-20:] + after[:20]))
    place = Place(shown_as, before.count("\n") + 1, len(before) - row_start + 1)
    text = data.decode("cp1252", errors="replace")
    values = {"near": near, "guess": "Windows-1252"}
    return text, [Finding(codes.NOT_UTF8, place, values)]


def _may_have_control_characters(text: str) -> bool:
    """Spares most texts the slow way through them."""
    return not text.isascii() or bool(text.encode().translate(None, _PLAIN))


def _control_characters(text: str, shown_as: str) -> list[Finding]:
    """One finding for each kind of character that is no letter, at the first place it stands."""
    findings = []
    seen: set[str] = set()
    for match in _CONTROL.finditer(text):
        sign = match.group()
        if sign in seen:
            continue
        seen.add(sign)
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        code = codes.NUL_BYTE if sign == "\x00" else codes.CONTROL_CHARACTER
        findings.append(Finding(code, Place(shown_as, line, column), {"number": ord(sign)}))
        if len(seen) == 5:
            break
    return findings
