"""Links between records: the ledger that knows who refers to whom, and its checks."""

from engage_docs.links.checks import check_links
from engage_docs.links.ledger import Ledger, link
from engage_docs.links.translations import in_language

__all__ = ["Ledger", "check_links", "in_language", "link"]
