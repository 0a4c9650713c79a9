"""Codes of the findings about documents.

Whoever wrote the document may never have heard of metadata, layers or tags, so no sentence here
needs those words. Every refusal says how to get a document that works.
"""

from engage_docs.findings.base import error

_EXAMPLE = "attachments:\n  - file: documents/{name}\n    title: Plan"
_EXPORT = (
    "in Word, Excel or PowerPoint choose File, Save As (or Export), PDF; in LibreOffice choose "
    "File, Export As, Export as PDF; in Google Docs choose File, Download, PDF Document; in Pages, "
    "Numbers or Keynote choose File, Export To, PDF"
)
_MAKE_AGAIN = (
    "Open the original in the program it was made with and make the PDF again: "
    f"{_EXPORT}. Name the new PDF in the record."
)
_PRINT = (
    "Open it, choose File, Print, and as the printer choose Microsoft Print to PDF (Windows) or "
    "Save as PDF (Mac, and any web browser). Name the new PDF in the record."
)
_MORE_THAN_SEEN = (
    "The ICO has fined and reprimanded organisations that published documents with more in them "
    "than could be seen (ICO, How to disclose information safely)."
)

DOCUMENT_MISSING = error(
    "document-missing",
    "There is no document called {file}.",
    "Check the spelling of the file name, capital letters too, and that the document lies in the "
    "folder that the record names.",
    _EXAMPLE.format(name="no-such-plan.pdf"),
    "A link that leads nowhere costs people's time and trust.",
)
DOCUMENT_UNREADABLE = error(
    "document-unreadable",
    "{file} cannot be opened: {reason}.",
    "Check that it is a file and not a folder, and that you can open it yourself.",
    _EXAMPLE.format(name="folder"),
    "What cannot be read cannot be checked, and what is not checked is not published.",
)
DOCUMENT_EMPTY = error(
    "document-empty",
    "{file} is empty: there is nothing in the file.",
    "Copy the document again from where it came from. A copy that broke off leaves an empty file.",
    _EXAMPLE.format(name="broken-copy.pdf"),
    "An empty file shows nothing.",
)
DOCUMENT_OFFICE = error(
    "document-office",
    "{file} is {kind}, which keeps the names of its writers, comments and deleted words. Only PDF "
    "documents are published.",
    f"Open it and save it as PDF: {_EXPORT}. Name the PDF in the record.",
    _EXAMPLE.format(name="minutes.docx"),
    _MORE_THAN_SEEN,
)
DOCUMENT_KIND = error(
    "document-kind",
    "{file} is {kind}. Only PDF documents are published.",
    "Is it a picture? Name it under 'photos:' instead. Is it a document? Open it in the program it "
    f"was made with and save it as PDF: {_EXPORT}. Name the PDF in the record.",
    _EXAMPLE.format(name="notes.txt"),
    "A file is judged by what is in it, not by its name. Other kinds of files cannot be cleaned.",
)
DOCUMENT_EXTRA = error(
    "document-extra",
    "{file} cannot be cleaned, since the part of the software that cleans PDF documents is not "
    "installed.",
    'Install it with this command, then build again: pip install "engage-docs[pdf]"',
    _EXAMPLE.format(name="plan.pdf"),
    "A PDF says who wrote it, when, and often more. It is published only after that is taken out.",
)
DOCUMENT_DAMAGED = error(
    "document-damaged",
    "{file} is damaged, cut off, or not made by the rules of PDF.",
    f"Copy it again from where it came from. If that does not help: {_PRINT}",
    _EXAMPLE.format(name="half-a-plan.pdf"),
    "A damaged PDF can show an older version of itself, with words that somebody has taken out.",
)
DOCUMENT_LOCKED = error(
    "document-locked",
    "{file} is locked with a password, or limits what its readers may do.",
    "Make the PDF again from the original, without a password and without limits. Without the "
    f"original: {_PRINT}",
    _EXAMPLE.format(name="locked.pdf"),
    "What is locked cannot be cleaned, and some locks shut out screen readers.",
)
DOCUMENT_FORM = error(
    "document-form",
    "{file} is a form to fill in. Its fields can hold answers that are not seen.",
    f"If it is filled in, check that nobody's answers are published. {_PRINT} People can print it "
    "and fill it in by hand, or put an online form on your website and link to it.",
    _EXAMPLE.format(name="form.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_SIGNED = error(
    "document-signed",
    "{file} is signed. A signature holds the signer's name and often more, and is broken by "
    "cleaning.",
    f"Make the PDF again from the original, without the signature. Without the original: {_PRINT}",
    _EXAMPLE.format(name="signed.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_DRAWN_OVER = error(
    "document-drawn-over",
    "On page {page} of {file}, something was drawn or marked on top of the page ({what}). If it "
    "covers words, they are still there below.",
    "If it covers something, take the words out of the original, and make the PDF again. If it "
    f"covers nothing: {_PRINT}",
    _EXAMPLE.format(name="blacked-out.pdf"),
    "A black box drawn over a name hides it from the eye only: anyone can copy the words below. "
    + _MORE_THAN_SEEN,
)
DOCUMENT_LAYERS = error(
    "document-layers",
    "{file} has parts that are not always shown (hidden layers).",
    "Make the PDF again from the original, with only the layers that people should see. Without "
    f"the original: {_PRINT}",
    _EXAMPLE.format(name="map-with-layers.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_CROPPED = error(
    "document-cropped",
    "Page {page} of {file} is cropped. What was cut off is not seen, but is still in the file.",
    "Take what should not be seen out of the original, and make the PDF again without cropping it. "
    "If what was cut off may be seen by all, undo the cropping instead.",
    _EXAMPLE.format(name="cropped.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_UNSEEN = error(
    "document-unseen",
    "On page {page} of {file} there are words that cannot be seen: they are white on white, lie "
    "under a box or a picture, off the page, or behind a scan. Anyone can copy them out.",
    "If nobody should read them, take them out of the original, and make the PDF again. If they "
    f"may be read: {_PRINT}",
    _EXAMPLE.format(name="scanned-letter.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_TOO_HEAVY = error(
    "document-too-heavy",
    "{file} is larger than {limit} MB.",
    "Make it smaller: in Word choose File, Save As, PDF, Minimum size; in LibreOffice choose File, "
    "Export As, Export as PDF, and a lower picture quality. Or split it into several documents.",
    _EXAMPLE.format(name="all-plans.pdf"),
    "Many people read the site on old phones and slow or costly connections.",
)
DOCUMENT_TOO_LONG = error(
    "document-too-long",
    "{file} has {pages} pages, and {limit} is the most.",
    "Publish the part that people need, or split it into several documents.",
    _EXAMPLE.format(name="everything.pdf"),
    "Hardly anybody reads a document of that length on a phone.",
)
DOCUMENT_TOO_LARGE = error(
    "document-too-large",
    "{file} unfolds into more than this computer can work with: {what}.",
    f"Split it into several documents, or use smaller pictures in it. Or: {_PRINT}",
    _EXAMPLE.format(name="unfolds.pdf"),
    "A small file can unfold into one that fills the computer's memory.",
)
DOCUMENT_STRANGE = error(
    "document-strange",
    "{file} holds something that cannot be checked: {what}.",
    f"{_MAKE_AGAIN} Without the original: {_PRINT}",
    _EXAMPLE.format(name="unusual.pdf"),
    "What cannot be checked is not published.",
)
DOCUMENT_NOT_CLEAN = error(
    "document-not-clean",
    "The cleaned copy of {file} still holds more than what people see: {what}.",
    "This is a fault of the software, not yours. Take the document out of the record for now, and "
    "report it to the people who look after the software.",
    _EXAMPLE.format(name="plan.pdf"),
    _MORE_THAN_SEEN,
)
DOCUMENT_NOT_SAVED = error(
    "document-not-saved",
    "The cleaned copy of {file} could not be saved: {reason}.",
    "Check that there is room on the disk and that you may write to the folder, then build again.",
    _EXAMPLE.format(name="plan.pdf"),
    "A build that cannot finish changes nothing on the site.",
)
