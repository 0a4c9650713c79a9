"""Documents: PDF files made anew from what is on the list of harmless things, and nothing else.

``prepare_document`` does everything. The steps can be read alone: ``limits`` (which files are
taken), ``opening`` (locks, and what must be refused), ``rebuild`` (page by page into a new file,
by the rules of ``objects``, ``content``, ``resources``, ``images`` and ``structure``), ``prove``
(nothing else is in it). Only those that need pikepdf, the optional library, import it; nothing
imports them until there is a PDF to clean.
"""

from engage_docs.media.documents.prepare import CleanedDocument, prepare_document

__all__ = ["CleanedDocument", "prepare_document"]
