"""The limits of what a picture may be, and how finished pictures are made."""

WIDTHS = (480, 960, 1600)
"""The widths, in pixels, at which a picture is published."""

FILE_BYTES = 50_000_000
"""The most bytes a picture file may have."""

SIDE = 16_383
"""The longest side, in pixels: no WebP file can be larger (WebP container specification)."""

PIXELS = 64_000_000
"""The most pixels: more than the largest panorama of a common phone (63 million)."""

WORKING_BYTES = 450_000_000
"""The memory a picture may need at once, with the rest of the program well under 600 MB."""

FRAMES = 500
"""The most frames an animation may have."""

ANIMATION_PIXELS = 60_000_000
"""The most pixels of all frames together."""

JPEG_SCANS = 200
"""The most passes a JPEG may make over the picture: a small file with thousands takes hours.

See "Two Issues with the JPEG Standard" by the authors of libjpeg-turbo.
"""

JPEG_QUALITY = 80
WEBP_QUALITY = 78
