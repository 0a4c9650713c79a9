"""PDF files made for the tests."""

import io
import re
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from engage_docs.findings import Problem
from engage_docs.media.documents import CleanedDocument, prepare_document

MARKER = "jackdaw-marks"
WORD = MARKER.encode()
WELCOME = b"Everyone is welcome"

HELVETICA = {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}


def plain(pages: int = 2) -> pikepdf.Pdf:
    """A tagged document with a link to the web, one inside, a bookmark and page numbers."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(HELVETICA))
    for index in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = Stream(
            pdf,
            b"/H1 <</MCID 0>> BDC BT /F1 18 Tf 72 700 Td (%s, page %d) Tj ET EMC"
            % (WELCOME, index + 1),
        )
        page.obj.StructParents = index
    link = pdf.make_indirect(
        annotation("/Link", A=Dictionary(S=Name.URI, URI=String("https://example.org/plan")))
    )
    inside = pdf.make_indirect(annotation("/Link", Dest=String("end")))
    pdf.pages[0].obj.Annots = Array([link, inside])
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("end"), Array([pdf.pages[-1].obj, Name.Fit])]))
    )
    pdf.Root.Lang = String("en-GB")
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("The end", pages - 1))
    tag(pdf, link)
    return pdf


def annotation(kind: str, **more: Any) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[72, 600, 200, 620], **more)


def tag(pdf: pikepdf.Pdf, link: Any) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    kids = []
    for index, page in enumerate(pdf.pages):
        role = Name.H1 if index == 0 else Name("/Paragraph")
        kids.append(
            pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=role, P=root, Pg=page.obj, K=0, Alt="read me")
            )
        )
    reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=pdf.pages[0].obj)
    kids.append(
        pdf.make_indirect(Dictionary(S=Name.Link, P=root, Pg=pdf.pages[0].obj, K=reference))
    )
    root.K = Array(kids)
    root.RoleMap = Dictionary(Paragraph=Name.P)
    parents = [Array([kid]) for kid in kids[:-1]] + [kids[-1]]
    root.ParentTree = Dictionary(Nums=Array([each for pair in enumerate(parents) for each in pair]))
    link.StructParent = len(parents) - 1
    pdf.Root.StructTreeRoot = root


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    options.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.disable)
    options.setdefault("fix_metadata_version", False)
    options.setdefault("static_id", "encryption" not in options)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of what is crafted here on purpose
        pdf.save(out, **options)
    return out.getvalue()


def changed(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    pdf = plain()
    change(pdf)
    return saved(pdf, **options)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def result_of(folder: Path, data: bytes, name: str = "plan.pdf") -> CleanedDocument | Problem:
    return prepare_document(put(folder, name, data), folder / "cache")


def made(folder: Path, data: bytes, name: str = "plan.pdf") -> bytes:
    """Return the cleaned document."""
    result = result_of(folder, data, name)
    assert isinstance(result, CleanedDocument), result
    cleaned = (folder / "cache" / result.name).read_bytes()
    assert len(cleaned) == result.size
    return cleaned


def refused(folder: Path, data: bytes, name: str = "plan.pdf") -> str:
    """Return the name of the refusal's code; nothing may be left behind."""
    result = result_of(folder, data, name)
    assert isinstance(result, Problem), result
    assert not (folder / "cache").exists()
    told(result)
    return result.code.name


def told(problem: Problem) -> str:
    """Return the message, which must fill its templates and stay on one line."""
    values = dict(problem.values)
    text = f"{problem.code.sentence.format_map(values)} {problem.code.cure.format_map(values)}"
    assert "\n" not in text
    assert "Traceback" not in text
    assert len(text) < 900
    return text


def every_byte(data: bytes) -> bytes:
    """Return a document's bytes, packed and unpacked, texts and names in plain letters as well."""
    found = [data]
    for match in re.finditer(rb"stream\r?\n", data):
        unpack = zlib.decompressobj()
        try:
            found.append(unpack.decompress(data[match.end() :]))
        except zlib.error:
            continue
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found += words_of(pdf.trailer)
        for each in pdf.objects:
            found += words_of(each)
            if isinstance(each, Stream):
                try:
                    found.append(each.read_bytes())
                except pikepdf.PdfError:
                    found.append(each.read_raw_bytes())
    return b"\n".join(found)


def words_of(value: Any) -> list[bytes]:
    if isinstance(value, String):
        return [bytes(value), str(value).encode()]
    if isinstance(value, Name):
        return [str(value).encode()]
    if isinstance(value, Array):
        return [word for item in value if not is_elsewhere(item) for word in words_of(item)]
    if isinstance(value, Dictionary | Stream):
        found = []
        for key, item in value.items():
            found.append(key.encode())
            found += [] if is_elsewhere(item) else words_of(item)
        return found
    return []


def is_elsewhere(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def holds_marker(data: bytes) -> bool:
    everything = every_byte(data)
    return any(MARKER.encode(code) in everything for code in ("ascii", "utf-16-le", "utf-16-be"))


def shown_text(data: bytes) -> list[bytes]:
    """Return the texts that each page shows."""
    with pikepdf.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
        return [
            b"".join(
                bytes(operand)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "Tj"
                for operand in operands
            )
            for page in pdf.pages
        ]


def jpeg(**options: Any) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


def add_image(pdf: pikepdf.Pdf, data: bytes, **fields: Any) -> Any:
    """Show a picture on the first page, and return it."""
    image = Stream(pdf, data)
    image.Type, image.Subtype = Name.XObject, Name.Image
    for key, value in {
        "Width": 256,
        "Height": 256,
        "BitsPerComponent": 8,
        "ColorSpace": Name.DeviceRGB,
        **fields,
    }.items():
        image[f"/{key}"] = value
    page = pdf.pages[0]
    page.obj.Resources.XObject = Dictionary(Im1=image)
    draw(pdf, b"q 100 0 0 100 72 300 cm /Im1 Do Q")
    return image


def draw(pdf: pikepdf.Pdf, commands: bytes) -> None:
    """Add commands to the first page."""
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b"\n" + commands + b"\n")
