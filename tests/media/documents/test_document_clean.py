"""Nothing but what people see, hear and follow leaves a document."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hiding_places import marked
from pdfs import (
    MARKER,
    WELCOME,
    add_image,
    annotation,
    changed,
    every_byte,
    holds_marker,
    jpeg,
    made,
    plain,
    put,
    result_of,
    saved,
    shown_text,
)
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from engage_docs.media.documents import CleanedDocument

MARKED = marked()
FORBIDDEN = (
    b"/Info",
    b"/Metadata",
    b"/EmbeddedFile",
    b"/AF",
    b"/JavaScript",
    b"/OpenAction",
    b"/Launch",
    b"/PieceInfo",
    b"/Thumb",
    b"/AcroForm",
    b"/OCProperties",
    b"xpacket",
    b"Exif",
    b"/CreationDate",
    b"/Producer",
    b"pikepdf",
)


@pytest.mark.parametrize("name", MARKED)
def test_no_marker_survives(name: str, tmp_path: Path) -> None:
    assert holds_marker(MARKED[name]), "the crafted document must hold something"
    result = result_of(tmp_path, MARKED[name], f"{MARKER}-{name}.pdf")
    assert isinstance(result, CleanedDocument), result
    assert result.pages == 2
    files = list((tmp_path / "cache").iterdir())
    assert sorted(file.suffix for file in files) == [".json", ".pdf"]
    assert not any(MARKER in file.name for file in files)
    for file in files:
        assert MARKER.encode() not in file.read_bytes()
    cleaned = (tmp_path / "cache" / result.name).read_bytes()
    assert not holds_marker(cleaned)
    everything = every_byte(cleaned)
    assert not [word for word in FORBIDDEN if word in everything]


@pytest.mark.parametrize("name", MARKED)
def test_the_words_stay(name: str, tmp_path: Path) -> None:
    before, after = shown_text(MARKED[name]), shown_text(made(tmp_path, MARKED[name]))
    assert after == before
    assert all(text.startswith(WELCOME) for text in after)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_what_helps_readers_stays(tmp_path: Path) -> None:
    with opened(made(tmp_path, saved(plain(3)))) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert root.MarkInfo.Marked
        assert [str(tag.S) for tag in root.StructTreeRoot.K] == ["/H1", "/P", "/P", "/Link"]
        assert str(root.StructTreeRoot.K[0].Alt) == "read me"
        link, inside = pdf.pages[0].obj.Annots
        assert str(link.A.URI) == "https://example.org/plan"
        assert inside.Dest[0].objgen == pdf.pages[2].obj.objgen
        assert str(root.Outlines.First.Title) == "The end"
        assert root.Outlines.First.Dest[0].objgen == pdf.pages[2].obj.objgen
        assert root.PageLabels.Nums[1].S == Name.D


def test_tags_can_be_found_from_the_page(tmp_path: Path) -> None:
    with opened(made(tmp_path, saved(plain()))) as pdf:
        found = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for index, page in enumerate(pdf.pages):
            row = found[int(page.obj.StructParents)]
            assert row[0].objgen == pdf.Root.StructTreeRoot.K[index].objgen
            assert row[0].K[0] == 0
            assert row[0].Pg.objgen == page.obj.objgen
        link = pdf.pages[0].obj.Annots[0]
        assert Name.Link == found[int(link.StructParent)].S


@pytest.mark.parametrize(("turned", "kept"), [(90, 90), (-90, 270), (450, 90), (0, 0), (45, 0)])
def test_pages_stay_turned(turned: int, kept: int, tmp_path: Path) -> None:
    data = changed(lambda pdf: setattr(pdf.pages[0].obj, "Rotate", turned))
    with opened(made(tmp_path, data)) as pdf:
        assert pdf.pages[0].obj.get("/Rotate", 0) == kept


def test_header_cells_keep_their_cells(tmp_path: Path) -> None:
    with opened(made(tmp_path, MARKED["header_names"])) as pdf:
        root = pdf.Root.StructTreeRoot
        head, cell = root.K[0], root.K[1]
        assert bytes(cell.A[0].Headers[0]) == bytes(head.ID)
        assert root.IDTree.Names[1].objgen == head.objgen


def test_scope_of_a_class_is_kept(tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        root.ClassMap = Dictionary(c1=Dictionary(O=Name.Table, Scope=Name.Column, ColSpan=2))
        root.K[0].C = Array([Name.c1, 0])

    with opened(made(tmp_path, changed(change))) as pdf:
        attributes = pdf.Root.StructTreeRoot.K[0].A[0]
        assert attributes.Scope == Name.Column
        assert attributes.ColSpan == 2


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:team@example.org", True),
        ("tel:+442079460000", True),
        ("javascript:alert(1)", False),
        ("file:///plans/jo.doc", False),
        ("ftp://example.org/", False),
        ("plan.html", False),
        ("//example.org/", False),
        ("https://jo:secret@example.org/", False),
        ("https://", False),
        ("https://exa mple.org/", False),
        ("https://example.org/\n", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_links(address: str, stays: bool, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String(address))
        pdf.pages[1].obj.Annots = Array([annotation("/Link", A=action)])

    with opened(made(tmp_path, changed(change))) as pdf:
        found = [str(link.A.URI) for link in pdf.pages[1].obj.get("/Annots", [])]
        assert found == ([address] if stays else [])


def picture_in(data: bytes) -> Any:
    with opened(data) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im1
        return pikepdf.PdfImage(image).as_pil_image().copy(), image.read_raw_bytes()


@pytest.mark.parametrize("name", ["pictures_notes", "packed_picture", "behind_pixels", "palette"])
def test_pixels_stay(name: str, tmp_path: Path) -> None:
    before, _ = picture_in(MARKED[name])
    after, _ = picture_in(made(tmp_path, MARKED[name]))
    assert after.size == before.size
    assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 5}, {"subsampling": 0}])
def test_jpeg_is_not_packed_anew(options: dict[str, Any], tmp_path: Path) -> None:
    data = jpeg(**options)
    change = changed(lambda pdf: add_image(pdf, data, Filter=Name.DCTDecode) and None)
    _, after = picture_in(made(tmp_path, change))
    start = data.index(b"\xff\xdb")
    assert after.endswith(data[start:])
    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_same_bytes_each_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from engage_docs.media.documents import prepare_document\n"
        "for each in sys.argv[2:]: print(prepare_document(Path(each), Path(sys.argv[1])).name)"
    )
    names = ["patterns", "header_names", "fonts", "older_version", "commands"]
    sources = [str(put(tmp_path, f"{name}.pdf", MARKED[name])) for name in names]
    answers = []
    for seed in ("1", "2"):
        command = [sys.executable, "-W", "error", "-c", code, str(tmp_path / seed), *sources]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        answers.append(subprocess.run(command, capture_output=True, check=True, env=env).stdout)
    assert answers[0] == answers[1]
    assert len(set(answers[0].split())) == len(names)


def test_names_in_letters_of_other_languages(tmp_path: Path) -> None:
    written = b"/#cb#ce#cc#e5"  # a Chinese font, as Windows wrote its name

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.Font.F1.BaseFont = pikepdf.Object.parse(written)

    with opened(made(tmp_path, changed(change))) as pdf:
        assert pdf.pages[0].obj.Resources.Font.F1.BaseFont.unparse() == written


def test_cleaned_again_it_stays_as_it_is(tmp_path: Path) -> None:
    once = made(tmp_path, MARKED["tags"])
    assert made(tmp_path, once) == once


# What exiftool says of the structure of any PDF, and of pictures with nothing but pixels in them.
STRUCTURE = {
    "Composite:ImageSize",
    "Composite:Megapixels",
    "File:BitsPerSample",
    "File:ColorComponents",
    "File:EncodingProcess",
    "File:ImageHeight",
    "File:ImageWidth",
    "File:YCbCrSubSampling",
    "PDF:EmbeddedImage",
    "PDF:EmbeddedImageColorSpace",
    "PDF:EmbeddedImageFilter",
    "PDF:EmbeddedImageHeight",
    "PDF:EmbeddedImageWidth",
    "PDF:PDFVersion",
    "PDF:Linearized",
    "PDF:PageCount",
    "PDF:Language",
    "PDF:TaggedPDF",
    "File:FileType",
    "File:FileTypeExtension",
    "File:MIMEType",
    "SourceFile",
    "ExifTool:ExifToolVersion",
}


def test_exiftool_finds_nothing_but_structure(tmp_path: Path) -> None:
    if shutil.which("exiftool") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("exiftool is missing: install libimage-exiftool-perl")
        pytest.skip("exiftool is not installed, so it cannot give its opinion")
    for name, data in MARKED.items():
        result_of(tmp_path, data, f"{name}.pdf")
    files = list((tmp_path / "cache").glob("*.pdf"))
    assert len(files) > 10  # documents that show the same share their file
    command = ["exiftool", "-j", "-G", "-a", "-u", "-ee", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, check=True)
    found = {tag for tags in json.loads(answer.stdout) for tag in tags}
    about_the_disk = {tag for tag in found if tag.startswith(("File:File", "File:Directory"))}
    assert found - about_the_disk - STRUCTURE == set()
