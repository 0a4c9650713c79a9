"""pikepdf, which is there only if the extra ``engage-docs[pdf]`` is installed.

It is taken as ``Any``, so that types can be checked whether or not it is there.
"""

import importlib
from typing import Any

pikepdf: Any = importlib.import_module("pikepdf")

Object = Any
"""An object of a PDF file."""
