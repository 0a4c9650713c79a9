"""Words that cannot be seen are refused; words that can be seen stay and can be read."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfs import add_image, changed, draw, jpeg, plain, refused, result_of, saved
from pikepdf import Array, Dictionary, Name, Stream

from engage_docs.media.documents import CleanedDocument


def written(commands: bytes) -> Any:
    return lambda pdf: draw(pdf, b"q BT /F1 12 Tf " + commands + b" ET Q")


def under_a_box(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"BT /F1 12 Tf 72 500 Td (Jo Bloggs) Tj ET 0 g 60 490 200 40 re f")


def under_a_picture(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"BT /F1 12 Tf 80 330 Td (Jo Bloggs) Tj ET")
    add_image(pdf, jpeg(), Filter=Name.DCTDecode)


def behind_a_scan(pdf: pikepdf.Pdf) -> None:
    add_image(pdf, jpeg(), Filter=Name.DCTDecode)
    draw(pdf, b"BT 3 Tr /F1 12 Tf 80 330 Td (Jo Bloggs) Tj ET")


def behind_other_words(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"BT 3 Tr /F1 18 Tf 72 700 Td (Everyone) Tj ET")


def clipped(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"q 0 0 10 10 re W n BT /F1 12 Tf 80 330 Td (Jo Bloggs) Tj ET Q")


def partly_clipped(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"q 0 0 100 400 re W n BT /F1 12 Tf 80 330 Td (Jo and many more) Tj ET Q")


def clear(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G1=Dictionary(ca=0))
    draw(pdf, b"q /G1 gs BT /F1 12 Tf 80 330 Td (Jo Bloggs) Tj ET Q")


def in_a_drawing(pdf: pikepdf.Pdf) -> None:
    drawing = Stream(pdf, b"1 g BT /F1 12 Tf 80 330 Td (Jo Bloggs) Tj ET")
    drawing.Subtype, drawing.BBox = Name.Form, [0, 0, 595, 842]
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=drawing)
    draw(pdf, b"/Fm1 Do")


UNSEEN = {
    "white": written(b"1 g 72 500 Td (Jo Bloggs) Tj"),
    "nearly white": written(b".99 g 72 500 Td (Jo Bloggs) Tj"),
    "not drawn": written(b"3 Tr 72 500 Td (Jo Bloggs) Tj"),
    "cut out only": written(b"7 Tr 72 500 Td (Jo Bloggs) Tj"),
    "off the page": written(b"900 500 Td (Jo Bloggs) Tj"),
    "over the edge": written(b"560 500 Td (Jo Bloggs and others) Tj"),
    "without width": written(b"0 Tz 72 500 Td (Jo Bloggs) Tj"),
    "too small": written(b".0001 0 0 .0001 72 500 Tm (Jo Bloggs) Tj"),
    "under a box": under_a_box,
    "under a picture": under_a_picture,
    "behind a scan": behind_a_scan,
    "behind other words": behind_other_words,
    "clipped": clipped,
    "partly clipped": partly_clipped,
    "clear": clear,
    "in a drawing": in_a_drawing,
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_cannot_be_seen_are_refused(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path, changed(UNSEEN[name])) == "document-unseen"


def test_the_page_is_named(tmp_path: Path) -> None:
    pdf = plain(3)
    pdf.pages[2].obj.Contents = Stream(pdf, b"BT 3 Tr /F1 12 Tf 80 330 Td (Jo) Tj ET")
    problem = result_of(tmp_path, saved(pdf))
    assert not isinstance(problem, CleanedDocument)
    assert problem.values["page"] == 3


def on_its_side(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90
    draw(pdf, b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (Jo) Tj ( ) Tj (Bloggs) Tj ET")


def elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([-100, -50, 595, 842])
    draw(pdf, b"BT /F1 12 Tf -90 -40 Td (Jo Bloggs) Tj ET")


SEEN = {
    "black": written(b"72 500 Td (Jo Bloggs) Tj"),
    "white on blue": lambda pdf: draw(
        pdf, b"0 0 .4 rg 60 490 200 40 re f BT 1 g /F1 12 Tf 72 500 Td (Jo Bloggs) Tj ET"
    ),
    "red on green": lambda pdf: draw(
        pdf, b"0 .5 0 rg 60 490 200 40 re f BT 1 0 0 rg /F1 12 Tf 72 500 Td (Jo Bloggs) Tj ET"
    ),
    "light grey": written(b".85 g 72 500 Td (Jo Bloggs) Tj"),
    "small print": written(b"/F1 5 Tf 72 500 Td (Jo Bloggs, e. g. i.) Tj"),
    "an outline": written(b"1 Tr .2 w 72 500 Td (Jo Bloggs) Tj"),
    "twice, to look bold": written(b"72 500 Td (Jo Bloggs) Tj .3 0 Td (Jo Bloggs) Tj"),
    "on its side": on_its_side,
    "elsewhere": elsewhere,
}


@pytest.mark.parametrize("name", SEEN)
def test_words_that_can_be_seen_are_read(name: str, tmp_path: Path) -> None:
    document = result_of(tmp_path, changed(SEEN[name]))
    assert isinstance(document, CleanedDocument), document
    assert "Jo" in document.text[0]
    assert "Bloggs" in document.text[0]
    assert document.text[1] == "Everyone is welcome, page 2"


def test_what_is_heard_and_followed_can_be_read_too(tmp_path: Path) -> None:
    document = result_of(tmp_path, saved(plain()))
    assert isinstance(document, CleanedDocument)
    assert sorted(document.labels) == ["The end", "https://example.org/plan", "read me", "read me"]


def in_a_pattern(pdf: pikepdf.Pdf) -> None:
    tile = Stream(pdf, b"BT /F1 12 Tf 0 0 Td (Jo) Tj ET")
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = [0, 0, 50, 50], 50, 50
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=tile)
    draw(pdf, b"/Pattern cs /P1 scn 0 0 200 200 re f")


def in_a_mask(pdf: pikepdf.Pdf) -> None:
    drawing = Stream(pdf, b"BT /F1 12 Tf 80 330 Td (Jo) Tj ET")
    drawing.Subtype, drawing.BBox = Name.Form, [0, 0, 595, 842]
    drawing.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(drawing)))
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G1=state)
    draw(pdf, b"/G1 gs 0 0 200 200 re f")


@pytest.mark.parametrize("change", [in_a_pattern, in_a_mask])
def test_words_that_cannot_be_read_are_refused(change: Any, tmp_path: Path) -> None:
    assert refused(tmp_path, changed(change)) == "document-strange"


@pytest.mark.parametrize("kind", [Name.JPXDecode, Name.JBIG2Decode])
def test_rare_packings_of_pictures_are_refused(kind: Name, tmp_path: Path) -> None:
    data = changed(lambda pdf: add_image(pdf, b"\xff\x4f\xff\x51", Filter=kind) and None)
    assert refused(tmp_path, data) == "document-strange"
