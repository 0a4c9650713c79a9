"""Search: what may be found, and the index that a reader's browser loads in parts.

Knows nothing of MkDocs. pagefind makes the index; see :mod:`engage_docs.search.index`.
"""

from engage_docs.search.document import Document
from engage_docs.search.documents import documents_of, page_document
from engage_docs.search.index import FOLDER, SearchProblem, find_program, indexing

__all__ = [
    "FOLDER",
    "Document",
    "SearchProblem",
    "documents_of",
    "find_program",
    "indexing",
    "page_document",
]
