"""Documents with a marker word in each place where a PDF can hide something."""

import io
import struct
import zlib
from typing import Any

import pikepdf
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
from PIL import Image, ImageCms

XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + WORD + b"</x:xmpmeta>"


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


def form(pdf: pikepdf.Pdf) -> None:
    """A drawing that is used, with much beside what is drawn."""
    drawing = Stream(pdf, b"0 0 10 10 re f % " + WORD + b"\n")
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, [0, 0, 10, 10]
    drawing.PieceInfo = Dictionary(A=String(MARKER))
    drawing.Name = Name("/" + MARKER)
    drawing.Ref = Dictionary(F=String(MARKER))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=drawing)
    draw(pdf, b"/Fm1 Do")


def pictures_notes(pdf: pikepdf.Pdf) -> None:
    exif = Image.Exif()
    exif[0x010E] = MARKER
    exif.get_ifd(0x8825)[27] = WORD
    data = jpeg(exif=exif, comment=WORD, icc_profile=profile(), xmp=XMP)
    odd = b"Adobe\0\x64" + b"\0" * 5 + WORD
    adobe = b"\xff\xec" + struct.pack(">H", len(odd) + 2) + odd
    add_image(pdf, data[:2] + adobe + data[2:] + WORD, Filter=Name.DCTDecode)


def packed_picture(pdf: pikepdf.Pdf) -> None:
    exif = Image.Exif()
    exif[0x010E] = MARKER
    data = zlib.compress(jpeg(exif=exif))
    add_image(pdf, data, Filter=Array([Name.FlateDecode, Name.DCTDecode]))


def behind_pixels(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress(b"\x40" * (256 * 256 * 3) + WORD)
    add_image(pdf, data, Filter=Name.FlateDecode)


def behind_packed_pixels(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress(b"\x40" * (256 * 256 * 3)) + WORD
    add_image(pdf, data, Filter=Name.FlateDecode)


def beside_pixels(pdf: pikepdf.Pdf) -> None:
    other = Stream(pdf, WORD, Width=1, Height=1)
    add_image(
        pdf,
        jpeg(),
        Filter=Name.DCTDecode,
        Alternates=Array([Dictionary(Image=other)]),
        OPI=Dictionary(F=String(MARKER)),
        ID=String(MARKER),
    )


def profile() -> bytes:
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace("sRGB built-in".encode("utf-16-be"), MARKER.encode("utf-16-be"))


def colour_profile(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.ICCBased, Stream(pdf, profile(), N=3)])
    add_image(pdf, jpeg(), Filter=Name.DCTDecode, ColorSpace=space)
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(Cs1=space)
    draw(pdf, b"/Cs1 cs 1 0 0 sc 10 10 20 20 re f")


def palette(pdf: pikepdf.Pdf) -> None:
    table = Stream(pdf, b"\0\0\0\xff\xff\xff" + WORD)
    space = Array([Name.Indexed, Name.DeviceRGB, 1, table])
    add_image(pdf, b"\0" * 65536, ColorSpace=space)


def unused_resources(pdf: pikepdf.Pdf) -> None:
    resources = pdf.pages[0].obj.Resources
    resources.XObject = Dictionary(Old=Stream(pdf, WORD, Subtype=Name.Image))
    resources.Font.Old = Dictionary(BaseFont=Name("/" + MARKER))
    resources.ProcSet = Array([Name("/" + MARKER)])


def commands(pdf: pikepdf.Pdf) -> None:
    word = b"(" + WORD + b")"
    draw(pdf, b"% " + WORD + b"\n" + word + b" 1 0 0 rg\n" + word + b" unknown\n")
    draw(pdf, b"/Odd <</A " + word + b">> DP /Span <</A " + word + b" /Lang (en)>> BDC EMC")
    draw(pdf, b"/" + WORD + b" BMC EMC /" + WORD + b" 12 Tf")
    pdf.pages[0].obj.Resources.Properties = Dictionary(P1=Dictionary(A=String(MARKER)))
    draw(pdf, b"/Odd /P1 BDC EMC")


def shown_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(MARKER)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name=String(MARKER)))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L1=layer)
    draw(pdf, b"/OC /L1 BDC 10 10 20 20 re f EMC")


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


def fonts(pdf: pikepdf.Pdf) -> None:
    body = b"\0\x01\0\0" + struct.pack(">HHHH", 2, 32, 1, 0)
    head = b"\0" * 54
    for name, at, content in ((b"head", 44, head), (b"name", 98, WORD)):
        body += name + b"\0\0\0\0" + struct.pack(">II", at, len(content))
    file = Stream(pdf, body + head + WORD, Length1=len(body) + 54 + len(WORD))
    letters = Stream(pdf, b"%!PS " + WORD + b"\nbegincmap endcmap % " + WORD, Odd=String(MARKER))
    font = pdf.pages[0].obj.Resources.Font.F1
    font.Name = Name("/" + MARKER)
    font.ToUnicode = letters
    font.FontDescriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Helvetica,
        FontFamily=String(MARKER),
        CharSet=String("/" + MARKER),
        FontFile2=file,
    )


def drawn_font(pdf: pikepdf.Pdf) -> None:
    letter = Stream(pdf, b"500 0 d0 0 0 400 400 re f % " + WORD)
    pdf.pages[0].obj.Resources.Font.F3 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 500],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=letter),
        Encoding=Dictionary(Differences=Array([97, Name.a]), Odd=String(MARKER)),
        FirstChar=97,
        LastChar=97,
        Widths=[500],
        Resources=Dictionary(Odd=String(MARKER)),
    )
    draw(pdf, b"BT /F3 12 Tf (a) Tj ET")


def patterns(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[0], Odd=String(MARKER))
    smooth = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceGray,
        Coords=[0, 0, 9, 9],
        Function=function,
        Odd=String(MARKER),
    )
    tile = Stream(pdf, b"0 0 5 5 re f % " + WORD)
    for key, value in {
        "PatternType": 1,
        "PaintType": 1,
        "TilingType": 1,
        "BBox": [0, 0, 9, 9],
        "XStep": 9,
        "YStep": 9,
        "Resources": Dictionary(),
        "Odd": String(MARKER),
    }.items():
        tile[f"/{key}"] = value
    resources = pdf.pages[0].obj.Resources
    resources.Shading = Dictionary(Sh1=smooth)
    resources.Pattern = Dictionary(P1=tile, P2=Dictionary(PatternType=2, Shading=smooth))
    resources.ExtGState = Dictionary(G1=Dictionary(ca=0.5, Odd=String(MARKER)))
    draw(pdf, b"/G1 gs /Pattern cs /P1 scn 0 0 50 50 re f /P2 scn 9 9 50 50 re f /Sh1 sh")


def inline_picture(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"q 9 0 0 9 0 0 cm BI /W 2 /H 1 /BPC 8 /CS /G /Odd (" + WORD + b") ID ab EI Q")


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
        form,
        pictures_notes,
        packed_picture,
        behind_pixels,
        behind_packed_pixels,
        beside_pixels,
        colour_profile,
        palette,
        unused_resources,
        commands,
        shown_layer,
        names_of_places,
        tags,
        header_names,
        page_taken_out,
        piece_taken_out,
        fonts,
        drawn_font,
        patterns,
        inline_picture,
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
