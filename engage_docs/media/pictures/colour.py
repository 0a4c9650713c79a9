"""From any kind of pixels to plain sRGB, with or without transparency."""

import io

from PIL import Image, ImageCms

_WORKING_MODES = ("L", "RGB", "CMYK")
_PROFILE_BYTES = 4_000_000


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
