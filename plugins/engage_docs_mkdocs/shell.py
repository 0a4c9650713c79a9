"""The shell of a site: everything in it that does not depend on what the records say.

MkDocs makes the shell: the frames of all pages, the owner's own pages, and the files of the theme.
It is a value of plain data, so it can be kept, and MkDocs need not run again until one of the
things changes that a shell is made of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from engage_docs.search.document import Document
from engage_docs_mkdocs.frame import Frame, to_bytes
from engage_docs_mkdocs.sharing import SharedPicture

DEEPEST = 6
RECORD_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """A page that MkDocs drew around a slot for what the records say.

    ``introduction`` is what the owner wrote above it, as safe HTML.
    """

    url: str
    pieces: tuple[str, ...]
    introduction: str = ""

    def filled(self, main: str) -> str:
        """The whole page."""
        return main.join(self.pieces)

    def filled_with(self, main: bytes) -> bytes:
        """The whole file."""
        return main.join(map(to_bytes, self.pieces))


@dataclass(frozen=True, slots=True)
class Shell:
    """What MkDocs makes of a site without its records.

    ``frames`` by section and depth, ``sections`` by their names. ``files`` are the digests of
    everything that goes into the site as it is, by paths in the site. ``urls`` are the addresses of
    MkDocs' pages, ``own_pages`` where each of the owner's own pages is written, by its path in the
    site. ``documents`` are what can be found in them. ``shared`` are the pictures of sections that
    go with a shared link, ``findings`` plain data. ``options`` of MkDocs that the records' texts
    and pages depend on.
    """

    frames: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, Slot]
    files: Mapping[str, str]
    urls: tuple[str, ...]
    own_pages: Mapping[str, str]
    documents: tuple[Document, ...]
    shared: Mapping[str, SharedPicture]
    findings: Any
    options: Options
    search: Slot | None = None

    def frame(self, section: str, depth: int, lang: str = "") -> Frame:
        """The frame of a page that is no section's first."""
        return Frame(self.frames[f"{section} {depth} {lang}"])

    def to_bytes(self) -> bytes:
        """The shell as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Shell:
        """The shell that was made into bytes."""
        plain = json.loads(data)
        return cls(
            frames={key: tuple(pieces) for key, pieces in plain["frames"].items()},
            sections={name: _slot(slot) for name, slot in plain["sections"].items()},
            files=plain["files"],
            urls=tuple(plain["urls"]),
            own_pages=plain["own_pages"],
            documents=tuple(Document(**one) for one in plain["documents"]),
            shared={name: SharedPicture(**one) for name, one in plain["shared"].items()},
            findings=plain["findings"],
            options=Options(**plain["options"]),
            search=_slot(plain["search"]) if plain["search"] else None,
        )


@dataclass(frozen=True, slots=True)
class Options:
    """What MkDocs' configuration says, as far as the records' pages depend on it."""

    site_dir: str
    docs_dir: str
    site_name: str
    site_url: str
    language: str
    theme_folders: list[str]
    extensions: list[str] = field(default_factory=list)
    configs: dict[str, dict[str, Any]] = field(default_factory=dict)
    strict: bool = False


def _slot(plain: Mapping[str, Any]) -> Slot:
    return Slot(plain["url"], tuple(plain["pieces"]), plain["introduction"])
