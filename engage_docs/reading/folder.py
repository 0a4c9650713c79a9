"""A folder of files to records. The only part of reading that touches the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from engage_docs.dates import Calendar
from engage_docs.findings import Code, Finding, Place, in_order
from engage_docs.findings import reading as codes
from engage_docs.model import Record
from engage_docs.reading.page import FindTerm, no_terms
from engage_docs.reading.record import read_record
from engage_docs.reading.source import MAX_BYTES

_LIKE_MARKDOWN = frozenset((".markdown", ".mdown", ".mkd", ".txt", ".text", ".yaml", ".yml"))
_OF_WORD = frozenset((".doc", ".docx", ".odt", ".rtf", ".pages"))
_SURELY_TEXT = frozenset((".markdown", ".mdown", ".mkd"))


def read_folder(
    root: Path, shown_root: str, calendar: Calendar, find_term: FindTerm = no_terms
) -> tuple[list[Record], list[Finding]]:
    """Read every ``*.md`` below ``root``, in the order of their paths.

    ``shown_root`` stands for ``root`` in the findings. The project of a record that names none is
    the folder directly under ``root``. ``find_term`` looks words up in the frameworks. Hidden files
    and folders and README.md are passed over; a file that looks like a record under another ending
    gets a warning.
    """
    records: list[Record] = []
    findings: list[Finding] = []
    if not root.is_dir():
        return [], [Finding(codes.FOLDER_MISSING, Place(shown_root), {"folder": shown_root})]
    inside = root.resolve()
    for path, parts in _files(root):
        shown = "/".join((shown_root.rstrip("/"), *parts)) if shown_root else "/".join(parts)
        code = _outside(path, inside)
        if code or path.suffix.lower() != ".md":
            findings += _other_file(path, shown, code)
            continue
        data = _bytes_of(path)
        if isinstance(data, str):
            findings.append(Finding(codes.FILE_UNREADABLE, Place(shown), {"reason": data}))
            continue
        project = parts[0] if len(parts) > 1 else ""
        record, found = read_record(data, shown, project, path.stem, calendar, find_term)
        findings += found
        if record is not None:
            records.append(record)
    return records, in_order(findings)


def _bytes_of(path: Path) -> bytes | str:
    """Return what is in a file, or why it cannot be read. Pipes and devices are not opened."""
    try:
        if not path.is_file():
            return "it is not an ordinary file"
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return (error.strerror or "unknown reason").lower()


def _files(root: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield every file below ``root`` with the names on the way to it, sorted.

    Folders that are links are not entered, so that there is no way round in a circle; they are
    yielded like files.
    """
    found: list[tuple[tuple[str, ...], Path]] = []
    waiting: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    while waiting:
        folder, parts = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append((parts, folder))
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            here = (*parts, entry.name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), here))
            elif entry.name.lower() != "readme.md":
                found.append((here, Path(entry.path)))
    for parts, path in sorted(found):
        yield path, parts


def _outside(path: Path, inside: Path) -> Code | None:
    """Refuse a link that leads out of the folder, and a folder that is a link."""
    if not path.is_symlink():
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return codes.FILE_UNREADABLE
    if target.is_dir() or not target.is_relative_to(inside):
        return codes.LINK_OUTSIDE
    return None


def _other_file(path: Path, shown: str, code: Code | None) -> list[Finding]:
    """Say something about a file that is not read, if it might be a record."""
    if code is codes.FILE_UNREADABLE:
        facts: dict[str, object] = {"reason": "it is a link that leads nowhere"}
        return [Finding(code, Place(shown), facts)]
    if code:
        return [Finding(code, Place(shown), {"name": path.name})]
    ending = path.suffix.lower()
    if ending in _OF_WORD:
        return [Finding(codes.WORD_FILE, Place(shown), {"name": path.name})]
    if path.is_dir():
        return [Finding(codes.FILE_UNREADABLE, Place(shown), {"reason": "it may not be opened"})]
    possible = ending in _LIKE_MARKDOWN or not ending
    if possible and (ending in _SURELY_TEXT or _starts_like_record(path)):
        facts = {"name": path.name, "rename": f"{path.stem}.md"}
        return [Finding(codes.NOT_MD, Place(shown), facts)]
    return []


def _starts_like_record(path: Path) -> bool:
    """Whether the first lines of a file look like the fields of a record."""
    head = _bytes_of(path)
    if isinstance(head, str):
        return False
    head = head[:500]
    lines = [line.strip() for line in head.decode("utf-8", errors="replace").splitlines()]
    first = next((line.lstrip("\ufeff") for line in lines if line.strip("\ufeff")), "")
    return first == "---" or first.startswith("type:")
