"""Bytes to lines of text, and those to front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engage_docs.findings import Code, Finding, Place
from engage_docs.findings import reading as codes
from engage_docs.parsing.names import TOP_NAMES
from engage_docs.parsing.nodes import build
from engage_docs.parsing.words import clip

MAX_BYTES = 2_000_000
MAX_LETTERS = 200_000
MAX_LINES = 10_000

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What an ordinary text has of these codes: letters, signs, tabs and line ends.
_PLAIN = bytes((9, 10, *range(32, 127)))
_LINE_ENDS_OF_YAML = re.compile("[\x85\u2028\u2029]")
_DASHES = "-–—−‐‑‒―"
_ALMOST_OPENING = re.compile(rf"\s*(?:[{_DASHES}_=~`*+]{{2,}}|[—–―]|- - -)\s*(?:yaml|yml)?\s*$")
_ALMOST_CLOSING = re.compile(rf"(?:[{_DASHES}_=]{{2,}}|[—–―])\s*$")
_FIELD = re.compile(r"\s*([A-Za-z_]+) ?:(?=\s|$)")
_MAY_BE_YAML = re.compile(r"(?:\s|-(?:\s|$)|#|[\]})\"'–—•*]|[\w-]{1,40}\s{0,3}:|$)")


@dataclass(slots=True)
class SourceText:
    """The lines of a file. ``whole``: whether the text is certain to be what was written."""

    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True


def read_source(data: bytes, shown_as: str) -> SourceText:
    """Decode a file into lines. A byte order mark and Windows line ends are taken quietly.

    What cannot be decoded is a finding; the text is then read as well as it can be, so that the
    other findings of the file come out too.
    """
    if len(data) > MAX_BYTES:
        size = {"size": f"{len(data):,}", "limit": f"{MAX_BYTES:,}"}
        finding = Finding(codes.FILE_TOO_LARGE, Place(shown_as), size)
        return SourceText([], [finding], whole=False)
    text, findings = _decoded(data, shown_as)
    whole = not findings
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _LINE_ENDS_OF_YAML.sub(" ", text)
    if _may_have_control_characters(text) and CONTROL.search(text):
        findings += _control_characters(text, shown_as)
        text = CONTROL.sub(" ", text)
    if not text.strip():
        findings = [f for f in findings if f.code is not codes.CONTROL_CHARACTER]
        return SourceText([], [*findings, Finding(codes.FILE_EMPTY, Place(shown_as))], whole=False)
    return SourceText(text.split("\n"), findings, whole)


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
    near = clip(CONTROL.sub(" ", before[row_start:][-20:] + after[:20]))
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
    first: dict[str, int] = {}
    for match in CONTROL.finditer(text):
        first.setdefault(match[0], match.start())
        if len(first) == 5:
            break
    for sign, at in first.items():
        place = Place(shown_as, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        code = codes.NUL_BYTE if sign == "\x00" else codes.CONTROL_CHARACTER
        findings.append(Finding(code, place, {"number": ord(sign)}))
    return findings


@dataclass(slots=True)
class Parts:
    """The two parts of a record. Lines count from 1 in the file.

    ``lines`` are those of the front matter, the first of them on ``first_line``. ``found``:
    whether there is any front matter.
    """

    lines: list[str]
    first_line: int
    body: str
    body_line: int
    findings: list[Finding] = field(default_factory=list)
    found: bool = True


def split(lines: list[str], shown_as: str) -> Parts:
    """Split a file in two.

    Taken quietly: ``---`` to open, ``---`` or ``...`` to close, spaces after them. Everything else
    that is clearly meant as one of them is a finding, and is read as meant.
    """

    def report(code: Code, row: int, **values: object) -> None:
        row = min(row, len(lines) - 1)
        findings.append(Finding(code, Place(shown_as, row + 1), values))

    findings: list[Finding] = []
    top = next((row for row, line in enumerate(lines) if line.strip()), 0)
    start = _opening(lines, top)
    if start is None:
        report(codes.NO_FRONT_MATTER, top)
        return Parts([], 1, "\n".join(lines), 1, findings, found=False)
    if opened := _wrong_opening(lines, top, start):
        report(opened[0], opened[1], shown=clip(lines[opened[1]]))
    end, after = _closing(lines, start)
    if after == end == len(lines):
        last = next((row for row in range(end - 1, -1, -1) if lines[row].strip()), 0)
        report(codes.NOT_CLOSED, last, where="below this line")
    elif after == end:
        report(codes.NOT_CLOSED, end, where="above this line")
    elif lines[end].rstrip() not in ("---", "..."):
        report(codes.FENCE, end, shown=clip(lines[end]))
    front = lines[start:end]
    second = _second_half(lines, after) if after > end else None
    if second is not None:
        report(codes.FENCE_IN_THE_MIDDLE, end)
        front, after = [*front, "", *lines[end + 1 : second]], second + 1
    for row, line in enumerate(front):
        if line.startswith(("---", "...")):
            report(codes.FENCE, start + row, shown=clip(line))
            front[row] = ""
    first_line, body_line = min(start + 1, len(lines)), min(after + 1, len(lines))
    return Parts(front, first_line, "\n".join(lines[after:]), body_line, findings)


def _names_field(line: str) -> bool:
    """Whether the line is a field that some type of record has."""
    match = _FIELD.match(line)
    return bool(match and match.group(1).lower() in TOP_NAMES)


def _opening(lines: list[str], top: int) -> int | None:
    """Return the row of the first field; None when nothing looks like fields."""
    if lines[top].rstrip() == "---" or _ALMOST_OPENING.match(lines[top]):
        return top + 1
    if _names_field(lines[top]):
        return top
    for row in range(top + 1, min(len(lines) - 1, 200)):
        if lines[row].rstrip() == "---" and _names_field(lines[row + 1]):
            return row + 1
    return None


def _wrong_opening(lines: list[str], top: int, start: int) -> tuple[Code, int] | None:
    """Say what is wrong with the way the front matter begins, and in which row."""
    if start <= top:
        return codes.NOT_OPENED, top
    if start - 1 > top:
        return codes.TEXT_ABOVE, top
    if lines[top].rstrip() != "---":
        return codes.FENCE, top
    return (codes.BLANK_FIRST_LINE, 0) if top > 0 else None


def _closing(lines: list[str], start: int) -> tuple[int, int]:
    """Return the row where the fields end and the row where the body begins.

    The two are equal when there is no line between them that closes the front matter.
    """
    end = len(lines)
    for row in range(start, len(lines)):
        line = lines[row]
        if line[:1] in "-–—._=−‐‑‒―" and (
            line.rstrip() in ("---", "...") or _ALMOST_CLOSING.match(line)
        ):
            end = row
            break
    body = _body_begins(lines, start, end)
    if body is not None and (end == len(lines) or build("\n".join(lines[start:end])).fault):
        return body, body
    return (end, end + 1) if end < len(lines) else (end, end)


def _body_begins(lines: list[str], start: int, end: int) -> int | None:
    """Return the row of the first line of prose that follows an empty line."""
    for row in range(start + 1, end):
        line = lines[row]
        if not lines[row - 1].strip() and not _MAY_BE_YAML.match(line) and len(line.split()) > 2:
            return row
        if line.startswith(("# ", "## ")) and end == len(lines) and not lines[row - 1].strip():
            return row
    return None


def _second_half(lines: list[str], after: int) -> int | None:
    """Return the row of a second closing fence when more fields follow the first one."""
    row = next((r for r in range(after, min(len(lines), after + 3)) if lines[r].strip()), None)
    if row is None or not _names_field(lines[row]) or lines[row][:1].isspace():
        return None
    return next((r for r in range(row, len(lines)) if lines[r].rstrip() == "---"), None)
