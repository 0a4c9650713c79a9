"""The prover passes pixels and nothing else."""

import struct

import pytest
from crafted import WORD, after_start, riff, saved, scene, segment, told

from engage_docs.media.pictures.decode import Animation
from engage_docs.media.pictures.encode import as_jpeg, as_moving_webp, as_webp, prove_clean

JPEG = as_jpeg(scene())
WEBP = as_webp(scene())
CLEAR = scene(mode="RGBA")
CLEAR.putalpha(120)
CLEAR_WEBP = as_webp(CLEAR)
MOVING = as_moving_webp(
    Animation([scene(), scene().rotate(180), CLEAR.convert("RGB")], [90] * 3, 0)
)


def in_riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def extended(flags: int, *chunks: bytes) -> bytes:
    return in_riff(riff(b"VP8X", bytes((flags, 0, 0, 0)) + b"\x3f\x01\0\xc7\0\0"), *chunks)


PIXELS = WEBP[12:]
ANIM = riff(b"ANIM", b"\0" * 6)
FRAME = b"\0" * 6 + b"\x3f\x01\0\xc7\0\0" + b"\x64\0\0" + b"\0"


@pytest.mark.parametrize(
    "data",
    [
        JPEG,
        WEBP,
        CLEAR_WEBP,
        MOVING,
        saved(scene(), "JPEG", progressive=False),
        saved(scene(mode="L"), "JPEG"),
        saved(scene(), "JPEG", restart_marker_blocks=3),
        saved(scene(), "WEBP", lossless=True),
        extended(0, PIXELS),
        extended(2, ANIM, riff(b"ANMF", FRAME + PIXELS)),
    ],
)
def test_clean(data: bytes) -> None:
    if b"\xff\xdd" in data[:700]:
        assert prove_clean(data) is not None  # restart intervals are none of our making
    else:
        assert prove_clean(data) is None


def dqt_with_more() -> bytes:
    at = JPEG.index(b"\xff\xdb")
    length = int.from_bytes(JPEG[at + 2 : at + 4], "big")
    longer = struct.pack(">H", length + len(WORD))
    end = at + 2 + length
    return JPEG[: at + 2] + longer + JPEG[at + 4 : end] + WORD + JPEG[end:]


def jfif_with_thumbnail() -> bytes:
    body = JPEG[6:18] + b"\x02\x02" + WORD[:12]
    return JPEG[:2] + segment(0xE0, body) + JPEG[20:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xd9",
        JPEG[:-1],
        JPEG[:-2],
        JPEG[: len(JPEG) // 2],
        JPEG + b"\0",
        JPEG + WORD,
        JPEG + JPEG,
        JPEG[:-2] + segment(0xFE, WORD) + JPEG[-2:],
        JPEG[:-2] + b"\xff\xd9" + WORD + b"\xff\xd9",
        *(after_start(JPEG, segment(0xE0 + number, WORD)) for number in range(16)),
        *(JPEG[:20] + segment(0xE0 + number, WORD) + JPEG[20:] for number in range(16)),
        JPEG[:20] + JPEG[2:20] + JPEG[20:],
        after_start(JPEG, segment(0xFE, WORD)),
        after_start(JPEG, segment(0xF0, WORD)),
        after_start(JPEG, b"\xff\xff"),
        after_start(JPEG, WORD),
        dqt_with_more(),
        jfif_with_thumbnail(),
        WEBP + b"\0",
        WEBP[:-1],
        WEBP[:4] + struct.pack("<I", 2**32 - 1) + WEBP[8:],
        in_riff(PIXELS, PIXELS),
        in_riff(PIXELS, riff(b"EXIF", WORD)),
        in_riff(riff(b"NOTE", WORD), PIXELS),
        in_riff(),
        extended(8, PIXELS, riff(b"EXIF", WORD)),
        extended(0, PIXELS, riff(b"EXIF", WORD)),
        extended(0, PIXELS, riff(b"XMP ", WORD)),
        extended(0, riff(b"ICCP", WORD), PIXELS),
        extended(0x20, PIXELS),
        extended(1, PIXELS),
        extended(0, riff(b"VP8X", b"\0" * 10), PIXELS),
        in_riff(riff(b"VP8X", b"\0" * 10 + WORD), PIXELS),
        extended(2, ANIM),
        extended(2, riff(b"ANMF", FRAME + PIXELS)),
        extended(2, riff(b"ANIM", b"\0" * 6 + WORD), riff(b"ANMF", FRAME + PIXELS)),
        extended(2, ANIM, riff(b"ANMF", FRAME + PIXELS + riff(b"NOTE", WORD))),
        extended(2, ANIM, riff(b"ANMF", FRAME[:-1] + b"\xf0" + PIXELS)),
        extended(2, ANIM, riff(b"ANMF", FRAME[:5])),
        extended(2, ANIM, riff(b"ANMF", FRAME + PIXELS), riff(b"XMP ", WORD)),
        in_riff(b"ODD " + struct.pack("<I", 1) + b"ax"),
        in_riff(PIXELS + b"\0\0\0"),
        saved(scene(), "PNG"),
        saved(scene(), "GIF"),
        b"plain text",
    ],
)
def test_unclean(data: bytes) -> None:
    problem = prove_clean(data)
    assert problem is not None
    assert problem.code.name == "picture-not-clean"
    told(problem)


@pytest.mark.parametrize("good", [JPEG, WEBP, CLEAR_WEBP, MOVING])
def test_every_cut_is_noticed(good: bytes) -> None:
    for end in range(0, len(good), 7):
        assert prove_clean(good[:end]) is not None
