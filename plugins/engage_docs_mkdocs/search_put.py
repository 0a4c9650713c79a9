"""The search of a site: its index and its page, unless both are as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING

from engage_docs.findings import Finding
from engage_docs.search.place import FOLDER
from engage_docs.store import key_of
from engage_docs_mkdocs.filling import Filling
from engage_docs_mkdocs.shell import Slot

if TYPE_CHECKING:
    from engage_docs.search import Document


@contextmanager
def searching(filling: Filling) -> Iterator[Callable[[], list[Finding]]]:
    """The search. Its index is made while the block is at work.

    What is given ends it, and returns the personal details in the page.
    """
    slot = filling.shell.search
    if slot is None:
        yield list
        return
    from engage_docs.search import find_program

    plan, sections = filling.plan, filling.ready.question.sections
    program, version = find_program()
    language = filling.shell.options.language
    digests = filling.digests("documents")
    own = [asdict(document) for document in filling.shell.documents]
    inputs = key_of(plan.key, version, language, digests, repr(own), sections)
    page_inputs = key_of(inputs, slot.pieces, slot.introduction)
    index = [path for path in filling.before.outputs if path.startswith(f"{FOLDER}/")]
    is_kept = bool(index) and all(filling.is_as_it_was(path, inputs) for path in index)
    page_is_kept = filling.is_as_it_was(f"{slot.url}index.html", page_inputs)
    if is_kept and page_is_kept:
        yield list
        return
    from engage_docs_mkdocs.whole_search import (
        documents_of_records,
        index_of_site,
        other_documents,
    )

    found = documents_of_records(filling.drawing.parts_of("documents", filling.groups))
    every = (*found, *other_documents(plan, sections))
    old = filling.ready.asked.old_search
    with nullcontext() if is_kept else index_of_site(plan, every, program, version, old) as new:

        def end() -> list[Finding]:
            details = [] if page_is_kept else _page(filling, slot, page_inputs, found)
            for path, data in (new() if new else {}).items():
                filling.put(f"{FOLDER}/{path}", inputs, data)
            return details

        yield end


def _page(
    filling: Filling, slot: Slot, inputs: str, documents: Sequence[Document]
) -> list[Finding]:
    from engage_docs.privacy import check_page
    from engage_docs_mkdocs.whole_search import main_of_search_page

    name = f"{slot.url}index.html"
    main = main_of_search_page(filling.plan, slot, documents)
    filling.put(name, inputs, slot.filled(main).encode("utf-8", errors="xmlcharrefreplace"))
    return [*check_page(main, name, filling.plan.settings.allow_details)]
