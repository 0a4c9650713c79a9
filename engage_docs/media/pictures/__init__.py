"""Pictures: re-encoded from their pixels alone, so that nothing else in the file is published.

``prepare_picture`` does everything. The steps can be read alone: ``limits`` (which files are
taken), ``regions`` (what to hide), ``decode`` (only pixels), ``encode`` (and the proof that there
are only pixels). Only the last two need Pillow; nothing imports them until there is a picture.
"""

from engage_docs.media.pictures.prepare import Picture, Rendition, prepare_picture
from engage_docs.media.pictures.regions import Region, read_region, read_regions

__all__ = ["Picture", "Region", "Rendition", "prepare_picture", "read_region", "read_regions"]
