"""Documents: PDF files made anew from what is on the list of harmless things, and nothing else.

``prepare_document`` does everything. The steps can be read alone: ``limits`` (which files are
taken), ``opening`` (locks, and what must be refused), ``rebuild`` (page by page into a new file,
by the rules of ``rules``, ``content``, ``resources``, ``colours`` and ``structure``, and the proof
that nothing else is in it), ``visible`` (the words, all of which must be seen). Only those that
need the optional libraries pikepdf and pypdfium2 import them, when there is a PDF to clean.
"""

from engage_docs.media.documents.prepare import CleanedDocument, prepare_document

__all__ = ["CleanedDocument", "prepare_document"]
