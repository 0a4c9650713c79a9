"""What was worked out before, kept by content in the folder ``.engage`` beside the settings.

``keys`` (the name of a kept thing: a digest of all that went into it), ``database`` (the file).
Whatever is kept only saves time: without it every result is the same.
"""

from engage_docs.store.database import FILE, FOLDER, Store
from engage_docs.store.keys import key_of

__all__ = ["FILE", "FOLDER", "Store", "key_of"]
