"""The pixels come out as people saw them: upright, in the right colours, in the right sizes."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from crafted import chunk, exif, gif_with_everything, made, opened, profile, saved, scene
from PIL import Image, ImageCms

from engage_docs.media.pictures import Rendition

RED, LIME, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def near(one: object, other: tuple[int, ...], by: int = 30) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one[:3], other, strict=True))


def corners(image: Image.Image) -> list[object]:
    image = image.convert("RGB")
    right, bottom = image.width - 6, image.height - 6
    return [image.getpixel(at) for at in ((5, 5), (right, 5), (5, bottom), (right, bottom))]


def is_upright(image: Image.Image) -> bool:
    return all(map(near, corners(image), (RED, LIME, BLUE, YELLOW)))


def stored(orientation: int, size: tuple[int, int] = (320, 200)) -> Image.Image:
    """The scene as a camera stores it when held so that its EXIF says ``orientation``."""
    turn = TURNS[orientation]
    return scene(size) if turn is None else scene(size).transpose(turn)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_upright(orientation: int, kind: str, tmp_path: Path) -> None:
    data = saved(stored(orientation), kind, exif=exif(orientation), quality=95)
    picture = made(tmp_path, data)
    assert (picture.width, picture.height) == (320, 200)
    for media_type in ("image/webp", "image/jpeg"):
        assert is_upright(opened(tmp_path, picture, media_type))


@pytest.mark.parametrize("orientation", [1, 6])
def test_upright_when_large(orientation: int, tmp_path: Path) -> None:
    data = saved(stored(orientation, (6500, 4000)), "JPEG", exif=exif(orientation))
    picture = made(tmp_path, data)
    assert (picture.width, picture.height) == (1600, 985)
    assert is_upright(opened(tmp_path, picture))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_nonsense_orientation_counts_as_none(orientation: int, tmp_path: Path) -> None:
    assert is_upright(
        opened(tmp_path, made(tmp_path, saved(scene(), "JPEG", exif=exif(orientation))))
    )


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (300, [300]),
        (480, [480]),
        (700, [480, 700]),
        (1200, [480, 960, 1200]),
        (1600, [480, 960, 1600]),
        (2500, [480, 960, 1600]),
    ],
)
def test_sizes(width: int, widths: list[int], tmp_path: Path) -> None:
    picture = made(tmp_path, saved(scene((width, max(1, width // 2))), "PNG"))
    for media_type, ending in (("image/webp", "webp"), ("image/jpeg", "jpg")):
        files = [r for r in picture.renditions if r.media_type == media_type]
        assert [r.width for r in files] == widths
        for rendition in files:
            check_rendition(rendition, tmp_path / "cache", ending)
    assert picture.width == widths[-1]


def check_rendition(rendition: Rendition, cache: Path, ending: str) -> None:
    data = (cache / rendition.name).read_bytes()
    assert rendition.name.endswith(f"-{rendition.width}.{ending}")
    assert rendition.size == len(data)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (rendition.width, rendition.height)
        assert image.get_format_mimetype() == rendition.media_type


@pytest.mark.parametrize(("height", "width"), [(16_383, 1), (1, 16_383)])
def test_very_long_and_narrow(height: int, width: int, tmp_path: Path) -> None:
    assert made(tmp_path, saved(Image.new("RGB", (width, height)), "PNG")).height >= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_png_modes(mode: str, tmp_path: Path) -> None:
    picture = made(tmp_path, saved(scene(mode=mode), "PNG"))
    original = scene(mode=mode).convert("RGB")
    shown = opened(tmp_path, picture)
    assert all(map(near, corners(shown), corners(original)))


def test_cmyk(tmp_path: Path) -> None:
    assert is_upright(opened(tmp_path, made(tmp_path, saved(scene(mode="CMYK"), "JPEG"))))


def test_sixteen_bits(tmp_path: Path) -> None:
    grey = Image.new("I;16", (40, 40), 40_000)
    shown = opened(tmp_path, made(tmp_path, saved(grey, "PNG")))
    assert near(shown.convert("RGB").getpixel((20, 20)), (156, 156, 156), by=3)


def test_sixteen_bits_in_three_colours(tmp_path: Path) -> None:
    row = b"\0" + struct.pack(">HHH", 50_000, 20_000, 10_000) * 40
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 16, 2, 0, 0, 0))
    data += chunk(b"IDAT", zlib.compress(row * 40)) + chunk(b"IEND", b"")
    shown = opened(tmp_path, made(tmp_path, data))
    assert near(shown.convert("RGB").getpixel((20, 20)), (195, 78, 39), by=5)


def test_transparency_stays_in_webp_and_is_white_in_jpeg(tmp_path: Path) -> None:
    image = scene(mode="P")
    image.info["transparency"] = image.getpixel((5, 5))
    picture = made(tmp_path, saved(image, "PNG", transparency=image.getpixel((5, 5))))
    webp = opened(tmp_path, picture)
    assert webp.mode == "RGBA"
    assert webp.getpixel((5, 5))[3] == 0
    assert webp.getpixel((315, 5))[3] == 255
    jpeg = opened(tmp_path, picture, "image/jpeg")
    assert near(jpeg.getpixel((5, 5)), (255, 255, 255))
    assert near(jpeg.getpixel((315, 5)), LIME)


@pytest.mark.parametrize("with_profile", [False, True])
def test_what_was_made_invisible_is_gone(with_profile: bool, tmp_path: Path) -> None:
    """A program's eraser leaves the colours in the file, only invisible."""
    options = {"icc_profile": profile()} if with_profile else {}
    secret, nothing = scene(mode="RGBA"), scene(mode="RGBA")
    nothing.paste((0, 0, 0, 255), (0, 0, 160, 200))
    for image in (secret, nothing):
        alpha = Image.new("L", image.size, 255)
        alpha.paste(0, (0, 0, 160, 200))
        image.putalpha(alpha)
    one = made(tmp_path, saved(secret, "PNG", **options), name="one.png")
    other = made(tmp_path, saved(nothing, "PNG", **options), name="other.png")
    assert one == other


def test_colour_profile_is_applied(tmp_path: Path) -> None:
    """A profile whose red is sRGB's green gives green pixels."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = data.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1)
    swapped = swapped.replace(b"temp", b"gXYZ", 1)
    image = Image.new("RGB", (50, 50), "red")
    shown = opened(tmp_path, made(tmp_path, saved(image, "PNG", icc_profile=swapped)))
    assert near(shown.convert("RGB").getpixel((20, 20)), LIME)


@pytest.mark.parametrize("broken", [b"x" * 500, b"", profile()[:300]])
def test_broken_profile_is_left_aside(broken: bytes, tmp_path: Path) -> None:
    assert is_upright(opened(tmp_path, made(tmp_path, saved(scene(), "PNG", icc_profile=broken))))


def test_profile_of_other_colours_is_left_aside(tmp_path: Path) -> None:
    data = saved(scene(mode="CMYK"), "JPEG", icc_profile=profile())
    assert is_upright(opened(tmp_path, made(tmp_path, data)))


def test_animation_keeps_its_first_frame_only(tmp_path: Path) -> None:
    shown = opened(tmp_path, made(tmp_path, gif_with_everything()))
    assert getattr(shown, "n_frames", 1) == 1
    assert is_upright(shown)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_animation_on_request(kind: str, tmp_path: Path) -> None:
    frames = [scene().rotate(180 * turn) for turn in range(3)]
    data = saved(
        frames[0],
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=[100, 200, 300],
        loop=2,
        lossless=True,
    )
    picture = made(tmp_path, data, animated=True)
    moving = opened(tmp_path, picture)
    assert moving.n_frames == 3
    assert moving.info["loop"] == (3 if kind == "GIF" else 2)
    assert is_upright(moving)
    moving.seek(1)
    moving.load()
    assert moving.info["duration"] == 200
    assert near(corners(moving)[0], YELLOW)
    still = opened(tmp_path, picture, "image/jpeg")
    assert is_upright(still)


def test_asking_a_still_picture_to_move_changes_nothing(tmp_path: Path) -> None:
    data = saved(scene(), "PNG")
    assert made(tmp_path, data, animated=True) == made(tmp_path, data)


def test_same_input_gives_same_bytes(tmp_path: Path) -> None:
    data = saved(scene((1700, 900)), "JPEG", exif=exif(6))
    results = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        picture = made(folder, data, name=f"{name}.jpg")
        files = {r.name: (folder / "cache" / r.name).read_bytes() for r in picture.renditions}
        results.append((picture, files))
    assert results[0] == results[1]


def test_noise_is_encoded_too(tmp_path: Path) -> None:
    noise = Image.effect_noise((2000, 1500), 120).convert("RGB")
    assert made(tmp_path, saved(noise, "JPEG", quality=95)).width == 1600
