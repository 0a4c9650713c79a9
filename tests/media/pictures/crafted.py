"""Pictures made for the tests, many of which hold a marker word where nobody sees it."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

from engage_docs.findings import Problem
from engage_docs.media.pictures import Picture, Region, prepare_picture

MARKER = "jackdaw-marks"
WORD = MARKER.encode()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>'
    + WORD
    + b"</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def scene(size: tuple[int, int] = (320, 200), mode: str = "RGB") -> Image.Image:
    """A picture with a different colour in each corner, so that turning it shows."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    for colour, x, y in (
        ("red", 0, 0),
        ("lime", 1, 0),
        ("blue", 0, 1),
        ("yellow", 1, 1),
    ):
        corner = (width // 4, height // 4)
        image.paste(
            colour,
            (
                x * (width - corner[0]),
                y * (height - corner[1]),
                x * (width - corner[0]) + corner[0],
                y * (height - corner[1]) + corner[1],
            ),
        )
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int | None = None) -> bytes:
    """EXIF with a position, a description and a camera's owner."""
    block = Image.Exif()
    block[0x010E] = MARKER
    block[0x9286] = MARKER
    if orientation:
        block[0x0112] = orientation
    gps = block.get_ifd(0x8825)
    gps[1], gps[2] = "N", (51.0, 31.0, 7.0)
    gps[3], gps[4] = "W", (0.0, 3.0, 39.0)
    gps[27] = WORD
    return block.tobytes()


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def after_start(jpeg: bytes, *segments: bytes) -> bytes:
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def riff(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def iptc() -> bytes:
    """A Photoshop block (APP13) with an IPTC by-line."""
    line = b"\x1c\x02\x50" + struct.pack(">H", len(WORD)) + WORD
    line += b"\0" * (len(line) % 2)
    return segment(
        0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(line)) + line
    )


def thumbnail() -> bytes:
    """EXIF whose second directory holds a small JPEG with a comment of its own."""
    small = saved(scene((64, 40)), "JPEG", comment=WORD)
    start = 8 + 2 + 4 + 2 + 2 * 12 + 4
    body = b"MM\0*" + struct.pack(">I", 8)
    body += struct.pack(">HI", 0, 14)
    body += struct.pack(">H", 2)
    body += struct.pack(">HHII", 0x0201, 4, 1, start)
    body += struct.pack(">HHII", 0x0202, 4, 1, len(small))
    body += struct.pack(">I", 0)
    return segment(0xE1, b"Exif\0\0" + body + small)


def profile() -> bytes:
    """An sRGB profile whose description is the marker word."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = "sRGB built-in".encode("utf-16-be")
    assert plain in data
    return data.replace(plain, MARKER.encode("utf-16-be"))


def png_with_everything() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", MARKER)
    info.add_text("Comment", MARKER, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = saved(scene(), "PNG", pnginfo=info, exif=exif(), icc_profile=profile())
    ends = data.index(b"IEND") - 4
    return data[:ends] + chunk(b"prVt", WORD) + data[ends:] + WORD


def webp_with_everything() -> bytes:
    data = saved(scene(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile())
    data += riff(b"NOTE", WORD)
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def gif_with_everything(frames: int = 3) -> bytes:
    pictures = [scene().rotate(90 * turn).quantize(16) for turn in range(frames)]
    data = saved(
        pictures[0],
        "GIF",
        save_all=True,
        append_images=pictures[1:],
        duration=[100, 200, 300][:frames],
        loop=0,
        comment=WORD,
    )
    application = b"!\xff\x0bXMP DataXMP" + bytes((len(WORD),)) + WORD + b"\0"
    return data[:-1] + application + b";" + WORD


def mpo() -> bytes:
    """Two pictures in one file: the second is quite another one."""
    second = Image.new("RGB", (320, 200), "magenta")
    return saved(scene(), "MPO", save_all=True, append_images=[second], exif=exif())


def marked() -> dict[str, bytes]:
    """Return every file of the crafted set by its name."""
    jpeg = saved(scene(), "JPEG")
    jfxx = segment(0xE0, b"JFXX\0\x10" + saved(scene((16, 10)), "JPEG", comment=WORD))
    return {
        "position.jpg": saved(scene(), "JPEG", exif=exif()),
        "xmp.jpg": saved(scene(), "JPEG", xmp=XMP),
        "iptc.jpg": after_start(jpeg, iptc()),
        "comment.jpg": saved(scene(), "JPEG", comment=WORD),
        "thumbnail.jpg": after_start(jpeg, thumbnail()),
        "old-thumbnail.jpg": after_start(jpeg, jpeg[2:20], jfxx),
        "two-pictures.jpg": mpo(),
        "trailing.jpg": jpeg + WORD,
        "profile.jpg": saved(scene(), "JPEG", icc_profile=profile()),
        "unknown-notes.jpg": after_start(jpeg, segment(0xEB, WORD), segment(0xE5, WORD)),
        "everything.png": png_with_everything(),
        "everything.webp": webp_with_everything(),
        "everything.gif": gif_with_everything(),
        "cmyk.jpg": saved(scene(mode="CMYK"), "JPEG", comment=WORD, exif=exif()),
    }


def header_bomb(kind: str, side: int) -> bytes:
    """A small file that says it is a picture of ``side`` times ``side`` pixels."""
    if kind == "png":
        header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        pixels = zlib.compress(b"\0" * 100_000)
        return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    if kind == "gif":
        data = bytearray(saved(Image.new("P", (2, 2)), "GIF"))
        data[6:10] = struct.pack("<HH", side, side)
        return bytes(data)
    if kind == "webp":
        data = bytearray(saved(Image.new("RGB", (16, 16)), "WEBP"))
        data[26:30] = struct.pack("<HH", side & 0x3FFF, side & 0x3FFF)
        return bytes(data)
    data = bytearray(saved(Image.new("RGB", (16, 16)), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", side, side)
    return bytes(data)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def made(
    folder: Path,
    data: bytes,
    *,
    name: str = "source.jpg",
    hide: tuple[Region, ...] = (),
    animated: bool = False,
) -> Picture:
    """Prepare a picture that must work out."""
    result = prepare_picture(put(folder, name, data), hide, animated, folder / "cache")
    assert isinstance(result, Picture), told(result)
    return result


def refused(folder: Path, data: bytes, *, name: str = "source.jpg", animated: bool = False) -> str:
    """Prepare a picture that must be refused, and return the code's name."""
    result = prepare_picture(put(folder, name, data), (), animated, folder / "cache")
    assert isinstance(result, Problem)
    told(result)
    assert written(folder / "cache") == {}
    return result.code.name


def told(problem: Problem) -> str:
    """Return what people read about a problem: one line, and a cure."""
    sentence = problem.code.sentence.format_map(dict(problem.values))
    assert "\n" not in sentence
    assert problem.code.cure.format_map(dict(problem.values))
    return sentence


def written(cache: Path) -> dict[str, bytes]:
    """Return all files in the cache."""
    return {path.name: path.read_bytes() for path in cache.iterdir()} if cache.exists() else {}


def opened(folder: Path, picture: Picture, media_type: str = "image/webp") -> Image.Image:
    """Return the largest file of a kind, decoded."""
    names = [r.name for r in picture.renditions if r.media_type == media_type]
    image = Image.open(io.BytesIO((folder / "cache" / names[-1]).read_bytes()))
    image.load()
    return image
