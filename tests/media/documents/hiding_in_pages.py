"""The same, in what is drawn on the pages: commands, pictures, fonts, patterns."""

import struct
import zlib

import pikepdf
from pdfs import MARKER, WORD, add_image, draw, jpeg
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageCms

XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + WORD + b"</x:xmpmeta>"


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


def fonts(pdf: pikepdf.Pdf) -> None:
    body = b"\0\x01\0\0" + struct.pack(">HHHH", 2, 32, 1, 0)
    head = b"\0" * 54
    for name, at, content in ((b"head", 44, head), (b"name", 98, WORD)):
        body += name + b"\0\0\0\0" + struct.pack(">II", at, len(content))
    file = Stream(pdf, body + head + WORD, Length1=len(body) + 54 + len(WORD))
    codes = b"%!PS " + WORD + b"\nbegincmap (" + WORD + b") " + WORD + b" endcmap % " + WORD
    letters = Stream(pdf, codes, Odd=String(MARKER))
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


def streams_in_place_of_parts(pdf: pikepdf.Pdf) -> None:
    """Streams where a plain part belongs, which may have any bytes in them."""
    font = pdf.pages[0].obj.Resources.Font.F1
    font.FontDescriptor = Stream(pdf, WORD)
    font.Encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, CIDSystemInfo=Stream(pdf, WORD))
    pdf.pages[0].obj.Group = Stream(pdf, WORD)
    state = Dictionary(Font=Array([Stream(pdf, WORD), 1]), SMask=Dictionary(TR=String(MARKER)))
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G1=state)
    draw(pdf, b"/G1 gs")


def inline_picture(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b"q 9 0 0 9 0 0 cm BI /W 2 /H 1 /BPC 8 /CS /G /Odd (" + WORD + b") ID ab EI Q")


DRAWN = (
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
    fonts,
    drawn_font,
    patterns,
    streams_in_place_of_parts,
    inline_picture,
)
