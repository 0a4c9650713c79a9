"""Unknown files, and documents that hide something: one line and a cure."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfs import (
    MARKER,
    WORD,
    annotation,
    changed,
    draw,
    jpeg,
    made,
    plain,
    put,
    refused,
    result_of,
    saved,
    told,
)
from pikepdf import Array, Dictionary, Encryption, Name, String

from engage_docs.findings import Problem
from engage_docs.findings.registry import codes_of
from engage_docs.media.documents import prepare_document

ZIP = b"PK\x03\x04" + b"\0" * 26
KINDS = {
    "empty.pdf": (b"", "document-empty"),
    "notes.txt": (b"Minutes of the meeting.", "document-kind"),
    "named.pdf": (b"Minutes of the meeting.", "document-kind"),
    "a.docx": (ZIP + b"[Content_Types].xml word/document.xml", "document-office"),
    "b.pdf": (ZIP + b"word/document.xml", "document-office"),
    "a.xlsx": (ZIP + b"xl/workbook.xml", "document-office"),
    "a.pptx": (ZIP + b"ppt/presentation.xml", "document-office"),
    "a.odt": (ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", "document-office"),
    "a.pages": (ZIP + b"Index/Document.iwa", "document-office"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document-office"),
    "a.rtf": (b"{\\rtf1", "document-office"),
    "a.zip": (ZIP, "document-kind"),
    "a.jpg": (jpeg(), "document-kind"),
    "a.heic": (b"\0\0\0\x18ftypheic", "document-kind"),
    "a.html": (b"<!doctype html>", "document-kind"),
    "short.pdf": (b"%PDF-", "document-damaged"),
    "end.pdf": (b"%PDF-1.7\n%%EOF\n", "document-damaged"),
}


@pytest.mark.parametrize("name", KINDS)
def test_refused_by_kind(name: str, tmp_path: Path) -> None:
    data, code = KINDS[name]
    assert refused(tmp_path, data, name) == code


def test_the_cure_names_the_menus(tmp_path: Path) -> None:
    problem = result_of(tmp_path, KINDS["a.docx"][0], "minutes.docx")
    assert isinstance(problem, Problem)
    text = told(problem)
    assert "minutes.docx is a Word document" in text
    assert "Export As, Export as PDF" in text


def hidden_layer(setting: Any, **layer: Any) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Old"), **layer))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([made]), D=setting(made))
        pdf.pages[0].obj.Resources.Properties = Dictionary(L1=made)
        draw(pdf, b"/OC /L1 BDC BT /F1 12 Tf (" + WORD + b") Tj ET EMC")

    return changed(change)


def shown_if_hidden(pdf: pikepdf.Pdf) -> None:
    member = Dictionary(Type=Name.OCMD, P=Name.AllOff)
    pdf.pages[0].obj.Resources.Properties = Dictionary(L1=member)
    draw(pdf, b"/OC /L1 BDC BT /F1 12 Tf (" + WORD + b") Tj ET EMC")


def with_annotation(kind: str, **more: Any) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Annots = Array([annotation(kind, **more)])

    return changed(change)


def with_form(**more: Any) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(**more)

    return changed(change)


def cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.CropBox = [0, 100, 595, 842]


def cropped_by_all(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.CropBox = [0, 100, 595, 842]


FIELD = Dictionary(FT=Name.Tx, T=String("name"), V=String(MARKER))
SIGNATURE = Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary(Name=String(MARKER)))
HIDING = {
    "layer switched off": (hidden_layer(lambda made: Dictionary(OFF=[made])), "document-layers"),
    "layers off at first": (
        hidden_layer(lambda _: Dictionary(BaseState=Name.OFF)),
        "document-layers",
    ),
    "layer not printed": (
        hidden_layer(
            lambda _: Dictionary(), Usage=Dictionary(Print=Dictionary(PrintState=Name.OFF))
        ),
        "document-layers",
    ),
    "shown if layers are off": (changed(shown_if_hidden), "document-layers"),
    "form": (with_form(Fields=Array([FIELD])), "document-form"),
    "form of the other kind": (with_form(XFA=String(MARKER)), "document-form"),
    "field": (with_annotation("/Widget", V=String(MARKER)), "document-form"),
    "signature": (with_form(Fields=Array([SIGNATURE]), SigFlags=3), "document-signed"),
    "signature on a page": (with_annotation("/Widget", FT=Name.Sig), "document-signed"),
    "to be blacked out": (with_annotation("/Redact"), "document-drawn-over"),
    "black box": (with_annotation("/Square", IC=[0, 0, 0]), "document-drawn-over"),
    "highlight": (with_annotation("/Highlight", C=[0, 0, 0]), "document-drawn-over"),
    "stamp": (with_annotation("/Stamp"), "document-drawn-over"),
    "text box": (with_annotation("/FreeText", Contents=String(MARKER)), "document-drawn-over"),
    "unknown": (with_annotation("/Later"), "document-drawn-over"),
    "cropped": (changed(cropped), "document-cropped"),
    "cropped by all": (changed(cropped_by_all), "document-cropped"),
    "folder": (
        changed(lambda pdf: setattr(pdf.Root, "Collection", Dictionary())),
        "document-strange",
    ),
    "password": (
        changed(lambda _: None, encryption=Encryption(user="a", owner="b")),
        "document-locked",
    ),
    "limits": (
        changed(lambda _: None, encryption=Encryption(user="", owner="b")),
        "document-locked",
    ),
}


@pytest.mark.parametrize("name", HIDING)
def test_what_hides_something_is_refused(name: str, tmp_path: Path) -> None:
    data, code = HIDING[name]
    assert refused(tmp_path, data) == code


def test_an_empty_form_is_only_a_leftover(tmp_path: Path) -> None:
    made(tmp_path, with_form(Fields=Array([]), DA=String(MARKER)))


def test_a_hair_is_not_a_crop(tmp_path: Path) -> None:
    made(tmp_path, changed(lambda pdf: setattr(pdf.pages[0].obj, "CropBox", [0, 0, 594.5, 842])))


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, code in (
        ("none.pdf", "document-missing"),
        ("folder", "document-unreadable"),
        ("x" * 300, "document-unreadable"),
        ("a\0b", "document-unreadable"),
    ):
        problem = prepare_document(tmp_path / name, tmp_path / "cache")
        assert isinstance(problem, Problem)
        assert problem.code.name == code
        told(problem)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    problem = prepare_document(tmp_path / "pipe.pdf", tmp_path / "cache")
    assert isinstance(problem, Problem)
    assert problem.code.name == "document-unreadable"


def test_a_name_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    source = put(tmp_path, "a\x1b[2J\n{b}.pdf", b"")
    problem = prepare_document(source, tmp_path / "cache")
    assert isinstance(problem, Problem)
    assert "\x1b" not in told(problem)


@pytest.mark.parametrize("library", ["pikepdf", "pypdfium2"])
def test_without_the_library(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(plain())
    monkeypatch.setitem(sys.modules, library, None)
    problem = result_of(tmp_path, data)
    assert isinstance(problem, Problem)
    assert problem.code.name == "document-extra"
    assert 'pip install "engage-docs[pdf]"' in told(problem)
    assert refused(tmp_path, KINDS["a.docx"][0], "a.docx") == "document-office"


def test_the_library_is_not_loaded_unless_needed() -> None:
    code = (
        "import engage_docs.media.documents, sys\n"
        "assert not {'pikepdf', 'pypdfium2', 'PIL'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_codes_have_all_they_need() -> None:
    names = [code.name for code in codes_of("documents")]
    assert len(names) == len(set(names))
    for code in codes_of("documents"):
        assert code.name.startswith("document-")
        assert code.example
        assert code.why
        assert code.cure.endswith((".", '"'))
