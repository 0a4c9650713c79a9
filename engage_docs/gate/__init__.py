"""The gate: the one place that decides what may be published.

Pages, exports and pictures see only what :func:`clear` lets through.
"""

from engage_docs.gate.cleared import Cleared, clear, without_private_parts

__all__ = ["Cleared", "clear", "without_private_parts"]
