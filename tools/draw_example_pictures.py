"""Draw the pictures of the made-up place, and write them beside its records.

    python tools/draw_example_pictures.py

They are drawn from scratch: nobody is in them, and nothing was photographed. The same version of
Pillow draws the same pictures, to the byte. For developers only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from example_pictures.indoors import flipchart, notes
from example_pictures.outdoors import benches, board
from example_pictures.paint import Paper
from example_pictures.puddles import puddles
from example_pictures.street_map import street_map
from example_pictures.strengths import strengths

FOLDER = Path(__file__).resolve().parent.parent / "content" / "records" / "exampleton" / "photos"
MOST_BYTES = 250_000
PICTURES: dict[str, Callable[[], Paper]] = {
    "flipchart.jpg": flipchart,
    "street-map.jpg": street_map,
    "wall-of-notes.jpg": notes,
    "poster-on-a-board.jpg": board,
    "map-of-puddles.jpg": puddles,
    "two-benches.jpg": benches,
    "what-we-have.jpg": strengths,
}


def main(folder: Path = FOLDER) -> None:
    """Draw every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        size = draw().save(folder / name)
        print(f"{name}: {size:,} bytes")
        if size > MOST_BYTES:
            sys.exit(f"{name} is too heavy: {MOST_BYTES:,} bytes are the most.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
