"""Reading a picture: limits first, then pixels in plain sRGB, and nothing but pixels."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from PIL import ExifTags, Image, ImageCms, ImageFile

from engage_docs.findings.pictures import PICTURE_DAMAGED, PICTURE_TOO_LARGE, PICTURE_TOO_LONG
from engage_docs.media.pictures import limits
from engage_docs.media.pictures.regions import Region, boxes_of, cover
from engage_docs.media.source import Refused

# EXIF 2.32, tag Orientation: what to do to the picture as stored to see it as it was taken.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_WORKING_MODES = ("L", "RGB", "CMYK")
_PROFILE_BYTES = 4_000_000
_IN_BLOCKS = ("JPEG", "WEBP")
_SHORTEST_FRAME, _USUAL_FRAME, _LONGEST_FRAME = 20, 100, 60_000


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file that was read: its bytes, its kind by Pillow's name, what to hide of it."""

    data: bytes
    kind: str
    hide: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Animation:
    """An animation: its frames, how long each stands (in ms), how often it plays (0: for ever)."""

    frames: list[Image.Image]
    durations: list[int]
    loop: int


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever a decoder raises into a refusal.

    Pillow's decoders raise errors of many types for bad files, so all are caught. Its warnings
    about odd files are silenced, but those about pictures that unfold into huge ones are errors.
    The filter of warnings belongs to the whole process: run pictures in processes, not threads.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        what = f"at most {limits.PIXELS // 1_000_000} million pixels are possible"
        raise Refused(PICTURE_TOO_LARGE, what=what) from None
    except Exception as error:
        raise Refused(PICTURE_DAMAGED) from error


def read_still(source: PictureFile, widest: int) -> Image.Image:
    """Return the picture, or the first frame of an animation, at most ``widest`` wide."""
    with guarded(), _opened(source) as image:
        if image.format in ("JPEG", "MPO"):
            turn = _turn_of(image)
            if not source.hide:
                width, height = _shrunk(image.size, turn, widest)
                # Decodes only every second, fourth or eighth pixel of a large JPEG.
                image.draft(None, (width * 2, height * 2))
            image.load()
        else:
            image.load()
            turn = _turn_of(image)
        return _finished(image, source, turn, widest, image.info.get("icc_profile"))


def read_moving(source: PictureFile, widest: int) -> Animation | None:
    """Return the animation, at most ``widest`` wide, or None if the picture does not move."""
    with guarded(), _opened(source) as image:
        if source.kind == "JPEG" or not getattr(image, "is_animated", False):
            return None
        return _all_frames(image, source, widest)


def _all_frames(image: ImageFile.ImageFile, source: PictureFile, widest: int) -> Animation:
    size = image.size
    most = min(limits.FRAMES, limits.ANIMATION_PIXELS // (size[0] * size[1]))
    # The first picture of an animated PNG may stand outside the animation.
    start = 1 if image.info.get("default_image") else 0
    frames: list[Image.Image] = []
    durations: list[int] = []
    for index in count(start):
        try:
            image.seek(index)
        except EOFError:
            break
        if len(frames) >= most:
            what = f"at most {most} frames of this size are possible"
            raise Refused(PICTURE_TOO_LONG, what=what)
        _check_size(image, source)
        image.load()
        if image.size != size:
            raise Refused(PICTURE_DAMAGED)
        profile = image.info.get("icc_profile")
        frames.append(_finished(image.copy(), source, _turn_of(image), widest, profile))
        durations.append(_duration(image.info.get("duration")))
    if any(frame.mode == "RGBA" for frame in frames):
        frames = [frame.convert("RGBA") for frame in frames]
    return Animation(frames, durations, _loop(image))


def _duration(written: object) -> int:
    """Return for how many milliseconds a frame stands; browsers treat very short ones as 100."""
    if not isinstance(written, int | float) or not written >= _SHORTEST_FRAME:
        return _USUAL_FRAME
    return int(min(written, _LONGEST_FRAME))


def _loop(image: ImageFile.ImageFile) -> int:
    """Return how often the animation plays. A GIF counts the repeats after the first time."""
    if image.format == "GIF":
        repeats = image.info.get("loop")
        times = 1 if repeats is None else repeats + 1 if repeats else 0
    else:
        times = image.info.get("loop", 0)
    return min(int(times), 65_535)


@contextmanager
def _opened(source: PictureFile) -> Iterator[ImageFile.ImageFile]:
    """Open the picture with the one decoder of its kind, and check its size before it decodes."""
    if source.kind == "JPEG" and source.data.count(b"\xff\xda") > limits.JPEG_SCANS:
        raise Refused(PICTURE_DAMAGED)
    with Image.open(io.BytesIO(source.data), formats=(source.kind,)) as image:
        _check_size(image, source)
        yield image


def _check_size(image: ImageFile.ImageFile, source: PictureFile) -> None:
    width, height = image.size
    most = min(limits.PIXELS, limits.WORKING_BYTES // _bytes_per_pixel(image, source))
    if max(width, height) > limits.SIDE:
        what = f"one side has {max(width, height)} pixels, and {limits.SIDE} is the most"
    elif width * height > most:
        what = (
            f"it has {width * height / 1_000_000:.1f} million pixels, "
            f"and {most // 1_000_000} million is the most for this kind of picture"
        )
    else:
        return
    raise Refused(PICTURE_TOO_LARGE, what=what)


def _bytes_per_pixel(image: ImageFile.ImageFile, source: PictureFile) -> int:
    """Return how much memory the decoder and our own work take for each pixel (measured)."""
    if source.kind == "WEBP":
        return 20
    if source.kind == "GIF":
        return 12
    if source.kind == "PNG":
        twice = image.mode == "LA" or (image.mode == "RGB" and "transparency" in image.info)
        return 12 if twice else 8
    # A progressive JPEG is kept as a whole, two bytes for each colour, before it is decoded.
    kept = 2 * len(image.getbands()) if image.info.get("progressive") else 0
    drafted = not source.hide and image.width >= 4 * limits.WIDTHS[-1]
    return kept + (1 if drafted else 4)


def _turn_of(image: ImageFile.ImageFile) -> int:
    """Return the EXIF orientation, 1 to 8; 1 if there is none or it cannot be read.

    Only EXIF counts, as in browsers (CSS Images 3, ``image-orientation: from-image``).
    """
    written = image.info.get("exif")
    if not isinstance(written, bytes):
        return 1
    exif = Image.Exif()
    try:
        exif.load(written)
        value = exif.get(ExifTags.Base.Orientation, 1)
    except Exception:
        return 1
    return value if isinstance(value, int) and value in _TURNS else 1


def _shrunk(size: tuple[int, int], turn: int, widest: int) -> tuple[int, int]:
    """Return the size, as stored, of a picture that is at most ``widest`` wide as seen."""
    width, height = size[::-1] if turn >= 5 else size
    if width > widest:
        width, height = widest, max(1, round(height * widest / width))
    return (height, width) if turn >= 5 else (width, height)


def _finished(
    image: Image.Image, source: PictureFile, turn: int, widest: int, profile: object
) -> Image.Image:
    """Cover first, then make smaller, then colours, then turn: the order saves memory."""
    full = image.size
    picture = plain(image)
    if source.hide:
        cover(picture, boxes_of(source.hide, full, turn, source.kind in _IN_BLOCKS))
    picture = made_smaller(picture, _shrunk(full, turn, widest))
    picture = to_srgb(picture, profile)
    if turn in _TURNS:
        picture = picture.transpose(_TURNS[turn])
    picture.info = {}
    return picture


def made_smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the image in another size."""
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def plain(image: Image.Image) -> Image.Image:
    """Return the image in a mode that can be covered and made smaller: L, RGB, RGBa or CMYK.

    In RGBa each colour is multiplied by its opacity, so the colours of invisible pixels are gone.
    A program's eraser often only makes pixels invisible: their colours stay in the file, and
    could be made visible again.
    """
    if image.mode.startswith("I"):
        # Sixteen bits to eight: Pillow's own conversion would cut off instead of scaling.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image if image.mode in _WORKING_MODES else image.convert(_opaque_mode(image))
    clear = image if image.mode == "RGBA" else image.convert("RGBA")
    lowest, _ = clear.getchannel("A").getextrema()
    return clear.convert("RGB" if lowest == 255 else "RGBa")


def _opaque_mode(image: Image.Image) -> str:
    return "L" if image.mode == "1" else "RGB"


def to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return a plain image as sRGB, mode RGB or RGBA, by its colour profile if it has one.

    A profile that is broken or does not fit the pixels is left aside.
    """
    alpha = None
    if image.mode == "RGBa":
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    converted = _by_profile(image, profile) or image.convert("RGB")
    if alpha is not None:
        converted.putalpha(alpha)
        # The conversion may have given invisible pixels a colour again, such as grey for black.
        converted = converted.convert("RGBa").convert("RGBA")
    return converted


def _by_profile(image: Image.Image, profile: object) -> Image.Image | None:
    if not isinstance(profile, bytes) or not 128 <= len(profile) <= _PROFILE_BYTES:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        return ImageCms.profileToProfile(image, source, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def on_white(image: Image.Image) -> Image.Image:
    """Return the image without transparency, on white paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
