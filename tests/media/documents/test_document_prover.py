"""The prover refuses what is not on the list, whoever wrote it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hiding_places import marked
from pdfs import MARKER, WORD, add_image, jpeg, made, plain, saved
from pikepdf import Array, Dictionary, Name, Stream, String

from engage_docs.media.documents.codecs import (
    NotJpeg,
    NotJpeg2000,
    clean_jpeg,
    clean_jpeg2000,
    is_plain_jbig2,
)
from engage_docs.media.documents.prove import prove_clean
from engage_docs.media.documents.rebuild import written
from engage_docs.media.source import Refused

MARKED = marked()


@pytest.mark.parametrize("name", MARKED)
def test_the_prover_refuses_the_sources(name: str) -> None:
    with pytest.raises(Refused):
        prove_clean(MARKED[name])


def author(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=String(MARKER)))


def left_over(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Odd = pdf.make_indirect(Dictionary(A=Name.A))


def text_as_name(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Type = Name("/" + MARKER)


def text_in_a_list(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox.append(String(MARKER))


def comment(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes() + b"\n% " + WORD)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.JavaScript, JS=String("x"))


def action(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.URI, URI=String("file:///x"))


def resource(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.Font[f"/{MARKER}"] = pdf.pages[0].obj.Resources.Font.F1


def camera(pdf: pikepdf.Pdf) -> None:
    add_image(pdf, jpeg(comment=WORD), Filter=Name.DCTDecode)


def exif(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, b"(Exif\0\0) Tj")


def box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = Array([0, 0, 99, 99])


ADDED = (
    author,
    left_over,
    text_as_name,
    text_in_a_list,
    comment,
    script,
    action,
    resource,
    camera,
    exif,
    box,
)


@pytest.mark.parametrize("add", ADDED)
def test_added_to_a_clean_document(add: Callable[[Any], None], tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(made(tmp_path, saved(plain())))) as pdf:
        del pdf.trailer["/ID"]
        assert prove_clean(written(pdf)) == 2
        add(pdf)
        with pytest.raises(Refused):
            prove_clean(written(pdf))


@pytest.mark.parametrize("at", [0, 8, 15, 200, -7, -1])
def test_bytes_between_the_parts(at: int, tmp_path: Path) -> None:
    clean = made(tmp_path, saved(plain()))
    place = at if at >= 0 else len(clean) + at + 1
    with pytest.raises((Refused, pikepdf.PdfError)):
        prove_clean(clean[:place] + b"%" + WORD + b"\n" + clean[place:])


def test_jpeg_segments() -> None:
    clean = clean_jpeg(jpeg(comment=WORD))
    assert WORD not in clean
    assert clean_jpeg(clean) == clean
    for broken in (b"", b"\xff\xd8", clean[:-2], clean[:50], b"\xff\xd8\xff\xd9", clean[2:]):
        with pytest.raises(NotJpeg):
            clean_jpeg(broken)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def box_of(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


START = b"\0\0\0\x0cjP  \r\n\x87\n"
PART = b"\xff\x90\0\x0a\0\0\0\0\0\x14\0\x01\xff\x93pixels"
STREAM = b"\xff\x4f" + segment(0x51, b"size") + PART + b"\xff\xd9"
HEADER = box_of(b"ihdr", b"\0" * 14) + box_of(b"colr", b"\1\0\0\0\0\0\x10")


def test_jpeg_2000() -> None:
    noted = b"\xff\x4f" + segment(0x51, b"size") + segment(0x64, WORD) + PART + b"\xff\xd9" + WORD
    assert clean_jpeg2000(noted) == STREAM
    file = START + box_of(b"ftyp", WORD) + box_of(b"jp2h", HEADER + box_of(b"res ", WORD))
    file += box_of(b"uuid", WORD) + box_of(b"jp2c", noted) + box_of(b"xml ", WORD)
    clean = clean_jpeg2000(file)
    assert WORD not in clean
    assert clean_jpeg2000(clean) == clean
    assert clean.endswith(STREAM)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        START,
        STREAM[:-2],
        STREAM[:20],
        b"\xff\x4f" + segment(0x70, WORD) + PART + b"\xff\xd9",
        STREAM.replace(b"\xff\x93", b"\xff\x64"),
        START + box_of(b"jp2h", box_of(b"colr", b"\2\0\0" + WORD)) + box_of(b"jp2c", STREAM),
        START + box_of(b"jp2c", STREAM),
        START + b"\0\0\0\x02jp2c",
    ],
)
def test_jpeg_2000_refused(data: bytes) -> None:
    with pytest.raises(NotJpeg2000):
        clean_jpeg2000(data)


def test_jbig2() -> None:
    page = b"\0\0\0\0\x30\0\x01\0\0\0\x04page"
    comments = b"\0\0\0\x01\x3e\0\x01\0\0\0\x04note"
    assert is_plain_jbig2(page)
    assert is_plain_jbig2(page * 2)
    assert not is_plain_jbig2(page + comments)
    assert not is_plain_jbig2(page + b"x")
    assert not is_plain_jbig2(page[:-1])
