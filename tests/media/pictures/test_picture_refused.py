"""Bad, hostile and unknown files: one line and a cure, no crash, little memory."""

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from crafted import (
    chunk,
    header_bomb,
    made,
    mpo,
    prepare_picture,
    put,
    refused,
    saved,
    scene,
    told,
    written,
)
from PIL import Image

from engage_docs.findings import Problem
from engage_docs.findings.registry import codes_of
from engage_docs.media.pictures import limits

BOX = struct.pack(">I", 24) + b"ftyp"

KINDS = {
    "empty.jpg": (b"", "picture-empty"),
    "text.jpg": (b"Minutes of the meeting, all of them.", "picture-not-picture"),
    "zip.png": (b"PK\x03\x04" + b"\0" * 50, "picture-not-picture"),
    "a.heic": (BOX + b"heic\0\0\0\0mif1heic", "picture-heic"),
    "b.heic": (BOX + b"mif1\0\0\0\0mif1heic", "picture-heic"),
    "named.jpg": (BOX + b"heix\0\0\0\0mif1heic", "picture-heic"),
    "a.avif": (BOX + b"avif\0\0\0\0mif1miaf", "picture-heic"),
    "a.mp4": (BOX + b"isom\0\0\0\0isommp42", "picture-video"),
    "a.mov": (BOX + b"qt  \0\0\0\0qt  \0\0\0\0", "picture-video"),
    "a.avi": (b"RIFF\0\0\0\0AVI LIST", "picture-video"),
    "a.webm": (b"\x1aE\xdf\xa3\x01\0", "picture-video"),
    "a.cr3": (BOX + b"crx \0\0\0\0crx isom", "picture-kind"),
    "a.nef": (b"MM\0*\0\0\0\x08", "picture-kind"),
    "a.tiff": (b"II*\0\x08\0\0\0", "picture-kind"),
    "a.bmp": (saved(scene(), "BMP"), "picture-kind"),
    "a.ico": (b"\0\0\x01\0\x01\0", "picture-kind"),
    "a.psd": (b"8BPS\0\x01", "picture-kind"),
    "a.jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", "picture-kind"),
    "a.jxl": (b"\xff\x0a\xfa\x7f", "picture-kind"),
    "a.svg": (
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        "picture-drawing",
    ),
    "b.svg": ("<svg onload='alert(1)'>".encode("utf-16"), "picture-drawing"),
    "a.svgz": (b"\x1f\x8b\x08\0\0", "picture-drawing"),
    "a.pdf": (b"%PDF-1.7\n", "picture-drawing"),
    "a.eps": (b"%!PS-Adobe-3.0", "picture-drawing"),
    "short.jpg": (b"\xff\xd8\xff", "picture-damaged"),
    "short.png": (b"\x89PNG\r\n\x1a\n", "picture-damaged"),
    "short.gif": (b"GIF89a", "picture-damaged"),
    "short.webp": (b"RIFF\0\0\0\0WEBPVP8 ", "picture-damaged"),
}


@pytest.mark.parametrize("name", KINDS)
def test_refused_by_kind(name: str, tmp_path: Path) -> None:
    data, code = KINDS[name]
    assert refused(tmp_path, data, name=name) == code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_cut_off(kind: str, part: float, tmp_path: Path) -> None:
    image = Image.effect_noise((200, 150), 80).convert("P" if kind == "GIF" else "RGB")
    data = saved(image, kind)
    assert refused(tmp_path, data[: int(len(data) * part)]) == "picture-damaged"


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    assert made(tmp_path, saved(scene(), "PNG"), name="a.jpg").width == 320


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (tmp_path / "folder").mkdir()
    for name, code in (
        ("none.jpg", "picture-missing"),
        ("folder", "picture-unreadable"),
        ("x" * 300, "picture-unreadable"),
        ("a\0b", "picture-unreadable"),
    ):
        problem = prepare_picture(tmp_path / name, (), False, cache)
        assert isinstance(problem, Problem)
        assert problem.code.name == code
        told(problem)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    problem = prepare_picture(tmp_path / "pipe.jpg", (), False, tmp_path / "cache")
    assert isinstance(problem, Problem)
    assert problem.code.name == "picture-unreadable"


def test_a_name_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    source = put(tmp_path, "a\x1b[2J\nb.jpg", b"")
    problem = prepare_picture(source, (), False, tmp_path / "cache")
    assert isinstance(problem, Problem)
    assert "\x1b" not in told(problem)


def test_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(scene(), "PNG")
    monkeypatch.setattr(limits, "FILE_BYTES", len(data) - 1)
    assert refused(tmp_path, data) == "picture-too-heavy"
    monkeypatch.setattr(limits, "FILE_BYTES", len(data))
    made(tmp_path, data)


def test_one_side_too_long(tmp_path: Path) -> None:
    assert refused(tmp_path, saved(Image.new("1", (16_384, 1)), "PNG")) == "picture-too-large"


def test_too_many_passes(tmp_path: Path) -> None:
    data = saved(scene(), "JPEG")
    scans = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" * (limits.JPEG_SCANS + 1)
    assert refused(tmp_path, data[:-2] + scans + data[-2:]) == "picture-damaged"


def test_animation_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [scene((20, 10)).rotate(90 * turn) for turn in range(4)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    monkeypatch.setattr(limits, "FRAMES", 3)
    assert refused(tmp_path, data, animated=True) == "picture-too-long"
    made(tmp_path, data)
    monkeypatch.setattr(limits, "FRAMES", 4)
    made(tmp_path, data, animated=True)
    monkeypatch.setattr(limits, "ANIMATION_PIXELS", 799)
    (tmp_path / "other").mkdir()
    assert refused(tmp_path / "other", data, animated=True) == "picture-too-long"


@pytest.mark.parametrize(("kind", "side"), [("png", 8100), ("png", 50_000), ("png", 2**31 - 1)])
@pytest.mark.parametrize("animated", [False, True])
def test_png_bombs(kind: str, side: int, animated: bool, tmp_path: Path) -> None:
    assert refused(tmp_path, header_bomb(kind, side), animated=animated) == "picture-too-large"


@pytest.mark.parametrize("kind", ["jpg", "gif", "webp"])
@pytest.mark.parametrize("side", [9000, 16_383, 65_000])
def test_bombs(kind: str, side: int, tmp_path: Path) -> None:
    if kind == "webp":
        side = min(side, 16_383)
    code = refused(tmp_path, header_bomb(kind, side))
    assert code == "picture-too-large" or (kind == "webp" and code == "picture-damaged")


def test_many_small_pictures_in_one_file(tmp_path: Path) -> None:
    assert made(tmp_path, mpo() * 20).width == 320


PEAK = """
import sys
from pathlib import Path
from engage_docs.media.pictures import Picture, Region, prepare_picture
hide = (Region(10, 10, 50, 50),) if sys.argv[3] == "hide" else ()
result = prepare_picture(Path(sys.argv[1]), hide, False, Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
peak = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
print(type(result).__name__, int(peak[0]) // 1024)
"""


def peak_of(source: Path, cache: Path, hide: bool) -> tuple[str, int]:
    """Prepare a picture in a process of its own; return the result's type and the peak in MB."""
    command = [sys.executable, "-W", "error", "-c", PEAK, str(source), str(cache)]
    command.append("hide" if hide else "show")
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    kind, peak = answer.stdout.split()
    return kind, int(peak)


def largest_png(colours: int, width: int = 7500, height: int = 7490) -> bytes:
    """A small PNG file that unfolds into nearly as many pixels as are allowed."""
    packer = zlib.compressobj(1)
    row = b"\0" + b"\x50" * (width * colours)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, {3: 2, 4: 6}[colours], 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
@pytest.mark.parametrize("hide", [False, True])
@pytest.mark.parametrize("colours", [3, 4])
def test_memory_of_the_largest_picture(hide: bool, colours: int, tmp_path: Path) -> None:
    source = put(tmp_path, "large.png", largest_png(colours))
    kind, peak = peak_of(source, tmp_path / "cache", hide)
    assert kind == "Picture"
    assert peak < 600


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp"])
def test_memory_of_bombs(kind: str, tmp_path: Path) -> None:
    source = put(tmp_path, "bomb", header_bomb(kind, 16_383))
    result, peak = peak_of(source, tmp_path / "cache", hide=False)
    assert result == "Problem"
    assert peak < 150
    assert written(tmp_path / "cache") == {}


def test_codes_have_all_they_need() -> None:
    names = [code.name for code in codes_of("pictures")]
    assert len(names) == len(set(names))
    for code in codes_of("pictures"):
        assert code.name.startswith("picture-")
        assert code.example
        assert code.why
        assert code.cure.endswith(".")
