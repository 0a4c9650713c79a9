"""What was worked out before, kept by content in the folder ``.engage`` beside the settings.

``keys`` (the name of a kept thing: a digest of all that went into it), ``database`` (the file),
``aside`` (what is only put aside for the time of one run).
Whatever is kept only saves time: without it every result is the same.
"""

from engage_docs.store.aside import Aside
from engage_docs.store.database import FILE, FOLDER, Store
from engage_docs.store.keys import key_of

__all__ = ["FILE", "FOLDER", "Aside", "Store", "key_of"]
