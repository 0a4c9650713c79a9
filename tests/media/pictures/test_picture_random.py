"""Whatever the bytes are, the answer is a clean picture or a problem, never an exception."""

import tempfile
from pathlib import Path

from crafted import gif_with_everything, marked, prepare_picture, put, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage_docs.findings import Problem
from engage_docs.media.pictures import Region
from engage_docs.media.pictures.encode import prove_clean

GOOD = [*marked().values(), gif_with_everything(1)]
BEGINNINGS = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x40\0\0\0WEBPVP8 "]

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(data: bytes, hide: tuple[Region, ...], animated: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = put(folder, "a.jpg", data)
        result = prepare_picture(source, hide, animated, folder / "cache")
        if isinstance(result, Problem):
            told(result)
            assert not (folder / "cache").exists()
            return
        assert result.renditions
        for rendition in result.renditions:
            assert prove_clean((folder / "cache" / rendition.name).read_bytes()) is None


@THOROUGH
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=2000), st.booleans())
def test_random_bytes(beginning: bytes, rest: bytes, animated: bool) -> None:
    check(beginning + rest, (), animated)


@THOROUGH
@given(st.data())
def test_mutated_pictures(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 8))):
        # Headers decide more than pixels: half of the changes fall into the first bytes.
        end = data.draw(st.sampled_from([60, 700, len(content)]))
        at = data.draw(st.integers(0, min(end, len(content)) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(content))))
    hide = data.draw(st.sampled_from([(), (Region(10, 20, 30, 40),)]))
    check(bytes(content[:cut]), hide, data.draw(st.booleans()))


@given(st.binary(max_size=300))
def test_prover_never_raises(data: bytes) -> None:
    for beginning in (b"", b"\xff\xd8", b"RIFF\0\x01\0\0WEBP"):
        prove_clean(beginning + data)
