"""Search: what may be found, the index that a reader's browser loads in parts, and its page.

Knows nothing of MkDocs. pagefind makes the index; see :mod:`engage_docs.search.program`.
"""

from __future__ import annotations

from engage_docs.search.document import Document
from engage_docs.search.documents import (
    documents_of,
    page_document,
)
from engage_docs.search.index import index_in_the_making, make_index
from engage_docs.search.program import Files, SearchProblem, find_program

__all__ = [
    "Document",
    "Files",
    "SearchProblem",
    "documents_of",
    "find_program",
    "index_in_the_making",
    "make_index",
    "page_document",
]
