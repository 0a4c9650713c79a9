"""Broken and huge documents: one line and a cure, no crash, little memory."""

import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfs import (
    WORD,
    add_image,
    changed,
    draw,
    jpeg,
    plain,
    put,
    refused,
    saved,
)
from pikepdf import Array, Dictionary, Name, Stream, String

from engage_docs.media.documents import limits


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_cut_off(part: float, tmp_path: Path) -> None:
    data = saved(plain())
    assert refused(tmp_path, data[: int(len(data) * part)]) == "document-damaged"


def test_an_older_version_does_not_come_back(tmp_path: Path) -> None:
    """Cut off within its last change, a document could be mended to what it said before."""
    from hiding_places import older_version

    data = older_version()
    for cut in (7, 12, 40, 150):
        assert refused(tmp_path, data[:-cut]) == "document-damaged"


def strange_picture(data: bytes, kind: Name) -> bytes:
    return changed(lambda pdf: add_image(pdf, data, Filter=kind) and None)


def within_itself(pdf: pikepdf.Pdf) -> None:
    drawing = pdf.make_indirect(Stream(pdf, b"/Fm1 Do"))
    drawing.Subtype, drawing.BBox = Name.Form, [0, 0, 9, 9]
    drawing.Resources = Dictionary(XObject=Dictionary(Fm1=drawing))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=drawing)
    draw(pdf, b"/Fm1 Do")


def deep_bookmarks(pdf: pikepdf.Pdf) -> None:
    below = pdf.Root.Outlines
    for _ in range(300):
        below.First = pdf.make_indirect(Dictionary(Title=String("x"), Parent=below))
        below = below.First


def endless_bookmarks(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First


def deep_tags(pdf: pikepdf.Pdf) -> None:
    below = pdf.Root.StructTreeRoot.K[0]
    for _ in range(300):
        below.K = pdf.make_indirect(Dictionary(S=Name.Div, P=below))
        below = below.K


def garbage(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, b">> ] ) " * 200)


BROKEN = {
    "picture cut off": strange_picture(jpeg()[:200], Name.DCTDecode),
    "not a JPEG": strange_picture(b"not at all", Name.DCTDecode),
    "not a JPEG 2000": strange_picture(b"\xff\x4f\xff\x51" + b"\0" * 40, Name.JPXDecode),
    "scan with a comment": strange_picture(
        b"\0\0\0\0\x3e\0\0\0\0\0\x04" + WORD[:4], Name.JBIG2Decode
    ),
    "unknown packing": strange_picture(WORD, Name.Odd),
    "within itself": changed(within_itself),
    "deep bookmarks": changed(deep_bookmarks),
    "endless bookmarks": changed(endless_bookmarks),
    "deep tags": changed(deep_tags),
    "garbage": changed(garbage),
    "a page that is none": saved(plain(9)).replace(b"/Kids [ 9 0 R", b"/Kids [ null "),
    "words behind the end": saved(plain()) + WORD,
    "no pages": saved(pikepdf.new()),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path, BROKEN[name]) in ("document-damaged", "document-strange")


@pytest.mark.parametrize(
    ("name", "most", "code"),
    [
        ("FILE_BYTES", 500, "document-too-heavy"),
        ("PAGES", 1, "document-too-long"),
        ("PARTS", 5, "document-too-large"),
        ("STREAM_BYTES", 50, "document-too-large"),
        ("ALL_BYTES", 80, "document-too-large"),
        ("CONTENT_BYTES", 80, "document-too-large"),
    ],
)
def test_limits(
    name: str, most: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, name, most)
    assert refused(tmp_path, saved(plain())) == code


PEAK = """
import sys
from pathlib import Path
from engage_docs.media.documents import prepare_document
result = prepare_document(Path(sys.argv[1]), Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
peak = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
print(result.code.name, int(peak[0]) // 1024)
"""


def bomb(pdf: pikepdf.Pdf) -> None:
    packer = zlib.compressobj(9)
    parts = [packer.compress(b" " * 10_000_000) for _ in range(100)] + [packer.flush()]
    contents = Stream(pdf, b"".join(parts))
    contents.Filter = Name.FlateDecode
    pdf.pages[0].obj.Contents = contents


def packed_twice(pdf: pikepdf.Pdf) -> None:
    contents = Stream(pdf, zlib.compress(zlib.compress(b" " * 10_000_000)))
    contents.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    pdf.pages[0].obj.Contents = contents


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
@pytest.mark.parametrize(
    ("change", "code"), [(bomb, "document-too-large"), (packed_twice, "document-strange")]
)
def test_bombs(change: Any, code: str, tmp_path: Path) -> None:
    data = changed(change, compress_streams=False)
    assert len(data) < 2_000_000
    source = put(tmp_path, "bomb.pdf", data)
    command = [sys.executable, "-W", "error", "-c", PEAK, str(source), str(tmp_path / "cache")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    name, peak = answer.stdout.split()
    assert name == code
    assert int(peak) < 150
