"""Documents: PDF files made anew from what is on the list of harmless things, and nothing else.

``prepare_document`` does everything. The steps can be read alone: ``kinds`` (what is it),
``opening`` (limits, locks), ``hidden`` (what must be refused), ``rebuild`` (page by page into a
new file), ``prove`` (nothing else is in it), ``cache``. Only those that need pikepdf, the optional
library, import it; nothing imports them until there is a PDF to clean.
"""

from engage_docs.media.documents.prepare import Document, prepare_document

__all__ = ["Document", "prepare_document"]
