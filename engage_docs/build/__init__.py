"""Building beside the live site, and swapping: a build that fails changes nothing.

Knows nothing of what is built: :func:`build_beside` is given a function that fills a folder.
"""

from engage_docs.build.beside import build_beside
from engage_docs.build.marker import mark, refusal

__all__ = ["build_beside", "mark", "refusal"]
