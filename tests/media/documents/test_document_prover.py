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

from engage_docs.media.documents.rebuild import prove_clean, to_bytes
from engage_docs.media.formats import NotPlain, clean_jpeg
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
        prove_clean(to_bytes(pdf))
        add(pdf)
        with pytest.raises(Refused):
            prove_clean(to_bytes(pdf))


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
        with pytest.raises(NotPlain):
            clean_jpeg(broken)
