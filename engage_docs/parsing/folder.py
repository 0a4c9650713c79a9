"""A folder of files to records. The only part of parsing that touches the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from engage_docs.dates import Calendar
from engage_docs.findings import Code, Finding, Place, in_order
from engage_docs.findings import reading as codes
from engage_docs.parsing.context import FindTerm, no_terms
from engage_docs.parsing.record import parse_record
from engage_docs.parsing.source import MAX_BYTES
from engage_docs.records.model import Record

_LIKE_MARKDOWN = frozenset((".markdown", ".mdown", ".mkd", ".txt", ".text", ".yaml", ".yml"))
_OF_WORD = frozenset((".doc", ".docx", ".odt", ".rtf", ".pages"))
_SURELY_TEXT = frozenset((".markdown", ".mdown", ".mkd"))
_name_of = attrgetter("name")


class RecordFile(NamedTuple):
    """A file that should be a record.

    ``path`` is where it lies, ``shown`` its path in findings. ``project`` is the folder directly
    under the folder of records: the project of a record that names none. ``stem`` is its name
    without the ending: it stands in for a missing id.
    """

    path: str
    shown: str
    project: str
    stem: str


def read_folder(
    root: Path, shown_root: str, calendar: Calendar, find_term: FindTerm = no_terms
) -> tuple[list[Record], list[Finding]]:
    """Return the record of every ``*.md`` below ``root``, in the order of their paths.

    ``find_term`` looks words up in the frameworks. See :func:`scan_folder` for what counts as a
    record, and :func:`engage_docs.parsing.record.parse_record` for what is wrong with one.
    """
    records: list[Record] = []
    files, findings = scan_folder(root, shown_root)
    for file in files:
        data = read_bytes(file)
        if isinstance(data, Finding):
            findings.append(data)
            continue
        record, found = parse_record(data, file.shown, file.project, file.stem, calendar, find_term)
        findings += found
        if record is not None:
            records.append(record)
    return records, in_order(findings)


def scan_folder(root: Path, shown_root: str) -> tuple[list[RecordFile], list[Finding]]:
    """Return every ``*.md`` below ``root``, in the order of their paths, without opening them.

    ``shown_root`` stands for ``root`` in the findings. Hidden files and folders and README.md are
    passed over. The findings are about all others: a file that looks like a record under another
    ending gets a warning (of such a file the first lines are read).
    """
    files: list[RecordFile] = []
    findings: list[Finding] = []
    if not root.is_dir():
        return [], [Finding(codes.FOLDER_MISSING, Place(shown_root), {"folder": shown_root})]
    inside = root.resolve()
    above = f"{shown_root.rstrip('/')}/" if shown_root else ""
    for path, folder, name, is_link in _files(root):
        code = _outside(Path(path), inside) if is_link else None
        if code or not name.lower().endswith(".md"):
            findings += _other_file(Path(path), f"{above}{folder}{name}".rstrip("/"), code)
        else:
            project = folder.partition("/")[0]
            shown = f"{above}{folder}{name}"
            files.append(RecordFile(path, shown, project, name[: -len(".md")]))
    return files, findings


def read_bytes(file: RecordFile) -> bytes | Finding:
    """Return what is in a file, or why it cannot be read."""
    data = _bytes_of(file.path)
    if isinstance(data, str):
        return Finding(codes.FILE_UNREADABLE, Place(file.shown), {"reason": data})
    return data


def _bytes_of(path: str) -> bytes | str:
    """Return what is in a file, or why it cannot be read. Pipes and devices are not opened."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - ten thousand times
        if not stat.S_ISREG(seen.st_mode):
            return "it is not an ordinary file"
        if seen.st_size > MAX_BYTES:
            with open(path, "rb") as file:  # noqa: PTH123 - like the others
                return file.read(MAX_BYTES + 1)
        # A buffer would only cost: the whole file is wanted at once.
        with open(path, "rb", buffering=0) as raw:  # noqa: PTH123 - ten thousand times
            return raw.readall()
    except FileNotFoundError:
        return "it is not an ordinary file"
    except OSError as error:
        return (error.strerror or "unknown reason").lower()


def _files(root: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Every file below ``root``, in order: path, folder below ``root``, name, whether it is a link.

    Folders that are links are not entered, so that there is no way round in a circle; they are
    returned like files, as are those that may not be opened.
    """
    entries = _entries(str(root))
    if entries is None:
        yield str(root), "", "", False
        return
    levels = [("", entries)]
    while levels:
        below, entries = levels[-1]
        for entry in entries:
            name = entry.name
            if name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner = _entries(entry.path)
                if inner is None:
                    yield entry.path, below, name, False
                    continue
                levels.append((f"{below}{name}/", inner))
                break
            if name.lower() != "readme.md":
                yield entry.path, below, name, entry.is_symlink()
        else:
            levels.pop()


def _entries(folder: str) -> Iterator[os.DirEntry[str]] | None:
    """What lies in a folder, in the order of the names; None if it may not be opened."""
    try:
        with os.scandir(folder) as found:
            return iter(sorted(found, key=_name_of))
    except OSError:
        return None


def _outside(path: Path, inside: Path) -> Code | None:
    """Refuse a link that leads out of the folder, and a folder that is a link."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return codes.FILE_UNREADABLE
    if target.is_dir() or not target.is_relative_to(inside):
        return codes.LINK_OUTSIDE
    return None


def _other_file(path: Path, shown: str, code: Code | None) -> list[Finding]:
    """Say something about a file that is not read, if it might be a record."""
    ending, name = path.suffix.lower(), {"name": path.name}
    if code is codes.FILE_UNREADABLE:
        return [Finding(code, Place(shown), {"reason": "it is a link that leads nowhere"})]
    if code or ending in _OF_WORD:
        return [Finding(code or codes.WORD_FILE, Place(shown), name)]
    if path.is_dir():
        return [Finding(codes.FILE_UNREADABLE, Place(shown), {"reason": "it may not be opened"})]
    possible = ending in _LIKE_MARKDOWN or not ending
    if possible and (ending in _SURELY_TEXT or _starts_like_record(path)):
        return [Finding(codes.NOT_MD, Place(shown), {**name, "rename": f"{path.stem}.md"})]
    return []


def _starts_like_record(path: Path) -> bool:
    """Whether the first lines of a file look like the fields of a record."""
    head = _bytes_of(str(path))
    if isinstance(head, str):
        return False
    lines = [line.strip() for line in head[:500].decode("utf-8", "replace").splitlines()]
    first = next((line.lstrip("\ufeff") for line in lines if line.strip("\ufeff")), "")
    return first == "---" or first.startswith("type:")
