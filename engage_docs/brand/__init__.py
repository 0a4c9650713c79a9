"""The look of a team: its colour, its logo and its fonts, checked before they reach a page.

``colour`` (contrast and lightness), ``palettes`` (one colour to both palettes), ``fonts`` (a list
of fonts), ``logo`` (a picture and its place; asked for
by its own name, since it needs Pillow), ``sheet`` (the style sheet that says it all).
"""

from engage_docs.brand.model import Brand
from engage_docs.brand.palettes import Palette, palettes_from
from engage_docs.brand.sheet import style_sheet

__all__ = ["Brand", "Palette", "palettes_from", "style_sheet"]
