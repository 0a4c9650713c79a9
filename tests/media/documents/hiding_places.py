"""Documents with a marker word in each place where a PDF can hide something."""

import io
from typing import Any

import pikepdf
from hiding_in_pages import DRAWN, XMP
from pdfs import (
    MARKER,
    WELCOME,
    WORD,
    add_image,
    annotation,
    changed,
    draw,
    jpeg,
    plain,
    saved,
)
from pikepdf import Array, Dictionary, Name, Stream, String


def info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = MARKER
    pdf.docinfo["/Title"] = MARKER
    pdf.docinfo["/CreationDate"] = "D:20260314"


def xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, XMP, Type=Name.Metadata, Subtype=Name.XML)


def metadata_of_parts(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Metadata = Stream(pdf, XMP)
    page.Resources.Font.F1.Metadata = Stream(pdf, XMP)
    add_image(pdf, jpeg(), Filter=Name.DCTDecode, Metadata=Stream(pdf, XMP))


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[MARKER] = pikepdf.AttachedFileSpec(pdf, WORD, filename=MARKER)


def associated_file(pdf: pikepdf.Pdf) -> None:
    spec = Dictionary(
        Type=Name.Filespec,
        F=String(MARKER),
        EF=Dictionary(F=Stream(pdf, WORD, Type=Name.EmbeddedFile)),
    )
    pdf.Root.AF = Array([pdf.make_indirect(spec)])
    pdf.pages[0].obj.AF = pdf.Root.AF
    pdf.Root.StructTreeRoot.K[0].AF = pdf.Root.AF


def notes(pdf: pikepdf.Pdf) -> None:
    note = pdf.make_indirect(annotation("/Text", Contents=String(MARKER), T=String(MARKER)))
    popup = annotation("/Popup", Parent=note, Contents=String(MARKER))
    spec = Dictionary(F=String(MARKER), EF=Dictionary(F=Stream(pdf, WORD)))
    pdf.pages[0].obj.Annots.extend([note, popup, annotation("/FileAttachment", FS=spec)])
    reference = Dictionary(Type=Name.OBJR, Obj=note)
    root = pdf.Root.StructTreeRoot
    root.K.append(
        pdf.make_indirect(Dictionary(S=Name.Annot, P=root, K=reference, Alt=String(MARKER)))
    )


def words_of_a_link(pdf: pikepdf.Pdf) -> None:
    link = pdf.pages[0].obj.Annots[0]
    link.Contents, link.NM, link.M = String(MARKER), String(MARKER), String(MARKER)
    link.AP = Dictionary(N=Stream(pdf, b"%" + WORD))
    link.A.Next = Dictionary(S=Name.JavaScript, JS=String(MARKER))


def scripts(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{MARKER}')"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String(MARKER), script]))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.pages[0].obj.AA = Dictionary(O=script)
    pdf.Root.Outlines.First.A = script


def actions(pdf: pikepdf.Pdf) -> None:
    for action in (
        Dictionary(S=Name.Launch, F=String(MARKER)),
        Dictionary(S=Name.SubmitForm, F=String(MARKER)),
        Dictionary(S=Name.GoToR, F=String(MARKER), D=Array([0, Name.Fit])),
        Dictionary(S=Name.JavaScript, JS=String(MARKER)),
        Dictionary(S=Name.URI, URI=String(f"file:///C:/{MARKER}")),
        Dictionary(S=Name.URI, URI=String(f"javascript:{MARKER}")),
        Dictionary(S=Name.URI, URI=String(f"https://{MARKER}@example.org/")),
        Dictionary(S=Name.URI, URI=String(f"{MARKER}.html")),
        Dictionary(S=Name.Named, N=Name("/" + MARKER)),
    ):
        pdf.pages[0].obj.Annots.append(annotation("/Link", A=action))
    pdf.Root.URI = Dictionary(Base=String(MARKER))


def programs(pdf: pikepdf.Pdf) -> None:
    own = Dictionary({f"/{MARKER}": Dictionary(Private=Stream(pdf, WORD))})
    pdf.Root.PieceInfo = own
    pdf.pages[0].obj.PieceInfo = own
    pdf.Root.SpiderInfo = Dictionary(C=String(MARKER))
    pdf.Root[f"/{MARKER}"] = String(MARKER)
    pdf.pages[0].obj[f"/{MARKER}"] = Stream(pdf, WORD)
    pdf.trailer[f"/{MARKER}"] = pdf.make_indirect(Dictionary(A=String(MARKER)))
    pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, Info=String(MARKER))])
    pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(I=Dictionary(Title=MARKER)))])
    pdf.Root.ViewerPreferences = Dictionary(Odd=String(MARKER))


def thumbnail(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Thumb = Stream(pdf, WORD, Width=1, Height=1)


def names_of_places(pdf: pikepdf.Pdf) -> None:
    place = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, None])
    pdf.Root.Names.Dests.Names.extend([String(MARKER), place])
    pdf.pages[0].obj.Annots.append(annotation("/Link", Dest=String(MARKER)))


def tags(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    first = root.K[0]
    first.T, first.ID, first.R = String(MARKER), String(MARKER), 3
    first.S = Name("/" + MARKER)
    first.C = Name("/" + MARKER)
    first.A = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=MARKER, V=MARKER)]))
    root.RoleMap[f"/{MARKER}"] = Name.H1
    root.ClassMap = Dictionary({f"/{MARKER}": Dictionary(O=Name.Layout, Odd=String(MARKER))})
    root.Namespaces = Array([Dictionary(NS=String(MARKER))])


def header_names(pdf: pikepdf.Pdf) -> None:
    """The name of a header cell in a table, which another cell refers to."""
    root = pdf.Root.StructTreeRoot
    head, cell = root.K[0], root.K[1]
    head.S, head.ID = Name.TH, String(MARKER)
    cell.S, cell.A = Name.TD, Dictionary(O=Name.Table, Headers=Array([String(MARKER)]))
    root.IDTree = Dictionary(Names=Array([String(MARKER), head]))


def page_taken_out(pdf: pikepdf.Pdf) -> None:
    """A page that is gone from the pages, but to which tags, links and bookmarks still lead."""
    extra = pdf.add_blank_page()
    extra.obj.Contents = Stream(pdf, b"/P <</MCID 0>> BDC BT (" + WORD + b") Tj ET EMC")
    old = extra.obj
    root = pdf.Root.StructTreeRoot
    left = Dictionary(S=Name.Figure, P=root, Pg=old, K=0, Alt=String(MARKER))
    empty = Dictionary(S=Name.TD, P=root, Pg=old, ActualText=String(MARKER))
    root.K.extend([pdf.make_indirect(left), pdf.make_indirect(empty)])
    place = Array([old, Name.Fit])
    pdf.Root.Outlines.First.Next = pdf.make_indirect(
        Dictionary(Title=String(MARKER), Dest=place, Parent=pdf.Root.Outlines)
    )
    pdf.pages[0].obj.Annots.append(annotation("/Link", Dest=place))
    pdf.Root.Names.Dests.Names.extend([String("old"), place])
    del pdf.pages[-1]


def piece_taken_out(pdf: pikepdf.Pdf) -> None:
    """A tag of something that is no longer on its page."""
    root = pdf.Root.StructTreeRoot
    gone = Dictionary(S=Name.Figure, P=root, Pg=pdf.pages[0].obj, K=7, Alt=String(MARKER))
    root.K.append(pdf.make_indirect(gone))


CLEANED: dict[str, Any] = {
    function.__name__: function
    for function in (
        info,
        xmp,
        metadata_of_parts,
        attachment,
        associated_file,
        notes,
        words_of_a_link,
        scripts,
        actions,
        programs,
        thumbnail,
        names_of_places,
        tags,
        header_names,
        page_taken_out,
        piece_taken_out,
        *DRAWN,
    )
}


def older_version() -> bytes:
    """A document whose first version, still in the file, shows the marker (7.5.6)."""
    pdf = plain()
    draw(pdf, b"BT /F1 12 Tf (" + WORD + b") Tj ET")
    first = saved(pdf)
    with pikepdf.open(io.BytesIO(first)) as again:
        number = again.pages[0].obj.Contents.objgen[0]
        size, root = int(again.trailer.Size), again.Root.objgen[0]
    start = first.rindex(b"startxref\n") + 10
    previous = int(first[start:].split()[0])
    commands = b"/H1 <</MCID 0>> BDC BT /F1 18 Tf 72 700 Td (%s, page 1) Tj ET EMC" % WELCOME
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n"
    data = first + body % (number, len(commands), commands)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\n"
    data += table % (number, len(first), size, root, previous)
    return data + b"startxref\n%d\n%%%%EOF\n" % data.rindex(b"xref\n", 0, len(data) - 40)


def left_over_part() -> bytes:
    """A part that nothing leads to, and words between the parts."""
    data = saved(plain())
    at = data.index(b"xref\n")
    extra = b"% " + WORD + b"\n999 0 obj\n(" + WORD + b")\nendobj\n"
    start = b"startxref\n%d" % at
    assert start in data
    moved = data.replace(start, b"startxref\n%d" % (at + len(extra)))
    return moved[:at] + extra + moved[at:]


def marked() -> dict[str, bytes]:
    """Every document whose marker has to be gone, by its name."""
    found = {name: changed(change) for name, change in CLEANED.items()}
    packed = pikepdf.ObjectStreamMode.generate
    found["in_packed_objects"] = changed(info, object_stream_mode=packed)
    found["scripts_in_packed_objects"] = changed(scripts, object_stream_mode=packed)
    found["older_version"] = older_version()
    found["left_over_part"] = left_over_part()
    return found
