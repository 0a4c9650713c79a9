"""Links between records: the ledger that knows who refers to whom, and its checks."""

from engage_docs.links.checks import check_links
from engage_docs.links.ledger import ArtefactLine, CommitmentEntry, Ledger, SaidEntry
from engage_docs.links.linker import link
from engage_docs.links.translations import in_language

__all__ = [
    "ArtefactLine",
    "CommitmentEntry",
    "Ledger",
    "SaidEntry",
    "check_links",
    "in_language",
    "link",
]
