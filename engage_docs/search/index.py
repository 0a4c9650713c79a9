"""The index, made by pagefind: files for a browser, which loads only those that a search needs.

The package's own wrapper waits a tenth of a second for every answer, which is minutes for a
thousand records. So we speak to the program as that wrapper does: it reads requests as JSON in
base64, each closed by a comma, and gives one answer for each. It is told everything at once, and
a thread collects the answers while we do other things.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any, TypeAlias

from engage_docs.i18n import language_of
from engage_docs.search.document import Document

FOLDER = "search/index"
"""Where the index lies in a site."""

# What our page asks for. pagefind's own forms and styles are left out.
_NEEDED = re.compile(
    r"pagefind\.js|pagefind-entry\.json|pagefind\.[\w-]+\.pf_meta|wasm\.[\w-]+\.pagefind"
    r"|(?:filter|fragment|index)/[\w-]+\.pf_(?:filter|fragment|index)"
)
_PATIENCE = 20  # seconds
_CHUNK = 1 << 16
_STOPPED = "pagefind stopped in the middle of its work"

Files: TypeAlias = Callable[[], dict[str, bytes]]
"""Waits until an index is made, and gives its files by their paths."""


class SearchProblem(Exception):  # noqa: N818 - it is no mistake of ours
    """Why there is no index. The text is a plain half-sentence."""


def find_program() -> tuple[Path, str]:
    """The program that makes the index, and its version.

    Raises :class:`SearchProblem` where it is not installed or does not run.
    """
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise SearchProblem("pagefind is not installed") from None
    program = get_executable()
    if program is None:
        raise SearchProblem("pagefind is installed without its program for this computer")
    try:
        answer = subprocess.run(  # noqa: S603 - a program that was installed with us
            [program, "--version"], capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        raise SearchProblem("the program of pagefind does not run on this computer") from None
    return program, answer.stdout.decode("utf-8", "replace").strip()


@contextmanager
def indexing(program: Path, documents: Sequence[Document], language: str) -> Iterator[Files]:
    """Let the program make an index of the documents, in their order, while we do other things.

    The paths of its files are those in its folder. Whoever leaves the block without asking for
    them ends the work. Raises :class:`SearchProblem` if there cannot be an index.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - a program that was installed with us
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise SearchProblem("the program of pagefind does not start") from None
    requests, answers = process.stdin, process.stdout
    assert requests is not None and answers is not None  # noqa: S101, PT018 - they are pipes
    try:
        with ThreadPoolExecutor(1) as pool, ExitStack() as at_the_end:
            at_the_end.callback(process.kill)  # then the thread ends too
            # The new index, the documents, and the files.
            last = pool.submit(_last_answer, answers, len(documents) + 2)
            _ask(requests, documents, language)
            yield lambda: _files(last.result(), len(documents))
    finally:
        with suppress(OSError):  # what the program did not read any more
            requests.close()
        answers.close()
        process.wait()


def _ask(requests: IO[bytes], documents: Iterable[Document], language: str) -> None:
    """Send all requests. The first index that a program makes has the number 0."""
    payloads = chain(
        [{"type": "NewIndex", "config": {}}],
        (_request(document, language) for document in documents),
        # Not "WriteFiles": that answers before the last file is whole.
        [{"type": "GetFiles", "index_id": 0}],
    )
    try:
        for number, payload in enumerate(payloads, start=1):
            request = json.dumps({"message_id": number, "payload": payload}).encode()
            requests.write(base64.b64encode(request) + b",")
        requests.flush()
    except OSError:
        raise SearchProblem(_STOPPED) from None


def _last_answer(answers: IO[bytes], number: int) -> dict[str, Any]:
    """Wait for a number of answers, and return the last of them."""
    answer: dict[str, Any] = {}
    rest = bytearray()
    while number:
        more = os.read(answers.fileno(), _CHUNK)
        if not more:
            raise SearchProblem(_STOPPED)
        rest += more
        *whole, rest = rest.split(b",") if b"," in more else [rest]
        number -= len(whole)
        for data in whole:
            try:
                answer = json.loads(base64.b64decode(data))["payload"]
            except (ValueError, KeyError, TypeError):
                raise SearchProblem(_STOPPED) from None
            if answer.get("type") == "Error":
                raise SearchProblem(f"pagefind says: {answer.get('message')}")
    return answer


def _files(answer: Mapping[str, Any], number: int) -> dict[str, bytes]:
    """The files of the index of a number of documents, as far as our page needs them."""
    files = answer["files"]
    made = {one["path"].replace("\\", "/"): base64.b64decode(one["content"]) for one in files}
    try:
        languages = json.loads(made["pagefind-entry.json"])["languages"].values()
    except (KeyError, ValueError):
        raise SearchProblem("pagefind wrote no index") from None
    if sum(about["page_count"] for about in languages) != number:
        raise SearchProblem("pagefind left something out")
    # The program that searches comes in two copies, and only the one of the index is used.
    used = {about["wasm"] or "unknown" for about in languages}
    return {
        name: made[name]
        for name in sorted(made)
        if _NEEDED.fullmatch(name) and (not name.startswith("wasm.") or name.split(".")[1] in used)
    }


def _request(document: Document, language: str) -> dict[str, Any]:
    beside = {"kind": document.kind, "when": document.when, "project": document.project}
    if document.lang:
        of_words = language_of(document.lang)
        beside |= {"lang": of_words.tag, "dir": of_words.direction}
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": document.url,
        "content": document.text or document.title,
        "language": language,  # one for all: a reader searches the whole site at once
        "meta": {"title": document.title} | {k: v for k, v in beside.items() if v},
        "filters": {name: list(values) for name, values in document.filters.items()},
        "sort": None,
    }
