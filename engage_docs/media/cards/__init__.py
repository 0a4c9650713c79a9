"""Cards: the pictures that stand beside a link when somebody shares it.

There is one for each section and each project, however many records there are: the pages of
records use the card of their project.
"""

from __future__ import annotations

from engage_docs.media.cards.design import HEIGHT, WIDTH
from engage_docs.media.cards.making import card

__all__ = ["HEIGHT", "WIDTH", "card"]
