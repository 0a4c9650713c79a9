"""The index: files for the browser of a reader, who loads only those that a search needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engage_docs.search.document import Document
from engage_docs.search.program import Files, SearchProblem, indexing

_NEEDED = re.compile(
    r"pagefind\.js|pagefind-entry\.json|pagefind\.[\w-]+\.pf_meta|wasm\.[\w-]+\.pagefind"
    r"|(?:filter|fragment|index)/[\w-]+\.pf_(?:filter|fragment|index)"
)


def is_needed(name: str) -> bool:
    """Whether our page asks for a file. pagefind's own forms and styles are left out."""
    return _NEEDED.fullmatch(name) is not None


@contextmanager
def index_in_the_making(
    program: Path, documents: Sequence[Document], language: str
) -> Iterator[Files]:
    """Let the program make an index while we do other things. It ends with the block.

    The paths of its files are those in its folder. Raises
    :class:`SearchProblem` if there cannot be one.
    """
    with indexing(program, documents, language) as made:
        yield lambda: _files_of(made(), len(documents))


def make_index(program: Path, documents: Sequence[Document], language: str) -> dict[str, bytes]:
    """The files of the index, by their paths in its folder, without anything done meanwhile."""
    with index_in_the_making(program, documents, language) as files:
        return files()


def _files_of(made: Mapping[str, bytes], number: int) -> dict[str, bytes]:
    files = _without_other_languages({n: made[n] for n in sorted(made) if is_needed(n)})
    if _number_of_pages(files) != number:
        raise SearchProblem("pagefind left something out")
    return files


def _without_other_languages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The program that searches comes in two copies, and only the one of the index is used."""
    used = {about["wasm"] or "unknown" for about in _languages(files)}
    return {
        name: data
        for name, data in files.items()
        if not name.startswith("wasm.") or name.split(".")[1] in used
    }


def _number_of_pages(files: Mapping[str, bytes]) -> int:
    return sum(about["page_count"] for about in _languages(files))


def _languages(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    try:
        return list(json.loads(files["pagefind-entry.json"])["languages"].values())
    except (KeyError, ValueError):
        raise SearchProblem("pagefind wrote no index") from None
