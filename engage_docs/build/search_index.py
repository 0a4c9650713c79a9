"""The index of the search, made by a program of its own while pages are rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import msgspec

from engage_docs.build.cache import digest, program_digest
from engage_docs.build.output import Output
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import SEARCH_NOT_MADE
from engage_docs.findings.paths import as_typed
from engage_docs.search import FOLDER, Document, SearchProblem, find_program, indexing
from engage_docs.site.context import SiteContext

_GROUP = "search"


@contextmanager
def searching(
    site: SiteContext, own: Sequence[Document], output: Output
) -> Iterator[Callable[[], list[Finding]]]:
    """Make the index of a site while the block is at work; what is given waits for it.

    ``own`` are the owner's pages. The index of the last build is taken over while it would be of
    the same documents: it need not be the same bytes twice. What is given returns a finding if
    there can be no index. A preview has none.
    """
    if site.documents is None or site.is_preview:
        yield list
        return
    settings = site.settings
    with ExitStack() as stack:
        try:
            program, version = find_program()
            documents = sorted((*site.documents, *own), key=lambda document: document.url)
            about = msgspec.msgpack.encode(documents)
            key = digest(program_digest(), version, settings.language, about)
            if output.reuse_group(_GROUP, key):
                yield list
                return
            index = indexing(program, documents, settings.language)
            files = stack.enter_context(index)
        except SearchProblem as problem:
            reason = str(problem)
            yield lambda: [_not_made(settings.config_file, reason)]
            return

        def finish() -> list[Finding]:
            try:
                made = {f"{FOLDER}/{name}": data for name, data in files().items()}
            except SearchProblem as problem:
                return [_not_made(settings.config_file, str(problem))]
            output.write_group(_GROUP, key, made)
            return []

        yield finish


def _not_made(config_file: object, reason: str) -> Finding:
    return Finding(SEARCH_NOT_MADE, Place(str(as_typed(str(config_file)))), {"reason": reason})
