"""The gate: the one place that decides what may be published.

Pages, exports and pictures see only what :func:`clear` lets through.
"""

from engage_docs.gate.cleared import Cleared, Withheld, clear, without_private_parts
from engage_docs.gate.permission import AUDIENCES

__all__ = ["AUDIENCES", "Cleared", "Withheld", "clear", "without_private_parts"]
