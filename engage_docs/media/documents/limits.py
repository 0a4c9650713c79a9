"""The limits of what a document may be."""

FILE_BYTES = 50_000_000
"""The most bytes a document may have."""

PAGES = 1_000
"""The most pages."""

STREAM_BYTES = 160_000_000
"""The most bytes one part may unfold into: an A4 scan in colour at 600 dots an inch has 104 MB."""

ALL_BYTES = 1_000_000_000
"""The most bytes all parts may unfold into, one after the other."""

CONTENT_BYTES = 40_000_000
"""The most bytes of drawing commands of all pages together: they are read one by one."""

PARTS = 500_000
"""The most objects, and the most tags for screen readers."""

DEPTH = 100
"""How deep things may lie in each other."""
