"""pagefind, the program that makes the index: where it is, and how it is spoken to.

The package's own wrapper waits a tenth of a second for every answer, which is minutes for a
thousand records. So we speak to the program as that wrapper does: it reads requests as JSON in
base64, each closed by a comma, and gives one answer for each.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

from engage_docs.search.documents import Document
from engage_docs.speech import language_of

_PATIENCE = 20


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


def index_of(program: Path, documents: Iterable[Document], language: str) -> dict[str, bytes]:
    """Let the program make an index of the documents, in their order: its files by their paths."""
    with _Talk(program) as talk:
        index = talk.ask(type="NewIndex", config={})["index_id"]
        for document in documents:
            beside = {"kind": document.kind, "when": document.when, "project": document.project}
            if document.lang:
                of_words = language_of(document.lang)
                beside |= {"lang": of_words.tag, "dir": of_words.direction}
            talk.ask(
                type="AddRecord",
                index_id=index,
                url=document.url,
                content=document.text or document.title,
                language=language,  # one for all: a reader searches the whole site at once
                meta={"title": document.title} | {k: v for k, v in beside.items() if v},
                filters={name: list(values) for name, values in document.filters.items()},
                sort=None,
            )
        # Not "WriteFiles": that answers before the last file is whole.
        files = talk.ask(type="GetFiles", index_id=index)["files"]
    return {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in files}


class _Talk:
    """A conversation with the program: one request, one answer."""

    def __init__(self, program: Path) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a program that was installed with us
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            raise SearchProblem("the program of pagefind does not start") from None
        self._number = 0

    def __enter__(self) -> _Talk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, **payload: Any) -> dict[str, Any]:
        """Send one request and return the answer to it."""
        self._number += 1
        request = json.dumps({"message_id": self._number, "payload": payload}).encode()
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            self._process.stdin.write(base64.b64encode(request) + b",")
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(base64.b64decode(self._read()))["payload"]
        except (OSError, ValueError, KeyError, TypeError):
            raise SearchProblem("pagefind stopped in the middle of its work") from None
        if answer.get("type") == "Error":
            raise SearchProblem(f"pagefind says: {answer.get('message')}")
        return answer

    def _read(self) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        answer = bytearray()
        while not answer.endswith(b","):
            more = self._process.stdout.read1()  # type: ignore[attr-defined]
            if not more:
                raise ValueError("no more to read")
            answer += more
        return bytes(answer[:-1])
