"""The index, made by pagefind: files for a browser, which loads only those that a search needs.

The package's own wrapper waits a tenth of a second for every answer, which is minutes for a
thousand records. So we speak to the program as that wrapper does: it reads requests as JSON in
base64, each closed by a comma, and gives one answer for each. It is told everything at once, and
works on it while we do other things.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
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
_PATIENCE = 20
_A_MOMENT = 0.005
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
    # The answers go into a file, so the program never waits until we read them. A thread that reads
    # would do as well, but then no process could begin as a copy of this one.
    with tempfile.TemporaryDirectory(prefix="engage-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "answers"
        path.touch()
        with path.open("rb") as answers, _started(program, path) as process:
            # Both have it open, so it needs no name: if we are killed, no text stays behind.
            with suppress(OSError):  # on Windows it keeps its name until the end
                path.unlink()
            talk = _Talk(process, answers)
            talk.say([{"type": "NewIndex", "config": {}}])
            index = talk.last_answer()["index_id"]
            talk.say(_request(index, document, language) for document in documents)
            # Not "WriteFiles": that answers before the last file is whole.
            talk.say([{"type": "GetFiles", "index_id": index}])
            yield partial(_files, talk, len(documents))


def _files(talk: _Talk, number: int) -> dict[str, bytes]:
    """The files of the index of a number of documents, as far as our page needs them."""
    answer = talk.last_answer()["files"]
    made = {one["path"].replace("\\", "/"): base64.b64decode(one["content"]) for one in answer}
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


def _request(index: int, document: Document, language: str) -> dict[str, Any]:
    beside = {"kind": document.kind, "when": document.when, "project": document.project}
    if document.lang:
        of_words = language_of(document.lang)
        beside |= {"lang": of_words.tag, "dir": of_words.direction}
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": document.url,
        "content": document.text or document.title,
        "language": language,  # one for all: a reader searches the whole site at once
        "meta": {"title": document.title} | {k: v for k, v in beside.items() if v},
        "filters": {name: list(values) for name, values in document.filters.items()},
        "sort": None,
    }


@contextmanager
def _started(program: Path, answers: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program, which writes its answers into a file until the block ends."""
    try:
        with answers.open("wb") as file:
            process = subprocess.Popen(  # noqa: S603 - a program that was installed with us
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
    except OSError:
        raise SearchProblem("the program of pagefind does not start") from None
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


class _Talk:
    """A conversation with the program: any number of requests, and later the answers to them."""

    def __init__(self, process: subprocess.Popen[bytes], answers: IO[bytes]) -> None:
        self._process, self._answers = process, answers
        self._asked = 0
        self._answered = 0

    def say(self, payloads: Iterable[Mapping[str, Any]]) -> None:
        """Send requests."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            for payload in payloads:
                self._asked += 1
                request = json.dumps({"message_id": self._asked, "payload": payload}).encode()
                self._process.stdin.write(base64.b64encode(request) + b",")
            self._process.stdin.flush()
        except OSError:
            raise SearchProblem(_STOPPED) from None

    def last_answer(self) -> dict[str, Any]:
        """Wait for the answers to all requests, and return the last of them."""
        answer: dict[str, Any] = {}
        for data in self._wait():
            try:
                answer = json.loads(base64.b64decode(data))["payload"]
            except (ValueError, KeyError, TypeError):
                raise SearchProblem(_STOPPED) from None
            if answer.get("type") == "Error":
                raise SearchProblem(f"pagefind says: {answer.get('message')}")
        return answer

    def _wait(self) -> list[bytearray]:
        """The answers that have not been read yet, once they are all there."""
        found = bytearray()
        while self._answered < self._asked:
            is_over = self._process.poll() is not None
            more = self._answers.read()
            found += more
            self._answered += more.count(b",")
            if is_over and not more:
                raise SearchProblem(_STOPPED)
            if not more:
                time.sleep(_A_MOMENT)
        return found.split(b",")[:-1]
